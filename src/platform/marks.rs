//! Marks on the browser's own timeline: how far a start has come, for whoever measures it.
//!
//! Owns nothing else. Nobody in the program reads them: tests/bench and the browser's tools do.

/// Leaves a mark with this name. A browser that keeps none loses nothing but the measurement.
pub fn mark(name: &str) {
    if let Some(performance) = web_sys::window().and_then(|window| window.performance()) {
        let _ = performance.mark(name);
    }
}
