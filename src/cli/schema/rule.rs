//! Rules about what an answer says, and rules made of rules.

use super::parts::{
    and, choice, entry, figured, flag, id, joined, list, object, refer, usually, whole, with,
};
use super::picks;
use crate::pack::limits::{
    BAR, CUES, LEARNED_FROM, LENGTH_OF_CUES, PARTS, ROWS, USUAL_ROWS, WEIGHT_OF_A_CUE, WORDINGS, Whole,
};
use crate::pack::words::{COPIED, FILLED, HEADS, NEGATED, QUESTIONS, REAL, WITHIN};
use crate::scoring::Within;
use serde_json::{Value, json};

/// A rule has one of the heads; a list is short for `any`.
pub(super) fn rule() -> Value {
    let mut forms = vec![rules("One of these rules must hold.")];
    forms.extend(HEADS.into_iter().flat_map(of_head));
    json!({"anyOf": forms})
}

/// The forms of the rules with this head.
fn of_head(head: &str) -> Vec<Value> {
    let form = match head {
        "say" => say(),
        "cues" => cues(),
        "rows" => rows(),
        "all" => object("All of these hold.", &[head], json!({head: rules("Rules that must all hold.")})),
        "any" => {
            object("One of these holds.", &[head], json!({head: rules("Rules of which one must hold.")}))
        }
        "of" => object(
            "So many of these hold.",
            &["at_least", head],
            json!({
                "at_least": whole(Whole { low: 1, high: u32::try_from(PARTS).unwrap_or(u32::MAX) }, "How many must hold."),
                head: rules("Rules of which so many must hold.")
            }),
        ),
        "not" => object(
            "This does not hold.",
            &[head],
            json!({head: with("rule", "The rule that must not hold.")}),
        ),
        "right" => object("A number is right.", &[head], json!({head: id("The id of a number field.")})),
        "mistake" => object(
            "A number shows a known mistake.",
            &[head, "is"],
            json!({head: id("The id of a number field."), "is": id("The id of one of its mistakes.")}),
        ),
        "met" => object(
            "Another item is met.",
            &[head],
            json!({head: id("The id of an item further up in the checklist.")}),
        ),
        "raised" => object(
            "A flag is raised; only in `when` of a challenge.",
            &[head],
            json!({head: id("The id of a flag.")}),
        ),
        pick => return picks::of_head(pick),
    };
    vec![form]
}

fn rules(description: &str) -> Value {
    list(refer("rule"), 1, PARTS, description)
}

fn say() -> Value {
    let wordings = figured(
        WORDINGS,
        "Wordings with | between them. A word stands for all its forms; `=may` is this form only, `*` steps over words, `^` is the start of a clause, `@churn` a concept, `#money` a figure.",
    );
    let keys = json!({
        "say": {
            "type": "object",
            "description": "What must be said, all of it close together: a name that a debrief can show, and wordings.",
            "minProperties": 1,
            "maxProperties": PARTS,
            "propertyNames": refer("text"),
            "additionalProperties": wordings
        }
    });
    object("Something is said.", &["say"], joined(keys, scope(|_| true)))
}

fn cues() -> Value {
    let list = format!(
        "Up to {CUES} wordings, each with a weight from -{WEIGHT_OF_A_CUE} to {WEIGHT_OF_A_CUE} behind it and | between them: `motive 5 | ? 2 | not -3`. `?` is a sentence that asks."
    );
    let keys = json!({
        "cues": {
            "type": "object",
            "description": "One name for what such a passage says, and its cues.",
            "minProperties": 1,
            "maxProperties": 1,
            "propertyNames": refer("text"),
            "additionalProperties": figured(LENGTH_OF_CUES, &list)
        },
        "bar": whole(BAR, "The sum of weights from which on a passage counts."),
        "learned_from": whole(LEARNED_FROM, "From how many judged passages `learn` found the cues.")
    });
    // Cues do not add up over sentences next to each other.
    let scope = scope(|within| within != Within::Next);
    object("Several small signs together come to the bar.", &["cues", "bar"], joined(keys, scope))
}

/// Where a rule looks and what it lets pass.
fn scope(may_be: impl Fn(Within) -> bool) -> Value {
    let within = choice(
        &WITHIN,
        "How close together it must stand: in a clause, a sentence, a sentence and the next, a statement (a sentence, or a row of a table), a row, or the whole field.",
    );
    let names = WITHIN.all.iter().filter(|(_, within)| may_be(*within)).map(|(name, _)| *name);
    let within = and(within, "enum", names.collect::<Vec<_>>());
    json!({
        "in": {
            "type": "array",
            "description": "Where to look: ids of text fields and tables, or `table.column`; everywhere, if this is left out.",
            "minItems": 1,
            "items": refer("text")
        },
        "within": within,
        "negated": choice(&NEGATED, "What a negation does: it blocks, it is allowed, or the point is that something is denied."),
        "questions": choice(&QUESTIONS, "What a question does: it blocks, it is allowed, or the point is that something is asked."),
        "copied": choice(&COPIED, "Whether words that are copied from what the candidate was given count."),
        "unless": figured(WORDINGS, "Wordings that must not stand there.")
    })
}

fn rows() -> Value {
    let cell = format!(
        "`{FILLED}` wants any words, `{REAL}` words of its own: not none, not what the row says already. Other wordings want one of them."
    );
    object(
        "A table is filled in well.",
        &["rows", "where"],
        json!({
            "rows": id("The id of a table."),
            "at_least": usually(USUAL_ROWS, ROWS, "How many rows must pass:"),
            "every": flag("All rows must pass that are filled in."),
            "different": flag("Rows that say the same count once."),
            "once": figured(WORDINGS, "Rows whose first tested column says one of these count once together: variations of one idea."),
            "where": {
                "type": "object",
                "description": "What the columns of a row must hold.",
                "minProperties": 1,
                "propertyNames": refer("text"),
                "additionalProperties": {"anyOf": [{"enum": [FILLED, REAL]}, entry(WORDINGS)], "description": cell}
            }
        }),
    )
}
