//! The browser's storage. It may be forbidden, absent or full; the program then keeps to memory and says so.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// Where documents are kept.
#[derive(Debug)]
pub(super) enum Storage {
    /// The browser's own, which outlives the page; and whether the mark was set in it.
    Lasting(web_sys::Storage, Cell<bool>),
    /// Only as long as the page.
    Memory(RefCell<BTreeMap<String, String>>),
}

/// Written at the start, to learn whether writing works; it is gone only when somebody clears everything.
const MARK: &str = "hotseat";

impl Storage {
    /// Opens the browser's storage if it works.
    pub(super) fn open() -> Self {
        match web_sys::window().and_then(|window| window.local_storage().ok().flatten()) {
            // One that takes nothing now can still be read, be made room in, and be tried again.
            Some(storage) => {
                let is_marked = storage.set_item(MARK, "1").is_ok();
                Self::Lasting(storage, Cell::new(is_marked))
            }
            None => Self::Memory(RefCell::default()),
        }
    }

    /// Whether it takes anything, or at least has done so.
    pub(super) fn is_lasting(&self) -> bool {
        match self {
            Self::Lasting(storage, is_marked) => is_marked.get() || storage.length().is_ok_and(|n| n > 0),
            Self::Memory(_) => false,
        }
    }

    /// Whether nothing was ever stored here.
    pub(super) fn is_blank(&self) -> bool {
        match self {
            // There is the mark.
            Self::Lasting(storage, _) => storage.length().is_ok_and(|n| n <= 1),
            Self::Memory(map) => map.borrow().is_empty(),
        }
    }

    /// Whether there is something in it that goes when the page goes.
    pub(super) fn ends_with_the_page(&self) -> bool {
        matches!(self, Self::Memory(map) if !map.borrow().is_empty())
    }

    /// Whether somebody has cleared it since this was asked last. No event tells the tab in which it is done.
    pub(super) fn was_cleared(&self) -> bool {
        let Self::Lasting(storage, is_marked) = self else { return false };
        let is_gone = is_marked.get() && storage.get_item(MARK).is_ok_and(|mark| mark.is_none());
        if is_gone {
            is_marked.set(storage.set_item(MARK, "1").is_ok());
        }
        is_gone
    }

    /// Everything that is stored, by name.
    pub(super) fn all(&self) -> BTreeMap<String, String> {
        match self {
            Self::Memory(map) => map.borrow().clone(),
            Self::Lasting(storage, _) => {
                let mut all = BTreeMap::new();
                all.extend((0..storage.length().unwrap_or(0)).filter_map(|index| {
                    let name = storage.key(index).ok().flatten()?;
                    let text = storage.get_item(&name).ok().flatten()?;
                    Some((name, text))
                }));
                all
            }
        }
    }

    /// Stores a text; whether it worked.
    pub(super) fn put(&self, name: &str, text: &str) -> bool {
        match self {
            Self::Memory(map) => {
                map.borrow_mut().insert(name.to_owned(), text.to_owned());
                true
            }
            Self::Lasting(storage, _) => storage.set_item(name, text).is_ok(),
        }
    }

    pub(super) fn remove(&self, name: &str) {
        match self {
            Self::Memory(map) => {
                map.borrow_mut().remove(name);
            }
            Self::Lasting(storage, _) => {
                let _ = storage.remove_item(name);
            }
        }
    }
}
