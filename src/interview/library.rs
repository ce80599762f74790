//! The packs that are loaded, and those that could not be.

use super::asked::Asked;
use crate::ids::{DrillId, PackId, PanelId, ScenarioId};
use crate::pack::{Card, Draw, Drill, Outline, Pack, Panel, Scenario};
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

/// Where a pack came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It came with the program.
    Shipped,
    /// It stands in the single file, whose maker had added it.
    Companion,
    /// Somebody added it.
    Added,
}

/// A pack, known by its outline; it is read as a whole when a scenario of it is wanted for the first time.
#[derive(Clone, Debug, PartialEq)]
struct Shelf {
    file: String,
    origin: Origin,
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
            library.add(file, Cow::Owned(text.to_owned()), None);
        }
        while library.read_next() {}
        library
    }

    /// Opens packs by outlines, given with their file names; one whose outline is not among them is looked at itself.
    /// [`Library::read_next`] reads them one after the other, when there is time.
    #[must_use]
    pub fn open(
        files: impl Iterator<Item = (&'static str, &'static str)>,
        outlines: &[(&'static str, Outline)],
    ) -> Self {
        let mut library = Self::default();
        for (file, text) in files {
            let own = outlines.iter().find(|(name, _)| *name == file);
            library.add(file, Cow::Borrowed(text), own.map(|(_, outline)| outline.clone()));
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

    pub(super) fn trouble(&mut self, trouble: PackTrouble) {
        self.troubles.push(trouble);
    }

    /// Puts a shipped pack on its shelf, by its outline if that is known.
    fn add(&mut self, file: &str, text: Cow<'static, str>, outline: Option<Outline>) {
        let whole = || Pack::read(&text).map(|pack| Outline::from(&pack));
        let outline = outline.or_else(|| Outline::read(&text)).map_or_else(whole, Ok);
        let file = file.to_owned();
        match outline.and_then(|outline| self.without_clash(outline)) {
            Ok(outline) => {
                let (origin, pack) = (Origin::Shipped, OnceLock::new());
                self.shelves.push(Shelf { file, origin, text, outline, pack });
            }
            Err(problems) => self.troubles.push(PackTrouble { file, problems }),
        }
    }

    pub(super) fn without_clash(&self, outline: Outline) -> Result<Outline, Vec<Problem>> {
        let what = if self.outlines().any(|other| other.id == outline.id) {
            Some(format!("pack with the id `{}`", outline.id))
        } else {
            self.clash(&outline, None).map(|(what, _)| what.replacen(" `", " with the id `", 1))
        };
        match what {
            None => Ok(outline),
            Some(what) => Err(vec![Problem {
                at: Position { line: 1, column: 1 },
                what: format!("a {what} is loaded already"),
                remedy: "give it an id of its own".to_owned(),
            }]),
        }
    }

    /// A part of a pack that has the id of a part of another pack that is here: what it is, and that pack's title.
    /// The pack `but` is left out.
    pub(super) fn clash(&self, outline: &Outline, but: Option<&PackId>) -> Option<(String, String)> {
        self.outlines().filter(|other| Some(&other.id) != but).find_map(|other| {
            let scenario =
                outline.scenarios.iter().find(|card| other.scenarios.iter().any(|one| one.id == card.id));
            let drill = outline.drills.iter().find(|id| other.drills.contains(id));
            let panel = outline.panels.iter().find(|card| other.panels.iter().any(|one| one.id == card.id));
            let what = scenario
                .map(|card| format!("scenario `{}`", card.id))
                .or_else(|| drill.map(|id| format!("drill `{id}`")))
                .or_else(|| panel.map(|card| format!("panel `{}`", card.id)))?;
            Some((what, other.title.clone()))
        })
    }

    /// Adds a pack that was read from this text, or puts it in the place of an older version of the same pack; whether it
    /// is here now. A shipped pack gives way to a newer version, too.
    pub(super) fn shelve(&mut self, pack: Box<Pack>, text: String, origin: Origin) -> bool {
        let outline = Outline::from(&*pack);
        let place = self.shelves.iter().position(|shelf| shelf.outline.id == outline.id);
        let is_newer = |shelf: &Shelf| {
            shelf.outline.version < outline.version
                && shelf.pack().is_some_and(|own| own.author == pack.author)
        };
        let may_go = place.and_then(|place| self.shelves.get(place)).is_none_or(is_newer);
        if !may_go || self.clash(&outline, Some(&outline.id)).is_some() {
            return false;
        }
        self.drawn.clear();
        let shelf = Shelf {
            file: format!("{}.json", outline.id),
            origin,
            text: Cow::Owned(text),
            outline,
            pack: OnceLock::from(Some(pack)),
        };
        match place.and_then(|place| self.shelves.get_mut(place)) {
            Some(old) => *old = shelf,
            None => self.shelves.push(shelf),
        }
        true
    }

    /// Removes a pack that was added. If it stood in the place of another one, that one is back at the next start.
    pub fn remove(&mut self, id: &PackId) {
        self.shelves.retain(|shelf| shelf.outline.id != *id || shelf.origin != Origin::Added);
        self.drawn.clear();
    }

    pub(super) fn shelves(&self) -> impl Iterator<Item = (&Outline, Origin, &str)> {
        self.shelves.iter().map(|shelf| (&shelf.outline, shelf.origin, &*shelf.text))
    }

    /// Who wrote a pack.
    pub(super) fn author_of(&self, id: &PackId) -> Option<String> {
        let shelf = self.shelves.iter().find(|shelf| shelf.outline.id == *id)?;
        shelf.pack().map(|pack| pack.author.clone())
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

    /// A scenario by what stands on its card; its pack need not be read for it.
    #[must_use]
    pub fn card(&self, id: &ScenarioId) -> Option<&Card> {
        self.outlines().flat_map(|outline| &outline.scenarios).find(|card| card.id == *id)
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
        let mut library = Library::open([("neutral.json", PACK), ("broken.json", BROKEN)].into_iter(), &[]);
        assert_eq!((library.outlines().count(), library.troubles().len()), (2, 0));
        let id = ScenarioId::new("sunday-opening");
        assert!(library.scenario(&id).is_some());
        assert!(!library.read_next(), "the one pack is read already, the other one now");
        assert_eq!((library.outlines().count(), library.troubles().len()), (1, 1));
        assert!(library.troubles().iter().all(|trouble| !trouble.problems.is_empty()));
    }

    #[test]
    fn packs_are_opened_by_outlines_that_are_there_and_by_their_own_where_none_is() {
        let other = PACK
            .replace("\"village-library\"", "\"town-library\"")
            .replace("leaking-roof", "a")
            .replace("sunday-opening", "b");
        let other: &'static str = Box::leak(other.into_boxed_str());
        let brief =
            Outline::read(r#"{"id": "village-library", "title": "Brief", "version": 3, "about": "x"}"#);
        let brief: Vec<_> = brief.into_iter().map(|outline| ("neutral.json", outline)).collect();
        let files = [("neutral.json", PACK), ("other.json", other)];
        let mut library = Library::open(files.into_iter(), &brief);
        let titles: Vec<_> = library.outlines().map(|outline| outline.title.as_str()).collect();
        assert_eq!(titles, ["Brief", "The village library"]);
        while library.read_next() {}
        assert!(library.troubles().is_empty());
    }

    #[test]
    fn the_outlines_that_the_browser_shows_first_are_those_of_the_packs() {
        let first = crate::shipped::outlines().into_iter().map(|(_, outline)| outline);
        let library = Library::open(crate::shipped::PACKS.iter().copied(), &[]);
        assert!(first.eq(library.outlines().cloned()) && library.troubles().is_empty());
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
