//! The least page that Yew can make, for a measure of what starting Hotseat costs beside it: one component, one button
//! that counts. `tests/bench/start.mjs` opens both.

use yew::prelude::*;

#[component]
fn Hello() -> Html {
    let count = use_state(|| 0_u32);
    let onclick = {
        let count = count.clone();
        Callback::from(move |_: MouseEvent| count.set(*count + 1))
    };
    html! {
        <main>
            <h1>{ "Hello" }</h1>
            <button type="button" {onclick}>{ format!("Pressed {} times", *count) }</button>
        </main>
    }
}

fn main() {
    yew::Renderer::<Hello>::new().render();
}
