//! Things to tell, above the page.

use crate::app::words::count;
use crate::interview::{Msg, Notice};
use yew::prelude::*;

pub(in crate::app) fn view(index: usize, notice: &Notice, send: &Callback<Msg>) -> Html {
    let dismiss = send.reform(move |_: MouseEvent| Msg::NoticeRead(index));
    let (text, more) = match notice {
        Notice::KeptAside(names) => (
            format!(
                "Some saved work could not be read. It has not been deleted: it is kept in this browser's storage as {}.",
                names.join(", ")
            ),
            Html::default(),
        ),
        Notice::NoStorage => (
            "This browser does not let the page store anything. You can practise, but your answers will be gone when you close this tab."
                .to_owned(),
            Html::default(),
        ),
        Notice::Told(words) => (words.clone(), Html::default()),
        Notice::Warned(words) => (words.clone().into_owned(), Html::default()),
        Notice::TimeRanOut => (
            "The time was out. Your answer was handed in as it stood.".to_owned(),
            Html::default(),
        ),
        Notice::BroughtIn(new, unreadable) => (
            match (new, unreadable) {
                (0, 0) => "Everything in that record was here already.".to_owned(),
                (new, 0) => format!("Brought in: {}.", count(*new, "document")),
                (new, lost) => format!(
                    "Brought in: {}. {} could not be read and stayed out; the file itself is as it was.",
                    count(*new, "document"),
                    count(*lost, "document")
                ),
            },
            Html::default(),
        ),
        Notice::NoRecord(why) => (
            format!("That file was not brought in: {why}. Choose a file that “Export everything” has written."),
            Html::default(),
        ),
        Notice::UpdateReady => (
            "A newer version of Hotseat is ready. Your answers stay as they are.".to_owned(),
            html! {
                <button type="button" class="quiet" onclick={send.reform(|_: MouseEvent| Msg::UpdateTaken)}>{ "Load it now" }</button>
            },
        ),
        Notice::ChangedElsewhere(_) => {
            let take = send.reform(move |_: MouseEvent| Msg::OtherVersionTaken(index, crate::app::browser::now()));
            (
                "This answer was changed in another tab. Here you still see your own version; the next word you type here is kept."
                    .to_owned(),
                html! { <button type="button" class="quiet" onclick={take}>{ "Use the other version" }</button> },
            )
        }
    };
    html! {
        <div class="notice" key={index} id={format!("notice-{index}")} tabindex="-1">
            <p>{ text }</p>
            <div class="notice-acts">
                { more }
                <button type="button" class="quiet" onclick={dismiss}>{ "Dismiss" }</button>
            </div>
        </div>
    }
}

/// Shown as long as storing fails.
pub(in crate::app) fn not_stored(send: &Callback<Msg>) -> Html {
    html! {
        <div class="notice notice-grave" key="not-stored">
            <p>
                { "Your latest words are not stored: the browser's storage is full or forbidden. They are safe as long as \
                   this tab stays open. Copy them somewhere, or make room and try again." }
            </p>
            <div class="notice-acts">
                <button type="button" class="quiet" onclick={send.reform(|_: MouseEvent| Msg::StoreAgain)}>{ "Try again" }</button>
            </div>
        </div>
    }
}
