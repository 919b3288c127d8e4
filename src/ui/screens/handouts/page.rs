//! One sheet: as a patient reads it, with its way to paper once it is approved.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::blocks::{Drawing, article, plain};
use super::hand_over::{Ticks, today_box};
use super::library::{WithLibrary, of_screen};
use super::ready::Ready;
use super::shelf::mark_of;
use crate::app::context::App;
use crate::app::handouts::Library;
use crate::app::patient::{self, HandedSheet, Reading as Size};
use crate::app::tablet;
use crate::domain::command::Command;
use crate::domain::education::approval::{Stage, standing};
use crate::domain::education::command::HandoutCommand;
use crate::domain::education::figure::Settings;
use crate::domain::education::gate::Examined;
use crate::domain::education::language::Language;
use crate::domain::education::names::SheetKey;
use crate::domain::education::today::Line;
use crate::domain::event::education::{GivenForm, TeachBack, TextSize};
use crate::ui::parts::badge::{Badge, BadgeSize};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press, Readiness};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Icon;
use crate::ui::sheet_ref::SheetRef;
use crate::ui::shell::Page;
use crate::ui::text::handouts::HandoutMsg;
use crate::ui::text::patient::PatientMsg;
use crate::ui::text::trouble::TroubleMsg;
use crate::ui::trouble::of_problem;
use crate::ui::words::Words;

#[component]
pub fn SheetPage(sheet: SheetRef) -> impl IntoView {
    let words = Words::expect();
    let whole = Callback::new(move |library: Arc<Library>| match sheet.key() {
        Some(key) if !library.languages(&key).is_empty() => {
            view! { <SheetOf library=library key=key /> }.into_any()
        }
        _ => view! {
            <Page
                title=words.say(HandoutMsg::Title)
                above=Above::back("/handouts", words.say(HandoutMsg::Title))
            >
                <Empty
                    title=words.say(HandoutMsg::UnknownTitle)
                    text=words.say(HandoutMsg::UnknownText)
                />
            </Page>
        }
        .into_any(),
    });
    view! {
        <WithLibrary
            title=words.say(HandoutMsg::Title)
            above=Above::back("/handouts", words.say(HandoutMsg::Title))
            whole=whole
        />
    }
}

/// The sheet in the language that is looked at, and where it stands.
#[derive(Clone, Copy)]
pub struct Reading {
    pub app: App,
    pub words: Words,
    pub library: StoredValue<Arc<Library>>,
    pub settings: Memo<Settings>,
    pub examined: Memo<Option<Examined>>,
    pub stage: Memo<Stage>,
    pub language: RwSignal<Language>,
    /// For the patient of the moment; nowhere kept beyond that.
    pub ticked: RwSignal<Vec<Line>>,
    pub trouble: RwSignal<Option<TroubleMsg>>,
}

impl Reading {
    fn of(library: Arc<Library>, key: SheetKey) -> Self {
        let (app, words) = (App::expect(), Words::expect());
        let language = RwSignal::new(of_screen(untrack(|| words.lang())));
        let library = StoredValue::new(library);
        let settings = Memo::new(move |_| app.state.with(Library::settings));
        let examined = Memo::new(move |_| {
            let library = library.with_value(Arc::clone);
            let sheet = library.sheet(&key, language.get())?;
            Some(settings.with(|settings| library.examined(sheet, settings)))
        });
        let stage = Memo::new(move |_| {
            let today = app.today.get();
            examined.with(|examined| {
                let Some(examined) = examined else { return Stage::Draft };
                app.state.with(|state| {
                    standing(&state.handouts, |id| state.stock.is_void(id), examined, today).stage
                })
            })
        });
        let (ticked, trouble) = (RwSignal::new(Vec::new()), RwSignal::new(None));
        Self { app, words, library, settings, examined, stage, language, ticked, trouble }
    }

    /// Asks for it; what stands in the way is said in the dock.
    pub async fn ask(self, command: HandoutCommand) -> bool {
        let asked = self.app.request(Command::Handouts(Box::new(command))).await;
        let _ = self.trouble.try_set(asked.as_ref().err().map(of_problem));
        asked.is_ok()
    }

    /// Draws with the sheet of the moment.
    pub fn with_drawing<T>(&self, draw: impl FnOnce(&Drawing<'_>, &Library) -> T) -> T {
        let library = self.library.with_value(Arc::clone);
        let language = self.language.get();
        self.settings.with(|settings| {
            let drawing = Drawing { registry: &library.registry, settings, language };
            draw(&drawing, &library)
        })
    }
}

#[component]
fn SheetOf(library: Arc<Library>, key: SheetKey) -> impl IntoView {
    let reading = Reading::of(library, key.clone());
    let words = reading.words;
    let languages = reading.library.with_value(|library| library.languages(&key));
    let options: Vec<(Language, TextProp)> = languages
        .into_iter()
        .map(|language| (language, words.say(HandoutMsg::Language(language)).into()))
        .collect();
    let title = {
        let key = key.clone();
        move || {
            reading.with_drawing(|drawing, library| {
                library
                    .sheet(&key, drawing.language)
                    .map(|sheet| plain(drawing, &sheet.title))
                    .unwrap_or_default()
            })
        }
    };
    let may_be_given = Memo::new(move |_| reading.stage.get().may_be_given());
    let ticks = {
        let key = key.clone();
        move || may_be_given.get().then(|| view! { <Ticks reading=reading key=key.clone() /> })
    };
    let body = move || {
        reading.with_drawing(|drawing, library| {
            let sheet = library.sheet(&key, drawing.language)?;
            let today = reading.ticked.with(|ticked| today_box(drawing, sheet, ticked));
            Some((today, article(drawing, sheet)))
        })
    };
    view! {
        <Page
            title=title
            above=Above::back("/handouts", words.say(HandoutMsg::Title))
            dock=move || view! { <SheetDock reading=reading /> }
        >
            <div class="inset no-print sheet-head">
                <Badge
                    mark=Signal::derive(move || mark_of(reading.stage.get()))
                    text=move || words.t(HandoutMsg::Stage(reading.stage.get()))
                    size=BadgeSize::Standard
                />
                <Choice
                    legend=words.say(HandoutMsg::LanguageLegend)
                    look=ChoiceLook::Segments
                    options=options
                    chosen=Signal::derive(move || Some(reading.language.get()))
                    on_choose=Callback::new(move |language| {
                        // The lines of another sheet are other lines.
                        reading.ticked.set(Vec::new());
                        reading.language.set(language);
                    })
                />
            </div>
            <div class="inset">{body}</div>
            <div class="no-print">
                {ticks}
                <Ready reading=reading />
            </div>
        </Page>
    }
}

#[component]
fn SheetDock(reading: Reading) -> impl IntoView {
    let words = reading.words;
    let told = RwSignal::new(None::<HandoutMsg>);
    let readiness = move || match reading.stage.get().may_be_given() {
        true => Readiness::Ready,
        false => Readiness::Barred(words.t(HandoutMsg::OnlyApproved).into_owned()),
    };
    let print = move || async move {
        let Some(examined) = reading.examined.get_untracked() else { return };
        let (form, size, teach_back) = (GivenForm::Print, TextSize::Standard, TeachBack::NotAsked);
        let ticked = reading.ticked.with_untracked(|ticked| u8::try_from(ticked.len()).unwrap_or(u8::MAX));
        let given = HandoutCommand::Give { examined: Box::new(examined), form, size, ticked, teach_back };
        // Recorded first: what left the printer and is in no record cannot be recalled.
        if reading.ask(given).await {
            let said = if tablet::print_page() { HandoutMsg::PrintRecorded } else { HandoutMsg::CannotPrint };
            let _ = told.try_set(Some(said));
        }
    };
    let show = move || {
        let Some(name) = reading.examined.with_untracked(|examined| Some(examined.as_ref()?.name.clone()))
        else {
            return;
        };
        let ticked = reading.ticked.get_untracked();
        patient::turn_to(reading.app, HandedSheet { name, reading: Size::default(), ticked });
    };
    view! {
        <Dock label=words.say(HandoutMsg::Print)>
            <DockBody place=DockPlace::Act>
                <ErrorLine error=words.said(reading.trouble) />
                <p class="dock__text soft" role="status">
                    {move || told.get().map(|told| words.t(told))}
                </p>
                <Actions>
                    <Button readiness=Signal::derive(readiness) press=Press::now(show)>
                        {words.say(PatientMsg::Show)}
                    </Button>
                    <Button
                        kind=ButtonKind::Primary
                        icon=Icon::Print
                        readiness=Signal::derive(readiness)
                        press=Press::until(print)
                    >
                        {words.say(HandoutMsg::Print)}
                    </Button>
                </Actions>
            </DockBody>
        </Dock>
    }
}
