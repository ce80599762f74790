//! The stock as a file beside the program.

use super::files::hex;
use crate::shipped::PACKS;
use crate::stock::written;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// The keys of a pack's own tests, and the one that tells editors of its schema. The tests are more than half of a pack,
/// and authors and the test suite have run them.
const LEFT_OUT: [&str; 4] = ["accept", "reject", "samples", "$schema"];

/// The stock of this version of the program.
pub(super) fn text() -> String {
    let packs: Vec<(&str, String)> = PACKS.iter().map(|(name, text)| (*name, lean(text))).collect();
    written(&packs)
}

/// Where the stock lies, beside the page. A changed stock has another address, so that no cache gives out the old one.
pub(super) fn address(stock: &str) -> String {
    let hash: String = hex(&Sha256::digest(stock)).chars().take(16).collect();
    format!("stock-{hash}.txt")
}

/// A pack without these keys; as it is if it is no JSON, so that the application can say what is wrong with it.
fn lean(text: &str) -> String {
    match serde_json::from_str::<Value>(text) {
        Ok(mut pack) => {
            remove_unread(&mut pack);
            pack.to_string()
        }
        Err(_) => text.to_owned(),
    }
}

fn remove_unread(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|key, _| !LEFT_OUT.contains(&key.as_str()));
            members.values_mut().for_each(remove_unread);
        }
        Value::Array(values) => values.iter_mut().for_each(remove_unread),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_packs_own_tests_are_left_out_and_all_else_stays_in_its_order() {
        let rows = [
            (
                r#"{"$schema": "x", "b": [{"accept": ["y"], "z": 1, "reject": [], "a": 2}], "samples": [1]}"#,
                r#"{"b":[{"z":1,"a":2}]}"#,
            ),
            ("{ no JSON", "{ no JSON"),
        ];
        for (text, expected) in rows {
            assert_eq!(lean(text), expected);
        }
    }

    #[test]
    fn another_stock_has_another_address() {
        assert_eq!(address("a"), "stock-ca978112ca1bbdca.txt");
        assert_ne!(address("a"), address("b"));
    }
}
