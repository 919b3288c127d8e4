//! What a judged file would add, before anything changes.

use leptos::prelude::*;

use super::{At, History};
use crate::exchange::ledger::{Kind, Plan};
use crate::ui::parts::banner::{Banner, Tone};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::dock::{DockBody, DockLead, DockPlace, Fact};
use crate::ui::parts::row::{Row, RowEnd, RowState, RowSub};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::text::figure::number;
use crate::ui::text::history::HistoryMsg;
use crate::ui::words::Words;

/// Names in a list that are drawn; the others are counted.
const SHOWN: usize = 20;

/// What the preview tells of a plan, without its rows.
#[derive(Clone, Debug)]
struct Summary {
    file: String,
    rows: usize,
    again: usize,
    fresh: usize,
    overlapping: usize,
    kinds: Vec<(Kind, usize)>,
    days: HistoryMsg,
    items: usize,
    places: usize,
    ignored: Vec<String>,
    people: Vec<(String, usize)>,
}

impl Summary {
    fn of(history: History) -> Option<Self> {
        let today = history.app.today.get_untracked();
        let of = |plan: &Plan| Self {
            file: plan.file.to_string(),
            rows: plan.rows,
            again: plan.again,
            fresh: plan.fresh(),
            overlapping: plan.overlapping,
            kinds: plan.by_kind.iter().map(|(kind, rows)| (*kind, *rows)).collect(),
            days: HistoryMsg::Days { first: plan.first, last: plan.last, today },
            items: plan.items,
            places: plan.places,
            ignored: plan.ignored_columns.clone(),
            people: plan.unknown_people.iter().map(|(who, rows)| (who.clone(), *rows)).collect(),
        };
        history.plan.try_with_value(|plan| plan.as_ref().map(of)).flatten()
    }
}

#[component]
pub(super) fn Preview(history: History) -> impl IntoView {
    let words = Words::expect();
    let summary = untrack(|| Summary::of(history));
    let trouble = move || {
        let trouble = history.trouble.get();
        trouble.map(|trouble| view! { <Banner tone=Tone::Stop strong=words.say(trouble) /> })
    };
    let body = summary.map(|summary| {
        let people = (!summary.people.is_empty()).then(|| view! { <People people=summary.people.clone() /> });
        let ignored =
            (!summary.ignored.is_empty()).then(|| view! { <Ignored columns=summary.ignored.clone() /> });
        view! {
            <Warnings summary=summary.clone() />
            <WhatComes summary=summary />
            {people}
            {ignored}
        }
    });
    view! {
        {trouble}
        {body}
    }
}

/// What would count twice.
#[component]
fn Warnings(summary: Summary) -> impl IntoView {
    let words = Words::expect();
    let Summary { again, fresh, overlapping, .. } = summary;
    let again = (again > 0).then(|| {
        let strong = match fresh {
            0 => HistoryMsg::AgainAll { rows: again },
            fresh => HistoryMsg::AgainSome { again, fresh },
        };
        let text = words.say(HistoryMsg::AgainText);
        view! { <Banner tone=Tone::Due strong=words.say(strong) text=text /> }
    });
    let overlap = (overlapping > 0).then(|| {
        let (strong, text) = (HistoryMsg::Overlap { rows: overlapping }, HistoryMsg::OverlapText);
        view! { <Banner tone=Tone::Due strong=words.say(strong) text=words.say(text) /> }
    });
    view! {
        {again}
        {overlap}
    }
}

#[component]
fn WhatComes(summary: Summary) -> impl IntoView {
    let words = Words::expect();
    let line = move |name: HistoryMsg, value: usize| {
        view! {
            <Row name=words.say(name)>
                <RowEnd>
                    <b class="movement">{figure(value)}</b>
                </RowEnd>
            </Row>
        }
    };
    let kinds = summary.kinds.into_iter().map(move |(kind, rows)| line(HistoryMsg::KindRow(kind), rows));
    let (items, places) =
        (HistoryMsg::Items { count: summary.items }, HistoryMsg::Places { count: summary.places });
    view! {
        <Section title=words.say(HistoryMsg::WhatTitle) place=SectionPlace::First>
            <ul role="list">
                {kinds.collect_view()}
                <Row
                    name=words.say(summary.days)
                    under=move || view! { <RowSub>{words.say(HistoryMsg::DaysSub)}</RowSub> }
                />
                <Row name=words.say(items) />
                <Row name=words.say(places) />
            </ul>
        </Section>
    }
}

#[component]
fn People(people: Vec<(String, usize)>) -> impl IntoView {
    let words = Words::expect();
    let row = move |(initials, rows): (String, usize)| {
        view! {
            <Row name=initials>
                <RowEnd>
                    <span class="soft">{words.say(HistoryMsg::PersonRows { rows })}</span>
                </RowEnd>
            </Row>
        }
    };
    let more = people.len().saturating_sub(SHOWN);
    view! {
        <Section
            title=words.say(HistoryMsg::PeopleTitle)
            note=move || words.say(HistoryMsg::PeopleNote)
        >
            <ul role="list">
                {people.into_iter().take(SHOWN).map(row).collect_view()} <AndMore count=more />
            </ul>
        </Section>
    }
}

#[component]
fn Ignored(columns: Vec<String>) -> impl IntoView {
    let words = Words::expect();
    let more = columns.len().saturating_sub(SHOWN);
    let rows = columns.into_iter().take(SHOWN).map(|column| view! { <Row name=column /> }).collect_view();
    view! {
        <Section
            title=words.say(HistoryMsg::IgnoredTitle)
            note=move || words.say(HistoryMsg::IgnoredNote)
        >
            <ul role="list">{rows} <AndMore count=more /></ul>
        </Section>
    }
}

#[component]
fn AndMore(count: usize) -> impl IntoView {
    let words = Words::expect();
    (count > 0).then(|| view! { <Row name=words.say(HistoryMsg::AndMore { count }) state=RowState::Quiet /> })
}

#[component]
pub(super) fn PreviewDock(history: History) -> impl IntoView {
    let words = Words::expect();
    let Some(summary) = untrack(|| Summary::of(history)) else { return ().into_any() };
    let Summary { file, rows, again, fresh, .. } = summary;
    let facts = move || {
        let fact =
            |name: HistoryMsg, value: usize| Fact { name: words.t(name).into_owned(), value: figure(value) };
        let known = (again > 0).then(|| fact(HistoryMsg::AgainFact, again));
        [fact(HistoryMsg::RowsFact, rows)]
            .into_iter()
            .chain(known)
            .chain([fact(HistoryMsg::FreshFact, fresh)])
            .collect::<Vec<_>>()
    };
    let act = (fresh > 0).then(|| {
        view! {
            <Button kind=ButtonKind::Primary press=Press::until(move || history.apply())>
                {words.say(HistoryMsg::Import { count: fresh })}
            </Button>
        }
    });
    view! {
        <DockBody place=DockPlace::Top>
            <DockLead
                kicker=words.say(HistoryMsg::PreviewOf { file })
                title=words.say(HistoryMsg::Title)
                facts=Signal::derive(facts)
            />
        </DockBody>
        <DockBody place=DockPlace::Act>
            <Actions>
                <Button press=Press::now(move || history.at.set(At::Start))>
                    {words.say(HistoryMsg::ChooseOther)}
                </Button>
                {act}
            </Actions>
        </DockBody>
    }
    .into_any()
}

fn figure(count: usize) -> String {
    number(i64::try_from(count).unwrap_or(i64::MAX))
}
