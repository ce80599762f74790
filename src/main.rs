//! The authors' command line.
fn main() {}
