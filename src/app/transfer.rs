//! Files out and in: builds them, shows the share sheet or a download, and takes bundles in.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;

use crate::app::boot::{settle_empty, show_phase};
use crate::app::context::{App, Problem};
use crate::app::desk::Desk;
use crate::app::runtime::{Errand, now};
use crate::codec::bundle::Bundle;
use crate::domain::command::Command;
use crate::domain::decide::Fact;
use crate::domain::ids::{OrderId, SterilizerId, StreamId};
use crate::domain::state::State;
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::sterilization::period::Days;
use crate::domain::time::Date;
use crate::exchange::bundle::{ImportPlan, ImportRefusal, header_of, plan_import};
use crate::exchange::changes::{Changes, changes};
use crate::exchange::{balances, catalogue, loads, movements, names, orders};
use crate::log::clock::believable;
use crate::log::fold::fold;
use crate::log::open::{Damage, open};
use crate::platform::files::{self, FileError};
use crate::platform::share::{Outgoing, ShareError, Shared};
use crate::platform::{download, random, share};
use crate::store::journal::IndexedDb;

/// A file that is ready to leave. Built before the tap that sends it, because browsers allow
/// sharing only for a few seconds after a tap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutgoingFile {
    pub name: String,
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
    /// Records of this tablet that the file holds; none for a table.
    pub records: Option<u32>,
}

/// The way a file took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    Shared,
    Downloaded,
    Cancelled,
    /// The browser wants another tap.
    TapAgain,
    Failed {
        detail: String,
    },
}

/// Works at the desk in its turn and brings back what came of it.
async fn at_the_desk<T, Work>(app: App, work: Work) -> Result<T, Problem>
where
    T: 'static,
    Work: AsyncFnOnce(App, Desk<IndexedDb>) -> (Desk<IndexedDb>, Result<T, Problem>) + 'static,
{
    let outcome: Rc<RefCell<Option<Result<T, Problem>>>> = Rc::default();
    let errand: Errand = {
        let outcome = Rc::clone(&outcome);
        Box::new(move |app, desk| {
            Box::pin(async move {
                let (desk, result) = work(app, desk).await;
                *outcome.borrow_mut() = Some(result);
                desk
            })
        })
    };
    app.runtime().run(app, errand).await?;
    let result = outcome.borrow_mut().take();
    result.unwrap_or(Err(Problem::ReadOnly))
}

/// All records of this tablet as one file.
pub async fn build_bundle(app: App) -> Result<OutgoingFile, Problem> {
    at_the_desk(app, bundle_of).await
}

/// The file that another tablet of this clinic with these records would hand over.
pub async fn bundle_of_another(app: App, stream: StreamId, facts: Vec<Fact>) -> Result<Vec<u8>, Problem> {
    let sealed = at_the_desk(app, async move |_, desk: Desk<IndexedDb>| {
        let sealed = desk.sealed_elsewhere(stream, &facts, now()).await.map_err(Problem::NotSaved);
        (desk, sealed)
    });
    let batches = sealed.await?;
    let count = batches.len() as u64;
    let header = app.state.with_untracked(|state| header_of(state, stream, now(), count));
    let (header, _) = header.ok_or(Problem::NotReady)?;
    Ok(Bundle::encode(&header, &batches))
}

async fn bundle_of(app: App, mut desk: Desk<IndexedDb>) -> (Desk<IndexedDb>, Result<OutgoingFile, Problem>) {
    // A full tablet cannot seal, but its records must be able to leave all the same.
    let unsaved = match desk.seal().await {
        Ok(_) => Vec::new(),
        Err(_) => desk.unsaved_seal(),
    };
    let mut batches = match desk.batches().await {
        Ok(batches) => batches,
        Err(error) => return (desk, Err(Problem::NotSaved(error))),
    };
    batches.extend(unsaved);
    let stream = desk.stream();
    let file = app.state.with_untracked(|state| {
        let (header, name) = header_of(state, stream, now(), batches.len() as u64)?;
        let records = state.clinic.tablets.get(&stream).map_or(0, |tablet| tablet.records);
        let bytes = Bundle::encode(&header, &batches);
        Some(OutgoingFile { name, media_type: "application/octet-stream", bytes, records: Some(records) })
    });
    (desk, file.ok_or(Problem::NotReady))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    Balances,
    Movements,
    Catalogue,
    /// What should be ordered now.
    Proposals,
    Order(OrderId),
}

/// A table for a spreadsheet.
pub fn build_table(app: App, kind: TableKind) -> OutgoingFile {
    let now = now();
    app.state.with_untracked(|state| {
        let (what, bytes) = match kind {
            TableKind::Balances => ("balances", balances::balances_csv(state, now)),
            TableKind::Movements => ("movements", movements::movements_csv(state)),
            TableKind::Catalogue => ("catalogue", catalogue::catalogue_csv(state)),
            TableKind::Proposals => ("to-order", orders::proposals_csv(state, now)),
            TableKind::Order(order) => ("order", orders::order_csv(state, order)),
        };
        table_file(state, what, now.date(), bytes)
    })
}

/// The loads of a sterilizer as a table. Apart from the other tables, so that only the wing of
/// sterilization carries it.
pub fn build_loads(app: App, sterilizer: SterilizerId, days: Days) -> OutgoingFile {
    app.state.with_untracked(|state| {
        let code = state.sterilization.sterilizer(sterilizer).map(|(_, own)| own.code.to_string());
        let what = format!("loads-{}", names::file_part(&code.unwrap_or_default()));
        table_file(state, &what, days.to, loads::loads_csv(state, sterilizer, days))
    })
}

fn table_file(state: &State, what: &str, day: Date, bytes: Vec<u8>) -> OutgoingFile {
    let clinic = state.clinic.name.get().map_or("", |name| name.as_str());
    let name = format!("{}-{what}-{}.csv", names::file_part(clinic), names::date(day));
    OutgoingFile { name, media_type: "text/csv", bytes, records: None }
}

/// Hands a file to the share sheet where files can be shared, else to the downloads. Call it from
/// a tap. A bundle that left is noted in the log.
pub async fn send(app: App, file: &OutgoingFile) -> Sent {
    let outgoing = Outgoing { name: &file.name, media_type: file.media_type, bytes: &file.bytes };
    let sent = if share::can_share(&outgoing) {
        match share::share(&file.name, &outgoing).await {
            Ok(Shared::Handed) => Sent::Shared,
            Ok(Shared::Cancelled) => Sent::Cancelled,
            Err(ShareError::NotAllowed) => Sent::TapAgain,
            Err(ShareError::Unsupported | ShareError::Failed { .. }) => downloaded(&outgoing),
        }
    } else {
        downloaded(&outgoing)
    };
    if let (Sent::Shared | Sent::Downloaded, Some(records)) = (&sent, file.records) {
        app.dispatch(Command::NoteExport { records }, |_| {});
    }
    sent
}

fn downloaded(file: &Outgoing<'_>) -> Sent {
    match download::save(file) {
        Ok(()) => Sent::Downloaded,
        Err(detail) => Sent::Failed { detail },
    }
}

/// A file that a person picked; nothing is read yet.
#[derive(Clone, Debug)]
pub struct Picked(files::Chosen);

impl Picked {
    pub fn name(&self) -> String {
        self.0.name()
    }
}

/// Opens the file chooser; none when the person closes it. Call it from a tap. Any file may be
/// picked: iPads grey out every file whose ending they do not know.
pub async fn pick_file() -> Option<Picked> {
    files::choose("").await.map(Picked)
}

/// What a file would add, and what that would change.
#[derive(Clone, Debug)]
pub struct Preview {
    pub plan: ImportPlan,
    pub changes: Changes,
}

/// Why there is no preview. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookFailure {
    /// Larger than any file of ours. In bytes.
    TooLarge {
        size: u64,
    },
    /// The browser's own words.
    Unreadable {
        detail: String,
    },
    Refused(ImportRefusal),
}

/// A clinic of a million events packs to less.
const LARGEST_FILE: u64 = 256 * 1024 * 1024;

/// Reads a file, verifies all of it and says what it would do. Dropping the future stops it.
pub async fn look_into(app: App, file: &Picked, progress: impl Fn(u64, u64)) -> Result<Preview, LookFailure> {
    let bytes = file.0.read(LARGEST_FILE, progress).await.map_err(|error| match error {
        FileError::TooLarge { size, .. } => LookFailure::TooLarge { size },
        FileError::Unreadable { detail } => LookFailure::Unreadable { detail },
    })?;
    // One turn for the screen, which then says that it is checking: the rest does not pause.
    TimeoutFuture::new(30).await;
    let plan = app
        .archive
        .with_untracked(|archive| app.state.with_untracked(|state| plan_import(&bytes, state, archive)));
    let plan = plan.map_err(LookFailure::Refused)?;
    TimeoutFuture::new(0).await;
    let changes = app.state.with_untracked(|state| changes(state, &plan));
    Ok(Preview { plan, changes })
}

/// Takes a planned import into a tablet whose records were lost: it goes on under a new name.
pub async fn restore(app: App, plan: ImportPlan) -> Result<(), Problem> {
    settle_empty(app).await.map_err(Problem::NotSaved)?;
    apply_import(app, plan).await
}

/// Takes a planned import in: all of it or nothing.
pub async fn apply_import(app: App, plan: ImportPlan) -> Result<(), Problem> {
    let result = at_the_desk(app, async move |app, desk| import_into(app, desk, plan).await).await;
    show_phase(app);
    if result.is_ok() && app.state.with_untracked(|state| !state.sterilization.loads.is_empty()) {
        // What came may widen a recall of loads: the list as it is now goes on the record. Most often
        // nothing has changed, which is a refusal that nobody needs to hear of.
        let list = Command::Sterilization(Box::new(SterilizationCommand::ListRecalls));
        app.dispatch(list, |_| {});
    }
    result
}

async fn import_into(
    app: App,
    mut desk: Desk<IndexedDb>,
    mut plan: ImportPlan,
) -> (Desk<IndexedDb>, Result<(), Problem>) {
    // Our own last records may come back in a file that left while this tablet was full.
    if let Err(error) = desk.seal().await {
        return (desk, Err(Problem::NotSaved(error)));
    }
    plan.fresh.retain(|batch| !desk.holds(batch));
    // One event from the future must not keep us from following all the others.
    let latest = believable(plan.events.iter().map(|event| event.header.hlc), now().at);
    let own = desk.stream();
    // Somebody else writes our stream: a copy of this tablet is about. Ours goes on under a new name.
    let copied = plan.fresh.iter().any(|batch| batch.stream == own);
    let forked = !plan.forks.is_empty();
    if copied {
        let renewed = match random::number() {
            Ok(name) => desk.renew(StreamId::new(name), now()).await.map_err(Problem::NotSaved),
            Err(_) => Err(Problem::NotReady),
        };
        if let Err(problem) = renewed {
            return (desk, Err(problem));
        }
    }
    match desk.import(plan.fresh, latest, now()).await {
        Err(error) => (desk, Err(Problem::NotSaved(error))),
        Ok(done) if copied || forked => {
            let refolded = refold(app, &desk).await;
            app.runtime().publish(app, &desk, done).await;
            (desk, refolded)
        }
        Ok(mut done) => {
            let mut events = plan.events;
            events.append(&mut done.events);
            done.events = events;
            app.runtime().publish(app, &desk, done).await;
            (desk, Ok(()))
        }
    }
}

/// Folds everything anew: versions of a stream are told apart only when all of it is at hand.
async fn refold(app: App, desk: &Desk<IndexedDb>) -> Result<(), Problem> {
    let batches = desk.batches().await.map_err(Problem::NotSaved)?;
    app.state.set(fold(&batches, &[]).state);
    app.own.set(Some(desk.stream()));
    Ok(())
}

/// What a check of the whole log found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    pub batches: usize,
    pub events: u64,
    /// Batches whose bytes are not those that were sealed.
    pub broken: Vec<(StreamId, u32)>,
    /// Whether folding everything anew gives what is on the screen.
    pub agrees: Agreement,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    Same,
    Differs,
}

/// Reads every byte again: digests, chain, and the fold from the beginning.
pub async fn verify(app: App) -> Result<Verified, Problem> {
    let journal = app.runtime().journal().ok_or(Problem::NotReady)?;
    let records = crate::log::journal::Journal::read_from(&journal, crate::log::journal::Table::Batches, "")
        .await
        .map_err(Problem::NotSaved)?;
    let mut verified = Verified { batches: 0, events: 0, broken: Vec::new(), agrees: Agreement::Same };
    for record in &records {
        let Ok(batch) = crate::codec::batch::SealedBatch::decode(&record.bytes) else {
            verified.broken.push((StreamId::new(0), 0));
            continue;
        };
        verified.batches += 1;
        verified.events += u64::from(batch.count);
        if batch.verify().is_err() || batch.each(|_, _| {}).is_err() {
            verified.broken.push((batch.stream, batch.first_seq));
        }
    }
    let opened = open(&journal).await.map_err(Problem::NotSaved)?;
    // The open events are chained too; where that chain breaks is found by opening.
    verified.events = verified.events.max(opened.state.event_count());
    for damage in &opened.damage {
        match damage {
            Damage::Tail { stream, from_seq } => verified.broken.push((*stream, *from_seq)),
            Damage::Head => verified.broken.push((StreamId::new(0), 0)),
            // Found above, batch by batch.
            Damage::Batch(_) | Damage::Record { .. } => {}
        }
    }
    let fresh = crate::codec::snapshot::state_digest(&opened.state);
    let shown = app.state.with_untracked(crate::codec::snapshot::state_digest);
    if fresh != shown {
        verified.agrees = Agreement::Differs;
    }
    Ok(verified)
}
