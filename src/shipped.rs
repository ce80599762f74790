//! The packs that ship with the program, as text: they go through the same reading as a stranger's.

/// File names and texts.
pub const PACKS: [(&str, &str); 1] =
    [("pricing-and-growth.json", include_str!("../scenarios/pricing-and-growth.json"))];
