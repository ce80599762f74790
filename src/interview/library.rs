//! The packs that are loaded, and those that could not be.

use crate::ids::{PackId, ScenarioId};
use crate::pack::{Pack, Scenario};
use crate::problem::{Position, Problem};

/// All packs of the program.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Library {
    packs: Vec<Pack>,
    troubles: Vec<PackTrouble>,
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
    /// Reads packs, given as file name and text. A pack with problems is set aside with all of them.
    #[must_use]
    pub fn read<'t>(files: impl Iterator<Item = (&'t str, &'t str)>) -> Self {
        let mut library = Self::default();
        for (file, text) in files {
            if let Err(problems) = library.add(text) {
                library.troubles.push(PackTrouble { file: file.to_owned(), problems });
            }
        }
        library
    }

    fn add(&mut self, text: &str) -> Result<(), Vec<Problem>> {
        let pack = Pack::read(text)?;
        let clash = |what: String| {
            vec![Problem {
                at: Position { line: 1, column: 1 },
                what,
                remedy: "give it an id of its own".to_owned(),
            }]
        };
        if self.packs.iter().any(|other| other.id == pack.id) {
            return Err(clash(format!("a pack with the id `{}` is loaded already", pack.id)));
        }
        if let Some(scenario) = pack.scenarios.iter().find(|scenario| self.scenario(&scenario.id).is_some()) {
            return Err(clash(format!("a scenario with the id `{}` is loaded already", scenario.id)));
        }
        self.packs.push(pack);
        Ok(())
    }

    /// The packs in use.
    #[must_use]
    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// The packs that are not used, with their problems.
    #[must_use]
    pub fn troubles(&self) -> &[PackTrouble] {
        &self.troubles
    }

    /// All scenarios of the packs in use.
    pub fn scenarios(&self) -> impl Iterator<Item = &Scenario> {
        self.packs.iter().flat_map(|pack| &pack.scenarios)
    }

    /// The scenario of that name.
    #[must_use]
    pub fn scenario(&self, id: &ScenarioId) -> Option<&Scenario> {
        self.packs.iter().find_map(|pack| pack.scenario(id))
    }

    /// The pack that holds a scenario: its name and version.
    #[must_use]
    pub fn pack_of(&self, id: &ScenarioId) -> Option<(&PackId, u32)> {
        self.packs.iter().find(|pack| pack.scenario(id).is_some()).map(|pack| (&pack.id, pack.version))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACK: &str = include_str!("../../tests/packs/neutral.json");

    #[test]
    fn a_pack_with_problems_is_set_aside_and_the_others_are_used() {
        let library = Library::read([("broken.json", "{"), ("neutral.json", PACK)].into_iter());
        assert_eq!(library.packs().len(), 1);
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
    fn a_scenario_knows_its_pack() {
        let library = Library::read([("neutral.json", PACK)].into_iter());
        let id = ScenarioId::new("sunday-opening");
        assert_eq!(library.pack_of(&id), Some((&PackId::new("village-library"), 3)));
        assert_eq!(library.scenario(&id).map(|scenario| scenario.title.as_str()), Some("Open on Sunday?"));
        let nowhere = ScenarioId::new("nowhere");
        assert_eq!((library.pack_of(&nowhere), library.scenario(&nowhere)), (None, None));
    }
}
