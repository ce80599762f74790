//! Weak items as cards for Anki, for those who repeat everything in one place: a text file in the form that its manual
//! lays down under 'Text Files' (<https://docs.ankiweb.net/importing/text-files.html>).

use super::attempt::Attempt;
use super::model::{Millis, Model};
use super::progress::memory_of_item;
use super::sentences::sentences;
use crate::ids::PackId;
use crate::json::shortened;
use crate::order::map_of;
use crate::pack::{Item, Scenario};
use crate::scoring::{Debrief, score, score_fields};
use std::rc::Rc;

/// What Anki has to know before the first card. The columns are named as the fields of its note type 'Basic', by which
/// it finds them; with the guid a later file changes the cards of an earlier one instead of adding to them.
const HEAD: &str = "#separator:tab\n#html:false\n#notetype:Basic\n#columns:guid\tFront\tBack\ttags\n#guid column:1\n#tags column:4\n";

/// A card for each weak item, in the order of the packs; none if no item is weak.
///
/// An item is weak if the latest attempt that was scored for it missed it, or if by the forgetting curve of its
/// verdicts it is due again. Items of packs that are not here are left out: nobody knows their words.
pub(super) fn cards(model: &mut Model, now: Millis) -> Option<String> {
    let attempts = latest(model, now);
    let debriefs = map_of(attempts.into_iter().filter_map(|attempt| {
        // A pack keeps few sets of fresh numbers at hand, so each answer is scored as soon as its own are there.
        if let Some(draw) = attempt.draw {
            Rc::make_mut(&mut model.library).draw(&attempt.scenario, draw);
        }
        let scenario = model.library.asked(&attempt.asked())?;
        Some((attempt.id.clone(), score_fields(scenario, &attempt.answer, &attempt.fields)))
    }));
    let mut text = HEAD.to_owned();
    for scenario in practised(model) {
        let Some((pack, _)) = model.library.pack_of(&scenario.id) else { continue };
        let weak = weak(model, scenario, now);
        if weak.is_empty() {
            continue;
        }
        let models: Vec<Debrief> =
            scenario.models.iter().map(|model| score(scenario, &model.answer)).collect();
        for (item, attempt) in weak {
            let verdict = debriefs.get(&attempt.id).map(|debrief| why(item, attempt, debrief));
            text.push_str(&card(
                pack,
                scenario,
                item,
                &verdict.unwrap_or_default(),
                example(scenario, item, &models),
            ));
        }
    }
    (text.len() > HEAD.len()).then_some(text)
}

/// The scenarios that were practised and are here; packs of which none was need not be read for it.
fn practised(model: &Model) -> impl Iterator<Item = &Scenario> {
    let ids = model.library.scenario_ids().filter(|id| model.attempts_at(id).next().is_some());
    ids.filter_map(|id| model.library.scenario(id))
}

/// The attempts by which any item is weak, each once.
fn latest(model: &Model, now: Millis) -> Vec<Rc<Attempt>> {
    let mut attempts: Vec<Rc<Attempt>> = Vec::new();
    for scenario in practised(model) {
        for (_, attempt) in weak(model, scenario, now) {
            if !attempts.iter().any(|other| other.id == attempt.id) {
                attempts.push(Rc::clone(attempt));
            }
        }
    }
    attempts
}

/// The weak items of a scenario, each with the latest attempt that was scored for it.
fn weak<'m>(model: &'m Model, scenario: &'m Scenario, now: Millis) -> Vec<(&'m Item, &'m Rc<Attempt>)> {
    let mut weak = Vec::new();
    for item in &scenario.items {
        let scored = model.attempts_at(&scenario.id).find(|attempt| attempt.items.contains_key(&item.id));
        let Some(attempt) = scored else { continue };
        let is_due = || {
            memory_of_item(model.attempts_at(&scenario.id), &item.id).is_some_and(|memory| memory.is_due(now))
        };
        if attempt.items.get(&item.id) == Some(&false) || is_due() {
            weak.push((item, attempt));
        }
    }
    weak
}

/// Why the item is weak, in the words of the attempt's debrief.
fn why(item: &Item, attempt: &Attempt, debrief: &Debrief) -> String {
    let Some(result) = debrief.items.iter().find(|result| result.id == item.id) else { return String::new() };
    if result.met {
        return "Your latest answer did this. It is due again.".to_owned();
    }
    let mut lines: Vec<String> = result.lack().into_iter().collect();
    lines.extend(result.blocked.iter().map(|blocked| {
        let words = attempt.answer.text_at(&blocked.place).get(blocked.span.clone()).unwrap_or_default();
        format!("“{}” {}.", shortened(words), blocked.why.in_words())
    }));
    format!("Your latest answer: {}", lines.join(" "))
}

/// A sentence of the pack that meets the item: of an answer that would have done, or else of the item's own tests, which
/// packs that came with the program go without in the browser.
fn example(scenario: &Scenario, item: &Item, models: &[Debrief]) -> Option<String> {
    let shown = scenario.models.iter().zip(models).find_map(|(model, debrief)| {
        let result = debrief.items.iter().find(|result| result.id == item.id && result.met)?;
        let evidence = result.evidence.first()?;
        let words = model.answer.text_at(&evidence.place).get(evidence.span.clone())?;
        let whole = sentences(scenario, &model.answer).into_iter().find(|sentence| sentence.contains(words));
        Some(whole.unwrap_or_else(|| words.to_owned()))
    });
    shown.or_else(|| {
        item.accept.iter().find_map(|test| match test.answer.passages(scenario).as_slice() {
            [(_, text)] => Some((*text).to_owned()),
            _ => None,
        })
    })
}

/// A line of the file. The front asks for the point without giving it away; of several points of a dimension it says
/// which one is meant.
fn card(pack: &PackId, scenario: &Scenario, item: &Item, why: &str, example: Option<String>) -> String {
    let fellows = scenario.items_of(item.dimension);
    let place = fellows.iter().position(|other| other.id == item.id).map_or(1, |index| index + 1);
    let point =
        if fellows.len() > 1 { format!(", point {place} of {}", fellows.len()) } else { String::new() };
    let dimension = item.dimension.title();
    let front = format!(
        "{}\n\n{}\n\n{dimension}{point}: what would a strong answer do here?",
        scenario.title, scenario.question
    );
    let mut back = vec![item.criterion.clone(), why.to_owned()];
    back.extend(example.map(|words| format!("For example: “{words}”")));
    back.retain(|part| !part.is_empty());
    let guid = format!("hotseat/{pack}/{}/{}", scenario.id, item.id);
    let tags = format!("{pack} {} {}", scenario.id, item.dimension.id());
    format!("{guid}\t{}\t{}\t{tags}\n", quoted(&front), quoted(&back.join("\n\n")))
}

/// A field in quotation marks, in which tabs and line breaks are its own; quotation marks in it are doubled.
fn quoted(text: &str) -> String {
    let plain = text.replace("\r\n", "\n").replace('\r', "\n");
    format!("\"{}\"", plain.replace('"', "\"\""))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::answer::{Answer, Entry};
    use crate::ids::{FieldId, ItemId};
    use crate::interview::progress::DAY;
    use crate::interview::{Asked, AttemptId, Draft, Library, Mode, start};
    use crate::pack::Draw;
    use std::collections::BTreeMap;

    const PACK: &str = include_str!("../../tests/packs/neutral.json");
    /// Answers, each with when it was handed in.
    type Answers = &'static [(&'static str, Millis)];
    /// Meets `commits` and nothing that is about the cost.
    const DECISION: &str = "We will mend the roof in May.";

    fn model_of(pack: &str) -> Model {
        let library = Library::read([("neutral.json", pack)].into_iter());
        assert_eq!(library.troubles(), []);
        start(library, &BTreeMap::new(), true).0
    }

    /// Hands in an answer that consists of a decision; the newest attempt stands first.
    fn hand_in(model: &mut Model, decision: &str, draw: Option<Draw>, at: Millis) {
        let mut asked = Asked::plain(crate::ids::ScenarioId::new("leaking-roof"));
        asked.draw = draw;
        if let Some(draw) = draw {
            assert!(Rc::make_mut(&mut model.library).draw(&asked.scenario, draw));
        }
        let mut draft = Draft::new(asked.clone(), Mode::Practice, at);
        draft.answer = Answer::default();
        draft.answer.put(FieldId::new("decision"), Entry::Text { text: decision.to_owned() });
        let scenario = model.library.asked(&asked).unwrap();
        let debrief = score(scenario, &draft.answer);
        let pack = (PackId::new("village-library"), 3);
        let attempt = Attempt::of(AttemptId::fresh(at, at), draft, scenario, pack, &debrief, at);
        model.attempts.insert(0, Rc::new(attempt));
    }

    /// Splits a file as Anki does: fields between tabs, quotation marks around what has tabs, line breaks or them.
    fn read(file: &str) -> Vec<Vec<String>> {
        let mut rows = vec![vec![String::new()]];
        let (mut is_quoted, mut letters) = (false, file.strip_prefix(HEAD).unwrap().chars().peekable());
        while let Some(letter) = letters.next() {
            let row = rows.last_mut().unwrap();
            match letter {
                '"' if is_quoted && letters.peek() == Some(&'"') => {
                    letters.next();
                    row.last_mut().unwrap().push('"');
                }
                '"' => is_quoted = !is_quoted,
                '\t' if !is_quoted => row.push(String::new()),
                '\n' if !is_quoted => rows.push(vec![String::new()]),
                other => row.last_mut().unwrap().push(other),
            }
        }
        assert_eq!(rows.pop(), Some(vec![String::new()]), "the last line is ended");
        rows
    }

    fn row_of(file: &str, item: &str) -> Option<Vec<String>> {
        let guid = format!("hotseat/village-library/leaking-roof/{item}");
        read(file).into_iter().find(|row| row.first() == Some(&guid))
    }

    #[test]
    fn an_item_is_weak_if_it_was_missed_lately_or_is_due() {
        let rows: [(&str, Answers, Millis, Option<&str>); 5] = [
            ("missed", &[("Nobody knows.", DAY)], DAY, Some("Your latest answer: ")),
            ("missed, then met", &[("Nobody knows.", DAY), (DECISION, 2 * DAY)], 2 * DAY, None),
            ("met", &[(DECISION, DAY)], DAY, None),
            (
                "met long ago",
                &[(DECISION, DAY)],
                99 * DAY,
                Some("Your latest answer did this. It is due again."),
            ),
            (
                "met, then missed",
                &[(DECISION, DAY), ("Nobody knows.", 2 * DAY)],
                2 * DAY,
                Some("Your latest answer: "),
            ),
        ];
        for (what, answers, now, expected) in rows {
            let mut model = model_of(PACK);
            for (words, at) in answers {
                hand_in(&mut model, words, None, *at);
            }
            let row = row_of(&cards(&mut model, now).unwrap(), "commits");
            match expected {
                None => assert_eq!(row, None, "{what}"),
                Some(why) => assert!(row.unwrap().get(2).unwrap().contains(why), "{what}"),
            }
        }
        assert_eq!(cards(&mut model_of(PACK), DAY), None, "nothing was practised");
    }

    #[test]
    fn a_card_asks_without_giving_away_and_answers_in_the_words_of_pack_and_debrief() {
        let mut model = model_of(PACK);
        hand_in(&mut model, "We do not decide this year.", None, DAY);
        let file = cards(&mut model, DAY).unwrap();
        let scenario = model.library.scenario(&crate::ids::ScenarioId::new("leaking-roof")).unwrap();
        let row = row_of(&file, "commits").unwrap();
        let item = scenario.item(&ItemId::new("commits")).unwrap();
        let [_, front, back, tags] = row.as_slice() else { unreachable!("four columns") };
        assert!(front.starts_with(&format!("{}\n\n{}\n\n", scenario.title, scenario.question)), "{front}");
        assert!(front.ends_with("what would a strong answer do here?"), "{front}");
        assert!(front.contains(item.dimension.title()) && !front.contains(&item.criterion), "{front}");
        assert!(back.starts_with(&item.criterion), "{back}");
        assert!(back.contains("For example: “We will mend the roof in May”"), "{back}");
        assert_eq!(tags, "village-library leaking-roof decide");
        let fronts: Vec<_> = read(&file).into_iter().filter_map(|row| row.get(1).cloned()).collect();
        assert!(fronts.iter().all(|front| fronts.iter().filter(|other| *other == front).count() == 1));
    }

    #[test]
    fn cards_keep_their_names_when_they_are_made_again() {
        let mut model = model_of(PACK);
        hand_in(&mut model, "Nobody knows.", None, DAY);
        let names = |file: &str| -> Vec<String> {
            read(file).into_iter().filter_map(|row| row.into_iter().next()).collect()
        };
        let before = names(&cards(&mut model, DAY).unwrap());
        hand_in(&mut model, "Perhaps.", Some(Draw::from_seed(7)), 3 * DAY);
        assert_eq!(names(&cards(&mut model, 3 * DAY).unwrap()), before);
    }

    #[test]
    fn tabs_quotation_marks_and_line_breaks_stay_inside_their_field() {
        let rows = [
            ("plain", "\"plain\""),
            ("a\tb", "\"a\tb\""),
            ("say \"no\"", "\"say \"\"no\"\"\""),
            ("one\r\ntwo\rthree\n", "\"one\ntwo\nthree\n\""),
            ("# no comment", "\"# no comment\""),
            ("<b>", "\"<b>\""),
        ];
        for (text, expected) in rows {
            assert_eq!(quoted(text), expected);
        }
        let pack = PACK.replace("\"The roof leaks\"", r#""The \"roof\" leaks""#);
        let pack = pack.replace("do about the building?", r"do\tabout\nthe building?");
        let mut model = model_of(&pack);
        hand_in(&mut model, "Nobody knows.", None, DAY);
        let file = cards(&mut model, DAY).unwrap();
        assert!(read(&file).iter().all(|row| row.len() == 4), "{file}");
        let scenario = model.library.scenario(&crate::ids::ScenarioId::new("leaking-roof")).unwrap();
        let row = row_of(&file, "commits").unwrap();
        assert!(row.get(1).unwrap().starts_with(&scenario.title), "{row:?}");
    }
}
