//! The files of a bundle, each with the hash of its contents.

use super::{BundleError, PAGE, SINGLE, WORKER};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Relative addresses with SHA-256 hashes in hexadecimal. The worker itself is not among them, and neither is the
/// single file: a visitor has all that is in it already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Files {
    by_address: BTreeMap<String, String>,
}

impl Files {
    pub(super) fn of(folder: &Path) -> Result<Self, BundleError> {
        let mut files = Self::default();
        files.gather(folder, "")?;
        Ok(files)
    }

    fn gather(&mut self, folder: &Path, prefix: &str) -> Result<(), BundleError> {
        for entry in fs::read_dir(folder).map_err(BundleError::unreadable(folder))? {
            let entry = entry.map_err(BundleError::unreadable(folder))?;
            let path = entry.path();
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if path.is_dir() {
                self.gather(&path, &format!("{name}/"))?;
            } else if name != WORKER && name != SINGLE && !name.starts_with('.') {
                self.add(&name, &read(&path)?);
            }
        }
        Ok(())
    }

    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) {
        // Hosts like to redirect `index.html` to its folder, and a redirected page cannot be served from a cache.
        let address = if name == PAGE { "./" } else { name };
        self.by_address.insert(address.to_owned(), hex(&Sha256::digest(bytes)));
    }

    /// Sixteen digits that change whenever any file does.
    pub(super) fn version(&self) -> String {
        let mut hasher = Sha256::new();
        for (address, hash) in &self.by_address {
            hasher.update(address);
            hasher.update("\n");
            hasher.update(hash);
            hasher.update("\n");
        }
        hex(&hasher.finalize()).chars().take(16).collect()
    }

    /// As a JavaScript object from addresses to hashes.
    pub(super) fn script(&self) -> String {
        serde_json::json!(self.by_address).to_string()
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) fn read(path: &Path) -> Result<Vec<u8>, BundleError> {
    fs::read(path).map_err(BundleError::unreadable(path))
}

pub(super) fn read_text(path: &Path) -> Result<String, BundleError> {
    fs::read_to_string(path).map_err(BundleError::unreadable(path))
}

pub(super) fn write(path: &Path, contents: impl AsRef<[u8]>) -> Result<(), BundleError> {
    fs::write(path, contents).map_err(BundleError::unwritable(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> Files {
        let mut files = Files::default();
        for (name, text) in list {
            files.add(name, text.as_bytes());
        }
        files
    }

    #[test]
    fn the_version_changes_with_any_name_and_any_content_and_with_nothing_else() {
        let first = files(&[("a.js", "1"), ("b.css", "2")]);
        assert_eq!(first.version(), files(&[("b.css", "2"), ("a.js", "1")]).version());
        for other in [
            [("a.js", "1"), ("b.css", "3")],
            [("a.js", "1"), ("c.css", "2")],
            [("a.js", "2"), ("b.css", "1")],
        ] {
            assert_ne!(first.version(), files(&other).version(), "{other:?}");
        }
    }

    #[test]
    fn the_page_is_known_by_its_folder() {
        let script = files(&[("index.html", "")]).script();
        assert_eq!(script, r#"{"./":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}"#);
    }
}
