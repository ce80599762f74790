//! The parts of a pack that the editor shows one at a time, each with an address.

use super::path::{position, steps};
use super::tree::Tree;

/// What of a pack is on the screen; numbers count scenarios, items and flags from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The pack itself: its facts and its scenarios.
    Pack,
    /// The question of a scenario.
    Question(usize),
    /// The form of a scenario.
    Form(usize),
    /// The checklist of a scenario.
    Checklist(usize),
    /// An item of the checklist.
    Item(usize, usize),
    /// A red flag.
    Flag(usize, usize),
    /// The sample answers of a scenario.
    Samples(usize),
}

impl Part {
    /// Reads the last part of an address.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let mut words = name.split('-');
        let number = |word: &str| word.parse::<usize>().ok().filter(|number| number.to_string() == word);
        let scenario = words.next()?.strip_prefix('s').and_then(number)?;
        let kind = words.next();
        let entry = words.next().map(number);
        if words.next().is_some() {
            return None;
        }
        match (kind, entry) {
            (None, None) => Some(Self::Question(scenario)),
            (Some("form"), None) => Some(Self::Form(scenario)),
            (Some("checklist"), None) => Some(Self::Checklist(scenario)),
            (Some("samples"), None) => Some(Self::Samples(scenario)),
            (Some("item"), Some(Some(item))) => Some(Self::Item(scenario, item)),
            (Some("flag"), Some(Some(flag))) => Some(Self::Flag(scenario, flag)),
            _ => None,
        }
    }

    /// The last part of its address; empty for the pack itself.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Pack => String::new(),
            Self::Question(scenario) => format!("s{scenario}"),
            Self::Form(scenario) => format!("s{scenario}-form"),
            Self::Checklist(scenario) => format!("s{scenario}-checklist"),
            Self::Item(scenario, item) => format!("s{scenario}-item-{item}"),
            Self::Flag(scenario, flag) => format!("s{scenario}-flag-{flag}"),
            Self::Samples(scenario) => format!("s{scenario}-samples"),
        }
    }

    /// The part whose form shows what stands at a path.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let steps: Vec<&str> = steps(path).collect();
        let number = |step: &str| position(step).unwrap_or(0);
        match steps.as_slice() {
            ["scenarios", scenario, rest @ ..] => {
                let scenario = number(scenario);
                match rest {
                    ["items", item, ..] => Self::Item(scenario, number(item)),
                    ["flags", flag, ..] => Self::Flag(scenario, number(flag)),
                    ["fields", ..] => Self::Form(scenario),
                    ["items" | "flags"] => Self::Checklist(scenario),
                    ["samples", ..] => Self::Samples(scenario),
                    _ => Self::Question(scenario),
                }
            }
            _ => Self::Pack,
        }
    }

    /// The scenario that it belongs to.
    #[must_use]
    pub fn scenario(self) -> Option<usize> {
        match self {
            Self::Pack => None,
            Self::Question(scenario)
            | Self::Form(scenario)
            | Self::Checklist(scenario)
            | Self::Samples(scenario)
            | Self::Item(scenario, _)
            | Self::Flag(scenario, _) => Some(scenario),
        }
    }

    /// Where in the pack its form begins.
    #[must_use]
    pub fn path(self) -> String {
        match self {
            Self::Pack => String::new(),
            Self::Question(scenario) | Self::Checklist(scenario) => format!("scenarios/{scenario}"),
            Self::Form(scenario) => format!("scenarios/{scenario}/fields"),
            Self::Samples(scenario) => format!("scenarios/{scenario}/samples"),
            Self::Item(scenario, item) => format!("scenarios/{scenario}/items/{item}"),
            Self::Flag(scenario, flag) => format!("scenarios/{scenario}/flags/{flag}"),
        }
    }

    /// This part if the tree has it, else the nearest that it has.
    #[must_use]
    pub fn within(self, tree: &Tree) -> Self {
        let Some(scenario) = self.scenario() else { return self };
        if tree.at(&format!("scenarios/{scenario}")).is_none() {
            return Self::Pack;
        }
        match self {
            Self::Item(..) | Self::Flag(..) if tree.at(&self.path()).is_none() => Self::Checklist(scenario),
            part => part,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_has_an_address_and_is_found_by_what_stands_in_it() {
        let rows = [
            (Part::Question(0), "s0", "scenarios/0/exhibit/rows/1/2"),
            (Part::Form(3), "s3-form", "scenarios/3/fields/1/label"),
            (Part::Checklist(1), "s1-checklist", "scenarios/1/items"),
            (Part::Item(0, 12), "s0-item-12", "scenarios/0/items/12/met_by/say/:0"),
            (Part::Flag(2, 0), "s2-flag-0", "scenarios/2/flags/0/title"),
            (Part::Samples(0), "s0-samples", "scenarios/0/samples/0"),
        ];
        for (part, name, path) in rows {
            assert_eq!((Part::parse(name), part.name().as_str(), Part::of(path)), (Some(part), name, part));
        }
        assert_eq!(
            (Part::of("title"), Part::of(""), Part::Pack.name().as_str()),
            (Part::Pack, Part::Pack, "")
        );
        for name in ["", "s", "s01", "s0-item", "s0-item-x", "s0-item-1-2", "x0", "s0-form-1"] {
            assert_eq!(Part::parse(name), None, "{name}");
        }
    }

    #[test]
    fn a_part_that_is_gone_gives_way_to_the_nearest() {
        let tree = Tree::Object(vec![("scenarios".into(), Tree::List(vec![Tree::Object(Vec::new())]))]);
        let rows = [
            (Part::Item(0, 0), Part::Checklist(0)),
            (Part::Samples(0), Part::Samples(0)),
            (Part::Item(1, 0), Part::Pack),
        ];
        for (part, expected) in rows {
            assert_eq!(part.within(&tree), expected);
        }
    }
}
