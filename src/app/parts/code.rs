//! A pack's link as a QR code, unfolded below the pack: for the phone across the table.

use crate::app::browser::is_open;
use crate::interview::{CodeState, Held, Model, Msg};
use crate::number::show;
use crate::qr::{Code, MOST_BYTES};
use yew::prelude::*;

/// About how wide a code is drawn, in CSS pixels, as long as its modules are no smaller than the least.
const WIDTH: i32 = 480;
/// How wide a module is at least where there is room, in CSS pixels.
const LEAST_MODULE: i32 = 4;

pub(in crate::app) fn view(model: &Model, held: &Held<'_>, send: &Callback<Msg>) -> Html {
    let outline = held.outline;
    let toggled = {
        let (send, id) = (send.clone(), outline.id.clone());
        Callback::from(move |event: Event| send.emit(Msg::CodeToggled(id.clone(), is_open(&event))))
    };
    let code = model.codes.iter().find(|code| code.pack == outline.id);
    html! {
        // Another version begins folded: its link is another one.
        <details class="code" ontoggle={toggled} key={outline.version}>
            <summary>{ "QR code" }<span class="unseen">{ format!(": {}", outline.title) }</span></summary>
            <div class="code-place" aria-live="polite">
                { code.map(|code| state(code.state.as_ref(), held, send)).unwrap_or_default() }
            </div>
        </details>
    }
}

fn state(state: Option<&CodeState>, held: &Held<'_>, send: &Callback<Msg>) -> Html {
    match state {
        None => html! { <p>{ "The code is being made." }</p> },
        Some(CodeState::Drawn(code, bytes)) => drawn(code, *bytes, &held.outline.title),
        Some(CodeState::TooLong(bytes)) => instead(
            format!(
                "The link to this pack does not fit into a QR code: it is {} bytes long, and the largest code holds {}. Hand the pack on as a link or as a file instead.",
                whole(*bytes),
                whole(MOST_BYTES)
            ),
            held,
            send,
        ),
        Some(CodeState::NoLink(why)) => instead(why.clone(), held, send),
    }
}

fn drawn(code: &Code, bytes: usize, title: &str) -> Html {
    let bytes = whole(bytes);
    let side = code.side;
    // Modules of a whole number of pixels: what is smaller or uneven no camera reads off a screen.
    let width = side * (WIDTH / side).max(LEAST_MODULE);
    html! {
        <figure>
            <svg class="code-drawn" width={width.to_string()} viewBox={format!("0 0 {side} {side}")} role="img" aria-label={format!("QR code of a link to “{title}”, {bytes} bytes")} shape-rendering="crispEdges">
                <rect width={side.to_string()} height={side.to_string()} fill="#fff" />
                <path d={code.path.clone()} fill="#000" />
            </svg>
            <figcaption class="fine">
                { format!("Point a phone's camera at it. The link holds the whole pack in {bytes} of the {} bytes that a code can hold; the more there are, the closer and steadier the phone has to be.", whole(MOST_BYTES)) }
            </figcaption>
        </figure>
    }
}

/// Why there is no code, and the other ways.
fn instead(words: String, held: &Held<'_>, send: &Callback<Msg>) -> Html {
    let act = |msg: Msg| send.reform(move |_: MouseEvent| msg.clone());
    let id = &held.outline.id;
    html! {
        <>
            <p>{ words }</p>
            <p class="way-acts">
                <button type="button" class="quiet" onclick={act(Msg::LinkWanted(id.clone()))}>{ "Copy the link" }</button>
                <button type="button" class="quiet" onclick={act(Msg::PackWanted(id.clone()))}>{ "Export the file" }</button>
            </p>
        </>
    }
}

/// A number of bytes with its thousands apart.
fn whole(bytes: usize) -> String {
    show(f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)))
}
