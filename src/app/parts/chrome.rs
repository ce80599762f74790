//! What frames every screen.

use crate::interview::{Msg, Route, Screen};
use yew::prelude::*;

/// What stands on every screen, as far as there is something to show.
#[derive(Default)]
pub(in crate::app) struct Frame {
    /// The list of keys.
    pub(in crate::app) help: Html,
    /// What is said to those who do not see the screen.
    pub(in crate::app) announced: String,
    /// Things to tell.
    pub(in crate::app) notices: Html,
    /// The screen's own.
    pub(in crate::app) page: Html,
}

/// The whole screen.
pub(in crate::app) fn frame(screen: &Screen, frame: Frame, send: &Callback<Msg>) -> Html {
    html! {
        <>
            { skip_link() }
            { header(screen, send) }
            <div class="help-place">{ frame.help }</div>
            <p class="unseen" role="status" aria-live="assertive">{ frame.announced }</p>
            <div class="notices" role="status" aria-live="polite">{ frame.notices }</div>
            { frame.page }
            { footer() }
        </>
    }
}

/// Lets keyboard users pass over the header.
fn skip_link() -> Html {
    let skip = Callback::from(|event: MouseEvent| {
        // A plain jump would change the hash, which is the route.
        event.prevent_default();
        crate::app::browser::focus("main");
    });
    html! { <a class="skip" href="#main" onclick={skip}>{ "Skip to the content" }</a> }
}

fn header(screen: &Screen, send: &Callback<Msg>) -> Html {
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

fn footer() -> Html {
    html! {
        <footer class="colophon">
            <p>
                { "Nothing you write leaves this device. Hotseat is free and open source. It scores by published rules, not by opinion: it shows the words that \
                   earned each point, and it cannot judge whether a new argument is true." }
            </p>
        </footer>
    }
}
