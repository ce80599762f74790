//! Hotseat: a practice room for executive product interviews.
//!
//! The crate is a pure core with two thin shells. The core knows no clock, no dice, no screen and no
//! storage: whatever a decision depends on is an argument. The shells are the browser application
//! (`app`, feature `web`) and the authors' command line (`cli`, feature `cli`); nothing of the core
//! points back at them. `bundle` finishes what Trunk builds.

pub mod answer;
pub mod concept;
pub mod editor;
pub mod ids;
pub mod interview;
pub mod json;
pub mod number;
pub mod order;
pub mod pack;
pub mod problem;
pub mod pushback;
pub mod qr;
pub mod scoring;
pub mod shipped;
pub mod stock;
pub mod text;

#[cfg(feature = "web")]
pub mod app;
#[cfg(feature = "cli")]
pub mod bundle;
#[cfg(feature = "cli")]
pub mod cli;
