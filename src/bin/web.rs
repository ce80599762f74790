//! The browser's entry: puts the application in the place that `index.html` keeps for it.

fn main() {
    if let Some(place) = gloo::utils::document().get_element_by_id("app") {
        yew::Renderer::<hotseat::app::App>::with_root(place).render();
    }
}
