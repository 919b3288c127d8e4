//! Sterile packs that somebody may take: which come first, where they lie, and what a label on a pack
//! says about it.

use crate::domain::ids::{LoadId, PlaceId};
use crate::domain::ordered::Ordered as _;
use crate::domain::sterilization::load::{Load, Pack};
use crate::domain::sterilization::pack::{PackStanding, is_settled, last_day, place, standing};
use crate::domain::sterilization::records::Sterilization;
use crate::domain::sterilization::standing::{LoadStanding, state_of};
use crate::domain::sterilization::survey::Survey;
use crate::domain::text::Label;
use crate::domain::time::{Date, Instant};

/// One pack that has not come to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackLine {
    pub load: LoadId,
    pub number: u8,
    /// What is printed on it: `A1-260309-03K-07`.
    pub label: String,
    pub name: Label,
    pub standing: PackStanding,
    pub place: Option<PlaceId>,
    pub last_day: Option<Date>,
    /// When its cycle began: the older one goes first where no date decides.
    pub sterilized: Option<Instant>,
}

/// The text of a pack's label and of its code.
pub fn pack_label(load: &Load<'_>, number: u8) -> String {
    format!("{}-{number:02}", load.opened.what.code)
}

/// Every pack that is still somewhere, kind by kind, the first to go first.
pub fn pack_lines(state: &Sterilization, today: Date) -> Vec<PackLine> {
    let mut lines = Vec::new();
    for sterilizer in state.sterilizers.keys() {
        let Some(survey) = Survey::of(state, *sterilizer) else { continue };
        for load in &survey.loads {
            if load.packs.iter().all(is_settled) {
                continue;
            }
            let stands = state_of(&survey, load);
            if matches!(stands.standing, LoadStanding::Open | LoadStanding::Running | LoadStanding::Voided) {
                continue;
            }
            let open = load.packs.iter().filter(|pack| !is_settled(pack));
            lines.extend(open.map(|pack| line(load, pack, standing(load, &stands, pack, today))));
        }
    }
    lines.order_by(|a, b| {
        let name = a.name.as_str().cmp(b.name.as_str());
        // A dated pack goes before one that lasts, then the older one.
        let day = |line: &PackLine| (line.last_day.is_none(), line.last_day, line.sterilized);
        name.then_with(|| day(a).cmp(&day(b))).then_with(|| (a.load, a.number).cmp(&(b.load, b.number)))
    });
    lines
}

fn line(load: &Load<'_>, pack: &Pack<'_>, standing: PackStanding) -> PackLine {
    PackLine {
        load: load.id,
        number: pack.number,
        label: pack_label(load, pack.number),
        name: pack.added.name.clone(),
        standing,
        place: place(pack),
        last_day: last_day(load, pack),
        sterilized: load.start.map(|(start, _)| start.at.at),
    }
}

/// Packs of one kind in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PacksHere {
    pub name: Label,
    pub usable: usize,
    /// Recalled, held, past their day or damaged.
    pub blocked: usize,
}

/// The packs that lie in a place, kind by kind. A pack's load is its lot: what a recall blocks shows here.
pub fn packs_at(state: &Sterilization, at: PlaceId, today: Date) -> Vec<PacksHere> {
    let mut kinds: Vec<PacksHere> = Vec::new();
    for line in pack_lines(state, today).into_iter().filter(|line| line.place == Some(at)) {
        let usable = usize::from(line.standing.is_usable());
        match kinds.last_mut().filter(|kind| kind.name == line.name) {
            Some(kind) => {
                kind.usable += usable;
                kind.blocked += 1 - usable;
            }
            None => kinds.push(PacksHere { name: line.name, usable, blocked: 1 - usable }),
        }
    }
    kinds
}

/// The pack with this label, whatever has become of it; spaces and small letters are forgiven.
pub fn find_pack(state: &Sterilization, text: &str, today: Date) -> Option<PackLine> {
    let text: String = text.chars().filter(|ch| !ch.is_whitespace()).collect();
    let text = text.to_ascii_uppercase();
    let (code, number) = text.rsplit_once('-')?;
    let number: u8 = number.parse().ok()?;
    let coded = state
        .loads
        .iter()
        .find(|(_, record)| record.defined.as_ref().is_some_and(|opened| opened.what.code.as_str() == code));
    let survey = Survey::around(state, *coded?.0)?;
    let load = survey.loads.iter().find(|load| load.opened.what.code.as_str() == code)?;
    let stands = state_of(&survey, load);
    let pack = load.pack(number)?;
    Some(line(load, pack, standing(load, &stands, pack, today)))
}
