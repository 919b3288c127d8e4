//! The two doors: a clinic of one's own, or a sample to try. And the way out of the sample.

use leptos::prelude::*;

use crate::app::boot::show_phase;
use crate::app::context::{App, Problem};
use crate::app::people::{PinFailure, set_pin};
use crate::app::runtime::now;
use crate::domain::command::{Command, SetUpClinic};
use crate::domain::event::ClinicKind;
use crate::domain::ids::StaffId;
use crate::domain::sample::{SampleParts, sample_facts};
use crate::log::journal::{Change, Durability, Journal as _, Table, Write};
use crate::store::{health, prefs};

/// Every person of the sample signs in with this; the lock screen of a sample says so.
pub const SAMPLE_PIN: &str = "2580";

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartFailure {
    Problem(Problem),
    Pin(PinFailure),
}

/// Sets up a clinic and signs its first person in.
pub async fn set_up(app: App, set_up: SetUpClinic, pin: String) -> Result<(), StartFailure> {
    crate::app::pins::check_pin(&pin).map_err(|error| StartFailure::Pin(PinFailure::Pin(error)))?;
    let ids = app.request(Command::SetUpClinic(set_up)).await.map_err(StartFailure::Problem)?;
    let staff = app.state.with_untracked(|state| state.clinic.staff.keys().next().copied());
    let first = staff.filter(|staff: &StaffId| ids.contains(&staff.0));
    if let Some(first) = first {
        set_pin(app, first, pin).await.map_err(StartFailure::Pin)?;
        app.person.set(Some(first));
    }
    show_phase(app);
    Ok(())
}

/// Fills the tablet with the sample clinic and signs its lead in.
pub async fn try_sample(app: App, parts: SampleParts) -> Result<(), StartFailure> {
    let runtime = app.runtime();
    let now = now();
    let first = app.own.get_untracked().and_then(|own| crate::domain::ids::EventId::at(own, 1));
    let first = first.ok_or(StartFailure::Problem(Problem::NotReady))?;
    let facts = sample_facts(&parts, first, now.at, now.offset);
    let (sender, heard) = crate::app::runtime::answer();
    runtime.record(app, facts, sender);
    heard.await.map_err(StartFailure::Problem)?;
    let people: Vec<StaffId> =
        app.state.with_untracked(|state| state.clinic.staff.keys().copied().collect());
    for person in &people {
        set_pin(app, *person, SAMPLE_PIN.to_owned()).await.map_err(StartFailure::Pin)?;
        // The first is the lead, who may then set the others'.
        if app.person.get_untracked().is_none() {
            app.person.set(Some(*person));
        }
    }
    show_phase(app);
    Ok(())
}

/// Removes the sample clinic with everything in it. Refuses for a real clinic.
pub async fn remove_sample(app: App) -> Result<(), Problem> {
    if app.state.with_untracked(|state| state.clinic.kind()) != Some(ClinicKind::Sample) {
        return Err(Problem::NotReady);
    }
    wipe(app).await
}

/// Empties this tablet. The caller has asked for the word first.
pub async fn wipe(app: App) -> Result<(), Problem> {
    let journal = app.runtime().journal().ok_or(Problem::NotReady)?;
    let everything = |table| Change::DeleteRange { table, from: String::new(), to: "\u{ffff}".to_owned() };
    let changes = Table::ALL.into_iter().map(everything).collect();
    journal
        .write(&Write { durability: Durability::Strict, changes })
        .await
        .map_err(Problem::NotSaved)?;
    health::forget_sentinels().await;
    prefs::set_open_drafts(0);
    if let Some(window) = web_sys::window() {
        // A new page begins with an empty journal; nothing of this one's memory may be written.
        let _ = window.location().replace("/");
    }
    Ok(())
}
