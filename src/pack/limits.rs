//! How much of everything a pack may hold. The reader holds authors to these limits, and the schema tells them to
//! their editors, so that both always say the same.

/// A whole number from one bound to another, both included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Whole {
    pub(crate) low: u32,
    pub(crate) high: u32,
}

/// A list of different texts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Texts {
    /// The fewest entries.
    pub(crate) least: usize,
    /// The most entries.
    pub(crate) most: usize,
    /// The longest entry, in characters.
    pub(crate) longest: usize,
}

/// The newest format of packs that this program reads.
pub(crate) const FORMAT: u32 = 1;
/// The version of a pack.
pub(crate) const VERSION: Whole = Whole { low: 1, high: 1_000_000 };
/// The most scenarios of one pack, and the most drills and panels.
pub(crate) const SCENARIOS: usize = 2000;

/// Titles of what has a page of its own, names and roles of people, and whatever else stands on a line.
pub(crate) const LINE: usize = 120;
/// Titles of what stands in a list: items, flags and drills.
pub(crate) const TITLE: usize = 80;
/// The kind of a scenario and the topic of a drill.
pub(crate) const WORD: usize = 40;
/// The tag of a language.
pub(crate) const LANGUAGE: usize = 35;
/// Some sentences: what a pack or a panel is about, a challenge, a remark below an exhibit.
pub(crate) const REMARK: usize = 600;
/// A hint, and what is said of a mistake.
pub(crate) const ADVICE: usize = 400;
/// What has happened.
pub(crate) const SITUATION: usize = 6000;
/// What is asked, and the way to the number of a drill.
pub(crate) const QUESTION: usize = 1000;

/// The most fields, items, flags, challenges and samples of a scenario, and the most rows of its exhibit.
pub(crate) const ENTRIES: usize = 1000;
/// The time for a scenario, in minutes, and what it is if its author does not say.
pub(crate) const MINUTES: Whole = Whole { low: 1, high: 240 };
pub(crate) const USUAL_MINUTES: u32 = 30;
/// The most steps of a ladder of hints.
pub(crate) const HINTS: usize = 10;
/// The points that a hint costs, and what it costs if its author does not say.
pub(crate) const COST: Whole = Whole { low: 0, high: 20 };
pub(crate) const USUAL_COST: u32 = 1;
/// The most model answers.
pub(crate) const MODELS: usize = 10;
/// The bounds of a sample's score.
pub(crate) const SCORE: Whole = Whole { low: 0, high: 100 };

/// The headings of an exhibit.
pub(crate) const HEADINGS: Texts = Texts { least: 1, most: 12, longest: 80 };
/// The title and the cells of an exhibit.
pub(crate) const CELL: usize = 200;

/// What is asked of the candidate in a field.
pub(crate) const LABEL: usize = 300;
/// The columns of a table.
pub(crate) const COLUMNS: Texts = Texts { least: 1, most: 8, longest: 40 };
/// What there is to rank, choose or sort, and the buckets.
pub(crate) const CHOICES: Texts = Texts { least: 2, most: 20, longest: 60 };

/// The most parameters, and the most conditions, of a scenario or drill.
pub(crate) const PARAMETERS: usize = 100;
/// A unit such as `$M`.
pub(crate) const UNIT: usize = 20;
/// A formula or a condition.
pub(crate) const FORMULA: usize = crate::number::formula::MAX_LENGTH;
/// The most known mistakes of a number.
pub(crate) const MISTAKES: usize = 20;

/// The points of an item, a flag or a number, and what they are if the author does not say.
pub(crate) const WEIGHT: Whole = Whole { low: 1, high: 20 };
pub(crate) const USUAL_WEIGHT_OF_A_NUMBER: u32 = 1;
pub(crate) const USUAL_WEIGHT_OF_A_FLAG: u32 = 2;
/// What a reader would look for.
pub(crate) const CRITERION: usize = 800;
/// The most sentences of one list of tests, and the longest of them.
pub(crate) const TESTS: usize = 1000;
pub(crate) const SENTENCE: usize = 4000;

/// The most parts of one `all`, `any` or `of`, and the most slots of one `say`.
pub(crate) const PARTS: usize = 40;
/// Wordings separated by `|`.
pub(crate) const WORDINGS: usize = 4000;
/// What one scenario may look for and ask, however it comes about: the phrases of its wordings with those of all
/// concepts that they use, and its rules with their parts.
pub(crate) const PHRASES_OF_A_SCENARIO: usize = 60_000;
pub(crate) const RULES_OF_A_SCENARIO: usize = 5000;
/// The figures of one wording, each of which multiplies its spellings by some thirty, and the spellings of a scenario.
pub(crate) const FIGURES_OF_A_WORDING: usize = 2;
pub(crate) const SPELLINGS_OF_A_SCENARIO: usize = 60_000;
/// What all scenarios of a pack may come to.
pub(crate) const PHRASES_OF_A_PACK: usize = 600_000;
pub(crate) const SPELLINGS_OF_A_PACK: usize = 400_000;
/// How many rows of a table a rule may want.
pub(crate) const ROWS: Whole = Whole { low: 1, high: 100 };
pub(crate) const USUAL_ROWS: u32 = 1;
/// Among how many of the first a choice may have to be.
pub(crate) const TOP: Whole = Whole { low: 1, high: 20 };
/// The sum that cues have to come to.
pub(crate) const BAR: Whole = Whole { low: 1, high: 999 };
/// The most cues of one rule, and the most characters of them all.
pub(crate) const CUES: usize = 400;
pub(crate) const LENGTH_OF_CUES: usize = 12_000;
/// The greatest weight of a cue, for and against.
pub(crate) const WEIGHT_OF_A_CUE: i32 = 99;
/// From how many judged passages cues were learned.
pub(crate) const LEARNED_FROM: Whole = Whole { low: 1, high: 1_000_000 };

/// The fewest and the most people of a panel.
pub(crate) const LEAST_SEATS: usize = 2;
pub(crate) const MOST_SEATS: usize = 8;
/// The time for one of them, in minutes.
pub(crate) const MINUTES_OF_A_SEAT: Whole = Whole { low: 1, high: 60 };
/// The fields that one of them asks.
pub(crate) const FIELDS_OF_A_SEAT: Texts = Texts { least: 1, most: 30, longest: crate::ids::MAX_ID };

#[cfg(test)]
mod tests;
