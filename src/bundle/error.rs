//! Why a bundle cannot be finished.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a bundle cannot be finished.
#[derive(Debug)]
pub enum BundleError {
    /// A file or folder cannot be read.
    Unreadable(PathBuf, io::Error),
    /// A file cannot be written.
    Unwritable(PathBuf, io::Error),
    /// The page has no `<meta charset>` after which the policy can stand.
    NoHead,
    /// An element of the page, of this kind, has no end.
    Open(&'static str),
    /// A file cannot be part of the single file, and why.
    Unfit(String, String),
    /// The program could not be cut in two, and why.
    NoCut(String),
}

impl BundleError {
    pub(super) fn unreadable(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::Unreadable(path, error)
    }

    pub(super) fn unwritable(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::Unwritable(path, error)
    }

    pub(super) fn unfit(file: &str, why: &str) -> Self {
        Self::Unfit(file.to_owned(), why.to_owned())
    }
}

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(path, error) => write!(f, "cannot read {}: {error}", path.display()),
            Self::Unwritable(path, error) => write!(f, "cannot write {}: {error}", path.display()),
            Self::NoHead => f.write_str(
                "index.html has no `<meta charset=…>`: the content policy has to stand right after it",
            ),
            Self::Open(kind) => write!(f, "index.html has a `<{kind}>` without its `</{kind}>`"),
            Self::NoCut(why) => write!(f, "the program cannot be cut in two: {why}"),
            Self::Unfit(file, why) => write!(f, "{file} cannot go into the single file: {why}"),
        }
    }
}

impl std::error::Error for BundleError {}
