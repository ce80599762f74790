//! The packs that ship with the program, as text: they go through the same reading as a stranger's.

/// File names and texts of all packs in `scenarios/`; `src/build.rs` gathers them.
pub const PACKS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));
