//! The browser's entry: puts the application in the place that `index.html` keeps for it.

fn main() {
    // After a panic the program does not go on. The page's start-up script then offers what is stored.
    yew::set_custom_panic_hook(Box::new(|panic| {
        let event = web_sys::CustomEventInit::new();
        event.set_detail(&panic.to_string().into());
        if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict("hotseat-stopped", &event) {
            let _ = gloo::utils::window().dispatch_event(&event);
        }
    }));
    if let Some(place) = gloo::utils::document().get_element_by_id("app") {
        yew::Renderer::<hotseat::app::App>::with_root(place).render();
    }
}
