//! An address that stands for nothing.

use crate::interview::Route;
use yew::prelude::*;

pub(in crate::app) fn view(what: &str) -> Html {
    html! {
        <main id="main" class="page page-narrow" tabindex="-1">
            <h1 tabindex="-1">{ "There is nothing here" }</h1>
            <p class="lede">
                { format!("The address “{what}” leads to no scenario or attempt on this device. Attempts stay on the device on which \
                  they were written; a scenario needs its pack.") }
            </p>
            <p><a class="button" href={Route::Home.href()}>{ "Go to all scenarios" }</a></p>
        </main>
    }
}
