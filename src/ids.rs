//! Names that packs give to their parts. Each part has a type of its own, so that an item's name can
//! never be looked up among the fields.

use serde::Serialize;
use std::fmt;

/// The longest name, in characters.
pub const MAX_ID: usize = 64;

/// Whether a name may be used as an id: a small letter, then small letters, digits, `-` and `_`.
#[must_use]
pub fn is_id(name: &str) -> bool {
    name.len() <= MAX_ID
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_')
}

/// Whether Windows keeps a name for a device: no file can be called so there, whatever its ending.
#[must_use]
pub fn is_device(name: &str) -> bool {
    let port = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    matches!(name, "con" | "prn" | "aux" | "nul")
        || port.is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'9']))
}

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes the name as it is; packs check it with [`is_id`] where it is first written.
            #[must_use]
            pub fn new(name: impl Into<String>) -> Self {
                Self(name.into())
            }

            /// The name as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

id! {
    /// Names a pack.
    PackId
    /// Names a scenario; unique over all packs that are loaded.
    ScenarioId
    /// Names a field of a scenario's answer.
    FieldId
    /// Names an item of a scenario's checklist.
    ItemId
    /// Names a red flag of a scenario.
    FlagId
    /// Names a known mistake of a number field.
    MistakeId
    /// Names a challenge of a scenario.
    ChallengeId
    /// Names a drill; unique over all packs that are loaded.
    DrillId
    /// Names a panel; unique over all packs that are loaded.
    PanelId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain_names() {
        let rows = [
            ("clv_paid_social", true),
            ("asks-why", true),
            ("", false),
            ("Price", false),
            ("1st", false),
            ("__proto__", false),
            ("../etc", false),
            ("naïve", false),
            ("constructor", true),
            ("con", true),
        ];
        for (name, expected) in rows {
            assert_eq!(is_id(name), expected, "{name:?}");
        }
        assert!(!is_id(&"a".repeat(MAX_ID + 1)));
    }

    #[test]
    fn names_of_devices_are_known() {
        for name in ["con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9"] {
            assert!(is_device(name), "{name}");
        }
        for name in ["constructor", "com", "com0", "com10", "lpt", "lpt-1", "null", "auxiliary"] {
            assert!(!is_device(name), "{name}");
        }
    }
}
