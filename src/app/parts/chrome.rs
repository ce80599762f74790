//! What frames every screen.

use crate::interview::{Msg, Route, Screen};
use yew::prelude::*;

/// Lets keyboard users pass over the header.
pub(in crate::app) fn skip_link() -> Html {
    let skip = Callback::from(|event: MouseEvent| {
        // A plain jump would change the hash, which is the route.
        event.prevent_default();
        crate::app::browser::focus("main");
    });
    html! { <a class="skip" href="#main" onclick={skip}>{ "Skip to the content" }</a> }
}

pub(in crate::app) fn header(screen: &Screen, send: &Callback<Msg>) -> Html {
    let is_home = matches!(screen, Screen::Home);
    let is_drills = matches!(screen, Screen::Drills | Screen::Drill(_));
    let is_packs = matches!(screen, Screen::Packs | Screen::Write(_));
    let is_progress = matches!(screen, Screen::Progress(_));
    let help = send.reform(|_: MouseEvent| Msg::HelpToggled);
    html! {
        <header class="masthead">
            <a class="wordmark" href={Route::Home.href()} aria-current={is_home.then_some("page")}>
                <svg class="wordmark-sign" viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M7 3v11h10v7M7 14v7" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round" />
                    <circle cx="15" cy="7.5" r="2.5" class="wordmark-ember" />
                </svg>
                { "Hotseat" }
            </a>
            <nav class="nav" aria-label="Main">
                <a href={Route::Drills.href()} aria-current={is_drills.then_some("page")}>{ "Drills" }</a>
                <a href={Route::Packs.href()} aria-current={is_packs.then_some("page")}>{ "Packs" }</a>
                <a href={Route::Progress.href()} aria-current={is_progress.then_some("page")}>{ "Progress" }</a>
                <button type="button" class="nav-help" aria-label="Keys" onclick={help}>{ "?" }</button>
            </nav>
        </header>
    }
}

pub(in crate::app) fn footer() -> Html {
    html! {
        <footer class="colophon">
            <p>
                { "Nothing you write leaves this device. Hotseat is free and open source. It scores by published rules, not by opinion: it shows the words that \
                   earned each point, and it cannot judge whether a new argument is true." }
            </p>
        </footer>
    }
}
