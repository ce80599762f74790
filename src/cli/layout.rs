//! Lays values out as packs are laid out.

use crate::editor::{self, Tree};
use serde_json::Value;

pub(super) fn laid_out(value: &Value) -> String {
    editor::laid_out(&tree(value))
}

fn tree(value: &Value) -> Tree {
    match value {
        Value::Null => Tree::Null,
        Value::Bool(is) => Tree::Bool(*is),
        Value::Number(number) => Tree::Number(number.to_string()),
        Value::String(text) => Tree::words(text),
        Value::Array(values) => Tree::List(values.iter().map(tree).collect()),
        Value::Object(members) => {
            Tree::Object(members.iter().map(|(key, value)| (key.clone(), tree(value))).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_layout_reads_back_as_what_it_lays_out() {
        let words: Vec<String> = (0..60).map(|index| format!("word number {index}")).collect();
        let value =
            json!({"title": "Short", "words": words, "deep": [{"a": [1, 2.50], "b": null}], "is": true});
        assert_eq!(serde_json::from_str::<Value>(&laid_out(&value)).ok(), Some(value));
    }
}
