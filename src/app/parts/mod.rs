//! Pieces that screens are made of.

pub(super) mod chrome;
pub(super) mod coach;
pub(super) mod exhibit;
pub(super) mod field;
pub(super) mod marked;
pub(super) mod notice;
mod picks;
pub(super) mod score;
