//! The Yew application: a thin shell over the pure core.
use yew::prelude::*;

/// The page.
#[component]
pub fn App() -> Html {
    html! { <main><h1>{ "Hotseat" }</h1></main> }
}
