//! Pieces that screens are made of.

pub(super) mod chart;
pub(super) mod chrome;
pub(super) mod coach;
pub(super) mod code;
pub(super) mod exhibit;
pub(super) mod field;
pub(super) mod help;
pub(super) mod hints;
pub(super) mod marked;
pub(super) mod notice;
pub(super) mod numbers;
mod picks;
pub(super) mod score;
pub(super) mod speech;
