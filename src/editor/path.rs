//! Places in a tree as text: `scenarios/0/items/1/title`. They go through a form's attributes and come back, so a text
//! is their plainest form. In an object, `:2` is the third member, whatever its key: keys that authors type may be
//! the same for a moment, or hold anything.

/// The path of an entry below another place.
#[must_use]
pub fn child(path: &str, key: &str) -> String {
    let mut step = key.replace('~', "~0").replace('/', "~1");
    if step.starts_with(':') {
        step.replace_range(..1, "~2");
    }
    if path.is_empty() { step } else { format!("{path}/{step}") }
}

/// The path of a member of an object by its position.
#[must_use]
pub(super) fn nth(path: &str, index: usize) -> String {
    if path.is_empty() { format!(":{index}") } else { format!("{path}/:{index}") }
}

/// Where the entry stands that a path leads to; the root for the root.
#[must_use]
pub fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}

/// The last step of a path.
#[must_use]
pub fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// The steps of a path; none for the root.
pub(super) fn steps(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|step| !step.is_empty())
}

/// The position that a step says, as `3` in a list or `:3` in an object.
pub(super) fn position(step: &str) -> Option<usize> {
    step.strip_prefix(':').unwrap_or(step).parse().ok()
}

/// The key that a step says.
pub(super) fn key(step: &str) -> String {
    step.replacen("~2", ":", usize::from(step.starts_with("~2"))).replace("~1", "/").replace("~0", "~")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_comes_back_from_its_step() {
        for name in ["title", "a/b", "~", "~1", ":2", "::", "~2x"] {
            let path = child("say", name);
            assert_eq!((parent(&path), key(last(&path)).as_str()), ("say", name), "{path}");
            assert_eq!(steps(&path).count(), 2, "{path}");
        }
        assert_eq!((nth("say", 3).as_str(), position(":3"), position("3")), ("say/:3", Some(3), Some(3)));
    }
}
