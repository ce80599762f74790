//! The parts that the program comes in. A release for a host is cut in two (feature `split`, see `src/bundle/split.rs`):
//! what the first screen needs, and the rest, which is fetched while somebody looks at that screen. Without the feature,
//! while developing and in the single file, the program is in one piece and nothing waits.

use super::App;
use super::room::{self, Practice};
use yew::html::Scope;

pub(super) use cut::{fetch, open};

/// Why the room is not open.
pub(super) struct Missing(pub(super) String);

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self("the host did not send the rest of the program".to_owned())
    }
}

/// Where the program is cut: what only this function reaches goes into the other part.
#[cfg(feature = "split")]
// The attribute declares a function that is linked later, which the language calls unsafe.
#[allow(unsafe_code)]
mod cut {
    use super::{App, Missing, Practice, Scope, room};
    use wasm_split_helpers::wasm_split;

    #[wasm_split(room, fallible, preload(fetch))]
    pub(in crate::app) fn open(link: &Scope<App>, stock: &'static str) -> Result<Box<dyn Practice>, Missing> {
        room::open(link, stock).map_err(Missing)
    }
}

/// The same functions for a program in one piece.
#[cfg(not(feature = "split"))]
mod cut {
    use super::{App, Missing, Practice, Scope, room};
    use std::future::{Ready, ready};

    /// Fetches the other part ahead of its use; whether that worked shows when it is used.
    pub(in crate::app) fn fetch() -> Ready<Result<(), Missing>> {
        ready(Ok(()))
    }

    /// Opens the room, with the texts of the stock.
    pub(in crate::app) fn open(
        link: &Scope<App>,
        stock: &'static str,
    ) -> Ready<Result<Box<dyn Practice>, Missing>> {
        ready(room::open(link, stock).map_err(Missing))
    }
}
