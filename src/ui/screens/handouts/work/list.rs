//! What handouts ask for, the most urgent first, then drafts, then what is out of use.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::library::WithLibrary;
use super::super::shelf::mark_of;
use crate::app::context::App;
use crate::app::handouts::Library;
use crate::domain::education::approval::{SheetStanding, Stage, Translation, standing};
use crate::domain::education::figure::{Figure, Resolved, Settings};
use crate::domain::education::gate::{Examined, Origin};
use crate::domain::education::names::SheetName;
use crate::domain::education::view::work_list;
use crate::domain::ids::EventId;
use crate::domain::state::State;
use crate::domain::time::Date;
use crate::ui::handout_desk::HandoutDesk;
use crate::ui::naming::initials;
use crate::ui::parts::badge::Badge;
use crate::ui::parts::button::{Actions, ButtonKind, ButtonLink};
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::{Glyph, Icon, Mark};
use crate::ui::parts::row::{Margin, Row, RowArrow, RowEnd, RowSub, Tap};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::sheet_ref::SheetRef;
use crate::ui::shell::Page;
use crate::ui::text::handout_work::HandoutWorkMsg as Say;
use crate::ui::text::handouts::HandoutMsg;
use crate::ui::words::Words;

#[component]
pub fn Work() -> impl IntoView {
    let words = Words::expect();
    let whole = Callback::new(|library| view! { <WorkOf library=library /> }.into_any());
    view! {
        <WithLibrary
            title=words.say(Say::Title)
            above=Above::back("/handouts", words.say(HandoutMsg::Title))
            whole=whole
        />
    }
}

/// A sheet in one language, and what it asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    name: SheetName,
    stage: Stage,
    why: Option<Say>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Lines {
    asks: Vec<Line>,
    drafts: Vec<Line>,
    out: Vec<Line>,
}

impl Lines {
    fn of(state: &State, looked_at: &[Examined], today: Date) -> Self {
        let is_void = |id: EventId| state.stock.is_void(id);
        let two = |name: &SheetName| {
            state.handouts.sheet(name).is_some_and(|record| record.heads(is_void).len() > 1)
        };
        let urgent = work_list(state, looked_at, today);
        let urgent = urgent.iter().map(|(name, standing)| (name, standing.clone()));
        let mut lines = Self::default();
        for (name, standing) in urgent {
            let why = if two(name) { Some(Say::WhyTwo) } else { why(state, looked_at, name, &standing) };
            lines.asks.push(Line { name: name.clone(), stage: standing.stage, why });
        }
        for examined in looked_at {
            let name = &examined.name;
            if lines.asks.iter().any(|line| line.name == *name) {
                continue;
            }
            let stage = standing(&state.handouts, is_void, examined, today).stage;
            let line = |why| Line { name: name.clone(), stage, why };
            match stage {
                _ if two(name) => lines.asks.push(line(Some(Say::WhyTwo))),
                Stage::Retired | Stage::Recalled => lines.out.push(line(None)),
                Stage::Draft => {
                    let own = examined.origin == Origin::Clinic;
                    lines.drafts.push(line(own.then_some(Say::Own)));
                }
                _ => {}
            }
        }
        // What the clinic wrote itself is worked on; the rest of the library waits.
        lines.drafts.sort_by_key(|line| line.why.is_none());
        lines
    }
}

fn why(state: &State, looked_at: &[Examined], name: &SheetName, standing: &SheetStanding<'_>) -> Option<Say> {
    match standing.stage {
        Stage::Blocked => Some(Say::WhyOver),
        Stage::InReview => {
            let version = looked_at.iter().find(|examined| examined.name == *name)?.version;
            let is_void = |id: EventId| state.stock.is_void(id);
            let review = state.handouts.sheet(name)?.review(version, is_void)?;
            Some(Say::WhyReview { who: initials(state, review.by) })
        }
        Stage::Draft if standing.dropped.is_some() => Some(Say::WhyDropped),
        _ if standing.translation == Translation::Stale => Some(Say::WhyStale),
        _ => None,
    }
}

#[component]
fn WorkOf(library: Arc<Library>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let library = StoredValue::new(library);
    let settings = Memo::new(move |_| app.state.with(Library::settings));
    let looked_at = Memo::new(move |_| {
        let all = library.with_value(Arc::clone);
        settings
            .with(|settings| all.sheets.iter().map(|sheet| all.examined(sheet, settings)).collect::<Vec<_>>())
    });
    let lines = Memo::new(move |_| {
        let today = app.today.get();
        app.state.with(|state| looked_at.with(|all| Lines::of(state, all, today)))
    });
    let open =
        move || settings.with(|settings| library.with_value(|library| open_figures(library, settings)));
    let rows = move |pick: fn(&Lines) -> &[Line]| {
        move || {
            let lines = lines.with(|lines| pick(lines).to_vec());
            lines.into_iter().map(|line| view! { <SheetLine library=library line=line /> }).collect_view()
        }
    };
    let count = move |pick: fn(&Lines) -> &[Line]| {
        Signal::derive(move || words.t(HandoutMsg::Found { sheets: lines.with(|lines| pick(lines).len()) }))
    };
    let figures_margin =
        Signal::derive(move || Margin::Mark(if open() == 0 { Mark::Good } else { Mark::Due }));
    view! {
        <Page
            title=words.say(Say::Title)
            above=Above::back("/handouts", words.say(HandoutMsg::Title))
            sub=words.say(Say::Sub)
        >
            <ul role="list">
                <Row
                    name=words.say(Say::FiguresRow)
                    margin=figures_margin
                    tap=Tap::link(HandoutDesk::Figures.to_string())
                    under=move || {
                        view! { <RowSub>{move || words.t(Say::FiguresState { open: open() })}</RowSub> }
                    }
                >
                    <RowArrow />
                </Row>
            </ul>
            <Section
                title=words.say(Say::Asks)
                place=SectionPlace::First
                note=move || view! { {count(|lines| &lines.asks)} }
            >
                <ul role="list">{rows(|lines| &lines.asks)}</ul>
                <p class="inset list-note soft" hidden=move || lines.with(|lines| !lines.asks.is_empty())>
                    {words.say(Say::AsksNothing)}
                </p>
            </Section>
            <Section title=words.say(Say::Drafts) note=move || view! { {count(|lines| &lines.drafts)} }>
                <div class="inset">
                    <Actions>
                        <ButtonLink
                            href=HandoutDesk::New.to_string()
                            kind=ButtonKind::Secondary
                            icon=Icon::Plus
                        >
                            {words.say(Say::New)}
                        </ButtonLink>
                    </Actions>
                </div>
                <ul role="list">{rows(|lines| &lines.drafts)}</ul>
            </Section>
            <Show when=move || lines.with(|lines| !lines.out.is_empty())>
                <Section title=words.say(Say::OutOfUse) note=move || view! { {count(|lines| &lines.out)} }>
                    <ul role="list">{rows(|lines| &lines.out)}</ul>
                </Section>
            </Show>
        </Page>
    }
}

/// How many figures the clinic has still to choose, of those that sheets use.
fn open_figures(library: &Library, settings: &Settings) -> usize {
    let chosen = library.registry.figures.iter().filter(|(_, figure)| matches!(figure, Figure::Chosen(_)));
    chosen.filter(|(key, _)| library.registry.resolve(key, settings) == Resolved::Unchosen).count()
}

#[component]
fn SheetLine(library: StoredValue<Arc<Library>>, line: Line) -> impl IntoView {
    let words = Words::expect();
    let Line { name, stage, why } = line;
    let title = library.with_value(|library| library.named(&name).map(|sheet| sheet.title.words_only()));
    let title = title.unwrap_or_else(|| name.sheet.to_string());
    let language = name.language;
    let href = desk_of(&name).to_string();
    let told = move || {
        let language = words.t(HandoutMsg::Language(language));
        match &why {
            Some(why) => format!("{language} · {}", words.t(why.clone())),
            None => language.into_owned(),
        }
    };
    view! {
        <Row
            name=move || title.clone()
            tap=Tap::link(href)
            under=move || view! { <RowSub>{told}</RowSub> }
        >
            <RowEnd>
                <Badge mark=mark_of(stage) text=words.say(HandoutMsg::Stage(stage)) />
                <Glyph icon=Icon::Next />
            </RowEnd>
        </Row>
    }
}

pub(in crate::ui::screens::handouts) fn desk_of(name: &SheetName) -> HandoutDesk {
    SheetRef::of(&name.sheet)
        .map_or(HandoutDesk::Work, |sheet| HandoutDesk::Sheet { sheet, language: name.language })
}
