//! Verdicts in words: what decided, or what was missing.

use super::debrief::{FlagResult, ItemResult};
use super::judge::Evidence;
use crate::answer::Answer;
use crate::json::shortened;

/// More of them would be read by nobody.
const MOST: usize = 3;

impl ItemResult {
    /// Why the item is met or not, to stand right after what names it; empty if nothing is known.
    #[must_use]
    pub fn reasons(&self, answer: &Answer) -> String {
        if self.met {
            return quoted(&self.evidence, answer);
        }
        let gated = self.blocked.iter().map(|blocked| {
            let words = answer.text_at(&blocked.place).get(blocked.span.clone()).unwrap_or_default();
            format!("“{}” {}", shortened(words), blocked.why.in_words())
        });
        let lacks = self.missing.iter().map(|what| format!("it lacks {what}"));
        let reasons: Vec<String> =
            if self.blocked.is_empty() { lacks.take(MOST).collect() } else { gated.collect() };
        if reasons.is_empty() { String::new() } else { format!(": {}", reasons.join("; ")) }
    }
}

impl ItemResult {
    /// What an answer that does not meet the item lacks, in a sentence; none if only gates stood in the way.
    #[must_use]
    pub fn lack(&self) -> Option<String> {
        match (self.missing.as_slice(), self.blocked.as_slice()) {
            ([], []) => Some("Nothing in the answer does this.".to_owned()),
            ([], _) => None,
            (missing, _) => Some(format!("Missing: {}.", missing.join("; "))),
        }
    }
}

impl FlagResult {
    /// The words that raised the flag, to stand right after what names it; empty if it was raised by what is absent.
    #[must_use]
    pub fn reasons(&self, answer: &Answer) -> String {
        quoted(&self.evidence, answer)
    }
}

/// The words that decided.
fn quoted(evidence: &[Evidence], answer: &Answer) -> String {
    let words = evidence.iter().filter_map(|one| answer.text_at(&one.place).get(one.span.clone()));
    let words: Vec<String> = words.take(MOST).map(|words| format!("“{}”", shortened(words))).collect();
    if words.is_empty() { String::new() } else { format!(", by {}", words.join(" and ")) }
}
