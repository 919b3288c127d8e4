//! A new sheet: from the boxes that every sheet has, or from a text that somebody has already.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::editor::{Kept, task_of};
use super::library::{WithLibrary, of_screen};
use crate::app::authoring::{self, Beginning, Imported, Parted};
use crate::app::context::App;
use crate::app::drafts;
use crate::app::handouts::{FileFailure, Library, choose_text};
use crate::domain::education::language::Language;
use crate::domain::education::names::{SheetKey, SheetName};
use crate::domain::education::rich::Rich;
use crate::domain::education::sheet::SheetKind;
use crate::ui::handout_desk::HandoutDesk;
use crate::ui::parts::badge::{Badge, BadgeSize};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::parts::row::{Margin, Row};
use crate::ui::parts::section::Section;
use crate::ui::sheet_ref::SheetRef;
use crate::ui::shell::Page;
use crate::ui::text::Msg;
use crate::ui::text::handout_import::HandoutImportMsg as Say;
use crate::ui::text::handout_work::HandoutWorkMsg;
use crate::ui::text::handouts::HandoutMsg;
use crate::ui::way::way;
use crate::ui::words::Words;

#[component]
pub fn NewSheet() -> impl IntoView {
    let words = Words::expect();
    let whole = Callback::new(|library| view! { <NewSheetOf library=library /> }.into_any());
    view! {
        <WithLibrary
            title=words.say(Say::Title)
            above=Above::back(HandoutDesk::Work.to_string(), words.say(HandoutWorkMsg::Title))
            whole=whole
        />
    }
}

/// What came of the last text that was brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Brought {
    Nothing,
    Reading,
    Taken(Box<Imported>),
    Refused(Say),
}

#[derive(Clone, Copy)]
struct Beginnings {
    app: App,
    words: Words,
    library: StoredValue<Arc<Library>>,
    title: RwSignal<String>,
    wrong: RwSignal<Option<Say>>,
    language: RwSignal<Language>,
    kind: RwSignal<SheetKind>,
    brought: RwSignal<Brought>,
}

impl Beginnings {
    fn beginning(&self, title: &str) -> Option<Beginning> {
        let taken: Vec<SheetKey> = self
            .library
            .with_value(|library| library.sheets.iter().map(|sheet| sheet.head.key.clone()).collect());
        Some(Beginning {
            key: authoring::own_key(title, &taken)?,
            language: self.language.get_untracked(),
            kind: self.kind.get_untracked(),
            title: title.trim().to_owned(),
        })
    }

    /// Keeps a text as a draft and says where it is written on.
    fn keep(&self, beginning: &Beginning, text: Parted) -> Option<HandoutDesk> {
        let name = SheetName { sheet: beginning.key.clone(), language: beginning.language };
        let kept = Kept { text, follows: Vec::new() };
        drafts::keep(self.app, &task_of(&name), &kept.written());
        let sheet = SheetRef::of(&name.sheet)?;
        Some(HandoutDesk::Edit { sheet, language: name.language })
    }

    fn bring_in(&self, html: &str, plain: &str) {
        let brought = match authoring::import_pasted(html, plain) {
            Ok(imported) => Brought::Taken(Box::new(imported)),
            Err(error) => Brought::Refused(Say::Refused(error)),
        };
        self.brought.set(brought);
    }
}

#[component]
fn NewSheetOf(library: Arc<Library>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let new = Beginnings {
        app,
        words,
        library: StoredValue::new(library),
        title: RwSignal::new(String::new()),
        wrong: RwSignal::new(None),
        language: RwSignal::new(of_screen(untrack(|| words.lang()))),
        kind: RwSignal::new(SheetKind::Topic),
        brought: RwSignal::new(Brought::Nothing),
    };
    let languages: Vec<(Language, TextProp)> = Language::ALL
        .into_iter()
        .map(|language| (language, words.say(HandoutMsg::Language(language)).into()))
        .collect();
    let kinds: Vec<(SheetKind, TextProp)> =
        SheetKind::ALL.into_iter().map(|kind| (kind, words.say(Say::Kind(kind)).into())).collect();
    view! {
        <Page
            title=words.say(Say::Title)
            above=Above::back(HandoutDesk::Work.to_string(), words.say(HandoutWorkMsg::Title))
            sub=words.say(Say::Sub)
        >
            <div class="form">
                <Field
                    id="sheet-title"
                    label=words.say(Say::SheetTitle)
                    hint=words.say(Say::SheetTitleHint)
                    value=new.title
                    kind=FieldKind::Text { longest: 80, capitals: Capitals::Sentences }
                    error=words.said(new.wrong)
                />
                <Choice
                    legend=words.say(HandoutMsg::LanguageLegend)
                    look=ChoiceLook::Segments
                    options=languages
                    chosen=Signal::derive(move || Some(new.language.get()))
                    on_choose=Callback::new(move |language| new.language.set(language))
                />
                <Choice
                    legend=words.say(Say::KindLegend)
                    look=ChoiceLook::Chips
                    options=kinds
                    chosen=Signal::derive(move || Some(new.kind.get()))
                    on_choose=Callback::new(move |kind| new.kind.set(kind))
                />
            </div>
            <Show
                when=move || new.brought.with(|brought| matches!(brought, Brought::Taken(_)))
                fallback=move || view! { <Ways new=new /> }
            >
                <Taken new=new />
            </Show>
        </Page>
    }
}

/// The three ways to begin.
#[component]
fn Ways(new: Beginnings) -> impl IntoView {
    let words = new.words;
    let go = way();
    let empty = move || {
        let title = new.title.get_untracked();
        if title.trim().is_empty() {
            return new.wrong.set(Some(Say::TitleMissing));
        }
        new.wrong.set(None);
        let Some(beginning) = new.beginning(&title) else { return };
        if let Some(address) = new.keep(&beginning, authoring::template(&beginning)) {
            go(&address.to_string());
        }
    };
    let choose = move || async move {
        let begun = move || {
            let _ = new.brought.try_set(Brought::Reading);
        };
        let Some(chosen) = choose_text(begun).await else { return };
        let brought = match chosen {
            Ok(imported) => Brought::Taken(Box::new(imported)),
            Err(FileFailure::Refused(error)) => Brought::Refused(Say::Refused(error)),
            Err(FileFailure::TooLarge { limit }) => Brought::Refused(Say::TooLarge { limit }),
            Err(FileFailure::Unreadable { detail }) => Brought::Refused(Say::Unreadable { detail }),
        };
        let _ = new.brought.try_set(brought);
    };
    let said = move || match new.brought.get() {
        Brought::Reading => Some((Mark::Wait, Say::Reading)),
        Brought::Refused(say) => Some((Mark::Stop, say)),
        Brought::Nothing | Brought::Taken(_) => None,
    };
    view! {
        <Section title=words.say(Say::Empty)>
            <div class="setting inset">
                <p class="soft">{words.say(Say::EmptyText)}</p>
                <Actions>
                    <Button kind=ButtonKind::Primary icon=Icon::Edit press=Press::now(empty)>
                        {words.say(Say::Empty)}
                    </Button>
                </Actions>
            </div>
        </Section>
        <div class="inset offer__said" role="status">
            {move || {
                said()
                    .map(|(mark, say)| {
                        let say: Msg = say.into();
                        view! { <Badge mark=mark text=words.say(say) size=BadgeSize::Standard /> }
                    })
            }}
        </div>
        <Section title=words.say(Say::Paste)>
            <Paste new=new />
        </Section>
        <Section title=words.say(Say::Choose)>
            <div class="setting inset">
                <p class="soft">{words.say(Say::ChooseText)}</p>
                <Actions>
                    <Button icon=Icon::Import press=Press::until(choose)>
                        {words.say(Say::Choose)}
                    </Button>
                </Actions>
            </div>
        </Section>
    }
}

/// A place to paste into. What is pasted is read as text; nothing of it is ever put into the page.
#[component]
fn Paste(new: Beginnings) -> impl IntoView {
    let words = new.words;
    let typed = RwSignal::new(String::new());
    let on_paste = move |event: ev::ClipboardEvent| {
        let Some(clipboard) = event.clipboard_data() else { return };
        event.prevent_default();
        let of = |kind: &str| clipboard.get_data(kind).unwrap_or_default();
        new.bring_in(&of("text/html"), &of("text/plain"));
    };
    // Some keyboards put a clipboard in as if it had been typed.
    let take = move || typed.with_untracked(|typed| new.bring_in("", typed));
    view! {
        <div class="setting inset">
            <p class="soft">{words.say(Say::PasteText)}</p>
            <textarea
                class="field__box"
                id="paste-here"
                rows="3"
                aria-label=words.say(Say::PasteLabel)
                placeholder=words.say(Say::PasteLabel)
                prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event))
                on:paste=on_paste
            ></textarea>
            <Show when=move || typed.with(|typed| !typed.trim().is_empty())>
                <Actions>
                    <Button press=Press::now(take)>{words.say(Say::Take)}</Button>
                </Actions>
            </Show>
        </div>
    }
}

/// What was brought in and what was left out, before it becomes a draft.
#[component]
fn Taken(new: Beginnings) -> impl IntoView {
    let words = new.words;
    let go = way();
    let imported = Memo::new(move |_| {
        new.brought.with(|brought| match brought {
            Brought::Taken(imported) => Some((**imported).clone()),
            _ => None,
        })
    });
    let title_of = move |imported: &Imported| {
        let typed = new.title.get();
        let found = imported.title.as_ref().map(Rich::words_only).unwrap_or_default();
        if typed.trim().is_empty() { found } else { typed.trim().to_owned() }
    };
    let told = move || {
        imported.get().map(|imported| {
            words.t(Say::Brought { title: title_of(&imported), boxes: imported.blocks.len() })
        })
    };
    let dropped = move || {
        let dropped = imported.with(|imported| imported.as_ref().map(|imported| imported.dropped.clone()));
        let dropped = dropped.unwrap_or_default();
        if dropped.is_empty() {
            return view! { <p class="inset soft">{words.say(Say::DroppedNothing)}</p> }.into_any();
        }
        let rows = dropped.into_iter().map(|dropped| {
            view! { <Row name=words.say(Say::Dropped(dropped)) margin=Margin::Mark(Mark::Look) /> }
        });
        view! { <ul role="list">{rows.collect_view()}</ul> }.into_any()
    };
    let go_on = move || {
        let Some(imported) = imported.get_untracked() else { return };
        let title = untrack(|| title_of(&imported));
        if title.trim().is_empty() {
            return new.wrong.set(Some(Say::TitleMissing));
        }
        let Some(mut beginning) = new.beginning(&title) else { return };
        // Its own title may have emphasis and figures; a typed one takes its place.
        if new.title.with_untracked(|typed| typed.trim().is_empty()) {
            beginning.title.clear();
        }
        if let Some(address) = new.keep(&beginning, authoring::of_imported(&beginning, imported)) {
            go(&address.to_string());
        }
    };
    view! {
        <div class="inset offer__said" role="status">
            <p>{told}</p>
            <p class="soft">{words.say(Say::Begun)}</p>
        </div>
        <Section title=words.say(Say::DroppedTitle)>{dropped}</Section>
        <div class="inset">
            <Actions>
                <Button press=Press::now(move || new.brought.set(Brought::Nothing))>
                    {words.say(Say::Another)}
                </Button>
                <Button kind=ButtonKind::Primary press=Press::now(go_on)>
                    {words.say(Say::GoOn)}
                </Button>
            </Actions>
        </div>
    }
}
