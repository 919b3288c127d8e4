//! A text of the same sheet that was saved elsewhere meanwhile: a person takes in what is right from it.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::work::differences;
use super::writing::Writing;
use crate::app::authoring::{Look, Parted, sheet_of};
use crate::domain::education::figure::Settings;
use crate::domain::education::sheet::Sheet;
use crate::domain::ids::EventId;
use crate::ui::naming::initials;
use crate::ui::parts::button::{Actions, Button, Press};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::text::day;
use crate::ui::text::handout_editor::HandoutEditorMsg as Say;

#[derive(Clone, Debug, PartialEq, Eq)]
struct Other {
    id: EventId,
    who: String,
    when: String,
    /// None where this build cannot read it.
    sheet: Option<Sheet>,
}

#[component]
pub(super) fn OtherTexts(writing: Writing) -> impl IntoView {
    let others = Memo::new(move |_| others(writing));
    let one = move |other: Other| view! { <OtherText writing=writing other=other /> };
    move || others.get().into_iter().map(one).collect_view()
}

/// The latest texts that the one in hand does not take the place of.
fn others(writing: Writing) -> Vec<Other> {
    let (follows, today) = (writing.follows.get(), writing.app.today.get());
    let lang = writing.words.lang();
    writing.app.state.with(|state| {
        let is_void = |id: EventId| state.stock.is_void(id);
        let record = writing.name.with_value(|name| state.handouts.sheet(name));
        let heads = record.map(|record| record.heads(is_void)).unwrap_or_default().into_iter();
        let open = heads.filter(|(id, _)| !follows.contains(id));
        open.map(|(id, text)| Other {
            id,
            who: initials(state, text.by),
            when: day::moment(lang, text.saved, today),
            sheet: sheet_of(&text.text),
        })
        .collect()
    })
}

#[component]
fn OtherText(writing: Writing, other: Other) -> impl IntoView {
    let words = writing.words;
    let Other { id, who, when, sheet } = other;
    let take_in = move || {
        writing.follows.update(|follows| follows.push(id));
        writing.take(writing.body.get_untracked());
    };
    let sheet = StoredValue::new(sheet);
    let use_it = move || {
        if let Some(sheet) = sheet.get_value() {
            writing.take(Parted::of(&sheet).body);
            take_in();
        }
    };
    let differs = move || {
        let mine = writing.look.with(|look| match look {
            Look::Sheet(seen) => Some(seen.sheet.clone()),
            Look::Broken(_) => None,
        });
        let (old, new) = mine.zip(sheet.get_value())?;
        let library = writing.library.with_value(Arc::clone);
        let draw = |settings: &Settings| differences(words, (&old, &new), &library.registry, settings);
        Some(writing.settings.with(draw))
    };
    view! {
        <Section title=words.say(Say::OtherTitle) place=SectionPlace::First>
            <div class="setting inset">
                <p>{words.say(Say::OtherText { who, when })}</p>
                {differs}
                <Actions>
                    <Button press=Press::now(use_it)>{words.say(Say::UseOther)}</Button>
                    <Button press=Press::now(take_in)>{words.say(Say::TookIn)}</Button>
                </Actions>
            </div>
        </Section>
    }
}
