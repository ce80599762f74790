//! What the candidate is given to read. Scoring wants to know its words; they are looked up when an answer is judged for
//! the first time, since most scenarios of a pack are never opened.

use super::model::Scenario;
use super::read::common_stems;
use crate::scoring::Prompt;

impl Scenario {
    /// All that the candidate is given to read, and what could be looked up in the pack: giving it back earns nothing.
    #[must_use]
    pub fn prompt(&self) -> &Prompt {
        self.prompt.get_or_init(|| {
            let mut seen = self.brief();
            for field in &self.fields {
                seen.push(field.label.clone());
                seen.extend(field.kind.choices().iter().chain(field.kind.buckets()).cloned());
            }
            // A role before the name, so that the name stands in the midst of a text.
            seen.push(format!("the {} {}", self.asked_by.role, self.asked_by.name));
            let of_items = self.items.iter().flat_map(|item| [item.title.as_str(), item.criterion.as_str()]);
            let of_flags = self.flags.iter().flat_map(|flag| [flag.title.as_str(), flag.criterion.as_str()]);
            Prompt::new(seen.iter().map(String::as_str), of_items.chain(of_flags), common_stems())
        })
    }

    /// The texts above the form.
    pub(super) fn brief(&self) -> Vec<String> {
        let mut texts = vec![self.situation.clone(), self.question.clone()];
        if let Some(exhibit) = &self.exhibit {
            texts.push(exhibit.title.clone());
            texts.extend(exhibit.columns.iter().cloned());
            texts.extend(exhibit.rows.iter().map(|row| row.join(" ")));
            texts.extend(exhibit.note.clone());
        }
        texts
    }
}
