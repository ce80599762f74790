//! Rules about what a candidate split, ranked, chose or sorted.

use super::parts::{entry, figured, id, list, object, whole};
use crate::pack::limits::{CHOICES, TOP};
use serde_json::{Value, json};

/// The forms of the rules with this head.
pub(super) fn of_head(head: &str) -> Vec<Value> {
    let allocation = id("The id of an allocation.");
    let has = || names(1, "What must be among them.");
    match head {
        "largest" => vec![object(
            "The largest share goes to one of these buckets.",
            &[head, "is"],
            json!({head: allocation, "is": names(1, "The buckets of which one must get most.")}),
        )],
        "share" => vec![object(
            "A bucket gets so much.",
            &[head, "bucket", "at_least"],
            json!({
                head: allocation,
                "bucket": name("The bucket."),
                "at_least": {"type": "number", "exclusiveMinimum": 0, "description": "The least amount, up to the total."}
            }),
        )],
        "ranked" => vec![
            object(
                "These are ranked in this order; others may stand between.",
                &[head, "order"],
                json!({head: id("The id of a ranking."), "order": names(2, "Choices, the first above the later ones.")}),
            ),
            object(
                "These are among the first.",
                &[head, "top", "has"],
                json!({
                    head: id("The id of a ranking."),
                    "top": whole(TOP, "Among how many of the first."),
                    "has": has()
                }),
            ),
        ],
        "chosen" => vec![object(
            "These are chosen.",
            &[head, "has"],
            json!({head: id("The id of a choice."), "has": has()}),
        )],
        "sorted" => vec![object(
            "These are sorted into this bucket.",
            &[head, "into", "has"],
            json!({head: id("The id of a field of buckets."), "into": name("The bucket."), "has": has()}),
        )],
        _ => Vec::new(),
    }
}

fn name(description: &str) -> Value {
    figured(CHOICES.longest, description)
}

fn names(least: usize, description: &str) -> Value {
    list(entry(CHOICES.longest), least, CHOICES.most, description)
}
