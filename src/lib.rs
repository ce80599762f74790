//! Hotseat: a practice room for executive product interviews.
#[cfg(feature = "web")]
pub mod app;
