//! Notices that nobody touches the tablet.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::callback::Interval;

use crate::app::tablet;

const LOOK_MS: u32 = 1_000;
/// After two minutes a sheet on a chair in the waiting room is covered.
const STILL_MS: i64 = 120_000;

/// Watches for as long as it lives.
pub struct Still {
    _look: Interval,
    _touches: Vec<tablet::Touches>,
}

impl Still {
    pub fn watch(on_still: impl Fn() + 'static) -> Self {
        let touched = Rc::new(Cell::new(tablet::monotonic_ms()));
        let touches = ["pointerdown", "keydown", "wheel", "touchmove"].into_iter().filter_map(|event| {
            let touched = Rc::clone(&touched);
            tablet::on_touch(event, move || touched.set(tablet::monotonic_ms()))
        });
        let touches = touches.collect();
        let look = Interval::new(LOOK_MS, move || {
            if tablet::monotonic_ms() - touched.get() >= STILL_MS {
                touched.set(tablet::monotonic_ms());
                on_still();
            }
        });
        Self { _look: look, _touches: touches }
    }
}
