//! The two doors: a clinic of one's own, or a sample to try. And the way out of the sample.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::boot::show_phase;
use crate::app::context::{App, Problem};
use crate::app::people::{PinFailure, set_pin};
use crate::app::runtime::now;
use crate::app::transfer;
use crate::domain::command::{Command, SetUpClinic};
use crate::domain::event::ClinicKind;
use crate::domain::ids::{EventId, StaffId, StreamId};
use crate::domain::sample::{SampleParts, rival_facts, sample_facts};
use crate::exchange::bundle::plan_import;
use crate::log::journal::{Change, Journal as _, Table, Write};
pub use crate::platform::standalone::Opened;
use crate::platform::{clock, random, standalone};
use crate::store::{health, prefs};

/// Every person of the sample signs in with this; the lock screen of a sample says so.
pub const SAMPLE_PIN: &str = "2580";

/// Where the unfinished set-up lies. It has no author yet, and never a PIN.
const SET_UP_DRAFT: &str = "set-up";
/// The zone that is proposed when the tablet does not tell its own.
const USUAL_ZONE: &str = "America/Chicago";

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartFailure {
    Problem(Problem),
    Pin(PinFailure),
}

/// The tablet's time zone by its IANA name.
pub fn time_zone() -> String {
    clock::zone_name().unwrap_or_else(|| USUAL_ZONE.to_owned())
}

/// Whether the app runs from the home screen, where an iPad keeps its records apart.
pub fn opened_from() -> Opened {
    standalone::opened()
}

/// Keeps what was entered of the set-up so far, in the words of the screen that reads it.
pub fn keep_draft(app: App, text: &str) {
    let Some(journal) = app.runtime().journal() else { return };
    let mut write = Write::relaxed();
    write.put(Table::Drafts, SET_UP_DRAFT.to_owned(), text.as_bytes().to_vec());
    spawn_local(async move {
        // Still on the screen: losing it costs some typing, no record.
        let _ = journal.write(&write).await;
    });
}

/// The set-up that was begun earlier on this tablet.
pub async fn read_draft(app: App) -> Option<String> {
    let bytes = app.runtime().journal()?.read(Table::Drafts, SET_UP_DRAFT).await.ok()??;
    String::from_utf8(bytes).ok()
}

/// Forgets it, once there is a clinic.
async fn forget_draft(app: App) {
    let Some(journal) = app.runtime().journal() else { return };
    let mut write = Write::relaxed();
    write.delete(Table::Drafts, SET_UP_DRAFT.to_owned());
    // Left behind it would be read by nobody: there is a clinic now.
    let _ = journal.write(&write).await;
}

/// Sets up a clinic and signs its first person in.
pub async fn set_up(app: App, set_up: SetUpClinic, pin: String) -> Result<(), StartFailure> {
    crate::app::pins::check_pin(&pin).map_err(|error| StartFailure::Pin(PinFailure::Pin(error)))?;
    let ids = app.request(Command::SetUpClinic(set_up)).await.map_err(StartFailure::Problem)?;
    let staff = app.state.with_untracked(|state| state.clinic.staff.keys().next().copied());
    let first = staff.filter(|staff: &StaffId| ids.contains(&staff.0));
    if let Some(first) = first {
        if let Err(failure) = set_pin(app, first, pin).await {
            // There is a clinic now: the lock screen lets its lead choose the PIN.
            show_phase(app);
            return Err(StartFailure::Pin(failure));
        }
        app.person.set(Some(first));
    }
    forget_draft(app).await;
    show_phase(app);
    Ok(())
}

/// Fills the tablet with the sample clinic and signs its lead in.
pub async fn try_sample(app: App, parts: SampleParts) -> Result<(), StartFailure> {
    let runtime = app.runtime();
    let now = now();
    let first = app.own.get_untracked().and_then(|own| EventId::at(own, 1));
    let first = first.ok_or(StartFailure::Problem(Problem::NotReady))?;
    let facts = sample_facts(&parts, first, now.at, now.offset);
    let (sender, heard) = crate::app::runtime::answer();
    runtime.record(app, facts, sender);
    heard.await.map_err(StartFailure::Problem)?;
    let people: Vec<StaffId> = app.state.with_untracked(|state| state.clinic.staff.keys().copied().collect());
    for person in &people {
        set_pin(app, *person, SAMPLE_PIN.to_owned()).await.map_err(StartFailure::Pin)?;
        // The first is the lead, who may then set the others'.
        if app.person.get_untracked().is_none() {
            app.person.set(Some(*person));
        }
    }
    // The sample is whole without it: only no two tablets disagree.
    let _ = bring_rival(app).await;
    show_phase(app);
    Ok(())
}

/// The sample's second tablet hands its file over, as any tablet does.
async fn bring_rival(app: App) -> Result<(), Problem> {
    let stream = random::number().map(StreamId::new).map_err(|_| Problem::NotReady)?;
    let first = EventId::at(stream, 1).ok_or(Problem::NotReady)?;
    let facts = app.state.with_untracked(|state| rival_facts(state, first, now()));
    let file = transfer::bundle_of_another(app, stream, facts).await?;
    let plan = app
        .archive
        .with_untracked(|archive| app.state.with_untracked(|state| plan_import(&file, state, archive)));
    transfer::apply_import(app, plan.map_err(|_| Problem::NotReady)?).await
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
    journal.write(&Write { changes, ..Write::strict() }).await.map_err(Problem::NotSaved)?;
    health::forget_sentinels().await;
    prefs::set_open_drafts(0);
    if let Some(window) = web_sys::window() {
        // A new page begins with an empty journal; nothing of this one's memory may be written.
        let _ = window.location().replace("/");
    }
    Ok(())
}
