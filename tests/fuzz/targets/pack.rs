//! Any text read as a pack: it is refused with problems that have a place in it, or it is a pack that can be shown,
//! drawn anew and answered.

#![no_main]

use hotseat::answer::{Answer, Entry};
use hotseat::pack::{Draw, Outline, Pack};
use hotseat::scoring::score;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let outline = Outline::read(text);
    match Pack::read(text) {
        Err(problems) => {
            assert!(!problems.is_empty(), "refused without a reason");
            let lines = text.matches('\n').count() + 1;
            for problem in problems {
                assert!((1..=lines).contains(&problem.at.line) && problem.at.column > 0, "{problem:?}");
                assert!(!problem.what.is_empty() && !problem.remedy.is_empty(), "{problem:?}");
            }
        }
        Ok(pack) => {
            if let Some(outline) = outline {
                assert_eq!(outline, Outline::from(&pack), "the outline is another pack's");
            }
            for scenario in &pack.scenarios {
                if let Some(draw) = Draw::new(1) {
                    let _ = pack.drawn(text, &scenario.id, draw);
                }
                let mut answer = Answer::default();
                for field in &scenario.fields {
                    answer.put(field.id.clone(), Entry::Text { text: scenario.situation.clone() });
                }
                assert!(score(scenario, &answer).score <= 100);
            }
        }
    }
});
