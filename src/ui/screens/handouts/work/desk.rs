//! One sheet in one language, for those who answer for it: where it stands, its texts and versions, and whether
//! it is in use.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::super::library::WithLibrary;
use super::super::shelf::mark_of;
use super::card::Card;
use super::history::History;
use super::versions::Versions;
use crate::app::context::App;
use crate::app::handouts::Library;
use crate::domain::command::Command;
use crate::domain::education::approval::{SheetRecord, Translation, standing};
use crate::domain::education::command::HandoutCommand;
use crate::domain::education::figure::Settings;
use crate::domain::education::gate::{Examined, Origin};
use crate::domain::education::language::Language;
use crate::domain::education::names::SheetName;
use crate::domain::event::Standing;
use crate::domain::event::education::ReviewOutcome;
use crate::domain::ids::EventId;
use crate::domain::text::Note;
use crate::ui::address::Address;
use crate::ui::handout_desk::HandoutDesk;
use crate::ui::naming::initials;
use crate::ui::parts::badge::{Badge, BadgeSize};
use crate::ui::parts::banner::{Banner, Tone};
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::sheet_ref::SheetRef;
use crate::ui::shell::Page;
use crate::ui::text::handout_work::HandoutWorkMsg as Say;
use crate::ui::text::handouts::HandoutMsg;
use crate::ui::text::trouble::TroubleMsg;
use crate::ui::trouble::of_problem;
use crate::ui::way::way;
use crate::ui::words::Words;

#[component]
pub fn SheetDesk(sheet: SheetRef, language: Language) -> impl IntoView {
    let words = Words::expect();
    let whole = Callback::new(move |library: Arc<Library>| {
        let known = sheet.key().filter(|key| !library.languages(key).is_empty());
        match known {
            Some(key) => {
                let name = SheetName { sheet: key, language };
                view! { <DeskOf library=library name=name sheet=sheet /> }.into_any()
            }
            None => view! {
                <Page
                    title=words.say(Say::Title)
                    above=Above::back(HandoutDesk::Work.to_string(), words.say(Say::Title))
                >
                    <Empty title=words.say(HandoutMsg::UnknownTitle) text=words.say(HandoutMsg::UnknownText) />
                </Page>
            }
            .into_any(),
        }
    });
    view! {
        <WithLibrary
            title=words.say(Say::Title)
            above=Above::back(HandoutDesk::Work.to_string(), words.say(Say::Title))
            whole=whole
        />
    }
}

/// What the parts of the desk share.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub app: App,
    pub words: Words,
    pub library: StoredValue<Arc<Library>>,
    pub settings: Memo<Settings>,
    pub name: StoredValue<SheetName>,
    /// None while nobody has written it in this language.
    pub examined: Memo<Option<Examined>>,
    pub trouble: RwSignal<Option<TroubleMsg>>,
}

impl Desk {
    fn of(library: Arc<Library>, name: SheetName) -> Self {
        let (app, words) = (App::expect(), Words::expect());
        let (library, name) = (StoredValue::new(library), StoredValue::new(name));
        let settings = Memo::new(move |_| app.state.with(Library::settings));
        let examined = Memo::new(move |_| {
            let (library, name) = (library.with_value(Arc::clone), name.get_value());
            let sheet = library.named(&name)?;
            Some(settings.with(|settings| library.examined(sheet, settings)))
        });
        Self { app, words, library, settings, name, examined, trouble: RwSignal::new(None) }
    }

    pub async fn ask(self, command: HandoutCommand) -> bool {
        let asked = self.app.request(Command::Handouts(Box::new(command))).await;
        let _ = self.trouble.try_set(asked.as_ref().err().map(of_problem));
        asked.is_ok()
    }

    /// What is recorded of it, as the state stands.
    pub fn with_record<T>(
        &self,
        read: impl FnOnce(&SheetRecord, &dyn Fn(EventId) -> bool) -> T,
    ) -> Option<T> {
        self.app.state.with(|state| {
            let is_void = |id: EventId| state.stock.is_void(id);
            self.name.with_value(|name| state.handouts.sheet(name)).map(|record| read(record, &is_void))
        })
    }

    pub fn initials(&self, by: Option<crate::domain::ids::StaffId>) -> String {
        self.app.state.with(|state| initials(state, by))
    }
}

#[component]
fn DeskOf(library: Arc<Library>, name: SheetName, sheet: SheetRef) -> impl IntoView {
    let title =
        library.sheet(&name.sheet, name.language).map(|sheet| sheet.title.words_only()).unwrap_or_default();
    let language = name.language;
    let desk = Desk::of(library, name);
    let words = desk.words;
    let go = way();
    let options: Vec<(Language, TextProp)> = Language::ALL
        .into_iter()
        .map(|language| (language, words.say(HandoutMsg::Language(language)).into()))
        .collect();
    let exists = desk.examined.with_untracked(Option::is_some);
    view! {
        <Page
            title=move || title.clone()
            above=Above::back(HandoutDesk::Work.to_string(), words.say(Say::Title))
        >
            <div class="inset sheet-head">
                <Where desk=desk />
                <Choice
                    legend=words.say(HandoutMsg::LanguageLegend)
                    look=ChoiceLook::Segments
                    options=options
                    chosen=Signal::stored(Some(language))
                    on_choose=Callback::new(move |language| {
                        go(&HandoutDesk::Sheet { sheet, language }.to_string());
                    })
                />
            </div>
            <div class="inset">
                <ErrorLine error=words.said(desk.trouble) />
            </div>
            <TwoTexts desk=desk />
            <Ways desk=desk sheet=sheet />
            {exists
                .then(|| {
                    view! {
                        <Versions desk=desk />
                        <Review desk=desk />
                        <Card desk=desk />
                        <InUse desk=desk />
                    }
                })}
            <History desk=desk />
        </Page>
    }
}

#[component]
fn Where(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let stands = Memo::new(move |_| {
        let today = desk.app.today.get();
        desk.examined.with(|examined| {
            let examined = examined.as_ref()?;
            desk.app.state.with(|state| {
                let stands = standing(&state.handouts, |id| state.stock.is_void(id), examined, today);
                Some((stands.stage, stands.translation, stands.dropped.is_some()))
            })
        })
    });
    move || {
        let (stage, translation, dropped) = stands.get()?;
        let own = desk
            .examined
            .with(|examined| examined.as_ref().is_some_and(|examined| examined.origin == Origin::Clinic));
        let told = [
            own.then_some(Say::Own),
            dropped.then_some(Say::WhyDropped),
            (translation != Translation::Source).then_some(Say::Translation(translation)),
        ];
        let told: Vec<String> = told.into_iter().flatten().map(|say| words.t(say).into_owned()).collect();
        Some(view! {
            <div class="desk-where">
                <Badge
                    mark=mark_of(stage)
                    text=words.say(HandoutMsg::Stage(stage))
                    size=BadgeSize::Standard
                />
                <span class="soft">{told.join(" · ")}</span>
            </div>
        })
    }
}

#[component]
fn TwoTexts(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let two =
        Memo::new(move |_| desk.with_record(|record, is_void| record.heads(is_void).len() > 1) == Some(true));
    view! {
        <Show when=move || two.get()>
            <Banner tone=Tone::Due strong=words.say(Say::TwoTitle) text=words.say(Say::TwoText) />
        </Show>
    }
}

/// To the sheet as a patient reads it, and to the editor.
#[component]
fn Ways(desk: Desk, sheet: SheetRef) -> impl IntoView {
    let words = desk.words;
    let language = desk.name.with_value(|name| name.language);
    let origin = desk.examined.with_untracked(|examined| examined.as_ref().map(|examined| examined.origin));
    let edit = match origin {
        Some(Origin::Clinic) => Say::Edit,
        Some(Origin::BuiltIn) => Say::OwnForm,
        None => Say::Translate,
    };
    view! {
        <div class="inset">
            <Actions>
                <ButtonLink href=Address::Sheet(sheet).to_string() icon=Icon::Handouts>
                    {words.say(Say::Read)}
                </ButtonLink>
                <ButtonLink
                    href=HandoutDesk::Edit { sheet, language }.to_string()
                    kind=ButtonKind::Primary
                    icon=Icon::Edit
                >
                    {words.say(edit)}
                </ButtonLink>
            </Actions>
        </div>
    }
}

#[component]
fn Review(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let note = RwSignal::new(String::new());
    let latest = Memo::new(move |_| {
        let version = desk.examined.with(|examined| examined.as_ref().map(|examined| examined.version))?;
        let found = desk.with_record(|record, is_void| {
            let review = record.review(version, is_void)?;
            Some((review.outcome, review.by, review.note.as_str().to_owned()))
        });
        found.flatten()
    });
    let asked = move |outcome: ReviewOutcome| async move {
        let Some(examined) = desk.examined.get_untracked() else { return };
        let text = Note::parse(&note.get_untracked()).unwrap_or_default();
        if desk.ask(HandoutCommand::Review { examined: Box::new(examined), outcome, note: text }).await {
            let _ = note.try_set(String::new());
        }
    };
    let waits = move || latest.with(|latest| matches!(latest, Some((ReviewOutcome::Asked, ..))));
    let told = move || {
        latest.get().map(|(outcome, by, note)| {
            let who = desk.initials(by);
            match outcome {
                ReviewOutcome::SentBack => words.t(Say::SentBack { who, note }),
                ReviewOutcome::Asked => words.t(Say::WhyReview { who }),
                ReviewOutcome::Passed => words.t(Say::Translation(Translation::Fresh)),
            }
        })
    };
    view! {
        <Section title=words.say(Say::ReviewTitle)>
            <div class="setting inset">
                <p class="soft">{words.say(Say::ReviewText)}</p>
                <p role="status">{told}</p>
                <Show when=waits>
                    <Field
                        id="send-back"
                        label=words.say(Say::Reason)
                        hint=words.say(Say::ReasonHint)
                        value=note
                        kind=FieldKind::Text { longest: 200, capitals: Capitals::Sentences }
                    />
                </Show>
                <Actions>
                    <Show
                        when=waits
                        fallback=move || {
                            view! {
                                <Button press=Press::until(move || asked(ReviewOutcome::Asked))>
                                    {words.say(Say::AskReview)}
                                </Button>
                            }
                        }
                    >
                        <Button press=Press::until(move || asked(ReviewOutcome::SentBack))>
                            {words.say(Say::SendBack)}
                        </Button>
                    </Show>
                </Actions>
            </div>
        </Section>
    }
}

/// Retired, or brought back.
#[component]
fn InUse(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let retired = Memo::new(move |_| {
        desk.with_record(|record, _| record.standing.get() == Some(&Standing::Retired)) == Some(true)
    });
    let set = move || async move {
        let standing = if retired.get_untracked() { Standing::Active } else { Standing::Retired };
        let (name, note) = (desk.name.get_value(), Note::default());
        desk.ask(HandoutCommand::SetStanding { name, standing, note }).await;
    };
    let text = move || words.t(if retired.get() { Say::BringBackText } else { Say::RetireText });
    let act = move || words.t(if retired.get() { Say::BringBack } else { Say::Retire });
    view! {
        <Section title=words.say(Say::RetireTitle) place=SectionPlace::Later>
            <div class="setting inset">
                <p class="soft">{text}</p>
                <Actions>
                    <Button press=Press::until(set)>{act}</Button>
                </Actions>
            </div>
        </Section>
    }
}
