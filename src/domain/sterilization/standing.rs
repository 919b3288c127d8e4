//! Where a load stands and what it still needs (research/sterilization.md 5.4). Reckoned, never stored:
//! a release counts only as long as nothing that was told since speaks against it.

use crate::domain::event::sterile_load::{Ending, Hold, HoldReason, IndicatorResult};
use crate::domain::event::sterile_setup::{ChallengePolicy, CycleCounter, ReleasePolicy};
use crate::domain::ids::{EventId, LoadId, StaffId};
use crate::domain::sterilization::bi::{BiResult, BiStage};
use crate::domain::sterilization::load::{Load, Pack};
use crate::domain::sterilization::pack::is_settled;
use crate::domain::sterilization::recall::SuspectStanding;
use crate::domain::sterilization::survey::Survey;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LoadStanding {
    /// Being filled.
    Open,
    Running,
    /// The cycle is over; its records are being made.
    Checking,
    /// Somebody else has to look at it.
    Held,
    /// All is well but for the biological indicator.
    Quarantined,
    Rejected,
    Released,
    /// Some of its packs, before the indicator was read.
    EmergencyReleased,
    /// Blocked by a recall until more is known.
    Suspect,
    Recalled,
    /// Opened by mistake and never started.
    Voided,
    /// Rejected or recalled, and every pack has come to its end.
    Closed,
}

/// What the record of a load lacks before it can be released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    Start,
    End,
    Readings,
    Pressure,
    /// The indicators on the outside of these packs.
    External {
        packs: Vec<u8>,
    },
    Challenge,
    Unload,
    /// Why it was needed at once, of a load for immediate use.
    ImmediateUse,
    /// The biological indicator is not read.
    BiologicalReading {
        ready: Option<crate::domain::time::Instant>,
    },
    /// It says nothing, and this load needs one that does.
    BiologicalInvalid,
    /// There is none in a load that needs one.
    Biological,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadState {
    pub standing: LoadStanding,
    /// Reasons to hold that no release has looked at.
    pub holds: Vec<Hold>,
    pub missing: Vec<Missing>,
    /// The release that counts.
    pub release: Option<EventId>,
    /// Packs that were released before the biological indicator was read.
    pub emergency: Vec<u8>,
}

pub fn state_of(survey: &Survey<'_>, load: &Load<'_>) -> LoadState {
    let own = own_state(survey, load);
    let recalled = survey.recalls.iter().filter_map(|recall| recall.standing(load.id)).max();
    let standing = match (recalled, own.standing) {
        (_, LoadStanding::Voided | LoadStanding::Open) | (None | Some(SuspectStanding::Lifted), _) => {
            own.standing
        }
        (_, LoadStanding::Rejected | LoadStanding::Closed) => own.standing,
        (Some(SuspectStanding::Recalled), _) if load.packs.iter().all(is_settled) => LoadStanding::Closed,
        (Some(SuspectStanding::Recalled), LoadStanding::Checking | LoadStanding::Running)
            if !survey.bi_result(load.id).is_some_and(BiResult::is_positive) =>
        {
            LoadStanding::Suspect
        }
        // Its own indicator grew before anybody released it: nothing was out, so that nothing is recalled.
        (Some(SuspectStanding::Recalled), _) if load.releases.is_empty() && load.emergency.is_empty() => {
            if survey.bi_result(load.id).is_some_and(BiResult::is_positive) {
                LoadStanding::Rejected
            } else {
                LoadStanding::Recalled
            }
        }
        (Some(SuspectStanding::Recalled), _) => LoadStanding::Recalled,
        (Some(SuspectStanding::Suspect | SuspectStanding::LiftProposed), _) => LoadStanding::Suspect,
    };
    LoadState { standing, ..own }
}

/// Where it would stand without any recall.
fn own_state(survey: &Survey<'_>, load: &Load<'_>) -> LoadState {
    let holds = survey.holds(load);
    let missing = missing(survey, load);
    let mut state =
        LoadState { standing: LoadStanding::Open, holds, missing, release: None, emergency: Vec::new() };
    if !load.is_started() {
        if load.is_voided {
            state.standing = LoadStanding::Voided;
        }
        return state;
    }
    if !load.failures.is_empty() {
        let over = !load.packs.is_empty() && load.packs.iter().all(is_settled);
        state.standing = if over { LoadStanding::Closed } else { LoadStanding::Rejected };
        return state;
    }
    if load.end.is_none_or(|(_, end)| end.ending != Ending::Complete) {
        state.standing = LoadStanding::Running;
        return state;
    }
    let waits_for_reading = state.missing.iter().any(is_of_reading);
    let lacks = state.missing.iter().any(|missing| !is_of_reading(missing));
    // The release that looked at the most: each stands for itself, none is put together from two.
    let mut release = load.releases.iter().filter(|(_, told, release)| {
        let unseen = state.holds.iter().any(|hold| !release.over.contains(hold));
        let reviewer = state.holds.is_empty() || may_review(load, told.by, release.co_signer);
        !unseen && reviewer && !state.holds.iter().any(is_unclear)
    });
    // What the clinic asks for since is not asked of a load that had been released.
    let lacked = |missing: &Missing| match missing {
        Missing::Challenge => load.has_implant(),
        Missing::ImmediateUse => false,
        other => !is_of_reading(other),
    };
    let release = release.next_back().filter(|_| !state.missing.iter().any(lacked));
    if let (Some((id, ..)), false) = (release, waits_for_reading && load.has_implant()) {
        state.release = Some(*id);
        state.holds.clear();
        state.standing = LoadStanding::Released;
        return state;
    }
    for (.., emergency) in &load.emergency {
        if Some(emergency.co_signer) != load.operator() {
            let implants = load.packs.iter().filter(|pack| pack.is_implant()).map(|pack| pack.number);
            state.emergency.extend(implants.filter(|pack| emergency.packs.contains(pack)));
        }
    }
    state.standing = if !state.holds.is_empty() {
        LoadStanding::Held
    } else if lacks {
        LoadStanding::Checking
    } else if !state.emergency.is_empty() {
        LoadStanding::EmergencyReleased
    } else if waits_for_reading {
        LoadStanding::Quarantined
    } else {
        LoadStanding::Checking
    };
    if state.standing != LoadStanding::EmergencyReleased {
        state.emergency.clear();
    }
    state
}

/// Whether these people may look at what held a load: not the one who ran it, alone.
pub fn may_review(load: &Load<'_>, by: Option<StaffId>, co_signer: Option<StaffId>) -> bool {
    by.is_some() && (by != load.operator() || co_signer.is_some_and(|other| Some(other) != by))
}

/// An indicator that nobody could read is read again, not released over.
pub fn is_unclear(hold: &Hold) -> bool {
    hold.reason == HoldReason::UnclearIndicator
}

fn is_of_reading(missing: &Missing) -> bool {
    matches!(missing, Missing::BiologicalReading { .. } | Missing::BiologicalInvalid | Missing::Biological)
}

/// What is lacking, in the order in which an MA gets to it.
pub fn missing(survey: &Survey<'_>, load: &Load<'_>) -> Vec<Missing> {
    let mut missing = Vec::new();
    let counts = load.sterilizer.is_some_and(|own| own.counter == CycleCounter::Counts);
    if load.start.is_none() || (counts && load.cycle().is_none()) {
        missing.push(Missing::Start);
    }
    if load.end.is_none() {
        missing.push(Missing::End);
    }
    let shows_pressure = load.sterilizer.is_some_and(|own| own.class.is_steam() && own.pressure.is_some());
    if load.readings.is_empty() {
        missing.push(Missing::Readings);
    } else if shows_pressure && load.readings.iter().all(|reading| reading.what.pressure.is_none()) {
        missing.push(Missing::Pressure);
    }
    let unread = load.packs.iter().filter(|pack| pack.external.is_none());
    let packs: Vec<u8> = unread.map(|pack| pack.number).collect();
    if !packs.is_empty() {
        missing.push(Missing::External { packs });
    }
    let policy = survey.state.policy();
    let challenged = load.has_implant() || policy.challenge == ChallengePolicy::EveryLoad;
    if challenged && load.challenge.is_none_or(|(result, _)| result != IndicatorResult::Pass) {
        missing.push(Missing::Challenge);
    }
    if load.unloaded.is_none() && !load.is_test() {
        missing.push(Missing::Unload);
    }
    if load.is_for_immediate_use() && load.immediate_use.is_none() {
        missing.push(Missing::ImmediateUse);
    }
    missing.extend(missing_reading(survey, load.id, load, policy.release));
    missing
}

fn missing_reading(
    survey: &Survey<'_>,
    id: LoadId,
    load: &Load<'_>,
    policy: ReleasePolicy,
) -> Option<Missing> {
    let tests = survey.tests_of(id);
    let standing = || tests.iter().filter(|test| test.stage != BiStage::Voided);
    let needs = load.has_implant() || (policy == ReleasePolicy::AfterReading && standing().next().is_some());
    if !needs {
        return None;
    }
    match survey.bi_result(id) {
        Some(BiResult::Negative) => {
            let open = standing().find(|test| test.result().is_none());
            open.map(|test| Missing::BiologicalReading { ready: test.ready() })
        }
        Some(BiResult::Invalid(_)) => Some(Missing::BiologicalInvalid),
        Some(BiResult::Positive | BiResult::PositiveUnconfirmed) => None,
        None => match standing().next() {
            Some(test) => Some(Missing::BiologicalReading { ready: test.ready() }),
            None => Some(Missing::Biological),
        },
    }
}

/// Packs that nothing at the unloading took out.
pub fn whole_packs<'s, 'a>(load: &'s Load<'a>) -> impl Iterator<Item = &'s Pack<'a>> {
    load.packs.iter().filter(|pack| !pack.is_wet && !pack.is_torn)
}
