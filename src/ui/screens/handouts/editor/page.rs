//! The editor: text and preview side by side on a lying tablet, one after the other on a phone.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::text_prop::TextProp;

use super::super::blocks::{Drawing, article};
use super::super::library::{Following, WithLibrary};
use super::offer::Offer;
use super::other::OtherTexts;
use super::remarks::{Remarks, ScoreLine, remark_count};
use super::writing::{Kept, Saving, Side, Writing, task_of};
use crate::app::authoring::{Look, Parted, to_translate};
use crate::app::context::App;
use crate::app::drafts;
use crate::app::handouts::Library;
use crate::domain::education::language::Language;
use crate::domain::education::names::SheetName;
use crate::domain::ids::EventId;
use crate::ui::handout_desk::HandoutDesk;
use crate::ui::parts::banner::{Banner, Tone};
use crate::ui::parts::button::{Button, ButtonKind, Press, Readiness};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::head::Above;
use crate::ui::sheet_ref::SheetRef;
use crate::ui::shell::Page;
use crate::ui::text::handout_editor::HandoutEditorMsg as Say;
use crate::ui::text::handout_work::HandoutWorkMsg;
use crate::ui::text::handouts::HandoutMsg;
use crate::ui::way::way;
use crate::ui::words::Words;

#[component]
pub fn Editor(sheet: SheetRef, language: Language) -> impl IntoView {
    let words = Words::expect();
    let above = move || {
        Above::back(HandoutDesk::Sheet { sheet, language }.to_string(), words.say(HandoutWorkMsg::Title))
    };
    let whole = Callback::new(move |library: Arc<Library>| match sheet.key() {
        Some(key) => {
            let name = SheetName { sheet: key, language };
            view! { <Begin library=library name=name sheet=sheet /> }.into_any()
        }
        None => not_found(words, above()),
    });
    view! {
        <WithLibrary
            title=words.say(Say::NewTitle)
            above=above()
            following=Following::Holds
            whole=whole
        />
    }
}

fn not_found(words: Words, above: Above) -> AnyView {
    view! {
        <Page title=words.say(Say::NewTitle) above=above>
            <Empty title=words.say(Say::NotFound) text=words.say(HandoutMsg::UnknownText) />
        </Page>
    }
    .into_any()
}

/// What the editor begins with.
#[derive(Clone, PartialEq, Eq)]
enum Start {
    Reading,
    /// A draft of this person, which goes on.
    Draft(Kept),
    Saved(Kept),
    Nothing,
}

/// Reads the draft, or else the text as it stands.
#[component]
fn Begin(library: Arc<Library>, name: SheetName, sheet: SheetRef) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let language = name.language;
    let start = RwSignal::new(Start::Reading);
    let (library, name) = (StoredValue::new(library), StoredValue::new(name));
    let saved = move || {
        let library = library.with_value(Arc::clone);
        name.with_value(|name| standing_text(app, &library, name)).map_or(Start::Nothing, Start::Saved)
    };
    spawn_local(async move {
        let draft = drafts::read(app, &name.with_value(task_of)).await;
        let begun = draft.as_deref().and_then(Kept::read);
        let _ = start.try_update(|start| *start = begun.map_or_else(saved, Start::Draft));
    });
    let above = move || {
        Above::back(HandoutDesk::Sheet { sheet, language }.to_string(), words.say(HandoutWorkMsg::Title))
    };
    move || match start.get() {
        Start::Reading => view! {
            <Page title=words.say(Say::NewTitle) above=above()>
                <p class="inset lead" role="status">
                    {words.say(HandoutMsg::Reading)}
                </p>
            </Page>
        }
        .into_any(),
        Start::Nothing => not_found(words, above()),
        Start::Draft(kept) | Start::Saved(kept) => {
            let is_draft = start.with_untracked(|start| matches!(start, Start::Draft(_)));
            let writing = Writing::of(library.with_value(Arc::clone), name.get_value(), kept);
            let drop_draft = move || {
                drafts::keep(app, &name.with_value(task_of), "");
                start.set(saved());
            };
            let has_saved = untrack(|| saved() != Start::Nothing);
            let going_on = (is_draft && has_saved).then(|| {
                view! {
                    <Banner tone=Tone::Plain strong=words.say(Say::DraftTaken)>
                        <Button kind=ButtonKind::Small press=Press::now(drop_draft)>
                            {words.say(Say::DropDraft)}
                        </Button>
                    </Banner>
                }
            });
            view! { <Write writing=writing sheet=sheet going_on=going_on.into_any() /> }.into_any()
        }
    }
}

/// The text of a sheet as it stands, or its source to be translated.
fn standing_text(app: App, library: &Library, name: &SheetName) -> Option<Kept> {
    // The latest alone: what was written beside it has still to be taken in.
    let follows = app.state.with_untracked(|state| {
        let is_void = |id: EventId| state.stock.is_void(id);
        let record = state.handouts.sheet(name)?;
        record.heads(is_void).pop().map(|(id, _)| id)
    });
    let text = match library.named(name) {
        Some(sheet) => Parted::of(sheet),
        None => to_translate(library.sheet(&name.sheet, Language::SOURCE)?, name.language),
    };
    Some(Kept { text, follows: follows.into_iter().collect() })
}

#[component]
fn Write(writing: Writing, sheet: SheetRef, going_on: AnyView) -> impl IntoView {
    let words = writing.words;
    let language = writing.name.with_value(|name| name.language);
    let address = HandoutDesk::Sheet { sheet, language }.to_string();
    let title = move || {
        writing.look.with(|look| match look {
            Look::Sheet(seen) => words.t(Say::Title { sheet: seen.sheet.title.words_only() }),
            Look::Broken(_) => words.t(Say::NewTitle),
        })
    };
    let remarks = move || words.t(Say::Remarks { count: remark_count(writing) }).into_owned();
    let sides: Vec<(Side, TextProp)> = vec![
        (Side::Text, words.say(Say::Text).into()),
        (Side::Preview, words.say(Say::Preview).into()),
        (Side::Remarks, TextProp::from(remarks)),
    ];
    let shown = move || match writing.side.get() {
        Side::Text => "text",
        Side::Preview => "preview",
        Side::Remarks => "remarks",
    };
    view! {
        <Page title=title above=Above::back(address.clone(), words.say(HandoutWorkMsg::Title))>
            {going_on}
            <OtherTexts writing=writing />
            <div class="editor inset" data-side=shown>
                <div class="editor__sides">
                    <Choice
                        legend=words.say(Say::Side)
                        look=ChoiceLook::Segments
                        options=sides
                        chosen=Signal::derive(move || Some(writing.side.get()))
                        on_choose=Callback::new(move |side| writing.side.set(side))
                    />
                </div>
                <div class="editor__text">
                    <label class="field__label" for="sheet-text">
                        {words.say(Say::TextLabel)}
                    </label>
                    <span class="field__hint" id="sheet-text-hint">
                        {words.say(Say::TextHint)}
                    </span>
                    <textarea
                        class="field__box editor__box"
                        id="sheet-text"
                        lang=language.code()
                        spellcheck="true"
                        autocapitalize="sentences"
                        aria-describedby="sheet-text-hint"
                        node_ref=writing.area
                        prop:value=move || writing.body.get()
                        on:input=move |event| writing.take(event_target_value(&event))
                        on:blur=move |_| writing.keep()
                    ></textarea>
                    <Offer writing=writing />
                </div>
                <div class="editor__look">
                    <Preview writing=writing />
                </div>
                <div class="editor__remarks">
                    <Remarks writing=writing />
                </div>
            </div>
            <Bar writing=writing address=address />
        </Page>
    }
}

/// The sheet as it will look; while a line cannot be read, as it looked last.
#[component]
fn Preview(writing: Writing) -> impl IntoView {
    let last = Memo::new(move |before: Option<&Option<crate::domain::education::sheet::Sheet>>| {
        writing.look.with(|look| match look {
            Look::Sheet(seen) => Some(seen.sheet.clone()),
            Look::Broken(_) => before.cloned().flatten(),
        })
    });
    move || {
        let sheet = last.get()?;
        let library = writing.library.with_value(Arc::clone);
        Some(writing.settings.with(|settings| {
            let language = sheet.head.language;
            let drawing = Drawing { registry: &library.registry, settings, language };
            let title = sheet.title.words_only();
            view! {
                <p class="editor__title" lang=language.code()>
                    {title}
                </p>
                {article(&drawing, &sheet)}
            }
        }))
    }
}

/// The scores, and the one act of the page.
#[component]
fn Bar(writing: Writing, address: String) -> impl IntoView {
    let words = writing.words;
    let go = StoredValue::new_local(way());
    let address = StoredValue::new(address);
    let readiness = Signal::derive(move || {
        let broken = writing.look.with(|look| matches!(look, Look::Broken(_)));
        if broken { Readiness::Barred(words.t(Say::FixFirst).into_owned()) } else { Readiness::Ready }
    });
    let save = move || async move {
        match writing.save().await {
            Saving::Done => {
                let _ = go.try_with_value(|go| address.try_with_value(|address| go(address)));
            }
            Saving::Broken(error) => {
                let _ = writing.trouble.try_set(Some(Say::Broken(error.fault).into()));
                writing.show_line(error.line);
            }
            Saving::Refused => {}
        }
    };
    view! {
        <div class="editor__bar">
            <ScoreLine writing=writing />
            <ErrorLine error=words.said(writing.trouble) />
            <p class="soft editor__note">
                {move || format!("{} {}", words.t(Say::Kept), words.t(Say::SaveNote))}
            </p>
            <Button kind=ButtonKind::Primary readiness=readiness press=Press::until(save)>
                {words.say(Say::Save)}
            </Button>
        </div>
    }
}
