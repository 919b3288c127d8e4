//! Turns a request into facts, or into the reasons why not. Pure: time, person and the next free
//! event number come in through [`Ctx`]. What is decided here is always folded there: no event is
//! emitted that the fold ignores.

use crate::domain::clinic::Clinic;
use crate::domain::command::{Command, NewPlace, SetUpClinic};
use crate::domain::education;
use crate::domain::event::{Body, PlaceChange, Role, StaffChange, Standing, TabletLetter, Timing};
use crate::domain::ids::{EventId, PlaceId, StaffId, StreamId};
use crate::domain::inventory;
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::domain::sterilization;
use crate::domain::time::{Instant, Offset};

/// What the outside world gives to a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ctx {
    pub now: Instant,
    pub offset: Offset,
    /// Who is signed in.
    pub staff: Option<StaffId>,
    /// The id that the first decided fact will get; the others follow it.
    pub next: EventId,
}

/// A fact that is not yet written: all of an event but its id and its hybrid time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub occurred_at: Instant,
    pub timing: Timing,
    pub offset: Offset,
    pub staff: Option<StaffId>,
    pub body: Body,
}

/// Decides on a request. The facts are in the order in which they must be written.
pub fn decide(state: &State, command: &Command, ctx: &Ctx) -> Result<Vec<Fact>, Refusal> {
    let clinic = &state.clinic;
    match command {
        Command::SetUpClinic(set_up) => return set_up_clinic(clinic, set_up, ctx),
        Command::EnrolTablet { letter, name, continues } => {
            founded(clinic)?;
            free_letter(clinic, *letter, ctx, *continues)?;
            let body = Body::TabletEnrolled { letter: *letter, name: name.clone(), continues: *continues };
            return Ok(facts(ctx, [body]));
        }
        Command::NoteExport { records } => return Ok(facts(ctx, [Body::ExportMade { records: *records }])),
        _ => {}
    }
    signed_in(clinic, ctx)?;
    if let Command::Stock(stock) = command {
        return inventory::decide_stock::decide(state, stock, ctx);
    }
    if let Command::Handouts(handouts) = command {
        return education::decide::decide(state, handouts, ctx);
    }
    if let Command::Sterilization(asked) = command {
        return sterilization::decide::decide(state, asked, ctx);
    }
    let bodies = match command {
        Command::RenameTablet { letter, name } => {
            free_letter(clinic, *letter, ctx, None)?;
            vec![Body::TabletRenamed { letter: *letter, name: name.clone() }]
        }
        Command::RenameClinic { name } => {
            needs_lead(clinic, ctx)?;
            vec![Body::ClinicRenamed { name: name.clone() }]
        }
        Command::SetAutoLock { minutes } => {
            needs_lead(clinic, ctx)?;
            vec![Body::AutoLockSet { minutes: *minutes }]
        }
        Command::AddStaff { initials, name, role } => {
            needs_lead(clinic, ctx)?;
            if clinic.initials_taken(initials, None) {
                return Err(Refusal::InitialsTaken(initials.clone()));
            }
            vec![Body::StaffAdded { initials: initials.clone(), name: name.clone(), role: *role }]
        }
        Command::ChangeStaff { staff, change } => change_staff(clinic, ctx, *staff, change)?,
        Command::AddPlace(place) => add_place(state, place, ctx),
        Command::ChangePlace { place, change } => {
            known_place(clinic, *place)?;
            vec![Body::PlaceChanged { place: *place, change: change.clone() }]
        }
        Command::OrderPlaces { places } => {
            let in_order = (1_u32..).zip(places).map(|(order, place)| {
                known_place(clinic, *place)?;
                Ok(Body::PlaceChanged { place: *place, change: PlaceChange::Order(order) })
            });
            in_order.collect::<Result<_, _>>()?
        }
        stock => inventory::decide::decide(state, stock, ctx)?,
    };
    if bodies.is_empty() { Err(Refusal::NothingToDo) } else { Ok(facts(ctx, bodies)) }
}

pub(crate) fn facts(ctx: &Ctx, bodies: impl IntoIterator<Item = Body>) -> Vec<Fact> {
    bodies
        .into_iter()
        .map(|body| Fact {
            occurred_at: ctx.now,
            timing: Timing::Now,
            offset: ctx.offset,
            staff: ctx.staff,
            body,
        })
        .collect()
}

fn founded(clinic: &Clinic) -> Result<(), Refusal> {
    clinic.founding().map(|_| ()).ok_or(Refusal::NotSetUp)
}

fn signed_in(clinic: &Clinic, ctx: &Ctx) -> Result<StaffId, Refusal> {
    founded(clinic)?;
    let staff = ctx.staff.ok_or(Refusal::NobodySignedIn)?;
    match clinic.staff.get(&staff) {
        Some(record) if record.is_active() => Ok(staff),
        _ => Err(Refusal::NobodySignedIn),
    }
}

pub(crate) fn needs_lead(clinic: &Clinic, ctx: &Ctx) -> Result<(), Refusal> {
    let role = ctx.staff.and_then(|staff| clinic.staff.get(&staff)).map(super::clinic::StaffRecord::role);
    match role {
        Some(Role::Lead | Role::Clinician) => Ok(()),
        Some(Role::Assistant) | None => Err(Refusal::NeedsLead),
    }
}

/// A tablet may keep its letter when it goes on under a new stream name.
fn free_letter(
    clinic: &Clinic,
    letter: TabletLetter,
    ctx: &Ctx,
    continues: Option<StreamId>,
) -> Result<(), Refusal> {
    let continued: Vec<_> =
        clinic.tablets.values().filter_map(|tablet| tablet.continues).chain(continues).collect();
    let taken = clinic.tablets.iter().any(|(stream, tablet)| {
        *stream != ctx.next.stream
            && !continued.contains(stream)
            && tablet.face.get().is_some_and(|(held, _)| *held == letter)
    });
    if taken { Err(Refusal::LetterTaken(letter)) } else { Ok(()) }
}

pub(crate) fn known_place(clinic: &Clinic, place: PlaceId) -> Result<(), Refusal> {
    clinic.places.get(&place).map(|_| ()).ok_or(Refusal::UnknownPlace(place))
}

fn set_up_clinic(clinic: &Clinic, set_up: &SetUpClinic, ctx: &Ctx) -> Result<Vec<Fact>, Refusal> {
    if let Some(kind) = clinic.kind() {
        return Err(Refusal::AlreadySetUp { kind });
    }
    let mut bodies = vec![
        Body::ClinicSetUp {
            name: set_up.name.clone(),
            time_zone: set_up.time_zone.clone(),
            kind: set_up.kind,
        },
        Body::TabletEnrolled { letter: set_up.letter, name: set_up.tablet.clone(), continues: None },
    ];
    // The first person signs their own entry, and everything the clinic begins with.
    let staff = Some(StaffId(ctx.next.after(bodies.len() as u32)));
    bodies.push(Body::StaffAdded {
        initials: set_up.initials.clone(),
        name: set_up.person.clone(),
        role: set_up.role,
    });
    let mut places = Vec::new();
    for (order, place) in (1_u32..).zip(&set_up.places) {
        let id = PlaceId(ctx.next.after(bodies.len() as u32));
        bodies.push(Body::PlaceAdded { name: place.name.clone(), kind: place.kind });
        bodies.push(Body::PlaceChanged { place: id, change: PlaceChange::Order(order) });
        places.push((id, place.kind));
    }
    inventory::decide::add_items(&mut bodies, ctx, &set_up.items, &places)?;
    Ok(facts(&Ctx { staff, ..*ctx }, bodies))
}

fn change_staff(
    clinic: &Clinic,
    ctx: &Ctx,
    staff: StaffId,
    change: &StaffChange,
) -> Result<Vec<Body>, Refusal> {
    needs_lead(clinic, ctx)?;
    let record = clinic.staff.get(&staff).ok_or(Refusal::UnknownStaff(staff))?;
    let loses_lead = match change {
        StaffChange::Initials(initials) if clinic.initials_taken(initials, Some(staff)) => {
            return Err(Refusal::InitialsTaken(initials.clone()));
        }
        StaffChange::Standing(Standing::Active) => {
            let initials = record.initials.get().filter(|own| clinic.initials_taken(own, Some(staff)));
            if let Some(initials) = initials {
                return Err(Refusal::InitialsTaken(initials.clone()));
            }
            false
        }
        StaffChange::Standing(Standing::Retired) => true,
        StaffChange::Role(role) => *role == Role::Assistant,
        StaffChange::Initials(_) | StaffChange::Name(_) => false,
    };
    let leads = clinic.staff.iter().filter(|(_, other)| other.is_active() && other.role() != Role::Assistant);
    if loses_lead && leads.map(|(id, _)| *id).eq([staff]) {
        return Err(Refusal::LastLead);
    }
    Ok(vec![Body::StaffChanged { staff, change: change.clone() }])
}

fn add_place(state: &State, place: &NewPlace, ctx: &Ctx) -> Vec<Body> {
    let id = PlaceId(ctx.next);
    let last = state.clinic.places.values().filter_map(|held| held.order.get()).max().copied();
    vec![
        Body::PlaceAdded { name: place.name.clone(), kind: place.kind },
        Body::PlaceChanged { place: id, change: PlaceChange::Order(last.unwrap_or(0).saturating_add(1)) },
    ]
}
