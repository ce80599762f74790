//! The list of keys.

use crate::interview::Msg;
use yew::prelude::*;

const KEYS: [(&str, &str); 4] = [
    ("Ctrl + Enter", "Hand in the answer, the reply or the number (Cmd + Enter on a Mac)"),
    ("Tab", "Go to the next field or button"),
    ("Esc", "Leave a field; close this list"),
    ("Ctrl + /", "Open or close this list (Cmd + / on a Mac)"),
];

pub(in crate::app) fn view(send: &Callback<Msg>) -> Html {
    let close = send.reform(|_: MouseEvent| Msg::HelpToggled);
    html! {
        <section id="help" class="help" role="dialog" aria-modal="false" aria-labelledby="help-title" tabindex="-1">
            <div class="help-head">
                <h2 id="help-title">{ "Keys" }</h2>
                <button type="button" class="quiet" onclick={close}>{ "Close" }</button>
            </div>
            <dl class="keys">
                { for KEYS.iter().map(|(key, what)| html! {
                    <div><dt><kbd>{ *key }</kbd></dt><dd>{ *what }</dd></div>
                }) }
            </dl>
        </section>
    }
}
