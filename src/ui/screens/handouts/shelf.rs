//! The shelf: every sheet by its title, found by whatever somebody calls it.

use std::sync::Arc;

use leptos::prelude::*;

use super::library::{WithLibrary, of_screen};
use crate::app::context::App;
use crate::app::handouts::Library;
use crate::domain::education::approval::{Stage, standing};
use crate::domain::education::gate::Examined;
use crate::domain::education::language::Language;
use crate::domain::education::names::SheetName;
use crate::ui::address::Address;
use crate::ui::handout_desk::HandoutDesk;
use crate::ui::parts::badge::Badge;
use crate::ui::parts::empty::Empty;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::{Glyph, Icon, Mark};
use crate::ui::parts::row::{Margin, Row, RowArrow, RowEnd, RowSub, Tap};
use crate::ui::parts::search::SearchBox;
use crate::ui::sheet_ref::SheetRef;
use crate::ui::shell::Page;
use crate::ui::text::handout_work::HandoutWorkMsg;
use crate::ui::text::handouts::HandoutMsg;
use crate::ui::text::shell::ShellMsg;
use crate::ui::words::Words;

#[component]
pub fn Shelf() -> impl IntoView {
    let words = Words::expect();
    let whole = Callback::new(|library| view! { <ShelfOf library=library /> }.into_any());
    view! {
        <WithLibrary
            title=words.say(HandoutMsg::Title)
            above=Above::here(words.say(ShellMsg::AppName))
            whole=whole
        />
    }
}

/// What is shown for what was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Answer {
    sheets: Vec<SheetName>,
    left_out: Vec<String>,
}

#[component]
fn ShelfOf(library: Arc<Library>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let query = RwSignal::new(String::new());
    let library = StoredValue::new(library);
    // Looking at a text takes long; it follows from the figures that the clinic has chosen, and no more.
    let settings = Memo::new(move |_| app.state.with(Library::settings));
    let looked_at = Memo::new(move |_| {
        let all = library.with_value(Arc::clone);
        settings
            .with(|settings| all.sheets.iter().map(|sheet| all.examined(sheet, settings)).collect::<Vec<_>>())
    });
    let stages = Memo::new(move |_| {
        let today = app.today.get();
        app.state.with(|state| {
            let is_void = |id| state.stock.is_void(id);
            let stage = |examined: &Examined| {
                (examined.name.clone(), standing(&state.handouts, is_void, examined, today).stage)
            };
            looked_at.with(|all| all.iter().map(stage).collect::<Vec<_>>())
        })
    });
    let answer = Memo::new(move |_| {
        let wanted = of_screen(words.lang());
        query.with(|query| library.with_value(|library| answer_to(library, query, wanted)))
    });
    let stage_of = move |name: &SheetName| {
        let found = |held: &&(SheetName, Stage)| held.0 == *name;
        stages.with(|stages| stages.iter().find(found).map_or(Stage::Draft, |(_, stage)| *stage))
    };
    let sub = move || {
        let wanted = of_screen(words.lang());
        let all = library.with_value(|library| library.by_title(wanted));
        let ready = all.iter().filter(|name| stage_of(name).may_be_given()).count();
        words.t(HandoutMsg::Sub { sheets: all.len(), ready })
    };
    let row = move |name: SheetName| {
        let stage = {
            let name = name.clone();
            Memo::new(move |_| stage_of(&name))
        };
        view! { <SheetRow library=library name=name stage=stage /> }
    };
    let note = move || {
        answer.with(|answer| match answer.left_out.as_slice() {
            [] => words.t(HandoutMsg::Found { sheets: answer.sheets.len() }),
            left_out => words.t(HandoutMsg::LeftOut { words: left_out.join(" ") }),
        })
    };
    view! {
        <Page
            title=words.say(HandoutMsg::Title)
            above=Above::here(words.say(ShellMsg::AppName))
            sub=sub
        >
            <SearchBox query=query label=words.say(HandoutMsg::Search) words=words />
            <Show when=move || query.with(|query| query.trim().is_empty())>
                <WorkDoor stages=stages />
            </Show>
            <p class="inset list-note soft" role="status">
                {note}
            </p>
            <Show
                when=move || answer.with(|answer| !answer.sheets.is_empty())
                fallback=move || {
                    view! {
                        <Empty
                            title=words.say(HandoutMsg::NothingTitle)
                            text=words.say(HandoutMsg::NothingText)
                        />
                    }
                }
            >
                <ul role="list">
                    <For
                        each=move || answer.with(|answer| answer.sheets.clone())
                        key=Clone::clone
                        children=row
                    />
                </ul>
            </Show>
        </Page>
    }
}

/// To the work that sheets ask for.
#[component]
fn WorkDoor(stages: Memo<Vec<(SheetName, Stage)>>) -> impl IntoView {
    let words = Words::expect();
    let state = move || {
        stages.with(|stages| {
            let count = |wanted: fn(Stage) -> bool| stages.iter().filter(|(_, stage)| wanted(*stage)).count();
            let asks = count(|stage| {
                matches!(stage, Stage::InReview | Stage::Due { .. } | Stage::Overdue { .. } | Stage::Blocked)
            });
            words.t(HandoutWorkMsg::DoorState { asks, drafts: count(|stage| stage == Stage::Draft) })
        })
    };
    view! {
        <ul role="list">
            <Row
                name=words.say(HandoutWorkMsg::Door)
                margin=Margin::Icon(Icon::Edit)
                tap=Tap::link(HandoutDesk::Work.to_string())
                under=move || view! { <RowSub>{state}</RowSub> }
            >
                <RowArrow />
            </Row>
        </ul>
    }
}

fn answer_to(library: &Library, query: &str, wanted: Language) -> Answer {
    if query.trim().is_empty() {
        return Answer { sheets: library.by_title(wanted), left_out: Vec::new() };
    }
    let found = library.finder.find(query, wanted);
    let name = |hit: &crate::domain::education::find::Hit| SheetName {
        sheet: hit.sheet.clone(),
        language: hit.shown,
    };
    Answer { sheets: found.hits.iter().map(name).collect(), left_out: found.left_out }
}

#[component]
fn SheetRow(library: StoredValue<Arc<Library>>, name: SheetName, stage: Memo<Stage>) -> impl IntoView {
    let words = Words::expect();
    let key = name.sheet.clone();
    let title = library.with_value(|library| {
        library.sheet(&key, name.language).map(|sheet| sheet.title.words_only()).unwrap_or_default()
    });
    let languages = library.with_value(|library| library.languages(&key));
    let told = move || {
        let told = languages.iter().map(|language| words.t(HandoutMsg::Language(*language)).into_owned());
        told.collect::<Vec<_>>().join(" · ")
    };
    let href = SheetRef::of(&key).map_or(Address::Handouts, Address::Sheet).to_string();
    view! {
        <Row
            name=move || title.clone()
            tap=Tap::link(href)
            under=move || view! { <RowSub>{told}</RowSub> }
        >
            <RowEnd>
                <Badge
                    mark=Signal::derive(move || mark_of(stage.get()))
                    text=move || words.t(HandoutMsg::Stage(stage.get()))
                />
                <Glyph icon=Icon::Next />
            </RowEnd>
        </Row>
    }
}

/// How a stage looks beside its word.
pub const fn mark_of(stage: Stage) -> Mark {
    match stage {
        Stage::Approved { .. } => Mark::Good,
        Stage::Due { .. } | Stage::Overdue { .. } => Mark::Due,
        Stage::InReview => Mark::Look,
        Stage::Draft => Mark::Blank,
        Stage::Blocked | Stage::Retired | Stage::Recalled => Mark::Stop,
    }
}
