//! The loads of a recall, and for each of their packs one of three outcomes.

use leptos::prelude::*;

use super::of_recall;
use crate::domain::event::sterile_load::PackFact;
use crate::domain::ids::{EventId, LoadId};
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::sterilization::recall::SuspectStanding;
use crate::domain::sterilization::recall_view::{Outcome, RecalledPack, packs_of};
use crate::domain::text::Note;
use crate::ui::naming::place_name;
use crate::ui::parts::button::{Button, ButtonKind, Press};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowEnd, RowState, RowSub, Tap};
use crate::ui::parts::section::Section;
use crate::ui::screens::sterile::shared::Asking;
use crate::ui::text::sterile_recall::SterileRecallMsg as Say;
use crate::ui::text::sterile_terms::{either, suspect_standing};

#[derive(Clone, Debug, PartialEq, Eq)]
struct Face {
    load: LoadId,
    code: String,
    program: String,
    cycle: Option<u32>,
    standing: SuspectStanding,
    packs: Vec<RecalledPack>,
}

impl Face {
    fn left(&self) -> Vec<u8> {
        let open = self.packs.iter().filter(|pack| matches!(pack.outcome, Outcome::ToPull { .. }));
        open.map(|pack| pack.number).collect()
    }
}

#[component]
pub fn Loads(asking: Asking, id: EventId) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let faces = Memo::new(move |_| {
        let read = of_recall(app, id, |survey, recall| {
            let faces = recall.loads.iter().filter_map(|suspect| {
                let load = survey.load(suspect.load)?;
                Some(Face {
                    load: load.id,
                    code: load.opened.what.code.to_string(),
                    program: load.program.map(|own| own.name.to_string()).unwrap_or_default(),
                    cycle: load.cycle().map(|cycle| cycle.number),
                    standing: suspect.standing,
                    packs: packs_of(load),
                })
            });
            faces.collect::<Vec<_>>()
        });
        read.unwrap_or_default()
    });
    let ids = Memo::new(move |_| faces.with(|all| all.iter().map(|face| face.load).collect::<Vec<_>>()));
    let open = RwSignal::new(None::<LoadId>);
    view! {
        <Section title=words.say(Say::LoadsTitle)>
            <div class="inset">
                <ErrorLine error=words.said(asking.trouble) />
            </div>
            <ul role="list">
                <For each=move || ids.get() key=|id| *id let:load>
                    <LoadRow asking=asking faces=faces load=load open=open />
                </For>
            </ul>
        </Section>
    }
}

#[component]
fn LoadRow(
    asking: Asking,
    faces: Memo<Vec<Face>>,
    load: LoadId,
    open: RwSignal<Option<LoadId>>,
) -> impl IntoView {
    let words = asking.words;
    let face = Memo::new(move |_| faces.with(|all| all.iter().find(|face| face.load == load).cloned()));
    let name = move || {
        face.with(|face| {
            face.as_ref().map(|face| match face.cycle {
                Some(cycle) => format!("{} · {cycle}", face.code),
                None => face.code.clone(),
            })
        })
        .unwrap_or_default()
    };
    let sub = move || {
        face.with(|face| {
            let Some(face) = face else { return String::new() };
            let packs = words.t(Say::LoadPacks { packs: face.packs.len(), left: face.left().len() });
            format!("{} · {} · {packs}", either(suspect_standing(face.standing), words.lang()), face.program)
        })
    };
    let margin = move || {
        face.with(|face| {
            let Some(face) = face else { return Margin::Mark(Mark::Blank) };
            Margin::Mark(match (face.standing, face.left().is_empty()) {
                (SuspectStanding::Lifted, _) | (_, true) => Mark::Tick,
                (SuspectStanding::LiftProposed, false) => Mark::Look,
                _ => Mark::Stop,
            })
        })
    };
    let is_open = Memo::new(move |_| open.get() == Some(load));
    let state = move || if is_open.get() { RowState::Now } else { RowState::Plain };
    view! {
        <Row
            name=name
            margin=Signal::derive(margin)
            state=Signal::derive(state)
            tap=Tap::press(move || open.set((open.get_untracked() != Some(load)).then_some(load)))
            under=move || view! { <RowSub>{sub}</RowSub> }
        />
        <Show when=move || is_open.get()>
            <li class="drawer">
                {move || face.get().map(|face| view! { <PackList asking=asking face=face /> })}
            </li>
        </Show>
    }
}

/// What is told of packs that were pulled.
async fn note(asking: Asking, load: LoadId, packs: Vec<u8>, what: PackFact) {
    asking.ask(SterilizationCommand::NotePacks { load, packs, what }).await;
}

#[component]
fn PackList(asking: Asking, face: Face) -> impl IntoView {
    let words = asking.words;
    let (load, left) = (face.load, face.left());
    let all = (left.len() > 1 && face.standing != SuspectStanding::Lifted).then(|| {
        let packs = left.len();
        let left = StoredValue::new(left.clone());
        let pull = move || note(asking, load, left.get_value(), PackFact::Reprocessed(Note::default()));
        view! {
            <div class="inset">
                <Button press=Press::until(pull) kind=ButtonKind::Secondary>
                    {words.say(Say::AllFound { packs })}
                </Button>
            </div>
        }
    });
    let lifted = face.standing == SuspectStanding::Lifted;
    let rows = face.packs.into_iter().map(|pack| view! { <PackRow asking=asking pack=pack lifted=lifted /> });
    view! {
        {all}
        <ul role="list">{rows.collect_view()}</ul>
    }
}

#[component]
fn PackRow(asking: Asking, pack: RecalledPack, lifted: bool) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let (load, number) = (pack.load, pack.number);
    let place_of = |place: Option<crate::domain::ids::PlaceId>| {
        let named = place.map(|place| app.state.with_untracked(|state| place_name(state, place)));
        named.unwrap_or_else(|| words.t(Say::Unplaced).into_owned())
    };
    let is_open = matches!(pack.outcome, Outcome::ToPull { .. });
    let (sub, mark) = match pack.outcome {
        Outcome::ToPull { place } => (place_of(place), Mark::Stop),
        Outcome::Used { at, place, case_code } => {
            let case = case_code.map(|code| code.to_string()).unwrap_or_default();
            let today = app.today.get_untracked();
            let said = Say::UsedAt { at, place: place_of(place), case, today };
            (words.t(said).into_owned(), Mark::Look)
        }
        Outcome::Reprocessed => (words.t(Say::Reprocessed).into_owned(), Mark::Tick),
        Outcome::Discarded => (words.t(Say::Discarded).into_owned(), Mark::Tick),
        Outcome::NotFound => (words.t(Say::NotFound).into_owned(), Mark::Look),
    };
    let acts = (is_open && !lifted).then(|| {
        let lost = Note::parse(&words.t(Say::LostNote)).unwrap_or_default();
        let acts = [
            (Say::Found, PackFact::Reprocessed(Note::default())),
            (Say::Thrown, PackFact::Discarded(Note::default())),
            (Say::Lost, PackFact::NotFound(lost)),
        ];
        let buttons = acts.map(|(say, fact)| {
            let fact = StoredValue::new(fact);
            view! {
                <Button
                    press=Press::until(move || note(asking, load, vec![number], fact.get_value()))
                    kind=ButtonKind::Small
                    about=format!("{number:02}")
                >
                    {words.say(say)}
                </Button>
            }
        });
        view! { <span class="counts outcomes">{buttons.into_iter().collect_view()}</span> }
    });
    view! {
        <Row
            name=format!("{number:02} {}", pack.name)
            margin=Signal::stored(Margin::Mark(mark))
            under=move || {
                view! {
                    <RowSub>{sub}</RowSub>
                    {acts}
                }
            }
        >
            <RowEnd>""</RowEnd>
        </Row>
    }
}
