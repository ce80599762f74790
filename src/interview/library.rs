//! The packs that are loaded, and those that could not be.

use super::asked::Asked;
use crate::ids::{DrillId, PackId, PanelId, ScenarioId};
use crate::pack::{Draw, Drill, Outline, Pack, Panel, Scenario};
use crate::problem::{Position, Problem};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// So many scenarios with fresh numbers are kept at hand.
const MOST_DRAWN: usize = 12;

/// All packs of the program.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Library {
    shelves: Vec<Shelf>,
    troubles: Vec<PackTrouble>,
    /// Scenarios with fresh numbers, as far as they were wanted.
    drawn: BTreeMap<Asked, Scenario>,
}

/// A pack, known by its outline; it is read as a whole when a scenario of it is wanted for the first time.
#[derive(Clone, Debug, PartialEq)]
struct Shelf {
    file: String,
    text: Cow<'static, str>,
    outline: Outline,
    /// None in it if the pack turned out to have problems.
    pack: OnceLock<Option<Box<Pack>>>,
}

impl Shelf {
    fn pack(&self) -> Option<&Pack> {
        self.pack.get_or_init(|| Pack::read(&self.text).ok().map(Box::new)).as_deref()
    }
}

/// A pack that is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackTrouble {
    /// The file that it came from.
    pub file: String,
    /// All that is wrong with it.
    pub problems: Vec<Problem>,
}

impl Library {
    /// Reads packs as a whole, given as file name and text. A pack with problems is set aside with all of them.
    #[must_use]
    pub fn read<'t>(files: impl Iterator<Item = (&'t str, &'t str)>) -> Self {
        let mut library = Self::default();
        for (file, text) in files {
            library.add(file, Cow::Owned(text.to_owned()));
        }
        while library.read_next() {}
        library
    }

    /// Opens packs by their outlines; [`Library::read_next`] reads them one after the other, when there is time.
    #[must_use]
    pub fn open(files: impl Iterator<Item = (&'static str, &'static str)>) -> Self {
        let mut library = Self::default();
        for (file, text) in files {
            library.add(file, Cow::Borrowed(text));
        }
        library
    }

    /// Reads one more pack as a whole, if there is one that nobody has wanted yet. Returns whether there are more.
    pub fn read_next(&mut self) -> bool {
        let is_unread = |shelf: &Shelf| shelf.pack.get().is_none();
        if let Some(shelf) = self.shelves.iter().find(|shelf| is_unread(shelf)) {
            shelf.pack();
        }
        let broken = |shelf: &Shelf| shelf.pack.get().is_some_and(Option::is_none);
        while let Some(index) = self.shelves.iter().position(broken) {
            let shelf = self.shelves.remove(index);
            let problems = Pack::read(&shelf.text).err().unwrap_or_default();
            self.troubles.push(PackTrouble { file: shelf.file, problems });
        }
        self.shelves.iter().any(is_unread)
    }

    fn add(&mut self, file: &str, text: Cow<'static, str>) {
        let whole = || Pack::read(&text).map(|pack| Outline::from(&pack));
        let outline = Outline::read(&text).map_or_else(whole, Ok);
        match outline.and_then(|outline| self.without_clash(outline)) {
            Ok(outline) => {
                self.shelves.push(Shelf { file: file.to_owned(), text, outline, pack: OnceLock::new() });
            }
            Err(problems) => self.troubles.push(PackTrouble { file: file.to_owned(), problems }),
        }
    }

    fn without_clash(&self, outline: Outline) -> Result<Outline, Vec<Problem>> {
        let clash = |what: String| {
            vec![Problem {
                at: Position { line: 1, column: 1 },
                what,
                remedy: "give it an id of its own".to_owned(),
            }]
        };
        if self.outlines().any(|other| other.id == outline.id) {
            return Err(clash(format!("a pack with the id `{}` is loaded already", outline.id)));
        }
        if let Some(card) = outline.scenarios.iter().find(|card| self.shelf_of(&card.id).is_some()) {
            return Err(clash(format!("a scenario with the id `{}` is loaded already", card.id)));
        }
        if let Some(id) = outline.drills.iter().find(|id| self.drill_ids().any(|other| other == *id)) {
            return Err(clash(format!("a drill with the id `{id}` is loaded already")));
        }
        let is_panel =
            |id: &PanelId| self.outlines().flat_map(|outline| &outline.panels).any(|other| other.id == *id);
        if let Some(card) = outline.panels.iter().find(|card| is_panel(&card.id)) {
            return Err(clash(format!("a panel with the id `{}` is loaded already", card.id)));
        }
        Ok(outline)
    }

    fn shelf_of(&self, id: &ScenarioId) -> Option<&Shelf> {
        self.shelves.iter().find(|shelf| shelf.outline.scenarios.iter().any(|card| card.id == *id))
    }

    /// The packs in use, by their outlines.
    pub fn outlines(&self) -> impl Iterator<Item = &Outline> {
        self.shelves.iter().map(|shelf| &shelf.outline)
    }

    /// The packs that are not used, with their problems.
    #[must_use]
    pub fn troubles(&self) -> &[PackTrouble] {
        &self.troubles
    }

    /// The names of all scenarios.
    pub fn scenario_ids(&self) -> impl Iterator<Item = &ScenarioId> {
        self.outlines().flat_map(|outline| &outline.scenarios).map(|card| &card.id)
    }

    /// All scenarios of the packs in use, read as a whole.
    pub fn scenarios(&self) -> impl Iterator<Item = &Scenario> {
        self.shelves.iter().filter_map(Shelf::pack).flat_map(|pack| &pack.scenarios)
    }

    /// The scenario of that name; its pack is read if it has not been.
    #[must_use]
    pub fn scenario(&self, id: &ScenarioId) -> Option<&Scenario> {
        self.shelf_of(id)?.pack()?.scenario(id)
    }

    /// Sees to it that a scenario can be shown with fresh numbers; whether it can.
    pub fn draw(&mut self, id: &ScenarioId, draw: Draw) -> bool {
        let key = Asked { scenario: id.clone(), draw: Some(draw) };
        if self.drawn.contains_key(&key) {
            return true;
        }
        let shelf = self.shelf_of(id);
        let fresh = shelf.and_then(|shelf| shelf.pack()?.drawn(&shelf.text, id, draw));
        let is_there = fresh.is_some();
        if self.drawn.len() >= MOST_DRAWN {
            self.drawn.clear();
        }
        self.drawn.extend(fresh.map(|scenario| (key, scenario)));
        is_there
    }

    /// A scenario as it was asked: with fresh numbers if there are any. They must have been drawn before.
    #[must_use]
    pub fn asked(&self, asked: &Asked) -> Option<&Scenario> {
        match asked.draw {
            None => self.scenario(&asked.scenario),
            Some(_) => self.drawn.get(asked),
        }
    }

    /// The drill of that name; its pack is read if it has not been.
    #[must_use]
    pub fn drill(&self, id: &DrillId) -> Option<&Drill> {
        let shelf = self.shelves.iter().find(|shelf| shelf.outline.drills.contains(id))?;
        shelf.pack()?.drills.iter().find(|drill| drill.id == *id)
    }

    /// The names of all drills.
    pub fn drill_ids(&self) -> impl Iterator<Item = &DrillId> {
        self.outlines().flat_map(|outline| &outline.drills)
    }

    /// The panel of that name; its pack is read if it has not been.
    #[must_use]
    pub fn panel(&self, id: &PanelId) -> Option<&Panel> {
        let is_there = |shelf: &&Shelf| shelf.outline.panels.iter().any(|card| card.id == *id);
        let shelf = self.shelves.iter().find(is_there)?;
        shelf.pack()?.panels.iter().find(|panel| panel.id == *id)
    }

    /// The pack that holds a scenario: its name and version.
    #[must_use]
    pub fn pack_of(&self, id: &ScenarioId) -> Option<(&PackId, u32)> {
        self.shelf_of(id).map(|shelf| (&shelf.outline.id, shelf.outline.version))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACK: &str = include_str!("../../tests/packs/neutral.json");

    #[test]
    fn a_pack_with_problems_is_set_aside_and_the_others_are_used() {
        let library = Library::read([("broken.json", "{"), ("neutral.json", PACK)].into_iter());
        assert_eq!(library.outlines().count(), 1);
        assert_eq!(library.scenarios().count(), 2);
        let files: Vec<_> = library.troubles().iter().map(|trouble| trouble.file.as_str()).collect();
        assert_eq!(files, ["broken.json"]);
        assert!(library.troubles().iter().all(|trouble| !trouble.problems.is_empty()));
    }

    #[test]
    fn a_name_is_taken_by_the_first_pack_that_has_it() {
        let renamed = PACK.replace("\"village-library\"", "\"town-library\"");
        let library = Library::read([("a", PACK), ("b", PACK), ("c", renamed.as_str())].into_iter());
        let told: Vec<_> = library
            .troubles()
            .iter()
            .flat_map(|trouble| {
                trouble.problems.iter().map(|problem| (trouble.file.as_str(), problem.what.as_str()))
            })
            .collect();
        assert_eq!(
            told,
            [
                ("b", "a pack with the id `village-library` is loaded already"),
                ("c", "a scenario with the id `leaking-roof` is loaded already"),
            ]
        );
    }

    #[test]
    fn a_pack_that_is_opened_is_read_when_it_is_wanted_and_troubles_are_told_then() {
        const BROKEN: &str = include_str!("../../tests/packs/broken/44-weight-out-of-range.json");
        let mut library = Library::open([("neutral.json", PACK), ("broken.json", BROKEN)].into_iter());
        assert_eq!((library.outlines().count(), library.troubles().len()), (2, 0));
        let id = ScenarioId::new("sunday-opening");
        assert!(library.scenario(&id).is_some());
        assert!(!library.read_next(), "the one pack is read already, the other one now");
        assert_eq!((library.outlines().count(), library.troubles().len()), (1, 1));
        assert!(library.troubles().iter().all(|trouble| !trouble.problems.is_empty()));
    }

    #[test]
    fn a_scenario_knows_its_pack() {
        let library = Library::read([("neutral.json", PACK)].into_iter());
        let id = ScenarioId::new("sunday-opening");
        assert_eq!(library.pack_of(&id), Some((&PackId::new("village-library"), 3)));
        assert_eq!(library.scenario(&id).map(|scenario| scenario.title.as_str()), Some("Open on Sunday?"));
        let nowhere = ScenarioId::new("nowhere");
        assert_eq!((library.pack_of(&nowhere), library.scenario(&nowhere)), (None, None));
    }
}
