//! What a file of batches would add, before anything is added.

use std::collections::BTreeMap;

use crate::codec::batch::{BatchError, SealedBatch};
use crate::codec::bundle::{Bundle, BundleError, BundleHeader};
use crate::domain::event::{Body, ClinicKind, Event};
use crate::domain::ids::StreamId;
use crate::domain::state::State;
use crate::domain::time::Zoned;
use crate::exchange::names;
use crate::log::archive::{Archive, Fork};

/// What importing a file would do.
#[derive(Clone, Debug)]
pub struct ImportPlan {
    pub header: BundleHeader,
    /// Batches that are not here yet.
    pub fresh: Vec<SealedBatch>,
    /// Their events, in order, when every stream is whole; read once for preview and fold.
    pub events: Vec<Event>,
    /// Records of the clinic's work; the tablets' own bookkeeping travels along uncounted.
    pub records_in_file: u64,
    pub records_new: u64,
    /// New records by stream.
    pub by_stream: BTreeMap<StreamId, u64>,
    /// When the first and the last of the new records happened.
    pub span: Option<(Zoned, Zoned)>,
    /// Streams that would exist in two versions.
    pub forks: Vec<Fork>,
}

/// Why a file is not taken in. Nothing of it is, then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportRefusal {
    /// Not a file of ours.
    NotABundle,
    /// Made by a newer build.
    Newer,
    /// It unpacks to more than any clinic has.
    TooLarge,
    /// The file ends too early; so many batches are whole.
    Cut { whole_batches: u64, of: u64 },
    /// Bytes were changed; where, as far as it can be told.
    Damaged(Damaged),
    /// Records of another clinic.
    OtherClinic { name: String },
    /// A sample clinic's records never mix with a real one's.
    Sample,
}

/// Where a file is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damaged {
    /// Before the first batch, or at a place that cannot be told.
    Somewhere,
    /// In the packed bytes: so many batches before the damage are whole.
    After { whole_batches: u64, of: Option<u64> },
    /// In this batch; of which tablet and from which record on, if its head can be read.
    Batch { number: u64, of: u64, from: Option<(StreamId, u32)> },
    /// All batches are whole, but what the file says of itself at its end is not true.
    Trailer,
}

impl From<BundleError> for ImportRefusal {
    fn from(error: BundleError) -> Self {
        match error {
            BundleError::NotABundle => Self::NotABundle,
            BundleError::NewerVersion(_) => Self::Newer,
            BundleError::TooLarge => Self::TooLarge,
            BundleError::Truncated { whole_batches, of } => Self::Cut { whole_batches, of },
            BundleError::Header(_) => Self::Damaged(Damaged::Somewhere),
            BundleError::Trailer => Self::Damaged(Damaged::Trailer),
            BundleError::Damaged { whole_batches, of } => Self::Damaged(Damaged::After { whole_batches, of }),
            BundleError::Batch { error: BatchError::Version(_), .. } => Self::Newer,
            BundleError::Batch { number, of, tablet, .. } => {
                let from = tablet.and_then(|(stream, seq)| Some((stream.parse().ok()?, seq)));
                Self::Damaged(Damaged::Batch { number, of, from })
            }
        }
    }
}

/// Reads a file and says what it would add to what is here.
pub fn plan_import(file: &[u8], state: &State, archive: &Archive) -> Result<ImportPlan, ImportRefusal> {
    let bundle = Bundle::decode(file)?;
    if let Some((id, founding)) = state.clinic.founding() {
        if founding.kind != bundle.header.kind {
            return Err(ImportRefusal::Sample);
        }
        if id.to_string() != bundle.header.clinic {
            return Err(ImportRefusal::OtherClinic { name: bundle.header.clinic_name.as_str().to_owned() });
        }
    }
    let mut together = archive.clone();
    let known_forks = archive.forks();
    let mut plan = ImportPlan {
        header: bundle.header,
        fresh: Vec::new(),
        events: Vec::new(),
        records_in_file: 0,
        records_new: 0,
        by_stream: BTreeMap::new(),
        span: None,
        forks: Vec::new(),
    };
    for batch in bundle.batches {
        // Decoding cannot fail here: the file was read whole before.
        let events = batch.events().unwrap_or_default();
        let records = events.iter().filter(|event| event.body.is_record());
        plan.records_in_file += records.clone().count() as u64;
        // A batch may stand in a file twice; `together` knows those that were planned already.
        if together.holds(&batch) {
            continue;
        }
        for record in records {
            // The head of a file is only its word; the founding itself is the proof.
            if matches!(record.body, Body::ClinicSetUp { kind, .. } if kind != plan.header.kind) {
                return Err(ImportRefusal::Sample);
            }
            let at = record.zoned();
            plan.records_new += 1;
            *plan.by_stream.entry(batch.stream).or_default() += 1;
            plan.span = Some(plan.span.map_or((at, at), |(first, last)| (first.min(at), last.max(at))));
        }
        plan.events.extend(events);
        together.insert(&batch);
        plan.fresh.push(batch);
    }
    plan.forks = together.forks().into_iter().filter(|fork| !known_forks.contains(fork)).collect();
    Ok(plan)
}

/// The header of a file made now, and the name it should have.
pub fn header_of(
    state: &State,
    stream: StreamId,
    made: Zoned,
    batches: u64,
) -> Option<(BundleHeader, String)> {
    let (id, founding) = state.clinic.founding()?;
    let clinic_name = state.clinic.name.get()?.clone();
    let tablet = names::tablet(state, stream);
    let (hour, minute) = made.hour_minute();
    let clinic = names::file_part(clinic_name.as_str());
    let sample =
        if founding.kind == ClinicKind::Sample && !clinic.ends_with("-sample") { "-sample" } else { "" };
    let name = format!(
        "{clinic}{sample}-{}-{}-{hour:02}{minute:02}.tallywell",
        tablet.to_lowercase(),
        names::date(made.date()),
    );
    let header = BundleHeader {
        clinic: id.to_string(),
        clinic_name,
        kind: founding.kind,
        made_at: made.at,
        tablet,
        batches,
    };
    Some((header, name))
}
