//! The screens, one a file.

pub(super) mod answer;
pub(super) mod brief;
pub(super) mod debrief;
pub(super) mod drill;
pub(super) mod home;
pub(super) mod live;
pub(super) mod missing;
pub(super) mod packs;
pub(super) mod panel;
pub(super) mod print;
pub(super) mod progress;
pub(super) mod review;
pub(super) mod sheet;
pub(super) mod write;
