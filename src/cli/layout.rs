//! Lays JSON out for people: what fits on a line stands on one, and lists of words fill their lines.

use serde_json::Value;

/// The longest line, in characters, that is not one long text.
const WIDTH: usize = 118;

pub(super) fn laid_out(value: &Value) -> String {
    let mut text = String::new();
    lay(value, 0, &mut text);
    text.push('\n');
    text
}

fn lay(value: &Value, depth: usize, text: &mut String) {
    let flat = flat(value);
    if flat.chars().count() + depth <= WIDTH {
        text.push_str(&flat);
        return;
    }
    let start = format!("\n{}", " ".repeat(depth + 2));
    let end = format!("\n{}", " ".repeat(depth));
    match value {
        Value::Object(members) => {
            for (index, (key, value)) in members.iter().enumerate() {
                text.push(if index == 0 { '{' } else { ',' });
                text.push_str(&start);
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push_str(": ");
                lay(value, depth + 2, text);
            }
            text.push_str(&end);
            text.push('}');
        }
        Value::Array(values) => {
            let is_words = values.iter().all(Value::is_string);
            let mut room = 0;
            for (index, value) in values.iter().enumerate() {
                text.push_str(if index == 0 { "[" } else { "," });
                let length = value.to_string().chars().count() + 2;
                if is_words && room >= length {
                    text.push(' ');
                } else {
                    text.push_str(&start);
                    room = WIDTH.saturating_sub(depth + 1);
                }
                room = room.saturating_sub(length);
                lay(value, depth + 2, text);
            }
            text.push_str(&end);
            text.push(']');
        }
        _ => text.push_str(&flat),
    }
}

/// A value on one line, with a space after commas and colons.
fn flat(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let inner: Vec<String> = members
                .iter()
                .map(|(key, value)| format!("{}: {}", Value::from(key.as_str()), flat(value)))
                .collect();
            format!("{{{}}}", inner.join(", "))
        }
        Value::Array(values) => format!("[{}]", values.iter().map(flat).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_layout_reads_back_as_what_it_lays_out_and_keeps_its_lines_short() {
        let words: Vec<String> = (0..60).map(|index| format!("word number {index}")).collect();
        let value = json!({"title": "Short", "words": words, "deep": [{"a": [1, 2], "b": words}], "none": [], "text": "x".repeat(300)});
        let text = laid_out(&value);
        assert_eq!(serde_json::from_str::<Value>(&text).ok(), Some(value));
        let long = text.lines().filter(|line| line.chars().count() > WIDTH + 2);
        assert_eq!(long.count(), 1, "{text}");
    }
}
