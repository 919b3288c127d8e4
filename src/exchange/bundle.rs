//! What a file of batches would add, before anything is added.

use std::collections::BTreeMap;

use crate::codec::batch::SealedBatch;
use crate::codec::bundle::{Bundle, BundleError, BundleHeader};
use crate::domain::event::{ClinicKind, Event};
use crate::domain::ids::StreamId;
use crate::domain::state::State;
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
    pub records_in_file: u64,
    pub records_new: u64,
    /// New records by stream.
    pub by_stream: BTreeMap<StreamId, u64>,
    /// Streams that would exist in two versions.
    pub forks: Vec<Fork>,
}

/// Why a readable file is not taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportRefusal {
    Unreadable(BundleError),
    /// Records of another clinic.
    OtherClinic { name: String },
    /// A sample clinic's records never mix with a real one's.
    Sample,
}

/// Reads a file and says what it would add to what is here.
pub fn plan_import(file: &[u8], state: &State, archive: &Archive) -> Result<ImportPlan, ImportRefusal> {
    let bundle = Bundle::decode(file).map_err(ImportRefusal::Unreadable)?;
    if let Some((id, founding)) = state.clinic.founding() {
        if founding.kind != bundle.header.kind {
            return Err(ImportRefusal::Sample);
        }
        if id.to_string() != bundle.header.clinic {
            return Err(ImportRefusal::OtherClinic { name: bundle.header.clinic_name.as_str().to_owned() });
        }
    }
    let records_in_file = bundle.batches.iter().map(|batch| u64::from(batch.count)).sum();
    let mut together = archive.clone();
    let known_forks = archive.forks();
    let mut plan = ImportPlan {
        header: bundle.header,
        fresh: Vec::new(),
        events: Vec::new(),
        records_in_file,
        records_new: 0,
        by_stream: BTreeMap::new(),
        forks: Vec::new(),
    };
    for batch in bundle.batches {
        if archive.holds(&batch) {
            continue;
        }
        // Decoding cannot fail here: the file was read whole before.
        plan.events.extend(batch.events().unwrap_or_default());
        plan.records_new += u64::from(batch.count);
        *plan.by_stream.entry(batch.stream).or_default() += u64::from(batch.count);
        together.insert(&batch);
        plan.fresh.push(batch);
    }
    plan.forks = together.forks().into_iter().filter(|fork| !known_forks.contains(fork)).collect();
    Ok(plan)
}

/// The header of a file made now, and the name it should have.
pub fn header_of(state: &State, stream: StreamId, made: crate::domain::time::Zoned, batches: u64) -> Option<(BundleHeader, String)> {
    let (id, founding) = state.clinic.founding()?;
    let clinic_name = state.clinic.name.get()?.clone();
    let tablet = names::tablet(state, stream);
    let (hour, minute) = made.hour_minute();
    let sample = if founding.kind == ClinicKind::Sample { "-sample" } else { "" };
    let name = format!(
        "{}{sample}-{}-{}-{hour:02}{minute:02}.tallywell",
        names::file_part(clinic_name.as_str()),
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
