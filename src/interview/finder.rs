//! What of a long home list is shown: the scenarios that a search finds, and of each pack so many as were wanted.

use super::library::Library;
use crate::ids::PackId;
use crate::pack::{Card, Outline};
use crate::text::in_small;

/// So many scenarios of a pack are shown at first, and so many more each time: a list of thousands at once would keep
/// the page busy.
const PAGE: usize = 24;
/// With more scenarios than these, people look for one by its words.
const HANDFUL: usize = 12;
/// The longest text that is searched for, in characters.
const LONGEST: usize = 100;

/// What is searched for, and how much of the list was wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finder {
    /// What stands in the search field.
    pub words: String,
    /// Packs of which more than the first page was wanted, with the number of pages.
    pages: Vec<(PackId, usize)>,
}

impl Finder {
    /// Whether there are enough scenarios to be searched.
    #[must_use]
    pub fn is_wanted(library: &Library) -> bool {
        library.scenario_ids().nth(HANDFUL).is_some()
    }

    /// Whether anything is searched for.
    #[must_use]
    pub fn is_searching(&self) -> bool {
        !self.words.trim().is_empty()
    }

    /// The scenarios of a pack that have all words that are searched for: in title, question, asker, kind, or the pack's
    /// own title. Capitals and small letters are the same.
    #[must_use]
    pub fn found<'o>(&self, pack: &'o Outline) -> Vec<&'o Card> {
        let words = in_small(&self.words);
        let words: Vec<&str> = words.split_whitespace().collect();
        let has_all = |card: &&Card| {
            let by = &card.asked_by;
            let texts = [&pack.title, &card.title, &card.question, &by.name, &by.role, &card.kind];
            let texts = texts.map(|text| in_small(text));
            words.iter().all(|word| texts.iter().any(|text| text.contains(word)))
        };
        // Most of the time nothing is searched for, and no text need be looked at.
        pack.scenarios.iter().filter(|card| words.is_empty() || has_all(card)).collect()
    }

    /// How many scenarios of a pack are shown.
    #[must_use]
    pub fn shown(&self, pack: &PackId) -> usize {
        PAGE * self.pages.iter().find(|(own, _)| own == pack).map_or(1, |(_, pages)| *pages)
    }

    /// Searches for other words. The list begins at its first page again.
    pub(super) fn search(&mut self, words: &str) {
        self.words = words.chars().take(LONGEST).collect();
        self.pages.clear();
    }

    /// Shows one more page of a pack; the first scenario on it.
    pub(super) fn show_more<'o>(&mut self, pack: &'o Outline) -> Option<&'o Card> {
        let before = self.shown(&pack.id);
        match self.pages.iter_mut().find(|(own, _)| *own == pack.id) {
            Some((_, pages)) => *pages += 1,
            None => self.pages.push((pack.id.clone(), 2)),
        }
        self.found(pack).get(before).copied()
    }
}

/// The id of the link on a scenario's card.
#[must_use]
pub(crate) fn card_id(card: &Card) -> String {
    format!("card-{}", card.id)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::ids::ScenarioId;
    use crate::pack::Pack;

    const PACK: &str = include_str!("../../tests/packs/neutral.json");

    fn outline() -> Outline {
        Outline::from(&Pack::read(PACK).unwrap())
    }

    /// The pack with so many scenarios, told apart by their names.
    fn long(scenarios: usize) -> Outline {
        let mut outline = outline();
        let card = outline.scenarios.first().unwrap().clone();
        let numbered = |index: usize| Card { id: ScenarioId::new(format!("case-{index}")), ..card.clone() };
        outline.scenarios = (0..scenarios).map(numbered).collect();
        outline
    }

    #[test]
    fn a_scenario_is_found_by_any_words_of_its_card() {
        let rows = [
            ("", 2),
            ("  ", 2),
            ("sunday", 1),
            ("SUNDAY Open", 1),
            ("village", 2),
            ("village sunday", 1),
            ("sunday nowhere", 0),
        ];
        for (words, expected) in rows {
            let mut finder = Finder::default();
            finder.search(words);
            assert_eq!(finder.found(&outline()).len(), expected, "{words}");
        }
        let pack = outline();
        for card in &pack.scenarios {
            for words in [&card.title, &card.question, &card.asked_by.name, &card.asked_by.role, &card.kind] {
                let mut finder = Finder::default();
                finder.words.clone_from(words);
                assert!(finder.found(&pack).contains(&card), "{words}");
            }
        }
    }

    #[test]
    fn a_long_list_is_shown_in_pages_and_a_search_begins_at_the_first() {
        let pack = long(60);
        let mut finder = Finder::default();
        assert_eq!(finder.shown(&pack.id), 24);
        let first = |card: Option<&Card>| card.map(|card| card.id.to_string());
        assert_eq!(first(finder.show_more(&pack)).as_deref(), Some("case-24"));
        assert_eq!(first(finder.show_more(&pack)).as_deref(), Some("case-48"));
        assert_eq!(first(finder.show_more(&pack)), None, "there are no more");
        assert_eq!(finder.shown(&PackId::new("another")), 24);
        finder.search("roof");
        assert_eq!(finder.shown(&pack.id), 24);
    }

    #[test]
    fn what_is_searched_for_has_an_end() {
        let mut finder = Finder::default();
        finder.search(&"é".repeat(500));
        assert_eq!(finder.words.chars().count(), 100);
    }
}
