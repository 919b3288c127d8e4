//! Figures of which sources differ: the clinic chooses one of them, once for all its sheets.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::super::library::{WithLibrary, of_screen};
use super::list::desk_of;
use crate::app::context::App;
use crate::app::handouts::Library;
use crate::domain::command::Command;
use crate::domain::education::approval::standing;
use crate::domain::education::command::HandoutCommand;
use crate::domain::education::figure::{Evidence, Figure, FigureSetting, Sourced, say};
use crate::domain::education::names::{ChoiceKey, FigureKey, SheetName};
use crate::domain::education::rich::TokenForm;
use crate::domain::education::view::using;
use crate::domain::ids::EventId;
use crate::ui::handout_desk::HandoutDesk;
use crate::ui::naming::initials;
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::head::Above;
use crate::ui::parts::section::Section;
use crate::ui::shell::Page;
use crate::ui::text::handout_work::HandoutWorkMsg as Say;
use crate::ui::text::handouts::HandoutMsg;
use crate::ui::text::trouble::TroubleMsg;
use crate::ui::trouble::of_problem;
use crate::ui::words::Words;

#[component]
pub fn Figures() -> impl IntoView {
    let words = Words::expect();
    let whole = Callback::new(|library| view! { <FiguresOf library=library /> }.into_any());
    view! {
        <WithLibrary
            title=words.say(Say::FiguresTitle)
            above=Above::back(HandoutDesk::Work.to_string(), words.say(Say::Title))
            whole=whole
        />
    }
}

#[component]
fn FiguresOf(library: Arc<Library>) -> impl IntoView {
    let words = Words::expect();
    let trouble = RwSignal::new(None::<TroubleMsg>);
    let chosen = library.registry.figures.iter().filter_map(|(key, figure)| match figure {
        Figure::Chosen(choices) => Some((key.clone(), choices.clone())),
        Figure::Fixed(_) | Figure::ClinicPhone => None,
    });
    // What no sheet uses asks nothing of anybody.
    let used = chosen.filter_map(|(key, choices)| {
        let sheets = using(&library.sheets, &key);
        (!sheets.is_empty()).then_some((key, choices, sheets))
    });
    let stored = StoredValue::new(Arc::clone(&library));
    let figures = used
        .map(|(key, choices, sheets)| {
            view! { <OneFigure library=stored figure=key choices=choices sheets=sheets trouble=trouble /> }
        })
        .collect_view();
    view! {
        <Page
            title=words.say(Say::FiguresTitle)
            above=Above::back(HandoutDesk::Work.to_string(), words.say(Say::Title))
            sub=words.say(Say::FiguresSub)
        >
            <div class="inset">
                <ErrorLine error=words.said(trouble) />
            </div>
            {figures}
        </Page>
    }
}

#[component]
fn OneFigure(
    library: StoredValue<Arc<Library>>,
    figure: FigureKey,
    choices: Vec<(ChoiceKey, Sourced)>,
    sheets: Vec<SheetName>,
    trouble: RwSignal<Option<TroubleMsg>>,
) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let key = StoredValue::new(figure);
    let word = Memo::new(move |_| {
        app.state.with(|state| {
            let word = key.with_value(|key| state.handouts.figures.get(key)?.get())?;
            Some((word.setting.clone(), initials(state, word.by), word.set.date()))
        })
    });
    let chosen = Signal::derive(move || {
        word.with(|word| match word {
            Some((Some(FigureSetting::Choice(choice)), ..)) => Some(choice.clone()),
            _ => None,
        })
    });
    let said = move || match word.get() {
        Some((Some(_), who, on)) => words.t(Say::ChosenBy { who, on, today: app.today.get() }),
        _ => words.t(Say::NotChosen),
    };
    let options: Vec<(ChoiceKey, TextProp)> = choices
        .into_iter()
        .map(|(choice, sourced)| {
            let told = move || {
                let reading = say(&sourced.reading, of_screen(words.lang()), TokenForm::Full);
                let source = &sourced.source.name;
                if sourced.source.evidence == Evidence::Unseen {
                    format!("{reading} · {source} ({})", words.t(Say::Unseen))
                } else {
                    format!("{reading} · {source}")
                }
            };
            (choice, TextProp::from(told))
        })
        .collect();
    let choose = move |choice: ChoiceKey| {
        let (figure, setting) = (key.get_value(), Some(FigureSetting::Choice(choice)));
        leptos::task::spawn_local(async move {
            let command = HandoutCommand::SetFigure { figure, setting };
            let asked = app.request(Command::Handouts(Box::new(command))).await;
            let _ = trouble.try_set(asked.err().as_ref().map(of_problem));
        });
    };
    let (count, used) = (sheets.len(), StoredValue::new(sheets.clone()));
    let approved = move || {
        let library = library.with_value(Arc::clone);
        let today = app.today.get();
        app.state.with(|state| {
            let (settings, is_void) = (Library::settings(state), |id: EventId| state.stock.is_void(id));
            used.with_value(|used| {
                let sheets = used.iter().filter_map(|name| library.named(name));
                let examined = sheets.map(|sheet| library.examined(sheet, &settings));
                examined
                    .filter(|examined| {
                        standing(&state.handouts, is_void, examined, today).stage.may_be_given()
                    })
                    .count()
            })
        })
    };
    let links = library.with_value(|library| {
        sheets
            .iter()
            .map(|name| {
                let title = library.named(name).map(|sheet| sheet.title.words_only()).unwrap_or_default();
                let language = name.language;
                view! {
                    <li>
                        <a class="link" href=desk_of(name).to_string()>
                            {title}
                        </a>
                        <span class="soft">" " {words.say(HandoutMsg::Language(language))}</span>
                    </li>
                }
            })
            .collect_view()
    });
    let title = key.with_value(ToString::to_string);
    view! {
        <Section title=move || title.clone() note=move || view! { {said} }>
            <div class="setting inset">
                <Choice
                    legend=words.say(HandoutMsg::ChooseFigure)
                    look=ChoiceLook::Chips
                    options=options
                    chosen=chosen
                    on_choose=Callback::new(choose)
                />
                <p class="soft">
                    {move || {
                        match approved() {
                            0 => String::new(),
                            sheets => words.t(Say::Drops { sheets }).into_owned(),
                        }
                    }}
                </p>
                <details>
                    <summary>{words.say(Say::UsedIn { sheets: count })}</summary>
                    <ul class="plain-list">{links}</ul>
                </details>
            </div>
        </Section>
    }
}
