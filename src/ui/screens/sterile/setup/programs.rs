//! The programs of a sterilizer: a lead holds each against the maker's instructions before its first load.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::domain::event::Standing;
use crate::domain::event::sterile_setup::{CycleLimits, ProgramDefined, ProgramFact};
use crate::domain::ids::{ProgramId, SterilizerId};
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::sterilization::kinds::{Certainty, Packaging, ProgramPurpose};
use crate::domain::sterilization::presets::presets;
use crate::domain::sterilization::units::TemperatureUnit;
use crate::domain::sterilization::view::{ProgramReady, programs};
use crate::domain::text::{Label, Note};
use crate::ui::address::Address;
use crate::ui::gauge::{seconds, temperature};
use crate::ui::parts::badge::Badge;
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press, Readiness};
use crate::ui::parts::caution::Caution;
use crate::ui::parts::check_row::CheckRow;
use crate::ui::parts::empty::Empty;
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowEnd, RowState, RowSub, Tap};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::pick::Pick;
use crate::ui::screens::sterile::shared::{Asking, leads, sterilizer_label};
use crate::ui::shell::Page;
use crate::ui::text::sterile_setup::SterileSetupMsg as Say;
use crate::ui::text::sterile_terms::{either, packaging, purpose};
use crate::ui::words::Words;

#[derive(Clone, Copy)]
struct Board {
    asking: Asking,
    sterilizer: SterilizerId,
    open: RwSignal<Option<ProgramId>>,
    leads: Memo<bool>,
}

#[component]
pub fn Programs(own: SterilizerId) -> impl IntoView {
    let words = Words::expect();
    let asking = Asking::expect();
    let app = asking.app;
    let board = Board { asking, sterilizer: own, open: RwSignal::new(None), leads: leads(app) };
    let title = move || app.state.with(|state| sterilizer_label(state, own));
    let list = Memo::new(move |_| {
        app.state.with(|state| {
            let (open, ready): (Vec<_>, Vec<_>) = programs(&state.sterilization, own)
                .into_iter()
                .partition(|(_, ready)| *ready == ProgramReady::ToVerify);
            let ids = |list: Vec<(ProgramId, ProgramReady)>| list.into_iter().map(|(id, _)| id).collect();
            let lists: (Vec<ProgramId>, Vec<ProgramId>) = (ids(open), ids(ready));
            lists
        })
    });
    view! {
        <Page
            title=words.say(Say::Programs)
            above=Above::back(Address::Sterilizer(own).to_string(), title)
            sub=words.say(Say::ProgramsText)
        >
            <Show when=move || !board.leads.get()>
                <p class="note inset">{words.say(Say::LeadOnly)}</p>
            </Show>
            <Show
                when=move || list.with(|(open, ready)| !open.is_empty() || !ready.is_empty())
                fallback=move || {
                    view! {
                        <Empty title=words.say(Say::Programs) text=words.say(Say::ProgramsText) />
                    }
                }
            >
                <Show when=move || list.with(|(open, _)| !open.is_empty())>
                    <Section title=words.say(Say::ToConfirm) place=SectionPlace::First>
                        <ul role="list">
                            <For each=move || list.get().0 key=|id| *id let:id>
                                <ProgramRow board=board id=id ready=ProgramReady::ToVerify />
                            </For>
                        </ul>
                    </Section>
                </Show>
                <Show when=move || list.with(|(_, ready)| !ready.is_empty())>
                    <Section title=words.say(Say::Confirmed)>
                        <ul role="list">
                            <For each=move || list.get().1 key=|id| *id let:id>
                                <ProgramRow board=board id=id ready=ProgramReady::Ready />
                            </For>
                        </ul>
                    </Section>
                </Show>
            </Show>
            <OwnProgram board=board />
        </Page>
    }
}

#[component]
fn ProgramRow(board: Board, id: ProgramId, ready: ProgramReady) -> impl IntoView {
    let (app, words) = (board.asking.app, board.asking.words);
    let held =
        app.state.with_untracked(|state| state.sterilization.program(id).map(|(_, program)| program.clone()));
    let Some(program) = held else { return ().into_any() };
    let name = program.name.to_string();
    let source = program.source.as_str().to_owned();
    let uncertain = program.preset.as_ref().is_some_and(|key| {
        presets().iter().any(|row| row.key == key.as_str() && row.certainty == Certainty::FromMemory)
    });
    let (limits, accepts, kind) = (program.limits, program.accepts, program.purpose);
    let sub = move || {
        let lang = words.lang();
        let made: Vec<&str> = accepts.iter().map(|own| either(packaging(*own), lang)).collect();
        let figures = words.t(Say::Limits { limits, in_fahrenheit: false });
        format!("{figures} · {} · {}", either(purpose(kind), lang), made.join(", "))
    };
    let is_open = Memo::new(move |_| board.open.get() == Some(id));
    let state = move || if is_open.get() { RowState::Now } else { RowState::Plain };
    let mark = match ready {
        ProgramReady::Ready => Mark::Good,
        ProgramReady::ToVerify => Mark::Due,
    };
    let turn = move || board.open.update(|open| *open = if *open == Some(id) { None } else { Some(id) });
    view! {
        <Row
            name=name
            margin=Signal::stored(Margin::Mark(mark))
            state=Signal::derive(state)
            tap=Tap::press(turn)
            under=move || {
                view! {
                    <RowSub>{sub}</RowSub>
                    <RowSub>{source}</RowSub>
                }
            }
        >
            <RowEnd>
                {uncertain
                    .then(|| {
                        view! {
                            <Badge
                                mark=Mark::Look
                                text=words.say(Say::Uncertain)
                            />
                        }
                    })}
            </RowEnd>
        </Row>
        <Show when=move || is_open.get()>
            <li class="drawer">
                <Drawer board=board id=id ready=ready />
            </li>
        </Show>
    }
    .into_any()
}

/// What a lead can do with one program.
#[component]
fn Drawer(board: Board, id: ProgramId, ready: ProgramReady) -> impl IntoView {
    let words = board.asking.words;
    let note = RwSignal::new(String::new());
    let readiness = Signal::derive(move || match board.leads.get() {
        true => Readiness::Ready,
        false => Readiness::Barred(words.t(Say::LeadOnly).into_owned()),
    });
    let verify = move || async move {
        let note = Note::parse(&note.get_untracked()).unwrap_or_default();
        board.asking.ask(SterilizationCommand::VerifyProgram { program: id, note }).await;
    };
    let retire = move || async move {
        let standing = Standing::Retired;
        board.asking.ask(SterilizationCommand::SetProgramStanding { program: id, standing }).await;
    };
    view! {
        <div class="setting inset">
            <ErrorLine error=words.said(board.asking.trouble) />
            {match ready {
                ProgramReady::ToVerify => view! {
                    <Field
                        id="confirm"
                        label=words.say(Say::ConfirmNote)
                        hint=words.say(Say::ConfirmHint)
                        value=note
                        kind=FieldKind::Text { longest: 100, capitals: Capitals::Sentences }
                    />
                }
                .into_any(),
                ProgramReady::Ready => view! { <Covers board=board id=id /> }.into_any(),
            }}
            <Actions>
                <Button press=Press::until(retire) kind=ButtonKind::Secondary readiness=readiness>
                    {words.say(Say::Retire)}
                </Button>
                {(ready == ProgramReady::ToVerify)
                    .then(|| {
                        view! {
                            <Button
                                press=Press::until(verify)
                                kind=ButtonKind::Primary
                                readiness=readiness
                            >
                                {words.say(Say::Confirm)}
                            </Button>
                        }
                    })}
            </Actions>
        </div>
    }
}

/// Which other programs a negative test of this one speaks for.
#[component]
fn Covers(board: Board, id: ProgramId) -> impl IntoView {
    let (app, words) = (board.asking.app, board.asking.words);
    let covered = Memo::new(move |_| {
        app.state.with(|state| {
            let record = state.sterilization.programs.get(&id);
            let last = record.and_then(|record| {
                record.last(|fact| match fact {
                    ProgramFact::Covers(others) => Some(others.clone()),
                    _ => None,
                })
            });
            last.unwrap_or_default()
        })
    });
    let others = app.state.with_untracked(|state| {
        let others = programs(&state.sterilization, board.sterilizer).into_iter();
        let named = others.filter(|(other, _)| *other != id).filter_map(|(other, _)| {
            let (_, program) = state.sterilization.program(other)?;
            Some((other, program.name.to_string()))
        });
        named.collect::<Vec<_>>()
    });
    let rows = others.into_iter().map(|(other, name)| {
        let turn = move |()| {
            let mut others = covered.get_untracked();
            match others.iter().position(|held| *held == other) {
                Some(at) => {
                    others.remove(at);
                }
                None => others.push(other),
            }
            leptos::task::spawn_local(async move {
                board.asking.ask(SterilizationCommand::SetCovers { program: id, others }).await;
            });
        };
        view! {
            <CheckRow
                name=name
                chosen=Signal::derive(move || covered.with(|covered| covered.contains(&other)))
                on_turn=Callback::new(turn)
            />
        }
    });
    view! {
        <p class="field__label">{words.say(Say::Covers)}</p>
        <p class="soft">{words.say(Say::CoversText)}</p>
        <ul role="list">{rows.collect_view()}</ul>
    }
}

#[derive(Clone, Copy)]
struct OwnForm {
    name: RwSignal<String>,
    kind: RwSignal<Option<ProgramPurpose>>,
    set: RwSignal<String>,
    max: RwSignal<String>,
    exposure: RwSignal<String>,
    drying: RwSignal<String>,
    accepts: RwSignal<Vec<Packaging>>,
    source: RwSignal<String>,
    wrong: RwSignal<Option<Say>>,
}

impl OwnForm {
    fn read(self, sterilizer: SterilizerId) -> Option<ProgramDefined> {
        let degrees = |text: RwSignal<String>| temperature(&text.get_untracked(), TemperatureUnit::Celsius);
        let time = |text: RwSignal<String>| seconds(&text.get_untracked());
        let figures = (degrees(self.set), degrees(self.max), time(self.exposure), time(self.drying));
        let (Some(set), Some(max), Some(exposure_s), Some(dry_s)) = figures else {
            self.wrong.set(Some(Say::FigureWrong));
            return None;
        };
        let Ok(name) = Label::parse(&self.name.get_untracked()) else {
            self.wrong.set(Some(Say::Name));
            return None;
        };
        let accepts = self.accepts.get_untracked();
        if accepts.is_empty() {
            self.wrong.set(Some(Say::AcceptsWrong));
            return None;
        }
        self.wrong.set(None);
        Some(ProgramDefined {
            sterilizer,
            name,
            purpose: self.kind.get_untracked()?,
            limits: CycleLimits { set, min: set, max, exposure_s, dry_s },
            accepts,
            preset: None,
            source: Note::parse(&self.source.get_untracked()).unwrap_or_default(),
        })
    }
}

/// A program that the library does not have.
#[component]
fn OwnProgram(board: Board) -> impl IntoView {
    let words = board.asking.words;
    let empty = || RwSignal::new(String::new());
    let form = OwnForm {
        name: empty(),
        kind: RwSignal::new(Some(ProgramPurpose::Process)),
        set: empty(),
        max: empty(),
        exposure: empty(),
        drying: empty(),
        accepts: RwSignal::new(Vec::new()),
        source: empty(),
        wrong: RwSignal::new(None),
    };
    let add = move || async move {
        let Some(defined) = form.read(board.sterilizer) else { return };
        if board.asking.ask(SterilizationCommand::DefineProgram(defined)).await.is_some() {
            for text in [form.name, form.set, form.max, form.exposure, form.drying, form.source] {
                let _ = text.try_set(String::new());
            }
            let _ = form.accepts.try_set(Vec::new());
        }
    };
    let readiness = Signal::derive(move || match board.leads.get() {
        true => Readiness::Ready,
        false => Readiness::Barred(words.t(Say::LeadOnly).into_owned()),
    });
    view! {
        <Section title=words.say(Say::OwnProgram)>
            <div class="form">
                {move || view! { <OwnFields form=form words=words /> }}
                <Caution text=form.source words=words />
                <ErrorLine error=words.said(form.wrong) />
                <Actions>
                    <Button press=Press::until(add) kind=ButtonKind::Primary readiness=readiness>
                        {words.say(Say::AddProgram)}
                    </Button>
                </Actions>
            </div>
        </Section>
    }
}

#[component]
fn OwnFields(form: OwnForm, words: Words) -> impl IntoView {
    let lang = words.lang();
    let purposes = [ProgramPurpose::Process, ProgramPurpose::ImmediateUse]
        .map(|own| (own, TextProp::from(either(purpose(own), lang))))
        .to_vec();
    let figure = FieldKind::Code { longest: 7, capitals: Capitals::Off };
    let rows = Packaging::ALL.map(|own| {
        let turn = move |()| {
            form.accepts.update(|accepts| match accepts.iter().position(|held| *held == own) {
                Some(at) => {
                    accepts.remove(at);
                }
                None => accepts.push(own),
            });
        };
        view! {
            <CheckRow
                name=either(packaging(own), lang)
                chosen=Signal::derive(move || form.accepts.with(|accepts| accepts.contains(&own)))
                on_turn=Callback::new(turn)
            />
        }
    });
    view! {
        <Field
            id="own-name"
            label=words.say(Say::Name)
            value=form.name
            kind=FieldKind::Text { longest: 60, capitals: Capitals::Sentences }
        />
        <Pick label=Say::Purpose options=purposes value=form.kind />
        <div class="pair">
            <Field id="own-set" label=words.say(Say::SetTemperature) value=form.set kind=figure />
            <Field id="own-max" label=words.say(Say::MaxTemperature) value=form.max kind=figure />
        </div>
        <div class="pair">
            <Field
                id="own-exposure"
                label=words.say(Say::Exposure)
                hint=words.say(Say::TimeHint)
                value=form.exposure
                kind=figure
            />
            <Field
                id="own-drying"
                label=words.say(Say::Drying)
                hint=words.say(Say::TimeHint)
                value=form.drying
                kind=figure
            />
        </div>
        <p class="field__label">{words.say(Say::Accepts)}</p>
        <ul role="list">{rows.into_iter().collect_view()}</ul>
        <Field
            id="own-source"
            label=words.say(Say::Source)
            value=form.source
            kind=FieldKind::Text { longest: 100, capitals: Capitals::Sentences }
        />
    }
}
