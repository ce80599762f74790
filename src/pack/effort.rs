//! What it takes to read a pack. A few lines can ask for very much, by naming concepts and figures again in every scenario;
//! a pack must not be able to stop the page.

use super::limits::{PHRASES_OF_A_PACK, PHRASES_OF_A_SCENARIO, RULES_OF_A_SCENARIO, SPELLINGS_OF_A_PACK};
use crate::json::Reader;

/// What has been made of the scenarios of a pack so far.
#[derive(Debug, Default)]
pub(super) struct Effort {
    phrases: usize,
    spellings: usize,
}

impl Effort {
    /// Counts the spellings that were made of figures.
    pub(super) fn spelled(&mut self, spellings: usize) {
        self.spellings += spellings;
    }

    /// Counts what was made of the scenario at this place, and notes what is too much for one.
    pub(super) fn compiled(&mut self, at: usize, phrases: usize, rules: usize, reader: &mut Reader<'_>) {
        self.phrases += phrases;
        if phrases > PHRASES_OF_A_SCENARIO {
            let what = format!("the scenario looks for more than {PHRASES_OF_A_SCENARIO} phrases");
            reader.problem(at, what, "use fewer wordings, figures in them, or concepts");
        }
        if rules > RULES_OF_A_SCENARIO {
            let what = format!("the scenario has {rules} rules; at most {RULES_OF_A_SCENARIO} are allowed");
            reader.problem(at, what, "use fewer parts, or split the scenario");
        }
    }

    /// Whether the pack goes too far with the scenario at this place; if so, that is noted.
    pub(super) fn is_too_much(&self, at: usize, reader: &mut Reader<'_>) -> bool {
        let limits = [
            (self.phrases, PHRASES_OF_A_PACK, "phrases of the wordings and concepts that they use"),
            (self.spellings, SPELLINGS_OF_A_PACK, "spellings of figures in wordings"),
        ];
        let over = limits.into_iter().find(|(made, most, _)| made > most);
        if let Some((_, most, what)) = over {
            let what = format!("the scenarios up to this one have more than {most} {what}");
            reader.problem(at, what, "put the scenarios from here on into another pack");
        }
        over.is_some()
    }
}
