//! What is kept in the browser's storage: one document a key, each with the number of its format.
//! An attempt has a key of its own and is never rewritten, so two tabs cannot undo each other's.

use super::asked::Asked;
use super::attempt::{Attempt, AttemptId};
use super::draft::Draft;
use super::exercise::Exercises;
use super::read_saved;
use super::review::Review;
use super::script::Script;
use super::sheet::Sheet;
use crate::ids::{PackId, is_id};
use crate::json::{self, Node};
use serde::Serialize;
use std::fmt;

/// The format that is written. Older ones are read as long as anybody may have them.
const FORMAT: u32 = 2;
const DRAFT: &str = "hotseat/draft/";
const LIVE: &str = "hotseat/live";
const ATTEMPT: &str = "hotseat/attempt/";
const REVIEW: &str = "hotseat/review/";
const EXERCISES: &str = "hotseat/drills";
const SHEET: &str = "hotseat/sheet/";
const SCRIPT: &str = "hotseat/script/";
/// Packs are kept as they came, byte for byte.
pub(crate) const PACK: &str = "hotseat/pack/";
/// Documents that could not be read are moved here.
pub(crate) const ASIDE: &str = "hotseat/aside/";

/// The name of a stored document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// The draft for a question that is practised.
    Draft(Asked),
    /// The draft of the live interview that is going on.
    Live,
    /// An attempt.
    Attempt(AttemptId),
    /// What follows an attempt.
    Review(AttemptId),
    /// The drills that were done.
    Exercises,
    /// An interviewer's record.
    Sheet(AttemptId),
    /// A pack that was added.
    Pack(PackId),
    /// A pack that is being written.
    Script(AttemptId),
}

impl Key {
    /// Reads the name of a stored document; `None` if it is not one of ours to read.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            LIVE => return Some(Self::Live),
            EXERCISES => return Some(Self::Exercises),
            _ => {}
        }
        if let Some(asked) = name.strip_prefix(DRAFT) {
            return Asked::parse(asked).map(Self::Draft);
        }
        if let Some(id) = name.strip_prefix(PACK).filter(|id| is_id(id)) {
            return Some(Self::Pack(PackId::new(id)));
        }
        let named = |prefix: &str| name.strip_prefix(prefix).filter(|id| is_id(id)).map(AttemptId::new);
        named(ATTEMPT)
            .map(Self::Attempt)
            .or_else(|| named(REVIEW).map(Self::Review))
            .or_else(|| named(SHEET).map(Self::Sheet))
            .or_else(|| named(SCRIPT).map(Self::Script))
    }

    /// The name under which an unreadable document is kept aside.
    #[must_use]
    pub fn aside(name: &str) -> String {
        format!("{ASIDE}{}", name.trim_start_matches("hotseat/"))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Draft(asked) => write!(f, "{DRAFT}{asked}"),
            Self::Live => f.write_str(LIVE),
            Self::Attempt(id) => write!(f, "{ATTEMPT}{id}"),
            Self::Review(id) => write!(f, "{REVIEW}{id}"),
            Self::Exercises => f.write_str(EXERCISES),
            Self::Sheet(id) => write!(f, "{SHEET}{id}"),
            Self::Pack(id) => write!(f, "{PACK}{id}"),
            Self::Script(id) => write!(f, "{SCRIPT}{id}"),
        }
    }
}

/// A stored document that could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// A draft that is practised.
    Draft(Draft),
    /// The draft of the live interview that is going on.
    Live(Draft),
    /// An attempt.
    Attempt(Box<Attempt>),
    /// What follows an attempt.
    Review(Review),
    /// The drills that were done.
    Exercises(Exercises),
    /// An interviewer's record.
    Sheet(Sheet),
    /// The text of a pack and the id under which it is stored; whether they fit each other shows when it is put among
    /// the others.
    Pack(PackId, String),
    /// A pack that is being written.
    Script(Script),
}

/// Why a stored document cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is damaged.
    Damaged,
    /// A newer program wrote it.
    Newer(u32),
    /// It is the pack of this title, which has another id than the name that it is stored under.
    Misnamed(String),
}

#[derive(Serialize)]
struct Envelope<T> {
    hotseat: u32,
    document: T,
}

/// The text under which a document is kept.
#[must_use]
pub fn encode<T: Serialize>(document: &T) -> String {
    // Maps with text keys and plain values always have a JSON form.
    serde_json::to_string(&Envelope { hotseat: FORMAT, document }).unwrap_or_default()
}

/// Reads a stored document.
///
/// # Errors
/// It is damaged, or a newer program wrote it.
pub fn decode(key: &Key, text: &str) -> Result<Saved, Unreadable> {
    if let Key::Pack(id) = key {
        return Ok(Saved::Pack(id.clone(), text.to_owned()));
    }
    decode_node(key, &json::parse_of_any_size(text).map_err(|_| Unreadable::Damaged)?)
}

/// As [`decode`], from the tree of the text.
///
/// # Errors
/// As [`decode`].
pub(super) fn decode_node(key: &Key, root: &Node) -> Result<Saved, Unreadable> {
    let format = read_saved::small(root, "hotseat").ok_or(Unreadable::Damaged)?;
    if format > FORMAT {
        return Err(Unreadable::Newer(format));
    }
    let node = root.member("document").ok_or(Unreadable::Damaged)?;
    let saved = match key {
        Key::Draft(asked) => {
            read_saved::draft(node).filter(|draft| draft.asked() == *asked).map(Saved::Draft)
        }
        Key::Live => read_saved::draft(node).filter(|draft| draft.mode.is_live()).map(Saved::Live),
        Key::Attempt(id) => {
            let attempt = read_saved::attempt(node).filter(|attempt| attempt.id == *id);
            attempt.map(|attempt| Saved::Attempt(Box::new(attempt)))
        }
        Key::Review(id) => read_saved::review(node).filter(|review| review.attempt == *id).map(Saved::Review),
        Key::Exercises => read_saved::exercises(node).map(Saved::Exercises),
        Key::Sheet(id) => read_saved::sheet(node).filter(|sheet| sheet.id == *id).map(Saved::Sheet),
        Key::Script(id) => read_saved::script(node).filter(|script| script.id == *id).map(Saved::Script),
        // A pack in a record stands there as a text.
        Key::Pack(id) => node.text().map(|text| Saved::Pack(id.clone(), text.to_owned())),
    };
    saved.ok_or(Unreadable::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ScenarioId;

    /// Frozen samples of the formats: never edited, so that what people have saved stays readable.
    const DRAFT_1: &str = r#"{"hotseat":1,"document":{"scenario":"price-undercut","answer":{"clarify":{"kind":"text","text":"Who leaves?"},"gp_if_matched":{"kind":"number","typed":"$5.5M"},"options":{"kind":"table","rows":[{"option":"Hold"}]},"allocation":{"kind":"allocation","amounts":{"Ads":"100"}},"order":{"kind":"ranking","order":["B","A"]},"day":{"kind":"choice","chosen":["Monday"]},"shelf":{"kind":"buckets","sorted":{"Bread":"Top"}}},"started_at":1,"changed_at":2,"spent":3}}"#;
    const ATTEMPT_1: &str = r#"{"hotseat":1,"document":{"id":"a1-x","scenario":"price-undercut","title":"T","pack":"p","pack_version":1,"answer":{},"submitted_at":9,"spent":5,"score":40,"earlier":"a0-x"}}"#;
    const DRAFT_2: &str = r#"{"hotseat":2,"document":{"scenario":"price-undercut","draw":4711,"mode":{"kind":"practice"},"step":0,"hints":2,"answer":{"clarify":{"kind":"text","text":"Who leaves?"}},"started_at":1,"changed_at":2,"spent":3,"earlier":"a0-x"}}"#;
    const LIVE_2: &str = r#"{"hotseat":2,"document":{"scenario":"price-undercut","mode":{"kind":"live","limit":12,"panel":{"sitting":"a3-x","panel":"board","seat":1}},"fields":["clarify"],"step":3,"hints":0,"answer":{},"started_at":1,"changed_at":2,"spent":3}}"#;
    const ATTEMPT_2: &str = r#"{"hotseat":2,"document":{"id":"a1-x","scenario":"price-undercut","draw":7,"mode":{"kind":"live"},"title":"T","pack":"p","pack_version":1,"answer":{},"submitted_at":9,"spent":5,"out_of_time":true,"hints":1,"hint_cost":2,"score":40,"dimensions":{"frame":[1,4],"lead":[0,2]},"items":{"commits":true},"earlier":"a0-x"}}"#;
    const REVIEW_2: &str = r#"{"hotseat":2,"document":{"attempt":"a1-x","stage":{"challenged":1},"exchanges":[{"challenge":"margin","reply":"Because."}],"marks":{"frame":3},"confidence":70,"contests":{"commits":"We hold."},"changed_at":12}}"#;
    const EXERCISES_2: &str = r#"{"hotseat":2,"document":{"list":[{"at":5,"drill":"payback","draw":12,"is_right":false,"mistake":"average"}]}}"#;
    const SHEET_2: &str = r#"{"hotseat":2,"document":{"id":"a1-x","scenario":"price-undercut","title":"T","candidate":"Ada","heard":["commits"],"notes":"Calm.","compared":"a0-x","begun_at":1,"changed_at":2}}"#;

    const SCRIPT_2: &str = r#"{"hotseat":2,"document":{"id":"a1-x","title":"T","author":"Ada","text":"{\"title\": \"T\"}","is_out":true,"changed_at":2}}"#;

    #[test]
    fn frozen_documents_are_read() {
        let rows = [
            ("hotseat/draft/price-undercut", DRAFT_1),
            ("hotseat/attempt/a1-x", ATTEMPT_1),
            ("hotseat/draft/price-undercut/4711", DRAFT_2),
            ("hotseat/live", LIVE_2),
            ("hotseat/attempt/a1-x", ATTEMPT_2),
            ("hotseat/review/a1-x", REVIEW_2),
            ("hotseat/drills", EXERCISES_2),
            ("hotseat/sheet/a1-x", SHEET_2),
            ("hotseat/script/a1-x", SCRIPT_2),
        ];
        for (name, text) in rows {
            let Some(key) = Key::parse(name) else { unreachable!("{name} is a key") };
            assert_eq!(key.to_string(), name);
            let Ok(saved) = decode(&key, text) else { unreachable!("{name} is readable: {text}") };
            let again = match &saved {
                Saved::Draft(draft) | Saved::Live(draft) => encode(draft),
                Saved::Attempt(attempt) => encode(attempt),
                Saved::Review(review) => encode(review),
                Saved::Exercises(exercises) => encode(exercises),
                Saved::Sheet(sheet) => encode(sheet),
                Saved::Pack(_, text) => encode(text),
                Saved::Script(script) => encode(script),
            };
            if text.starts_with(r#"{"hotseat":2"#) {
                assert_eq!(again, text, "{name}");
            }
            assert_eq!(decode(&key, &again), Ok(saved), "{name}");
        }
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        let key = Key::Draft(Asked::plain(ScenarioId::new("price-undercut")));
        let rows = [
            ("", Unreadable::Damaged),
            ("{\"hotseat\":1}", Unreadable::Damaged),
            (&DRAFT_1[..80], Unreadable::Damaged),
            ("{\"hotseat\":3,\"document\":[]}", Unreadable::Newer(3)),
        ];
        for (text, why) in rows {
            assert_eq!(decode(&key, text), Err(why), "{text}");
        }
        let other = Key::Draft(Asked::plain(ScenarioId::new("other")));
        assert_eq!(decode(&other, DRAFT_1), Err(Unreadable::Damaged));
        assert_eq!(decode(&key, DRAFT_2), Err(Unreadable::Damaged), "it has other numbers");
        assert_eq!(decode(&Key::Live, DRAFT_1), Err(Unreadable::Damaged), "it is not live");
    }

    #[test]
    fn keys_are_read_back_and_strangers_are_left_alone() {
        for name in
            ["theme", "hotseat/aside/draft/x", "hotseat/draft/../x", "hotseat/review/", "hotseat/liver"]
        {
            assert_eq!(Key::parse(name), None, "{name}");
        }
        assert_eq!(Key::aside("hotseat/draft/x"), "hotseat/aside/draft/x");
    }
}
