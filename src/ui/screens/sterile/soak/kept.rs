//! Boxes of a form that are kept over the lock and a closed app, for whoever filled them in.
//!
//! What was seen at one moment, such as a strip or a temperature, is never kept: hours later it would be
//! recorded as if it were seen now.

use std::str::FromStr;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::context::App;
use crate::app::drafts;
use crate::domain::sterilization::units::TemperatureUnit;

/// One box, as text and back.
pub struct Kept {
    read: Box<dyn Fn() -> String + Send + Sync>,
    write: Box<dyn Fn(&str) + Send + Sync>,
}

impl Kept {
    pub fn text(own: RwSignal<String>) -> Self {
        Self {
            // A line a box: what somebody typed on two lines comes back on one.
            read: Box::new(move || own.get().replace('\n', " ")),
            write: Box::new(move |text| own.set(text.to_owned())),
        }
    }

    pub fn chosen<T>(own: RwSignal<Option<T>>) -> Self
    where
        T: FromStr + ToString + Clone + Send + Sync + 'static,
    {
        Self {
            read: Box::new(move || own.get().map(|own| own.to_string()).unwrap_or_default()),
            write: Box::new(move |text| own.set(text.parse().ok())),
        }
    }

    /// A figure without its unit is another figure.
    pub fn unit(own: RwSignal<TemperatureUnit>) -> Self {
        Self {
            read: Box::new(move || match own.get() {
                TemperatureUnit::Celsius => "C".to_owned(),
                TemperatureUnit::Fahrenheit => "F".to_owned(),
            }),
            write: Box::new(move |text| {
                own.set(if text == "F" { TemperatureUnit::Fahrenheit } else { TemperatureUnit::Celsius });
            }),
        }
    }
}

/// Brings back what was kept, unless somebody has begun anew, and keeps what changes from then on.
pub fn keep(app: App, task: String, boxes: Vec<Kept>) {
    let (task, boxes) = (StoredValue::new(task), StoredValue::new(boxes));
    let loaded = StoredValue::new(false);
    let read =
        move || boxes.with_value(|boxes| boxes.iter().map(|own| (own.read)()).collect::<Vec<_>>().join("\n"));
    let untouched = StoredValue::new(untrack(read));
    spawn_local(async move {
        let Some(name) = task.try_get_value() else { return };
        let kept = drafts::read(app, &name).await;
        if loaded.try_set_value(true).is_some() {
            return;
        }
        if let Some(kept) = kept
            && untrack(read) == untouched.get_value()
        {
            boxes.with_value(|boxes| {
                for (own, line) in boxes.iter().zip(kept.split('\n')) {
                    (own.write)(line);
                }
            });
        }
    });
    Effect::new(move |_| {
        let written = read();
        if loaded.get_value() {
            let is_untouched = untouched.with_value(|untouched| *untouched == written);
            drafts::keep(app, &task.get_value(), if is_untouched { "" } else { &written });
        }
    });
}

/// What was kept is recorded now, or not wanted any more.
pub fn forget(app: App, task: &str) {
    drafts::keep(app, task, "");
}
