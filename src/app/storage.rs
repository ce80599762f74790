//! The browser's storage. It may be forbidden, absent or full; the program then keeps to memory and says so.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// Where documents are kept.
#[derive(Debug)]
pub(super) enum Storage {
    /// The browser's own, which outlives the page.
    Lasting(web_sys::Storage),
    /// Only as long as the page.
    Memory(RefCell<BTreeMap<String, String>>),
}

/// Written and removed once at the start, to learn whether writing works.
const PROBE: &str = "hotseat/probe";

impl Storage {
    /// Opens the browser's storage if it works.
    pub(super) fn open() -> Self {
        let local = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        match local {
            // A full storage refuses the probe, too, but can still be read and be made room in.
            Some(storage)
                if storage.set_item(PROBE, "1").is_ok() || storage.length().is_ok_and(|n| n > 0) =>
            {
                let _ = storage.remove_item(PROBE);
                Self::Lasting(storage)
            }
            _ => Self::Memory(RefCell::default()),
        }
    }

    pub(super) fn is_lasting(&self) -> bool {
        matches!(self, Self::Lasting(_))
    }

    /// Everything that is stored, by name.
    pub(super) fn all(&self) -> BTreeMap<String, String> {
        match self {
            Self::Memory(map) => map.borrow().clone(),
            Self::Lasting(storage) => {
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
            Self::Lasting(storage) => storage.set_item(name, text).is_ok(),
        }
    }

    pub(super) fn remove(&self, name: &str) {
        match self {
            Self::Memory(map) => {
                map.borrow_mut().remove(name);
            }
            Self::Lasting(storage) => {
                let _ = storage.remove_item(name);
            }
        }
    }
}
