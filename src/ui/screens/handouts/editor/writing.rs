//! The text in hand: where it began, what the program sees in it, and its draft.

use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::authoring::{self, Against, Look, Parted, SheetError};
use crate::app::context::App;
use crate::app::drafts;
use crate::app::handouts::Library;
use crate::domain::command::Command;
use crate::domain::education::figure::Settings;
use crate::domain::education::language::Language;
use crate::domain::education::names::SheetName;
use crate::domain::ids::EventId;
use crate::ui::text::Msg;
use crate::ui::trouble::of_problem;
use crate::ui::words::Words;

/// How long nothing is typed before the text is looked at, and before it is kept.
const LOOK_MS: u32 = 300;
const KEEP_MS: u32 = 1_000;

/// A draft: the text, and the saved texts that it takes the place of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub text: Parted,
    pub follows: Vec<EventId>,
}

impl Kept {
    pub fn written(&self) -> String {
        let follows: Vec<String> = self.follows.iter().map(ToString::to_string).collect();
        format!("{}\n{}\n{}", follows.join(" "), self.text.head, self.text.body)
    }

    pub fn read(text: &str) -> Option<Self> {
        let (follows, text) = text.split_once('\n')?;
        let follows: Option<Vec<EventId>> = follows.split_whitespace().map(|id| id.parse().ok()).collect();
        Some(Self { text: Parted::of_text(text), follows: follows? })
    }
}

/// Under which name the draft of a sheet is kept.
pub fn task_of(name: &SheetName) -> String {
    format!("handout:{}:{}", name.sheet, name.language.code())
}

/// What a narrow screen shows, and a wide one beside the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Side {
    #[default]
    Text,
    Preview,
    Remarks,
}

#[derive(Clone, Copy)]
pub struct Writing {
    pub app: App,
    pub words: Words,
    pub library: StoredValue<Arc<Library>>,
    pub settings: Memo<Settings>,
    pub name: StoredValue<SheetName>,
    head: StoredValue<String>,
    pub body: RwSignal<String>,
    /// The body as it was when nothing was typed for a moment.
    settled: RwSignal<String>,
    pub follows: RwSignal<Vec<EventId>>,
    pub look: Memo<Look>,
    pub area: NodeRef<html::Textarea>,
    pub side: RwSignal<Side>,
    pub trouble: RwSignal<Option<Msg>>,
    /// Counts what was typed, so that only the last pause counts.
    typed: StoredValue<u32>,
}

impl Writing {
    pub fn of(library: Arc<Library>, name: SheetName, start: Kept) -> Self {
        let (app, words) = (App::expect(), Words::expect());
        let (library, name) = (StoredValue::new(library), StoredValue::new(name));
        let head = StoredValue::new(start.text.head);
        let settled = RwSignal::new(start.text.body.clone());
        let settings = Memo::new(move |_| app.state.with(Library::settings));
        let look = Memo::new(move |_| {
            let all = library.with_value(Arc::clone);
            let source =
                name.with_value(|name| SheetName { sheet: name.sheet.clone(), language: Language::SOURCE });
            let text = Parted { head: head.get_value(), body: settled.get() };
            settings.with(|settings| {
                let against = Against { registry: &all.registry, settings, source: all.named(&source) };
                authoring::look(&text, against)
            })
        });
        Self {
            app,
            words,
            library,
            settings,
            name,
            head,
            body: RwSignal::new(start.text.body),
            settled,
            follows: RwSignal::new(start.follows),
            look,
            area: NodeRef::new(),
            side: RwSignal::new(Side::Text),
            trouble: RwSignal::new(None),
            typed: StoredValue::new(0),
        }
    }

    fn text(&self) -> Parted {
        Parted { head: self.head.get_value(), body: self.body.get_untracked() }
    }

    /// Takes what was typed; looks at it and keeps it in the next pauses.
    pub fn take(self, body: String) {
        self.body.set(body);
        self.trouble.set(None);
        self.typed.update_value(|typed| *typed = typed.wrapping_add(1).max(1));
        let mine = self.typed.get_value();
        spawn_local(async move {
            TimeoutFuture::new(LOOK_MS).await;
            if self.typed.try_get_value() != Some(mine) {
                return;
            }
            let _ = self.settled.try_set(self.body.get_untracked());
            TimeoutFuture::new(KEEP_MS - LOOK_MS).await;
            if self.typed.try_get_value() == Some(mine) {
                self.keep();
            }
        });
    }

    /// Keeps the draft as it stands; a text that nobody touched is none.
    pub fn keep(self) {
        if self.typed.try_get_value().unwrap_or_default() == 0 {
            return;
        }
        let kept = Kept { text: self.text(), follows: self.follows.get_untracked() };
        drafts::keep(self.app, &self.name.with_value(task_of), &kept.written());
    }

    /// Puts a text in at the cursor.
    pub fn insert(self, text: &str) {
        let Some(area) = self.area.get_untracked() else { return };
        let at = area.selection_start().ok().flatten().unwrap_or_default();
        if area.set_range_text(text).is_err() {
            return;
        }
        let after = at + u32::try_from(text.encode_utf16().count()).unwrap_or_default();
        self.take(area.value());
        self.side.set(Side::Text);
        let _ = area.set_selection_range(after, after);
        let _ = area.focus();
    }

    /// Shows a line of the text, marked.
    pub fn show_line(self, line: usize) {
        self.side.set(Side::Text);
        let Some(area) = self.area.get_untracked() else { return };
        let len = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap_or_default();
        let body = self.body.get_untracked();
        let from: u32 = body.split('\n').take(line.saturating_sub(1)).map(|line| len(line) + 1).sum();
        let of_line = body.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
        let all = body.split('\n').count().max(1);
        let _ = area.focus();
        let _ = area.set_selection_range(from, from + len(of_line));
        // A little above the middle; lines that wrap make it a guess.
        let place =
            (line.saturating_sub(4) * usize::try_from(area.scroll_height()).unwrap_or_default()) / all;
        area.set_scroll_top(i32::try_from(place).unwrap_or_default());
    }

    /// Saves the text; true once it is recorded.
    pub async fn save(self) -> Saving {
        let command = match authoring::save(&self.text(), self.follows.get_untracked()) {
            Ok(command) => command,
            Err(error) => return Saving::Broken(error),
        };
        let task = self.name.with_value(task_of);
        let app = self.app;
        match app.request(Command::Handouts(Box::new(command))).await {
            Ok(_) => {
                // Nothing that was typed before is kept any more.
                let _ = self.typed.try_set_value(0);
                drafts::keep(app, &task, "");
                Saving::Done
            }
            Err(problem) => {
                let _ = self.trouble.try_set(Some(of_problem(&problem).into()));
                Saving::Refused
            }
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    Done,
    Refused,
    Broken(SheetError),
}
