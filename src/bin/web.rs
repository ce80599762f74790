//! The browser's entry.
fn main() {
    yew::Renderer::<hotseat::app::App>::new().render();
}
