//! Ids that mean something elsewhere: to `JavaScript`, to Windows, to the addresses and keys of this program.

use super::*;
use crate::interview::Offer;
use crate::interview::bundle;

/// The pack in which everything that can be renamed is called so.
fn pack_called(name: &str) -> String {
    let ids = [
        "village-library",
        "leaking-roof",
        "decision",
        "commits",
        "closes-for-good",
        "trustees",
        "half-the-time",
    ];
    let drill = crate::pack::Pack::read(PACK).unwrap().drills.first().unwrap().id.to_string();
    ids.into_iter()
        .chain([drill.as_str()])
        .fold(PACK.to_owned(), |text, id| text.replace(&format!("\"{id}\""), &format!("\"{name}\"")))
}

/// Everything that is stored, as a page that is opened now finds it.
fn stored(model: &Model) -> BTreeMap<String, String> {
    let keys = bundle::keys(model).into_iter();
    keys.filter_map(|key| Some((key.to_string(), bundle::stored_text(model, &key)?))).collect()
}

#[test]
fn names_that_mean_something_elsewhere_are_names_like_any_other() {
    for name in [
        "constructor",
        "prototype",
        "null",
        "undefined",
        "index",
        "live",
        "answer",
        "sheet",
        "review",
        "drills",
    ] {
        let (mut model, _) = start(Library::default(), &BTreeMap::new(), true);
        let mut storage = BTreeMap::new();
        let mut act = |model: &mut Model, msg: Msg| act(model, &mut storage, msg, 9_000);
        act(&mut model, Msg::BroughtIn("pack.json".into(), pack_called(name)));
        act(&mut model, Msg::OfferTaken(0));
        let id = ScenarioId::new(name);
        let address = Route::Answer(asked(&id)).href();
        act(&mut model, Msg::RouteChanged(Route::parse(&address), 1_000));
        act(&mut model, text(name, "We will mend the roof in May."));
        act(&mut model, Msg::SubmitConfirmed(3_000, 1));
        act(&mut model, Msg::RouteChanged(Route::parse(&Route::Answer(asked(&id)).href()), 4_000));
        act(&mut model, text(name, "Second try."));
        act(&mut model, Msg::DrillWanted(Some(DrillId::new(name)), 5));
        act(&mut model, Msg::DrillTyped("1".into()));
        act(&mut model, Msg::DrillAnswered(5_000));
        act(&mut model, Msg::SheetBegun(id.clone(), 6_000, 3));
        act(&mut model, Msg::Heard(ItemId::new(name), true, 6_000));
        act(&mut model, Msg::PanelBegun(PanelId::new(name), 7_000, 4));
        act(&mut model, text("questions", "Where is it?"));

        let attempt = model.attempts.first().unwrap();
        assert_eq!(attempt.items.get(&ItemId::new(name)), Some(&true), "{name}");
        assert_eq!(storage, stored(&model), "{name}");
        let (again, effects) = start(Library::default(), &storage, true);
        assert_eq!((stored(&again), effects, again.notices), (storage, vec![], vec![]), "{name}");
    }
}

#[test]
fn a_pack_whose_file_could_not_be_called_so_is_refused_and_its_parts_may_be() {
    for name in ["con", "nul", "lpt1"] {
        let whole = Offer::of("pack.json", pack_called(name), &Library::default());
        let problems = whole.pack.err().unwrap();
        let told: Vec<_> =
            problems.iter().map(|problem| (problem.what.as_str(), problem.remedy.as_str())).collect();
        let what = format!("`{name}` cannot be the id of a pack: on Windows no file can be called so");
        assert_eq!(told, [(what.as_str(), format!("use another, such as `{name}-pack`").as_str())]);
        let parts = pack_called(name).replacen(&format!("\"{name}\""), "\"fine\"", 1);
        assert!(Offer::of("pack.json", parts, &Library::default()).pack.is_ok(), "{name}");
    }
}
