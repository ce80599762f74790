//! What is kept in the browser's storage: one document a key, each with the number of its format.
//! An attempt has a key of its own and is never rewritten, so two tabs cannot undo each other's.

use super::attempt::{Attempt, AttemptId};
use super::draft::Draft;
use super::read_saved;
use crate::ids::{ScenarioId, is_id};
use crate::json;
use serde::Serialize;
use std::fmt;

/// The format that is written. Older ones are read as long as anybody may have them.
const FORMAT: u32 = 1;
const DRAFT: &str = "hotseat/draft/";
const ATTEMPT: &str = "hotseat/attempt/";
/// Documents that could not be read are moved here.
const ASIDE: &str = "hotseat/aside/";

/// The name of a stored document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// The draft for a scenario.
    Draft(ScenarioId),
    /// An attempt.
    Attempt(AttemptId),
}

impl Key {
    /// Reads the name of a stored document; `None` if it is not one of ours to read.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        if let Some(id) = name.strip_prefix(DRAFT) {
            return is_id(id).then(|| Self::Draft(ScenarioId::new(id)));
        }
        let id = name.strip_prefix(ATTEMPT)?;
        is_id(id).then(|| Self::Attempt(AttemptId::new(id)))
    }

    /// The name under which an unreadable document is kept aside.
    #[must_use]
    pub fn aside(name: &str) -> String {
        format!("{ASIDE}{}", name.trim_start_matches("hotseat/"))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Draft(id) => write!(f, "{DRAFT}{id}"),
            Self::Attempt(id) => write!(f, "{ATTEMPT}{id}"),
        }
    }
}

/// A stored document that could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// A draft.
    Draft(Draft),
    /// An attempt.
    Attempt(Attempt),
}

/// Why a stored document cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is damaged.
    Damaged,
    /// A newer program wrote it.
    Newer(u32),
}

#[derive(Serialize)]
struct Envelope<T> {
    hotseat: u32,
    document: T,
}

/// The text under which a draft is kept.
#[must_use]
pub fn encode_draft(draft: &Draft) -> String {
    encode(draft)
}

/// The text under which an attempt is kept.
#[must_use]
pub fn encode_attempt(attempt: &Attempt) -> String {
    encode(attempt)
}

fn encode<T: Serialize>(document: &T) -> String {
    // Maps with text keys and plain values always have a JSON form.
    serde_json::to_string(&Envelope { hotseat: FORMAT, document }).unwrap_or_default()
}

/// Reads a stored document.
///
/// # Errors
/// It is damaged, or a newer program wrote it.
pub fn decode(key: &Key, text: &str) -> Result<Saved, Unreadable> {
    let root = json::parse_of_any_size(text).map_err(|_| Unreadable::Damaged)?;
    let format = read_saved::small(&root, "hotseat").ok_or(Unreadable::Damaged)?;
    if format > FORMAT {
        return Err(Unreadable::Newer(format));
    }
    let document = root.member("document").ok_or(Unreadable::Damaged)?;
    let saved = match key {
        Key::Draft(id) => read_saved::draft(document).filter(|draft| draft.scenario == *id).map(Saved::Draft),
        Key::Attempt(id) => {
            read_saved::attempt(document).filter(|attempt| attempt.id == *id).map(Saved::Attempt)
        }
    };
    saved.ok_or(Unreadable::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A frozen sample of the format: never edited, so that what people have saved stays readable.
    const DRAFT_1: &str = r#"{"hotseat":1,"document":{"scenario":"price-undercut","answer":{"clarify":{"kind":"text","text":"Who leaves?"},"gp_if_matched":{"kind":"number","typed":"$5.5M"},"options":{"kind":"table","rows":[{"option":"Hold"}]},"allocation":{"kind":"allocation","amounts":{"Ads":"100"}},"order":{"kind":"ranking","order":["B","A"]},"day":{"kind":"choice","chosen":["Monday"]},"shelf":{"kind":"buckets","sorted":{"Bread":"Top"}}},"started_at":1,"changed_at":2,"spent":3}}"#;
    const ATTEMPT_1: &str = r#"{"hotseat":1,"document":{"id":"a1-x","scenario":"price-undercut","title":"T","pack":"p","pack_version":1,"answer":{},"submitted_at":9,"spent":5,"score":40,"earlier":"a0-x"}}"#;

    #[test]
    fn frozen_documents_are_read_and_written_back_the_same() {
        let key = Key::Draft(ScenarioId::new("price-undercut"));
        let Ok(Saved::Draft(draft)) = decode(&key, DRAFT_1) else { unreachable!("the draft is readable") };
        assert_eq!(encode_draft(&draft).len(), DRAFT_1.len());
        assert_eq!(decode(&key, &encode_draft(&draft)), Ok(Saved::Draft(draft)));
        let key = Key::Attempt(AttemptId::new("a1-x"));
        let Ok(Saved::Attempt(attempt)) = decode(&key, ATTEMPT_1) else {
            unreachable!("the attempt is readable")
        };
        assert_eq!(encode_attempt(&attempt), ATTEMPT_1);
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        let key = Key::Draft(ScenarioId::new("price-undercut"));
        let rows = [
            ("", Unreadable::Damaged),
            ("{\"hotseat\":1}", Unreadable::Damaged),
            (&DRAFT_1[..80], Unreadable::Damaged),
            ("{\"hotseat\":2,\"document\":[]}", Unreadable::Newer(2)),
        ];
        for (text, why) in rows {
            assert_eq!(decode(&key, text), Err(why), "{text}");
        }
        assert_eq!(decode(&Key::Draft(ScenarioId::new("other")), DRAFT_1), Err(Unreadable::Damaged));
    }

    #[test]
    fn keys_are_read_back_and_strangers_are_left_alone() {
        for name in ["hotseat/draft/price-undercut", "hotseat/attempt/a1-x"] {
            assert_eq!(Key::parse(name).map(|key| key.to_string()).as_deref(), Some(name));
        }
        for name in ["theme", "hotseat/aside/draft/x", "hotseat/draft/../x"] {
            assert_eq!(Key::parse(name), None, "{name}");
        }
        assert_eq!(Key::aside("hotseat/draft/x"), "hotseat/aside/draft/x");
    }
}
