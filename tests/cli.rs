//! The real binary, as an author runs it: what it prints, in which order, and how it ends.

// A `serde_json::Value` that is read by a key that it does not have is null; it never panics.
#![allow(clippy::indexing_slicing)]

use hotseat::pack::Pack;
use serde_json::Value;
use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const NEUTRAL: &str = "tests/packs/neutral.json";
const BROKEN: &str = "tests/packs/broken/03-comma-missing.json";

/// What a run of the command line left behind.
#[derive(Debug, PartialEq)]
struct Run {
    out: String,
    err: String,
    code: Option<i32>,
}

fn hotseat(arguments: &[&str]) -> Result<Run> {
    let output = Command::new(env!("CARGO_BIN_EXE_hotseat"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()?;
    Ok(Run {
        out: String::from_utf8(output.stdout)?,
        err: String::from_utf8(output.stderr)?,
        code: output.status.code(),
    })
}

/// Runs the command line with something piped into it.
fn hotseat_reading(arguments: &[&str], input: &str) -> Result<Run> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_hotseat"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut pipe = child.stdin.take().ok_or("nothing to write to")?;
    // Whoever has no use for the input ends before reading it.
    let _ = pipe.write_all(input.as_bytes());
    drop(pipe);
    let output = child.wait_with_output()?;
    Ok(Run {
        out: String::from_utf8(output.stdout)?,
        err: String::from_utf8(output.stderr)?,
        code: output.status.code(),
    })
}

/// Puts a text into a file of its own and returns the file's name.
fn file(name: &str, text: impl AsRef<[u8]>) -> Result<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli");
    fs::create_dir_all(&folder)?;
    let path = folder.join(name);
    fs::write(&path, text)?;
    Ok(path.to_str().ok_or("a path that is no text")?.to_owned())
}

fn score(name: &str, answers: &str) -> Result<Run> {
    hotseat(&["score", &file(name, answers)?, "--pack", NEUTRAL])
}

fn lines(run: &Run) -> Result<Vec<Value>> {
    run.out.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value.as_object().into_iter().flatten().map(|(key, _)| key.as_str()).collect();
    keys.sort_unstable();
    keys
}

/// An answer that meets every item of the neutral pack: its own strong sample, with signs of two code units.
fn strong() -> String {
    serde_json::json!({"id": "strong", "scenario": "leaking-roof", "fields": {
        "questions": "🏛️📚 Good morning! Where is the leak, and since when?",
        "repair_cost": "$60k",
        "weekday_visitors": 900,
        "ways": [
            {"way": "Mend the old slates", "gain": "🙂 A dry room for families", "cost": "A summer of noise"},
            {"way": "Rent a hall in town", "gain": "No dust", "cost": "$2k every month"},
            {"way": "Wait until autumn", "gain": "Time to raise more", "cost": "The floor rots"}
        ],
        "split": {"Roof": 60, "Books": 10, "Reserve": "20"},
        "decision": "𝄞 𝄞. We will mend the roof in May. Families keep their dry seats. We do not buy books this year. The staff hear it today, and the mayor gets a letter.",
        "signs": [{"sign": "The builder's bill", "level": "above $70k", "next_step": "Stop and call the trust"}]
    }})
    .to_string()
}

#[test]
fn near_misses_are_shown_on_demand_and_are_no_problems() -> Result<()> {
    let run = hotseat(&["check", "--near-misses", NEUTRAL])?;
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!(run.out.contains("nearly meets the item"), "{}", run.out);
    assert!(run.out.contains("only this is missing"), "{}", run.out);
    assert!(run.out.ends_with("no problems\n"), "{}", run.out);
    Ok(())
}

#[test]
fn a_good_pack_is_counted_and_passes() -> Result<()> {
    let run = hotseat(&["check", NEUTRAL])?;
    let expected = format!("{NEUTRAL}: 2 scenarios, 15 items, 1 drill, 1 panel, 87 tests run, no problems\n");
    assert_eq!(run, Run { out: expected, err: String::new(), code: Some(0) });
    Ok(())
}

#[test]
fn the_packs_that_ship_pass_their_own_tests() -> Result<()> {
    let mut files = Vec::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|kind| kind == "json") {
            files.push(path.to_str().ok_or("a path that is no text")?.to_owned());
        }
    }
    // All at once: panels put scenarios of other packs.
    let arguments: Vec<&str> = ["check"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let run = hotseat(&arguments)?;
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    Ok(())
}

#[test]
fn each_of_several_files_has_its_turn() -> Result<()> {
    let run = hotseat(&["check", BROKEN, NEUTRAL, BROKEN])?;
    assert_eq!(run.code, Some(1));
    assert_eq!(run.err.matches("a comma is missing here").count(), 2, "{}", run.err);
    assert!(run.out.contains("no problems"), "{}", run.out);
    let run = hotseat(&["check", "nowhere.json", BROKEN, NEUTRAL])?;
    assert_eq!(run.code, Some(2), "a file that cannot be read weighs more than one with problems");
    assert!(run.err.starts_with("hotseat: cannot read nowhere.json: "), "{}", run.err);
    assert!(run.err.contains("a comma is missing here") && run.out.contains("no problems"));
    Ok(())
}

#[test]
fn the_commands_explain_themselves() -> Result<()> {
    let rows: [(&[&str], Option<i32>); 9] = [
        (&["--help"], Some(0)),
        (&["new", "--help"], Some(0)),
        (&["try", "--help"], Some(0)),
        (&["--version"], Some(0)),
        (&[], Some(2)),
        (&["check"], Some(2)),
        (&["new"], Some(2)),
        (&["try"], Some(2)),
        (&["scroe"], Some(2)),
    ];
    for (arguments, code) in rows {
        let run = hotseat(arguments)?;
        assert_eq!(run.code, code, "{arguments:?}");
        assert!(!(run.out + &run.err).is_empty(), "{arguments:?}");
    }
    Ok(())
}

#[test]
fn files_that_were_made_to_be_slow_are_refused_like_any_other() -> Result<()> {
    let many =
        |entry: &dyn Fn(usize) -> String, count: usize| (0..count).map(entry).collect::<Vec<_>>().join(",");
    let with = |key: &str, value: &str| format!("{{\"hotseat\": 1, \"{key}\": {value}}}");
    let rows = [
        ("large", with("about", &format!("\"{}\"", "a".repeat(5_000_000))), "1:1: the file has 4883 kB"),
        (
            "unknown-keys",
            format!("{{{}}}", many(&|n| format!("\"titel{n}\":0"), 200_000)),
            "has an unknown key",
        ),
        (
            "same-key",
            format!("{{{}}}", many(&|_| "\"title\":0".to_owned(), 200_000)),
            "stands twice in a pack",
        ),
        ("long-key", format!("{{\"{}\": 1}}", "k".repeat(3_000_000)), "has an unknown key `kkk"),
        ("long-id", with("id", &format!("\"{}\"", "i".repeat(3_000_000))), "an id has 3000000 characters"),
        (
            "chain-of-concepts",
            with("concepts", &format!("{{{}}}", many(&|n| format!("\"c{n}\":[\"@c{}\"]", n + 1), 90_000))),
            "more than 20 concepts refer to each other in a row",
        ),
        ("deep", "[".repeat(3_000_000), "nested more than 32 deep"),
        ("quotes", "\"".repeat(3_000_000), "something stands after the end"),
        (
            "scenarios",
            with("scenarios", &format!("[{}]", many(&|_| "{}".to_owned(), 100_000))),
            "has 1 to 2000 scenarios",
        ),
    ];
    for (name, text, expected) in rows {
        let run = hotseat(&["check", &file(&format!("slow-{name}.json"), text)?])?;
        assert_eq!(run.code, Some(1), "{name}");
        let start: String = run.err.chars().take(2_000).collect();
        assert!(run.err.contains(expected), "{name}: {start}");
        assert!(run.err.len() < 100_000, "{name} prints {} bytes", run.err.len());
    }
    Ok(())
}

#[test]
fn a_score_line_has_exactly_the_keys_that_were_promised() -> Result<()> {
    let run = score("contract.jsonl", &strong())?;
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let all = lines(&run)?;
    let [line] = all.as_slice() else { return Err("not one line".into()) };
    assert_eq!(keys(line), ["flags", "id", "items", "numbers", "scenario", "score"]);
    assert_eq!((&line["id"], &line["scenario"]), (&Value::from("strong"), &Value::from("leaking-roof")));
    assert_eq!(line["score"], 100, "{line}");
    for item in line["items"].as_object().ok_or("no items")?.values() {
        assert_eq!(keys(item), ["blocked", "evidence", "met", "missing"]);
        assert_eq!(item["met"], true, "{item}");
    }
    for flag in line["flags"].as_object().ok_or("no flags")?.values() {
        assert_eq!(keys(flag), ["evidence", "raised"]);
        assert_eq!(flag["raised"], false);
    }
    for number in line["numbers"].as_object().ok_or("no numbers")?.values() {
        assert_eq!(keys(number), ["mistake", "right"]);
    }
    assert_eq!(keys(&line["items"]).len(), 11);
    assert_eq!(keys(&line["flags"]), ["closes-for-good", "forgets-the-readers"]);
    assert_eq!(keys(&line["numbers"]), ["repair_cost", "weekday_visitors"]);
    Ok(())
}

/// The part of a text between two offsets in UTF-16 code units, as a browser would select it.
fn selected(text: &str, stretch: &Value) -> Result<String> {
    let offset = |key: &str| stretch[key].as_u64().and_then(|n| usize::try_from(n).ok()).ok_or("no offset");
    let units: Vec<u16> = text.encode_utf16().collect();
    let part = units.get(offset("start")?..offset("end")?).ok_or("the offsets are outside the text")?;
    Ok(String::from_utf16(part)?)
}

#[test]
fn offsets_select_the_evidence_as_a_browser_counts_even_after_signs_of_two_units() -> Result<()> {
    let answer: Value = serde_json::from_str(&strong())?;
    let run = score("offsets.jsonl", &strong())?;
    let line = lines(&run)?.pop().ok_or("no line")?;
    let mut shifted = 0;
    for (id, item) in line["items"].as_object().ok_or("no items")? {
        for stretch in item["evidence"].as_array().ok_or("no evidence")? {
            let field = stretch["field"].as_str().ok_or("no field")?;
            let cell = match (&stretch["row"], &stretch["column"]) {
                (Value::Null, Value::Null) => {
                    assert_eq!(keys(stretch), ["end", "field", "start", "text"], "{id}");
                    &answer["fields"][field]
                }
                (row, column) => {
                    assert_eq!(keys(stretch), ["column", "end", "field", "row", "start", "text"], "{id}");
                    let row = row.as_u64().and_then(|row| usize::try_from(row).ok()).ok_or("no row")?;
                    &answer["fields"][field][row][column.as_str().ok_or("no column")?]
                }
            };
            let text = cell.as_str().ok_or("evidence in a field without text")?;
            let words = stretch["text"].as_str().ok_or("no text")?;
            assert_eq!(selected(text, stretch)?, words, "{id}");
            assert!(!words.is_empty(), "{id}");
            shifted += usize::from(text.chars().next().is_some_and(|first| first.len_utf16() == 2));
        }
    }
    assert!(shifted >= 3, "too little of the evidence stands after a sign of two units");
    Ok(())
}

#[test]
fn blocked_words_are_placed_and_say_why() -> Result<()> {
    let answer =
        r#"{"id": "b", "scenario": "leaking-roof", "fields": {"decision": "🙂 We do not tell the mayor."}}"#;
    let run = score("blocked.jsonl", answer)?;
    let line = lines(&run)?.pop().ok_or("no line")?;
    let item = &line["items"]["tells-two-groups"];
    assert_eq!(item["met"], false);
    let blocked = item["blocked"].as_array().and_then(|all| all.first()).ok_or("nothing is blocked")?;
    assert_eq!(keys(blocked), ["end", "field", "start", "why"]);
    assert_eq!(blocked["why"], "negated");
    assert_eq!(selected("🙂 We do not tell the mayor.", blocked)?, "mayor");
    assert_eq!(item["missing"], serde_json::json!(["the mayor", "the staff"]));
    Ok(())
}

#[test]
fn points_are_rounded_half_up_and_numbers_and_flags_weigh_what_the_pack_says() -> Result<()> {
    // All weights together are 23: 20 of items, 1 and 2 of numbers.
    let rows = [
        ("{}", 0, "nothing"),
        (r#"{"weekday_visitors": 900}"#, 9, "2 of 23"),
        (r#"{"repair_cost": 60}"#, 13, "1 and the item that is worth 2"),
        (r#"{"repair_cost": 60, "decision": "We close the house for good."}"#, 0, "3 less a flag of 3"),
        (
            r#"{"repair_cost": 60, "weekday_visitors": "900", "decision": "We close the house for good."}"#,
            9,
            "5 less 3",
        ),
        (r#"{"repair_cost": 70, "decision": "The roof is old."}"#, 0, "a flag of 2 on nothing"),
        (r#"{"repair_cost": 60, "weekday_visitors": 300}"#, 13, "a mistake earns nothing"),
    ];
    let answers: Vec<String> = rows
        .iter()
        .map(|(fields, ..)| format!(r#"{{"id": "x", "scenario": "leaking-roof", "fields": {fields}}}"#))
        .collect();
    let run = score("points.jsonl", &answers.join("\n"))?;
    for (line, (fields, points, why)) in lines(&run)?.iter().zip(rows) {
        assert_eq!(line["score"], points, "{why}: {fields}");
    }
    Ok(())
}

#[test]
fn numbers_are_right_or_show_their_mistake() -> Result<()> {
    let rows = [
        ("60", true, None),
        ("61", true, None),
        ("61.01", false, None),
        ("\"$60,000\"", false, None),
        ("\"60k\"", true, None),
        ("70", false, Some("discount-forgotten")),
        ("90", false, Some("grant-forgotten")),
        ("\"about sixty\"", false, None),
        ("null", false, None),
        ("\"\"", false, None),
    ];
    let answers: Vec<String> = rows
        .iter()
        .map(|(typed, ..)| {
            format!(r#"{{"id": "x", "scenario": "leaking-roof", "fields": {{"repair_cost": {typed}}}}}"#)
        })
        .collect();
    let run = score("numbers.jsonl", &answers.join("\n"))?;
    assert_eq!(run.code, Some(0), "{}", run.err);
    for (line, (typed, right, mistake)) in lines(&run)?.iter().zip(rows) {
        assert_eq!(
            line["numbers"]["repair_cost"],
            serde_json::json!({"right": right, "mistake": mistake}),
            "{typed}"
        );
    }
    Ok(())
}

#[test]
fn lines_come_out_in_the_order_in_which_they_went_in_and_always_the_same() -> Result<()> {
    let ids = ["zebra", "ant", "ant", "10", "9", "ünïcödé \"quoted\""];
    let answers: Vec<String> = ids
        .iter()
        .map(|id| {
            serde_json::json!({"id": id, "scenario": "sunday-opening", "fields": {"answer": "We open."}})
                .to_string()
        })
        .collect();
    let first = score("order.jsonl", &answers.join("\n"))?;
    let found: Vec<String> =
        lines(&first)?.iter().filter_map(|line| line["id"].as_str().map(ToOwned::to_owned)).collect();
    assert_eq!(found, ids);
    assert_eq!(first, score("order.jsonl", &answers.join("\n"))?);
    Ok(())
}

#[test]
fn byte_order_marks_windows_line_ends_and_blank_lines_are_passed_over() -> Result<()> {
    let line =
        |id: &str| format!(r#"{{"id": "{id}", "scenario": "sunday-opening", "fields": {{"answer": null}}}}"#);
    let rows = [
        format!("\u{feff}{}\n", line("a")),
        format!("\u{feff}\n{}", line("a")),
        format!("\r\n{}\r\n\r\n", line("a")),
        format!("\n  \n\t\n{}\n\n", line("a")),
    ];
    for text in rows {
        let run = score("passed-over.jsonl", &text)?;
        assert_eq!((run.code, run.err.as_str(), run.out.lines().count()), (Some(0), "", 1), "{text:?}");
    }
    let run = score("nothing.jsonl", "")?;
    assert_eq!(run, Run { out: String::new(), err: String::new(), code: Some(0) });
    Ok(())
}

#[test]
fn what_is_wrong_with_an_answer_is_told_with_its_place() -> Result<()> {
    let rows = [
        (
            r#"{"id": "a", "scenario": "leaking-roof"}"#,
            "{",
            "an answer has no `fields`",
            "add `\"fields\": …`",
        ),
        (
            r#"{"id": "a", "scenario": "leaking-rof", "fields": {}}"#,
            r#""leaking-rof""#,
            "there is no scenario `leaking-rof` in the packs that are loaded",
            "correct the name, or load its pack with --pack FILE",
        ),
        (
            r#"{"id": "a", "scenario": "leaking-roof", "fields": {"decison": "x"}}"#,
            r#""decison""#,
            "the scenario has no field `decison`",
            "did you mean `decision`?",
        ),
        (
            r#"{"id": "a", "scenario": "leaking-roof", "fields": {}, "labels": {}}"#,
            r#""labels""#,
            "an answer has an unknown key `labels`",
            "remove it; an answer may have: id, scenario, fields",
        ),
        (
            r#"{"id": 7, "scenario": "leaking-roof", "fields": {}}"#,
            "7",
            "the id is a text in double quotes; here stands a number",
            "put it in double quotes",
        ),
        (
            r#"{"id": "a", "scenario": "leaking-roof", "fields": {"decision": 7}}"#,
            "7",
            "the answer of a text field is a text in double quotes; here stands a number",
            "put it in double quotes",
        ),
        (
            r#"{"id": "a", "scenario": "leaking-roof", "fields": {"repair_cost": [60]}}"#,
            "[60]",
            "the answer of a number field is a number or a short text; here stands a list",
            "write 12.5 or \"$1.2M\"",
        ),
        (
            r#"{"id": "a", "scenario": "leaking-roof", "fields": {"ways": [{"wya": "x"}]}}"#,
            r#""wya""#,
            "the table has no column `wya`",
            "did you mean `way`?",
        ),
        (
            r#"{"id": "a", "scenario": "leaking-roof", "fields": {"split": {"Garden": 9}}}"#,
            r#""Garden""#,
            "`split` has no bucket `Garden`",
            "its buckets are: Roof, Books, Reserve",
        ),
        (
            r#"{"id": "a", "scenario": "leaking-roof", "fields": {"decision": "x", "decision": "y"}}"#,
            r#""decision": "y""#,
            "the key `decision` stands twice in the fields of an answer",
            "keep one of the two",
        ),
        (
            r#"{"id": "a", "scenario": "leaking-roof", "fields": {}"#,
            "{",
            "the object that starts here is never closed",
            "put `}` after its last entry",
        ),
        ("[]", "[", "an answer is an object; here stands a list", "write `{ \"key\": value, … }`"),
    ];
    let name = "wrong.jsonl";
    for (line, at, what, remedy) in rows {
        let column = line.find(at).ok_or(at)? + 1;
        let path = file(name, format!("{}\n\n{line}\n", strong()))?;
        let run = hotseat(&["score", &path, "--pack", NEUTRAL])?;
        let mut shown = run.err.lines();
        assert_eq!(shown.next(), Some(format!("{path}:3:{column}: {what}").as_str()));
        let (code, caret) = (shown.next().unwrap_or_default(), shown.next().unwrap_or_default());
        let under = code.chars().nth(caret.chars().count() - 1);
        assert_eq!(under, at.chars().next(), "{code}\n{caret}");
        assert_eq!(shown.collect::<Vec<_>>(), [format!("  to mend it: {remedy}")]);
        assert_eq!((run.code, run.out.lines().count()), (Some(1), 1), "the good line is scored all the same");
    }
    Ok(())
}

#[test]
fn packs_can_be_named_several_times_but_a_scenario_only_once() -> Result<()> {
    let answers = [
        r#"{"id": "a", "scenario": "sunday-opening", "fields": {}}"#,
        r#"{"id": "b", "scenario": "price-undercut", "fields": {}}"#,
    ];
    let path = file("two-packs.jsonl", answers.join("\n"))?;
    let shipped = "scenarios/pricing-and-growth.json";
    let run = hotseat(&["score", &path, "--pack", NEUTRAL, "--pack", shipped])?;
    assert_eq!((run.code, run.err.as_str(), run.out.lines().count()), (Some(0), "", 2));
    let run = hotseat(&["score", &path, "--pack", NEUTRAL, "--pack", NEUTRAL])?;
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    assert!(run.err.contains("the scenario `leaking-roof` is in two packs; load one of them"), "{}", run.err);
    Ok(())
}

#[test]
fn without_a_named_pack_those_of_the_folder_are_used() -> Result<()> {
    let path = file("shipped.jsonl", r#"{"id": "a", "scenario": "unit-economics", "fields": {}}"#)?;
    let run = hotseat(&["score", &path])?;
    assert_eq!((run.code, run.err.as_str(), lines(&run)?.len()), (Some(0), "", 1));
    assert_eq!(lines(&run)?.first().ok_or("no line")?["score"], 0);
    Ok(())
}

#[test]
fn a_pack_or_a_file_that_cannot_be_used_stops_the_scoring() -> Result<()> {
    let path = file("unused.jsonl", strong())?;
    let rows: [(&[&str], i32, &str); 4] = [
        (&["score", &path, "--pack", BROKEN], 1, "a comma is missing here"),
        (&["score", &path, "--pack", "nowhere.json"], 2, "hotseat: cannot read nowhere.json: "),
        (&["score", "nowhere.jsonl", "--pack", NEUTRAL], 2, "hotseat: cannot read nowhere.jsonl: "),
        (
            &["score", &file("latin.jsonl", b"{}\n{\"id\": \"\xe9\"}")?, "--pack", NEUTRAL],
            1,
            "latin.jsonl:2:9: ",
        ),
    ];
    for (arguments, code, message) in rows {
        let run = hotseat(arguments)?;
        assert_eq!((run.code, run.out.as_str()), (Some(code), ""), "{arguments:?}");
        assert!(run.err.contains(message), "{arguments:?}: {}", run.err);
    }
    Ok(())
}

#[test]
fn a_text_of_fifty_kilobytes_is_scored_like_any_other() -> Result<()> {
    let paste = "We will mend the roof 🙂 for families, and the staff hear it. ".repeat(800);
    let answer = serde_json::json!({"id": "long", "scenario": "leaking-roof", "fields": {"decision": paste}});
    let run = score("long.jsonl", &answer.to_string())?;
    assert_eq!(run.code, Some(0));
    let line = lines(&run)?.pop().ok_or("no line")?;
    for item in line["items"].as_object().ok_or("no items")?.values() {
        for stretch in item["evidence"].as_array().ok_or("no evidence")? {
            assert_eq!(selected(&paste, stretch)?, stretch["text"].as_str().unwrap_or_default());
        }
    }
    Ok(())
}

#[test]
fn the_neutral_pack_has_every_kind_of_field_and_rule() -> Result<()> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(NEUTRAL))?;
    let pack = Pack::read(&text).map_err(|problems| format!("{problems:?}"))?;
    let all = format!("{pack:?}");
    for name in [
        "kind: Text",
        "kind: Number(",
        "kind: Table",
        "kind: Allocation(",
        "All(",
        "Any(",
        "AtLeast(",
        "Not(",
        "Say(",
        "Rows(",
        "Largest {",
        "Share {",
        "Right(",
        "Met(",
        "within: Clause",
        "within: Sentence",
        "within: Next",
        "within: Row",
        "within: Field",
        "negated: Blocks",
        "negated: Allowed",
        "negated: Required",
        "questions: Block",
        "questions: Required",
        "Filled",
        "Real",
        "Says(",
        "unless: Some(",
    ] {
        assert!(all.contains(name), "the neutral pack has no `{name}`");
    }
    Ok(())
}

#[test]
fn a_panel_is_checked_against_the_scenarios_that_are_checked_with_it() -> Result<()> {
    let panel = |scenario: &str, field: &str| {
        format!(
            r#"{{"hotseat": 1, "id": "panel", "title": "Panel", "version": 1, "author": "A", "licence": "CC0-1.0",
"language": "en", "about": "Two people.", "panels": [{{"id": "two", "title": "Two", "about": "Two.", "seats": [
{{"by": {{"name": "A", "role": "B"}}, "scenario": "{scenario}", "minutes": 5, "fields": ["{field}"]}},
{{"by": {{"name": "C", "role": "D"}}, "scenario": "sunday-opening", "minutes": 5}}]}}]}}"#
        )
    };
    let rows = [
        ("leaking-roof", "decision", None),
        ("leaking-rood", "decision", Some("none of the files has the scenario `leaking-rood`")),
        ("leaking-roof", "decide", Some("the scenario `leaking-roof` has no field `decide`")),
    ];
    for (scenario, field, expected) in rows {
        let run = hotseat(&["check", &file("panel.json", panel(scenario, field))?, NEUTRAL])?;
        match expected {
            None => assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{scenario} {field}"),
            Some(what) => assert!(run.code == Some(1) && run.err.contains(what), "{}", run.err),
        }
    }
    Ok(())
}

#[test]
fn a_new_pack_bears_the_name_of_its_file_passes_every_check_and_is_never_written_over() -> Result<()> {
    let path = file("second-oven.json", "")?;
    let there = hotseat(&["new", &path])?;
    assert_eq!((there.code, there.out.as_str()), (Some(1), ""));
    assert!(there.err.contains("is there already; nothing was written\n  to mend it: "), "{}", there.err);
    assert_eq!(fs::read_to_string(&path)?, "");
    fs::remove_file(&path)?;
    let run = hotseat(&["new", &path])?;
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!(run.out.contains("\n  1. ") && run.out.contains("hotseat check"), "{}", run.out);
    let pack = Pack::read(&fs::read_to_string(&path)?).map_err(|problems| format!("{problems:?}"))?;
    assert_eq!((pack.id.as_str(), pack.title.as_str()), ("second-oven", "Second oven"));
    let run = hotseat(&["check", "--coverage", &path])?;
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!(run.out.ends_with("no problems\n") && run.out.lines().count() == 1, "{}", run.out);
    Ok(())
}

#[test]
fn a_new_pack_wants_a_name_and_a_folder_that_can_be_written_to() -> Result<()> {
    let rows = [
        ("my-pack.jsn", 1, "does not end in .json"),
        ("no/such/folder/pack.json", 2, "cannot write no/such"),
    ];
    for (name, code, expected) in rows {
        let run = hotseat(&["new", name])?;
        assert_eq!((run.code, run.out.as_str()), (Some(code), ""), "{name}");
        assert!(run.err.contains(expected), "{name}: {}", run.err);
    }
    Ok(())
}

#[test]
fn sentences_that_are_tried_out_show_what_they_meet_lack_and_raise() -> Result<()> {
    let rows: [(&str, &[&str]); 8] = [
        (
            "decision: We will mend the roof in May.",
            &[
                "in `decision`:",
                "meets `commits`, by “We will mend the roof in May”",
                "raises `forgets-the-readers`",
            ],
        ),
        (
            "decision: We do not tell the mayor.",
            &["does not meet `tells-two-groups`: “mayor” is negated here"],
        ),
        (
            "decision: We close the house for good.",
            &["raises `closes-for-good`, by “We close the house for good”"],
        ),
        (
            "Where is the leak?",
            &[
                "in `questions`:",
                "meets `asks-where`, by “Where is the leak”",
                "look at other fields: `knows-the-cost`",
            ],
        ),
        ("The leak is small.", &["does not meet `asks-where`: it lacks a question; it lacks the leak"]),
        ("repair_cost: 70", &["in `repair_cost`:", "the number shows the mistake `discount-forgotten`"]),
        ("ways.gain: A dry hall for families", &["in `ways.gain`:", "meets `a-gain-with-a-reader`"]),
        ("split: 60", &["in `questions`:"]),
    ];
    for (line, expected) in rows {
        let run = hotseat_reading(&["try", NEUTRAL], &format!("\n{line}\n"))?;
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{line}");
        assert!(run.out.starts_with("The scenario is `leaking-roof`"), "{}", run.out);
        assert_eq!(run.out.matches("\n> ").count(), 1, "an empty line is passed over: {}", run.out);
        for part in expected {
            assert!(run.out.contains(part), "{line}: no “{part}” in\n{}", run.out);
        }
    }
    Ok(())
}

#[test]
fn the_scenario_and_the_field_to_try_can_be_chosen() -> Result<()> {
    let rows: [(&[&str], i32, &str); 5] = [
        (&["try", NEUTRAL, "--field", "decision"], 0, "meets `commits`"),
        (&["try", NEUTRAL, "--scenario", "sunday-opening"], 0, "in `answer`:"),
        (
            &["try", NEUTRAL, "--field", "split"],
            1,
            "has no field `split` to type into\n  to mend it: name one with --field",
        ),
        (&["try", NEUTRAL, "--scenario", "no-such"], 1, "its scenarios are: leaking-roof, sunday-opening"),
        (&["try", BROKEN], 1, "a comma is missing here"),
    ];
    for (arguments, code, expected) in rows {
        let run = hotseat_reading(arguments, "We will mend the roof in May.")?;
        assert_eq!(run.code, Some(code), "{arguments:?}");
        assert!((run.out.clone() + &run.err).contains(expected), "{arguments:?}: {run:?}");
    }
    Ok(())
}

/// Two scenarios with items that are met as they should be, and items of every kind that is noted.
fn pack_with_notes() -> String {
    let scenario = |id: &str, situation: &str, items: &[(&str, &str)], said: &str| {
        let items: Vec<Value> = items
            .iter()
            .map(|(item, wordings)| {
                serde_json::json!({
                    "id": item, "title": item, "dimension": "decide", "weight": 1, "criterion": "Says it.",
                    "met_by": {"say": {"what is said": wordings}, "in": ["decision"]},
                })
            })
            .collect();
        serde_json::json!({
            "id": id, "title": id, "kind": "any", "asked_by": {"name": "Ada", "role": "Owner"},
            "situation": situation, "question": "What now?",
            "fields": [{"id": "decision", "kind": "text", "label": "Your answer"}],
            "items": items,
            "samples": [{"name": "plain", "fields": {"decision": said}, "score": [0, 100]}],
        })
    };
    let scenarios = [
        scenario(
            "oven",
            "The oven is full by seven, and a second one would need the room of the shop.",
            &[("buys", "buy the oven"), ("waits", "wait for spring"), ("counts", "every week")],
            "We buy the oven. I count loaves on Mondays, every week of the year.",
        ),
        scenario(
            "van",
            "The van is old, and a second one would need a driver.",
            &[("room", "a second one would need"), ("sells", "sell the van")],
            "We sell the van. I look at it every week.",
        ),
    ];
    let pack = serde_json::json!({
        "hotseat": 1, "id": "noted", "title": "Noted", "version": 1, "author": "A coach", "licence": "CC0-1.0",
        "language": "en", "about": "A pack with something to note.", "scenarios": scenarios,
    });
    serde_json::to_string_pretty(&pack).unwrap_or_default()
}

#[test]
fn coverage_notes_what_the_tests_of_a_pack_do_not_show_and_finds_no_problem_in_it() -> Result<()> {
    let path = file("notes.json", pack_with_notes())?;
    let plain = hotseat(&["check", &path])?;
    let run = hotseat(&["check", "--coverage", &path])?;
    assert_eq!((run.code, run.err.as_str()), (plain.code, ""));
    assert_eq!(plain.code, Some(0));
    let notes: Vec<&str> =
        run.out.lines().filter_map(|line| line.split_once(": note: ").map(|(_, note)| note)).collect();
    assert_eq!(
        notes,
        [
            "no sample and no model answer meets the item `waits`",
            "words of another scenario meet the item `counts`: “I look at it every week” in the sample “plain” of `van`",
            "no sample and no model answer meets the item `room`",
            "the prompt has words for the item `room`: “and a second one would need a driver” (what is said)",
        ],
        "{}",
        run.out
    );
    assert!(run.out.ends_with(&plain.out), "the notes come before the count: {}", run.out);
    Ok(())
}
