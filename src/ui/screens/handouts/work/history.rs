//! The texts that a sheet has had, each with what changed in it, box by box.

use std::sync::Arc;

use leptos::prelude::*;

use super::desk::Desk;
use crate::app::authoring::sheet_of;
use crate::app::handouts::built_in;
use crate::domain::education::compare::{BlockChange, TitleChange, compare};
use crate::domain::education::figure::{Registry, Settings};
use crate::domain::education::sheet::Sheet;
use crate::domain::ids::EventId;
use crate::domain::ordered::Ordered as _;
use crate::ui::parts::button::{Button, ButtonKind, Press};
use crate::ui::parts::icon::{Mark, MarkSize, Stamp};
use crate::ui::parts::row::{Row, RowEnd};
use crate::ui::parts::section::Section;
use crate::ui::screens::handouts::blocks::Drawing;
use crate::ui::text::day;
use crate::ui::text::handout_work::HandoutWorkMsg as Say;
use crate::ui::words::Words;

/// A text of the sheet, with the one that it took the place of.
#[derive(Clone)]
struct Line {
    id: Option<EventId>,
    who: String,
    when: String,
    sheet: Option<Sheet>,
    before: Option<Sheet>,
}

#[component]
pub(super) fn History(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let lines = Signal::derive(move || lines(desk));
    let shown = RwSignal::new(None::<EventId>);
    let row = move |line: Line| {
        let Line { id, who, when, sheet, before } = line;
        let name = match id {
            Some(_) => Say::Saved { who, when },
            None => Say::BuiltIn,
        };
        let pair = StoredValue::new(sheet.clone().zip(before));
        let comparable = id.filter(|_| pair.with_value(Option::is_some));
        let turn = move || shown.set(if shown.get_untracked() == comparable { None } else { comparable });
        let end = comparable.map(|_| {
            view! {
                <RowEnd>
                    <Button kind=ButtonKind::Small press=Press::now(turn)>
                        {words.say(Say::Compare)}
                    </Button>
                </RowEnd>
            }
        });
        let unreadable = sheet.is_none().then(|| view! { <p class="soft">{words.say(Say::Unreadable)}</p> });
        view! {
            <Row name=words.say(name) under=move || view! { {unreadable} }>
                {end}
            </Row>
            {move || {
                (comparable.is_some() && shown.get() == comparable)
                    .then(|| {
                        pair.get_value()
                            .map(|(new, old)| {
                                let library = desk.library.with_value(Arc::clone);
                                let changes = desk
                                    .settings
                                    .with(|settings| {
                                        differences(words, (&old, &new), &library.registry, settings)
                                    });
                                view! { <li class="inset">{changes}</li> }
                            })
                    })
            }}
        }
    };
    view! {
        <Show when=move || lines.with(|lines| lines.iter().any(|line| line.id.is_some()))>
            <Section title=words.say(Say::History) note=move || view! { {words.say(Say::HistoryNote)} }>
                <ul role="list">{move || lines.get().into_iter().map(row).collect_view()}</ul>
            </Section>
        </Show>
    }
}

fn lines(desk: Desk) -> Vec<Line> {
    let (name, today) = (desk.name.get_value(), desk.app.today.get());
    let lang = desk.words.lang();
    let first = built_in(&name);
    let saved = desk.with_record(|record, is_void| {
        let mut saved: Vec<_> = record
            .saved
            .iter()
            .filter(|(id, _)| !is_void(**id))
            .map(|(id, text)| (*id, (**text).clone()))
            .collect();
        saved.order_by_key(|(_, text)| text.stamp);
        saved
    });
    let saved = saved.unwrap_or_default();
    let before_of = |follows: &[EventId]| {
        let held = follows.first().and_then(|id| saved.iter().find(|(held, _)| held == id));
        held.map_or_else(|| first.clone(), |(_, text)| sheet_of(&text.text))
    };
    let mut lines: Vec<Line> = saved
        .iter()
        .map(|(id, text)| Line {
            id: Some(*id),
            who: desk.initials(text.by),
            when: day::moment(lang, text.saved, today),
            sheet: sheet_of(&text.text),
            before: before_of(&text.follows),
        })
        .collect();
    lines.reverse();
    if first.is_some() {
        lines.push(Line {
            id: None,
            who: String::new(),
            when: String::new(),
            sheet: first.clone(),
            before: None,
        });
    }
    lines
}

/// Two texts, box by box: what is new, what is gone, what has changed in its place.
pub(in crate::ui::screens::handouts) fn differences(
    words: Words,
    (old, new): (&Sheet, &Sheet),
    registry: &Registry,
    settings: &Settings,
) -> AnyView {
    let comparison = compare(old, new);
    let drawing = Drawing { registry, settings, language: new.head.language };
    let side = |mark: Mark, say: Say, class: &'static str, block: Option<AnyView>| {
        view! {
            <div class=class>
                <p class="change__said">
                    <Stamp mark=mark size=MarkSize::Small />
                    {words.say(say)}
                </p>
                {block}
            </div>
        }
        .into_any()
    };
    let of = |sheet: &Sheet, place: usize| sheet.blocks.get(place).map(|block| drawing.block(block));
    let mut same = 0;
    let mut changes: Vec<AnyView> = Vec::new();
    if comparison.title == TitleChange::Changed {
        let (old, new) = (old.title.words_only(), new.title.words_only());
        let titles = view! {
            <p><del>{old}</del></p>
            <p><ins>{new}</ins></p>
        };
        changes.push(side(Mark::Look, Say::TitleChanged, "change", Some(titles.into_any())));
    }
    for change in &comparison.blocks {
        match *change {
            BlockChange::Same { .. } => same += 1,
            BlockChange::Added { new: b } => {
                changes.push(side(Mark::Good, Say::Added, "change change--new", of(new, b)));
            }
            BlockChange::Removed { old: a } => {
                changes.push(side(Mark::Stop, Say::Removed, "change change--gone", of(old, a)));
            }
            BlockChange::Changed { old: a, new: b } => {
                let pair = view! {
                    <div class="change__pair">
                        <div class="change--gone">{of(old, a)}</div>
                        <div class="change--new">{of(new, b)}</div>
                    </div>
                };
                changes.push(side(Mark::Look, Say::Changed, "change", Some(pair.into_any())));
            }
        }
    }
    view! {
        <div class="changes sheet" lang=new.head.language.code()>
            <p class="soft">{words.say(Say::Same { blocks: same })}</p>
            {changes}
        </div>
    }
    .into_any()
}
