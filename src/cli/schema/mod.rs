//! `schema`: the JSON Schema of packs. Editors complete and check a pack by it while its author types; what only the
//! reader can know, such as whether a name exists or a formula has a value, is left to `check`. So the schema is
//! never stricter than the reader.

mod criterion;
mod figures;
mod form;
mod guidance;
mod pack;
mod parts;
mod picks;
mod rule;
mod scenario;

use super::Outcome;
use super::layout::laid_out;
use serde_json::{Value, json};
use std::io::{self, Write};

pub(super) fn run(out: &mut impl Write) -> io::Result<Outcome> {
    write!(out, "{}", laid_out(&schema()))?;
    Ok(Outcome::Clean)
}

fn schema() -> Value {
    let definitions = json!({
        "text": parts::any_text(),
        "id": parts::any_id(),
        "person": pack::person(),
        "scenario": scenario::scenario(),
        "exhibit": scenario::exhibit(),
        "concepts": scenario::concepts(),
        "parameters": figures::parameters(),
        "holds": figures::holds(),
        "tolerance": figures::tolerance(),
        "mistakes": figures::mistakes(),
        "field": form::field(),
        "answer": form::answer(),
        "item": criterion::item(),
        "flag": criterion::flag(),
        "tests": criterion::tests(),
        "rule": rule::rule(),
        "hint": guidance::hint(),
        "challenge": guidance::challenge(),
        "model": guidance::model(),
        "sample": guidance::sample(),
        "names": guidance::names(),
        "drill": pack::drill(),
        "panel": pack::panel()
    });
    parts::and(pack::pack(), "$defs", parts::joined(parts::lengths(), definitions))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Everything in the schema that describes the value of a key.
    fn described(value: &Value, missing: &mut Vec<String>, refs: &mut BTreeSet<String>) {
        if let Some(properties) = value.get("properties").and_then(Value::as_object) {
            let without = properties.iter().filter(|(_, value)| {
                value.get("description").and_then(Value::as_str).is_none_or(|text| !text.ends_with('.'))
            });
            missing.extend(without.map(|(key, _)| key.clone()));
        }
        match value {
            Value::Object(members) => {
                refs.extend(members.get("$ref").and_then(Value::as_str).map(str::to_owned));
                members.values().for_each(|value| described(value, missing, refs));
            }
            Value::Array(values) => values.iter().for_each(|value| described(value, missing, refs)),
            _ => {}
        }
    }

    #[test]
    fn every_key_is_described_and_every_definition_is_used() {
        let schema = schema();
        let (mut missing, mut refs) = (Vec::new(), BTreeSet::new());
        described(&schema, &mut missing, &mut refs);
        // What a pack holds at all stands in `anyOf` a second time.
        assert_eq!(missing, ["scenarios", "drills", "panels"]);
        let defined = schema.get("$defs").and_then(Value::as_object).into_iter().flat_map(|defs| defs.keys());
        let defined: BTreeSet<String> = defined.map(|name| format!("#/$defs/{name}")).collect();
        assert_eq!(refs, defined);
    }
}
