//! Pieces that screens are made of.

pub(super) mod chrome;
pub(super) mod exhibit;
pub(super) mod field;
pub(super) mod marked;
pub(super) mod notice;
pub(super) mod score;
