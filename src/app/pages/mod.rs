//! The screens, one a file.

pub(super) mod answer;
pub(super) mod brief;
pub(super) mod debrief;
pub(super) mod home;
pub(super) mod missing;
