//! A pack that somebody wants to bring in: what it is, what is wrong with it, and how it stands to those that are here.

use super::library::{Library, Origin};
use crate::ids::PackId;
use crate::json::visible;
use crate::pack::{Outline, Pack};
use crate::problem::Problem;

/// A pack before anybody has said yes to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Where it came from: the name of a file, or `a link`.
    pub name: String,
    /// Its text, as it came.
    pub text: String,
    /// What it is, or all that is wrong with it.
    pub pack: Result<Described, Vec<Problem>>,
}

/// What a pack says of itself, and how it stands to those that are here.
#[derive(Clone, Debug, PartialEq)]
pub struct Described {
    /// Its titles.
    pub outline: Outline,
    /// Who wrote it.
    pub author: String,
    /// Under which terms it may be shared.
    pub licence: String,
    /// The language of its texts.
    pub language: String,
    /// How many items its checklists have.
    pub items: usize,
    /// How it stands to those that are here.
    pub relation: Relation,
    /// The pack itself, so that it need not be read again when it is added.
    pub(super) whole: Box<Pack>,
}

/// How a pack that is offered stands to those that are here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Nothing of it is here.
    New,
    /// It is a newer version of one that is here; its attempts stay.
    Newer(u32),
    /// It is an older version of one that is here.
    Older(u32),
    /// The same version is here.
    Same,
    /// A pack of that id by somebody else is here; its author.
    OthersId(String),
    /// A part of it has the id of a part of another pack: what it is, and that pack's title.
    Clash(String, String),
}

impl Relation {
    /// Whether the pack can be added.
    #[must_use]
    pub fn allows_adding(&self) -> bool {
        matches!(self, Self::New | Self::Newer(_))
    }
}

impl Offer {
    /// Looks at a text that is offered as a pack.
    #[must_use]
    pub fn of(name: &str, text: String, library: &Library) -> Self {
        let pack = Pack::read(&text).map(|pack| {
            let outline = Outline::from(&pack);
            let relation = library.relation(&outline, &pack.author);
            Described {
                items: pack.scenarios.iter().map(|scenario| scenario.items.len()).sum(),
                outline,
                author: pack.author.clone(),
                licence: pack.licence.clone(),
                language: pack.language.clone(),
                relation,
                whole: Box::new(pack),
            }
        });
        // The name of a file is a stranger's, too.
        Self { name: visible(name), text, pack }
    }

    /// Looks anew at how it stands to those that are here.
    pub(super) fn compare(&mut self, library: &Library) {
        if let Ok(described) = &mut self.pack {
            described.relation = library.relation(&described.outline, &described.author);
        }
    }
}

impl Library {
    /// How a pack would stand to those that are here.
    fn relation(&self, outline: &Outline, author: &str) -> Relation {
        if let Some(own) = self.outlines().find(|own| own.id == outline.id) {
            let own_author = self.author_of(&own.id).unwrap_or_default();
            return match own.version {
                _ if own_author != author => Relation::OthersId(own_author),
                version if version < outline.version => Relation::Newer(version),
                version if version > outline.version => Relation::Older(version),
                _ => Relation::Same,
            };
        }
        match self.clash(outline, None) {
            Some((what, title)) => Relation::Clash(what, title),
            None => Relation::New,
        }
    }
}

/// A pack that is here, for lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Held<'l> {
    /// Its titles.
    pub outline: &'l Outline,
    /// Whether it came with the program or was added.
    pub origin: Origin,
    /// Its text, byte for byte.
    pub text: &'l str,
}

impl Library {
    /// All packs that are here.
    pub fn held(&self) -> impl Iterator<Item = Held<'_>> {
        self.shelves().map(|(outline, origin, text)| Held { outline, origin, text })
    }

    /// The text of a pack, byte for byte.
    #[must_use]
    pub fn text_of(&self, id: &PackId) -> Option<&str> {
        self.held().find(|held| held.outline.id == *id).map(|held| held.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACK: &str = include_str!("../../tests/packs/neutral.json");

    #[test]
    fn an_offer_says_how_it_stands_to_what_is_here() {
        let library = Library::read([("neutral.json", PACK)].into_iter());
        let version = |number: u32| PACK.replace("\"version\": 3", &format!("\"version\": {number}"));
        let rows = [
            (PACK.to_owned(), Relation::Same),
            (version(4), Relation::Newer(3)),
            (version(2), Relation::Older(3)),
            (
                version(9).replace("The Hotseat authors", "Somebody"),
                Relation::OthersId("The Hotseat authors".into()),
            ),
            (
                PACK.replace("\"village-library\"", "\"town-library\""),
                Relation::Clash("scenario `leaking-roof`".into(), "The village library".into()),
            ),
        ];
        for (text, expected) in rows {
            let offer = Offer::of("x.json", text, &library);
            assert_eq!(offer.pack.map(|pack| pack.relation), Ok(expected));
        }
        let nowhere = Offer::of("x.json", PACK.to_owned(), &Library::default());
        assert_eq!(nowhere.pack.map(|pack| pack.relation), Ok(Relation::New));
        assert!(Offer::of("x.json", "{".into(), &library).pack.is_err());
    }
}
