//! Finishes a built bundle.
fn main() {}
