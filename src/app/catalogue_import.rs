//! A clinic's own list of items, from a file: chosen, read and judged in steps, so that a long one
//! neither holds up the screen nor changes anything before somebody has looked at it.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;

use crate::app::context::App;
pub use crate::app::desk::GoOn;
use crate::codec::csv;
use crate::domain::state::State;
use crate::exchange::catalogue::{CataloguePlan, CatalogueReader, plan_catalogue};
use crate::platform::files::{self, FileError};

/// Twenty thousand rows with every column filled are about 3 MB.
const LARGEST_BYTES: u64 = 20_000_000;
/// Rows that are judged before the screen gets its turn.
const ROWS_AT_ONCE: usize = 400;

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Reading { done: u64, total: u64 },
    Judging { done: usize, total: usize },
}

/// A file that was judged; nothing has changed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    pub file: String,
    pub plan: CataloguePlan,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportFailure {
    TooLarge { size: u64, limit: u64 },
    Unreadable { detail: String },
}

/// Lets the person choose a file and judges it; none if they close the chooser or stop. Call it
/// from a tap. `stage` hears how far it is and answers whether to go on.
pub async fn choose_and_judge(
    app: App,
    stage: impl Fn(Stage) -> GoOn,
) -> Result<Option<Judged>, ImportFailure> {
    let Some(chosen) = files::choose(".csv,.txt,text/csv,text/plain").await else { return Ok(None) };
    let progress = |done, total| {
        let _ = stage(Stage::Reading { done, total });
    };
    let bytes = chosen.read(LARGEST_BYTES, progress).await.map_err(|error| match error {
        FileError::TooLarge { size, limit } => ImportFailure::TooLarge { size, limit },
        FileError::Unreadable { detail } => ImportFailure::Unreadable { detail },
    })?;
    let plan = judge(app, &bytes, stage).await;
    Ok(plan.map(|plan| Judged { file: chosen.name(), plan }))
}

async fn judge(app: App, bytes: &[u8], stage: impl Fn(Stage) -> GoOn) -> Option<CataloguePlan> {
    // The rows are judged against the catalogue alone, as it stands at the beginning.
    let catalogue = app.state.try_with_untracked(|state| state.catalogue.clone())?;
    let state = State { catalogue, ..State::default() };
    let rows = csv::read(bytes);
    let Some((heading, rows)) = rows.split_first() else { return Some(plan_catalogue(&state, bytes)) };
    let mut reader = CatalogueReader::new(&state, heading);
    for (chunk, rows_at_once) in rows.chunks(ROWS_AT_ONCE).enumerate() {
        for row in rows_at_once {
            reader.take(row);
        }
        let done = chunk * ROWS_AT_ONCE + rows_at_once.len();
        if stage(Stage::Judging { done, total: rows.len() }) == GoOn::Stop {
            return None;
        }
        TimeoutFuture::new(0).await;
    }
    Some(reader.finish())
}
