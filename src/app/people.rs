//! Signing in on this tablet: PINs are set, tried and counted here.

use leptos::prelude::*;

use crate::app::context::App;
use crate::app::pins::{Gate, ITERATIONS, PinError, PinRecord, SALT_BYTES, check_pin};
use crate::app::runtime::now;
use crate::domain::event::Role;
use crate::domain::ids::StaffId;
use crate::domain::time::Instant;
use crate::log::journal::{Journal, JournalError, Table, Write};
use crate::platform::{crypto, random};

/// What a try came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignIn {
    Done,
    Wrong {
        tries_left: u8,
    },
    Locked {
        until: Instant,
    },
    /// No PIN on this tablet yet: a lead sets it under People.
    NoPin,
    Failed(PinFailure),
}

/// Why a PIN was not set or not tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PinFailure {
    Pin(PinError),
    Journal(JournalError),
    /// The browser gives no cryptography or no chance.
    Browser(String),
    /// Only a lead or a clinician sets PINs, once there is one on this tablet.
    NeedsLead,
    NotReady,
}

/// Whether a person can sign in here, before they try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinStanding {
    /// No PIN on this tablet.
    Missing,
    Open,
    Locked {
        until: Instant,
    },
}

pub async fn pin_standing(app: App, staff: StaffId) -> PinStanding {
    let Some(journal) = app.runtime().journal() else { return PinStanding::Open };
    match read(&journal, staff).await {
        Ok(None) => PinStanding::Missing,
        Ok(Some(record)) => match record.gate(now().at) {
            Gate::LockedUntil(until) => PinStanding::Locked { until },
            Gate::Open => PinStanding::Open,
        },
        // The try itself will say what is the matter.
        Err(_) => PinStanding::Open,
    }
}

/// Tries a PIN. A wrong try is counted durably before the answer is given.
pub async fn sign_in(app: App, staff: StaffId, pin: String) -> SignIn {
    match try_pin(app, staff, &pin).await {
        Ok(SignIn::Done) => {
            app.person.set(Some(staff));
            SignIn::Done
        }
        Ok(other) => other,
        Err(failure) => SignIn::Failed(failure),
    }
}

/// Tries the PIN of somebody who signs beside the person that is signed in. Wrong tries count alike.
pub async fn prove(app: App, staff: StaffId, pin: String) -> SignIn {
    try_pin(app, staff, &pin).await.unwrap_or_else(SignIn::Failed)
}

async fn try_pin(app: App, staff: StaffId, pin: &str) -> Result<SignIn, PinFailure> {
    let journal = app.runtime().journal().ok_or(PinFailure::NotReady)?;
    let Some(record) = read(&journal, staff).await? else { return Ok(SignIn::NoPin) };
    let at = now().at;
    if let Gate::LockedUntil(until) = record.gate(at) {
        return Ok(SignIn::Locked { until });
    }
    let given = crypto::pbkdf2_sha256(pin.as_bytes(), &record.salt, record.iterations)
        .await
        .map_err(|error| PinFailure::Browser(error.to_string()))?;
    if crypto::same_secret(&given, &record.verifier) {
        if record.wrong_tries > 0 || record.locked_until.is_some() {
            keep(&journal, staff, &record.after_right()).await?;
        }
        return Ok(SignIn::Done);
    }
    let after = record.after_wrong(at);
    keep(&journal, staff, &after).await?;
    Ok(match after.gate(at) {
        Gate::LockedUntil(until) => SignIn::Locked { until },
        Gate::Open => SignIn::Wrong { tries_left: after.tries_left() },
    })
}

/// Sets a PIN on this tablet. A person may set their own; a lead anybody's; and where no PIN
/// exists yet, a lead's comes first.
pub async fn set_pin(app: App, staff: StaffId, pin: String) -> Result<(), PinFailure> {
    check_pin(&pin).map_err(PinFailure::Pin)?;
    let journal = app.runtime().journal().ok_or(PinFailure::NotReady)?;
    let leads = |id: StaffId| {
        app.state.with_untracked(|state| {
            state.clinic.staff.get(&id).is_some_and(|person| person.role() != Role::Assistant)
        })
    };
    let allowed = match app.person.get_untracked() {
        Some(person) => person == staff || leads(person),
        None => {
            leads(staff)
                && journal.read_from(Table::Secrets, "").await.map_err(PinFailure::Journal)?.is_empty()
        }
    };
    if !allowed {
        return Err(PinFailure::NeedsLead);
    }
    let mut salt = vec![0; SALT_BYTES];
    random::fill(&mut salt).map_err(|error| PinFailure::Browser(error.to_string()))?;
    let verifier = crypto::pbkdf2_sha256(pin.as_bytes(), &salt, ITERATIONS)
        .await
        .map_err(|error| PinFailure::Browser(error.to_string()))?
        .to_vec();
    let record = PinRecord { iterations: ITERATIONS, salt, verifier, wrong_tries: 0, locked_until: None };
    keep(&journal, staff, &record).await
}

/// Who has a PIN on this tablet.
pub async fn with_pin(app: App) -> Vec<StaffId> {
    let Some(journal) = app.runtime().journal() else { return Vec::new() };
    let records = journal.read_from(Table::Secrets, "").await.unwrap_or_default();
    records.iter().filter_map(|record| record.key.parse().ok()).collect()
}

async fn read(journal: &impl Journal, staff: StaffId) -> Result<Option<PinRecord>, PinFailure> {
    let bytes = journal.read(Table::Secrets, &staff.to_string()).await.map_err(PinFailure::Journal)?;
    Ok(bytes.and_then(|bytes| PinRecord::decode(&bytes).ok()))
}

async fn keep(journal: &impl Journal, staff: StaffId, record: &PinRecord) -> Result<(), PinFailure> {
    let mut write = Write::strict();
    write.put(Table::Secrets, staff.to_string(), record.encode());
    journal.write(&write).await.map_err(PinFailure::Journal)
}
