//! Requests about handouts: facts, or the reasons why not.

use crate::domain::clinic::StaffRecord;
use crate::domain::decide::{Ctx, Fact, facts, needs_lead};
use crate::domain::education::approval::standing;
use crate::domain::education::command::HandoutCommand;
use crate::domain::education::figure::FigureSetting;
use crate::domain::education::gate::{Examined, SheetRefusal, blockers, involved};
use crate::domain::education::language::Language;
use crate::domain::education::names::{FigureKey, SheetName, Version};
use crate::domain::education::pemat::{Answer, Item};
use crate::domain::event::education::{
    FigureSet, FiguresChecked, ReviewOutcome, SheetApproved, SheetGiven, SheetRated, SheetRecalled,
    SheetReviewed, SheetSaved, SheetStandingSet, SheetText,
};
use crate::domain::event::{Body, Role, Standing};
use crate::domain::ids::{EventId, StaffId};
use crate::domain::ordered::Ordered as _;
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::domain::text::{Label, Note};
use crate::domain::time::{HOUR_MS, Instant, MINUTE_MS, Zoned};

pub(crate) fn decide(state: &State, command: &HandoutCommand, ctx: &Ctx) -> Result<Vec<Fact>, Refusal> {
    let staff = ctx.staff.ok_or(Refusal::NobodySignedIn)?;
    let bodies = match command {
        HandoutCommand::Save { name, text, follows } => vec![save(state, name, text, follows)?],
        HandoutCommand::Review { examined, outcome, note } => {
            vec![review(state, examined, *outcome, note, staff)?]
        }
        HandoutCommand::CheckFigures { examined } => {
            if involved(state, examined).contains(&staff) {
                return Err(refused(SheetRefusal::OwnWork));
            }
            let (name, version) = (examined.name.clone(), examined.version);
            vec![Body::FiguresChecked(Box::new(FiguresChecked { name, version }))]
        }
        HandoutCommand::Approve { examined, credential, note } => {
            vec![approve(state, examined, credential, note, (staff, ctx))?]
        }
        HandoutCommand::SetStanding { name, standing, note } => {
            needs_lead(&state.clinic, ctx)?;
            vec![set_standing(state, name, *standing, note)?]
        }
        // Whoever sees that something is wrong stops it.
        HandoutCommand::Recall { versions, note } => recall(state, versions, note)?,
        HandoutCommand::Rate { examined, answers } => vec![rate(state, examined, answers)?],
        HandoutCommand::SetFigure { figure, setting } => {
            needs_lead(&state.clinic, ctx)?;
            vec![set_figure(state, figure, setting.as_ref())?]
        }
        HandoutCommand::Give { examined, form, size, ticked, teach_back } => {
            may_be_given(state, examined, ctx)?;
            let given = SheetGiven {
                name: examined.name.clone(),
                version: examined.version,
                form: *form,
                size: *size,
                ticked: *ticked,
                teach_back: *teach_back,
            };
            let mut facts = facts(ctx, [Body::SheetGiven(Box::new(given))]);
            for fact in &mut facts {
                fact.occurred_at = half_day(Zoned { at: ctx.now, offset: ctx.offset });
            }
            return Ok(facts);
        }
    };
    Ok(facts(ctx, bodies))
}

fn set_standing(state: &State, name: &SheetName, standing: Standing, note: &Note) -> Result<Body, Refusal> {
    let held = state.handouts.sheet(name).and_then(|record| record.standing.get());
    if held.copied().unwrap_or(Standing::Active) == standing {
        return Err(Refusal::NothingToDo);
    }
    let (name, note) = (name.clone(), note.clone());
    Ok(Body::SheetStandingSet(Box::new(SheetStandingSet { name, standing, note })))
}

fn set_figure(state: &State, figure: &FigureKey, setting: Option<&FigureSetting>) -> Result<Body, Refusal> {
    let held = state.handouts.figures.get(figure).and_then(|word| word.get());
    if held.and_then(|word| word.setting.as_ref()) == setting {
        return Err(Refusal::NothingToDo);
    }
    let (figure, setting) = (figure.clone(), setting.cloned());
    Ok(Body::FigureSet(Box::new(FigureSet { figure, setting })))
}

const fn refused(why: SheetRefusal) -> Refusal {
    Refusal::Sheet(why)
}

fn save(state: &State, name: &SheetName, text: &SheetText, follows: &[EventId]) -> Result<Body, Refusal> {
    let is_void = |id: EventId| state.stock.is_void(id);
    let heads = state.handouts.sheet(name).map(|record| record.heads(is_void)).unwrap_or_default();
    // What this tablet knows of must be taken in; what it does not know yet shows after the merge.
    if heads.iter().any(|(id, _)| !follows.contains(id)) {
        return Err(refused(SheetRefusal::OtherTexts { heads: heads.iter().map(|(id, _)| *id).collect() }));
    }
    if let [(_, head)] = heads.as_slice()
        && head.text == *text
    {
        return Err(Refusal::NothingToDo);
    }
    let (name, text, follows) = (name.clone(), text.clone(), follows.to_vec());
    Ok(Body::SheetSaved(Box::new(SheetSaved { name, text, follows })))
}

fn review(
    state: &State,
    examined: &Examined,
    outcome: ReviewOutcome,
    note: &Note,
    staff: StaffId,
) -> Result<Body, Refusal> {
    let is_translation = examined.name.language != Language::SOURCE;
    if outcome == ReviewOutcome::Passed {
        if involved(state, examined).contains(&staff) {
            return Err(refused(SheetRefusal::OwnWork));
        }
        if is_translation && examined.source.is_none() {
            return Err(refused(SheetRefusal::NoSource));
        }
    }
    // Whoever gets it back has to know why.
    if outcome == ReviewOutcome::SentBack && note.as_str().is_empty() {
        return Err(refused(SheetRefusal::NoReason));
    }
    Ok(Body::SheetReviewed(Box::new(SheetReviewed {
        name: examined.name.clone(),
        version: examined.version,
        outcome,
        source: examined.source,
        note: note.clone(),
    })))
}

/// Half a card says nothing: there is a score once every item is answered, each one time.
fn rate(state: &State, examined: &Examined, answers: &[(Item, Answer)]) -> Result<Body, Refusal> {
    let open: Vec<Item> = Item::ALL
        .into_iter()
        .filter(|item| answers.iter().filter(|(held, _)| held == item).count() != 1)
        .collect();
    if !open.is_empty() {
        return Err(refused(SheetRefusal::CardOpen { items: open }));
    }
    let (name, version) = (examined.name.clone(), examined.version);
    let mut answers = answers.to_vec();
    answers.order();
    let is_void = |id: EventId| state.stock.is_void(id);
    let held = state.handouts.sheet(&name).and_then(|record| record.rating(version, is_void));
    if held.is_some_and(|rating| rating.answers == answers) {
        return Err(Refusal::NothingToDo);
    }
    Ok(Body::SheetRated(Box::new(SheetRated { name, version, answers })))
}

fn approve(
    state: &State,
    examined: &Examined,
    credential: &Label,
    note: &Note,
    (staff, ctx): (StaffId, &Ctx),
) -> Result<Body, Refusal> {
    if state.clinic.staff.get(&staff).map(StaffRecord::role) != Some(Role::Clinician) {
        return Err(refused(SheetRefusal::NeedsClinician));
    }
    let today = Zoned { at: ctx.now, offset: ctx.offset }.date();
    let blockers = blockers(state, examined, staff, note, today);
    let scores = examined.noted_scores();
    let (Some(scores), true) = (scores, blockers.is_empty()) else {
        return Err(refused(SheetRefusal::NotApprovable { blockers }));
    };
    Ok(Body::SheetApproved(Box::new(SheetApproved {
        name: examined.name.clone(),
        version: examined.version,
        credential: credential.clone(),
        level: examined.measured.level(),
        scores,
        review: examined.review,
        source: examined.source,
        note: note.clone(),
    })))
}

fn recall(state: &State, versions: &[(SheetName, Version)], note: &Note) -> Result<Vec<Body>, Refusal> {
    if note.as_str().is_empty() {
        return Err(refused(SheetRefusal::NoReason));
    }
    let is_void = |id: EventId| state.stock.is_void(id);
    let open = versions.iter().filter(|(name, version)| {
        let record = state.handouts.sheet(name);
        record.is_none_or(|record| record.recall(*version, is_void).is_none())
    });
    let bodies: Vec<Body> = open
        .map(|(name, version)| {
            let (name, version, note) = (name.clone(), *version, note.clone());
            Body::SheetRecalled(Box::new(SheetRecalled { name, version, note }))
        })
        .collect();
    if bodies.is_empty() { Err(Refusal::NothingToDo) } else { Ok(bodies) }
}

fn may_be_given(state: &State, examined: &Examined, ctx: &Ctx) -> Result<(), Refusal> {
    let today = Zoned { at: ctx.now, offset: ctx.offset }.date();
    let is_void = |id: EventId| state.stock.is_void(id);
    let stage = standing(&state.handouts, is_void, examined, today).stage;
    if stage.may_be_given() { Ok(()) } else { Err(refused(SheetRefusal::NotGiven { stage })) }
}

/// Midnight or noon before a moment, on the wall.
fn half_day(at: Zoned) -> Instant {
    let (hour, minute) = at.hour_minute();
    let minutes = i64::from(hour % 12) * 60 + i64::from(minute);
    let within = at.at.ms().rem_euclid(MINUTE_MS);
    debug_assert!(minutes * MINUTE_MS + within < 12 * HOUR_MS);
    at.at.plus_ms(-(minutes * MINUTE_MS + within))
}
