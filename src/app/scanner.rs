//! The scanner at this tablet: its keys, out of all that are pressed, and what it does to codes.
//!
//! One listener for the page. It hands on whole scans, keeps them out of whatever has the focus, and
//! leaves every key of a person alone. What a scan says is in `scan`.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::context::{App, Phase};
use crate::app::preferences::Kept;
use crate::codec::wedge::{Heard, Modifiers, Nature, Stroke, Wedge};
use crate::platform::keys::{self, BoxBefore, Fate, KeyDown};
use crate::store::prefs::{self, Preference};

pub use crate::codec::wedge::learn::{Lesson, Part, Separator, learn};
pub use crate::codec::wedge::tuning::{AFFIX_MAX, affix};
pub use crate::codec::wedge::{Learnt, Piece, Scan, Source, Tuning};

/// How often an open burst is looked at.
const TICK_MS: u32 = 40;

/// What this tablet knows of its scanner.
pub fn kept_tuning() -> Tuning {
    prefs::read(Preference::Scanner).as_deref().and_then(Tuning::from_line).unwrap_or_default()
}

pub fn keep_tuning(tuning: &Tuning) -> Kept {
    let kept = if *tuning == Tuning::default() {
        prefs::clear(Preference::Scanner)
    } else {
        prefs::write(Preference::Scanner, &tuning.to_line())
    };
    if kept { Kept::Kept } else { Kept::UntilClosed }
}

/// What the listener holds while it listens.
struct Ear {
    wedge: Wedge,
    /// The box in hand when the run of keys began.
    before: Option<BoxBefore>,
}

/// Listens for as long as the page lives. `tuning` says how codes are to be read, `may` whether scans
/// are wanted now; nothing is heard while nobody is signed in.
pub fn listen(
    app: App,
    tuning: impl Fn() -> Tuning + 'static,
    may: impl Fn() -> bool + 'static,
    heard: impl Fn(Scan) + 'static,
) {
    let ear = Rc::new(RefCell::new(Ear { wedge: Wedge::default(), before: None }));
    let heard: Rc<dyn Fn(Scan)> = Rc::new(heard);
    let listening = keys::listen(move |key| {
        let ready = app.person.get_untracked().is_some() && app.phase.get_untracked() == Phase::Ready;
        if !ready || !may() {
            return Fate::Pass;
        }
        if let Ok(mut held) = ear.try_borrow_mut() {
            held.wedge.tuning = tuning();
        }
        hear(&ear, key, &heard)
    });
    if let Some(listening) = listening {
        listening.forget();
    }
}

fn hear(ear: &Rc<RefCell<Ear>>, key: &KeyDown, heard: &Rc<dyn Fn(Scan)>) -> Fate {
    let Ok(mut held) = ear.try_borrow_mut() else { return Fate::Pass };
    let late = held.wedge.silence(key.at_ms);
    let (fate, restored, scan) = match held.wedge.stroke(&stroke(key)) {
        Heard::Typing => (Fate::Pass, None, None),
        Heard::Opening => {
            held.before = keys::box_in_hand();
            (Fate::Pass, None, None)
        }
        Heard::Started => {
            spawn_local(wait_out(Rc::clone(ear), Rc::clone(heard)));
            (Fate::Swallow, held.before.take(), None)
        }
        Heard::Burst => (Fate::Swallow, None, None),
        Heard::Done(scan) => (Fate::Swallow, None, Some(scan)),
    };
    // What follows may ask for keys again: the ear is free by then.
    drop(held);
    if let Some(restored) = restored {
        restored.restore();
    }
    late.into_iter().chain(scan).for_each(|scan| heard(scan));
    fate
}

/// Ends a burst after which nothing comes.
async fn wait_out(ear: Rc<RefCell<Ear>>, heard: Rc<dyn Fn(Scan)>) {
    loop {
        TimeoutFuture::new(TICK_MS).await;
        // Keys that waited while the page was busy come before this.
        TimeoutFuture::new(0).await;
        let Ok(mut held) = ear.try_borrow_mut() else { continue };
        let scan = held.wedge.silence(keys::now_ms());
        let over = !held.wedge.is_listening();
        drop(held);
        scan.into_iter().for_each(|scan| heard(scan));
        if over {
            return;
        }
    }
}

fn stroke(key: &KeyDown) -> Stroke<'_> {
    let held = [
        (key.shift, Modifiers::SHIFT),
        (key.control, Modifiers::CONTROL),
        (key.alt, Modifiers::ALT),
        (key.meta, Modifiers::META),
    ];
    let held = held.into_iter().filter(|(is_held, _)| *is_held);
    Stroke {
        key: &key.key,
        code: &key.code,
        at_ms: key.at_ms,
        held: held.fold(Modifiers::NONE, |all, (_, one)| all.with(one)),
        nature: match (key.repeated, key.composing) {
            (_, true) => Nature::Composing,
            (true, false) => Nature::Repeated,
            (false, false) => Nature::Pressed,
        },
    }
}
