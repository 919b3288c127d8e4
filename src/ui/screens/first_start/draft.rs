//! The set-up as text, so that it survives a reload. One line a value; never a PIN.

use std::fmt::Write as _;

use leptos::prelude::*;

use super::model::{SetUp, Step};
use crate::domain::event::Role;
use crate::ui::entry::Entry;

/// What was entered, as text. Reads every signal, so that an effect hears each change.
pub fn text(set_up: SetUp) -> String {
    let mut out = format!("step={}\n", set_up.step.get().number());
    for (key, value) in fields(set_up) {
        let _ = writeln!(out, "{key}={}", value.get());
    }
    let _ = writeln!(out, "role={}", role_word(set_up.role.get()));
    for (place, (_, entry)) in set_up.counts.iter().enumerate() {
        let _ = writeln!(out, "count.{place}={}", entry.with(Entry::text));
    }
    for (place, slot) in set_up.slots().into_iter().enumerate() {
        let _ = writeln!(out, "name.{place}={}", slot.name.get());
    }
    let chosen: Vec<String> = set_up.chosen.with(|keys| keys.iter().map(u16::to_string).collect());
    let _ = writeln!(out, "chosen={}", chosen.join(","));
    out
}

/// Puts a kept text back. Lines that say nothing to this build are left out.
pub fn restore(set_up: SetUp, text: &str) {
    for (key, value) in text.lines().filter_map(|line| line.split_once('=')) {
        if let Some((_, field)) = fields(set_up).into_iter().find(|(own, _)| *own == key) {
            field.set(value.to_owned());
            continue;
        }
        match key.split_once('.') {
            Some(("count", place)) => {
                let entry = place.parse().ok().and_then(|place: usize| set_up.counts.get(place));
                if let Some((_, entry)) = entry {
                    entry.set(Entry::typed(value, super::model::COUNT_BOUNDS));
                }
            }
            Some(("name", place)) => {
                let slots = set_up.slots();
                let slot = place.parse().ok().and_then(|place: usize| slots.get(place));
                if let Some(slot) = slot {
                    slot.name.set(value.to_owned());
                }
            }
            _ => restore_choice(set_up, key, value),
        }
    }
}

fn restore_choice(set_up: SetUp, key: &str, value: &str) {
    match key {
        "role" => set_up.role.set(if value == "clinician" { Role::Clinician } else { Role::Lead }),
        "chosen" => {
            set_up.chosen.set(value.split(',').filter_map(|key| key.parse().ok()).collect());
        }
        "step" => {
            // The PIN was not kept: whoever had come further chooses it again.
            let step = value.parse().ok().and_then(Step::at).unwrap_or(Step::Clinic);
            set_up.step.set(step.min(Step::Pin));
        }
        _ => {}
    }
}

fn fields(set_up: SetUp) -> [(&'static str, RwSignal<String>); 6] {
    [
        ("clinic", set_up.clinic),
        ("zone", set_up.zone),
        ("letter", set_up.letter),
        ("tablet", set_up.tablet),
        ("initials", set_up.initials),
        ("person", set_up.person),
    ]
}

const fn role_word(role: Role) -> &'static str {
    match role {
        Role::Clinician => "clinician",
        Role::Lead | Role::Assistant => "lead",
    }
}
