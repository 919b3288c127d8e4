//! Keys going down anywhere in the page, before anything in it hears them; and the box that they go into.

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast as _;
use web_sys::{
    Document, Event, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
    KeyboardEvent,
};

use crate::platform::events::Subscription;

/// One key, as the browser tells it.
#[derive(Clone, Debug)]
pub struct KeyDown {
    pub key: String,
    pub code: String,
    /// Milliseconds on the clock of the page's events.
    pub at_ms: i64,
    pub shift: bool,
    /// Without AltGr, which some systems tell as Control and Alt.
    pub control: bool,
    pub alt: bool,
    pub meta: bool,
    pub repeated: bool,
    pub composing: bool,
}

/// Whether the page may have the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Pass,
    Swallow,
}

/// Hears every key of the page before the page does. None without a window.
pub fn listen(mut heard: impl FnMut(&KeyDown) -> Fate + 'static) -> Option<Subscription> {
    let window = web_sys::window()?;
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    let listener = EventListener::new_with_options(&window, "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if heard(&key_down(event)) == Fate::Swallow {
            event.prevent_default();
            event.stop_propagation();
        }
    });
    Some(Subscription::of(listener))
}

fn key_down(event: &KeyboardEvent) -> KeyDown {
    let alt_graph = event.get_modifier_state("AltGraph");
    KeyDown {
        key: event.key(),
        code: event.code(),
        at_ms: event.time_stamp() as i64,
        shift: event.shift_key(),
        control: event.ctrl_key() && !alt_graph,
        alt: event.alt_key() && !alt_graph,
        meta: event.meta_key(),
        repeated: event.repeat(),
        composing: event.is_composing(),
    }
}

/// Milliseconds now, on the clock of the page's events.
pub fn now_ms() -> i64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map_or(0, |performance| performance.now() as i64)
}

/// A box as it stood at some moment.
#[derive(Clone, Debug)]
pub struct BoxBefore {
    held: Held,
    value: String,
    caret: Option<(u32, u32)>,
}

#[derive(Clone, Debug)]
enum Held {
    Line(HtmlInputElement),
    Lines(HtmlTextAreaElement),
    Choice(HtmlSelectElement),
}

/// The box that keys go into; none where the focus is on something else.
pub fn box_in_hand() -> Option<BoxBefore> {
    let element = web_sys::window()
        .as_ref()
        .and_then(web_sys::Window::document)
        .as_ref()
        .and_then(Document::active_element)?;
    if let Some(line) = element.dyn_ref::<HtmlInputElement>() {
        let caret = line.selection_start().ok().flatten().zip(line.selection_end().ok().flatten());
        return Some(BoxBefore { value: line.value(), caret, held: Held::Line(line.clone()) });
    }
    if let Some(lines) = element.dyn_ref::<HtmlTextAreaElement>() {
        let caret = lines.selection_start().ok().flatten().zip(lines.selection_end().ok().flatten());
        return Some(BoxBefore { value: lines.value(), caret, held: Held::Lines(lines.clone()) });
    }
    let choice = element.dyn_ref::<HtmlSelectElement>()?;
    Some(BoxBefore { value: choice.value(), caret: None, held: Held::Choice(choice.clone()) })
}

impl BoxBefore {
    /// Puts the box back to how it stood, and tells the page, as if a person had done it.
    pub fn restore(&self) {
        let changed = match &self.held {
            Held::Line(line) if line.value() != self.value => {
                line.set_value(&self.value);
                if let Some((start, end)) = self.caret {
                    // Some kinds of box have no caret.
                    let _ = line.set_selection_range(start, end);
                }
                tell(line, "input")
            }
            Held::Lines(lines) if lines.value() != self.value => {
                lines.set_value(&self.value);
                if let Some((start, end)) = self.caret {
                    let _ = lines.set_selection_range(start, end);
                }
                tell(lines, "input")
            }
            Held::Choice(choice) if choice.value() != self.value => {
                choice.set_value(&self.value);
                tell(choice, "change")
            }
            Held::Line(_) | Held::Lines(_) | Held::Choice(_) => Some(()),
        };
        // A box that is gone from the page hears nothing, and need not.
        let _ = changed;
    }
}

fn tell(element: &HtmlElement, name: &str) -> Option<()> {
    let init = EventInit::new();
    init.set_bubbles(true);
    let event = Event::new_with_event_init_dict(name, &init).ok()?;
    element.dispatch_event(&event).ok().map(|_| ())
}
