//! The packs that ship with the program, as text: they go through the same reading as a stranger's. `src/build.rs`
//! gathers them.

/// File names and texts of all packs in `scenarios/`.
pub const PACKS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// The same packs with nothing in them but what their outlines need. The browser shows these until it has the packs.
pub const OUTLINES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/outlines.rs"));
