//! What a judged file would do, and every row that it could not do.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::import::{At, Import};
use crate::app::catalogue_import::Judged;
use crate::domain::ids::ItemId;
use crate::exchange::catalogue::{CataloguePlan, RowProblem};
use crate::ui::naming;
use crate::ui::parts::banner::{Banner, Tone};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::dock::{DockBody, DockLead, DockPlace, Fact};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowState};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::parts::table::{Column, Table};
use crate::ui::text::Text;
use crate::ui::text::catalogue::CatalogueMsg;
use crate::ui::text::figure::number;
use crate::ui::trouble;
use crate::ui::words::Words;

/// Bad rows that are drawn; the others are counted.
const SHOWN_BAD: usize = 200;
/// New and changed items that are drawn: enough to see that it is the right file.
const SHOWN_GOOD: usize = 20;

/// What a plan comes to. An item with three changes is one changed item.
#[derive(Clone, Copy)]
struct Sums {
    fresh: usize,
    changed: usize,
    unchanged: usize,
    bad: usize,
}

impl Sums {
    fn of(plan: &CataloguePlan) -> Self {
        let changed: BTreeSet<ItemId> = plan.changes.iter().map(|(item, _)| *item).collect();
        Self {
            fresh: plan.items.len(),
            changed: changed.len(),
            unchanged: usize::try_from(plan.unchanged).unwrap_or(usize::MAX),
            bad: plan.problems.len(),
        }
    }

    const fn good(self) -> usize {
        self.fresh + self.changed
    }
}

#[component]
pub fn Preview(judged: Judged, import: Import) -> impl IntoView {
    let words = Words::expect();
    let plan = judged.plan;
    let sums = Sums::of(&plan);
    let banner = move || {
        let trouble = import.trouble.get();
        trouble.map(|trouble| view! { <Banner tone=Tone::Stop strong=words.say(trouble) /> })
    };
    let nothing = (sums.good() == 0 && sums.bad == 0).then(|| {
        view! {
            <Empty
                title=words.say(CatalogueMsg::NothingToImport)
                text=words.say(CatalogueMsg::NothingToImportText)
            />
        }
    });
    let fresh: Vec<String> =
        plan.items.iter().take(SHOWN_GOOD).map(|item| format!("{}, {}", item.name, item.unit)).collect();
    let changed: BTreeSet<ItemId> = plan.changes.iter().map(|(item, _)| *item).collect();
    let changed: Vec<String> = import.app.state.with_untracked(|state| {
        let lang = untrack(|| words.lang());
        changed.iter().take(SHOWN_GOOD).map(|item| naming::item_name(state, *item, lang)).collect()
    });
    let bad = (sums.bad > 0).then(|| view! { <BadRows problems=plan.problems /> });
    view! {
        {banner}
        {nothing}
        {bad}
        <Good title=CatalogueMsg::NewItems names=fresh count=sums.fresh />
        <Good title=CatalogueMsg::ChangedItems names=changed count=sums.changed />
    }
}

#[component]
fn Good(title: CatalogueMsg, names: Vec<String>, count: usize) -> impl IntoView {
    let words = Words::expect();
    let left = count.saturating_sub(names.len());
    let rows = names
        .into_iter()
        .map(|name| view! { <Row name=name state=RowState::Quiet margin=Margin::Mark(Mark::Tick) /> })
        .collect_view();
    let more = (left > 0).then(|| {
        view! { <Row name=words.say(CatalogueMsg::AndMore { count: left }) state=RowState::Done /> }
    });
    (count > 0).then(|| {
        view! {
            <Section title=words.say(title) note=move || number(i64::try_from(count).unwrap_or(i64::MAX))>
                <ul role="list">{rows} {more}</ul>
            </Section>
        }
    })
}

#[component]
fn BadRows(problems: Vec<RowProblem>) -> impl IntoView {
    let words = Words::expect();
    let count = problems.len();
    let shown = count.min(SHOWN_BAD);
    let columns = vec![
        Column::words(words.say(CatalogueMsg::Line)),
        Column::words(words.say(CatalogueMsg::Column)),
        Column::words(words.say(CatalogueMsg::Reason)),
        Column::words(words.say(CatalogueMsg::Found1)),
    ];
    let rows = problems
        .into_iter()
        .take(SHOWN_BAD)
        .map(|problem| {
            let column = match problem.column {
                Some(column) => CatalogueMsg::ColumnName(column),
                None => CatalogueMsg::WholeRow,
            };
            view! {
                <tr>
                    <th scope="row">{problem.line}</th>
                    <td>{words.say(column)}</td>
                    <td>{words.say(CatalogueMsg::Because(problem.reason))}</td>
                    <td>{problem.found}</td>
                </tr>
            }
        })
        .collect_view();
    let note =
        move || -> Option<Text> { (count > shown).then(|| words.t(CatalogueMsg::BadNote { shown, count })) };
    view! {
        <Section
            place=SectionPlace::First
            title=words.say(CatalogueMsg::BadTitle { count })
            note=move || note
        >
            <Table label=words.say(CatalogueMsg::BadLabel) columns=columns>
                {rows}
            </Table>
        </Section>
    }
}

#[component]
pub fn PreviewDock(judged: Judged, import: Import) -> impl IntoView {
    let words = Words::expect();
    let sums = Sums::of(&judged.plan);
    let plan = StoredValue::new(judged.plan);
    let file = judged.file;
    let facts = move || {
        let fact = |name: CatalogueMsg, value: usize| Fact {
            name: words.t(name).into_owned(),
            value: number(i64::try_from(value).unwrap_or(i64::MAX)),
        };
        let bad = (sums.bad > 0).then(|| fact(CatalogueMsg::BadFact, sums.bad));
        [
            fact(CatalogueMsg::NewFact, sums.fresh),
            fact(CatalogueMsg::ChangedFact, sums.changed),
            fact(CatalogueMsg::UnchangedFact, sums.unchanged),
        ]
        .into_iter()
        .chain(bad)
        .collect::<Vec<_>>()
    };
    let apply = move || async move {
        let Some(plan) = plan.try_get_value() else { return };
        match import.app.request(plan.command()).await {
            Ok(_) => {
                let _ = import.at.try_set(At::Done { count: sums.good() });
            }
            Err(problem) => {
                let _ = import.trouble.try_set(Some(trouble::of_problem(&problem)));
            }
        }
    };
    let act = match (sums.good(), sums.bad) {
        (0, _) => None,
        (count, 0) => Some(CatalogueMsg::ImportN { count }),
        (good, bad) => Some(CatalogueMsg::LeaveOut { bad, good }),
    };
    let other = if sums.bad > 0 { CatalogueMsg::FixFirst } else { CatalogueMsg::ChooseOther };
    view! {
        <DockBody place=DockPlace::Top>
            <DockLead
                kicker=words.say(CatalogueMsg::PreviewOf { file })
                title=words.say(CatalogueMsg::ImportTitle)
                facts=Signal::derive(facts)
            />
        </DockBody>
        <DockBody place=DockPlace::Act>
            <Actions>
                <Button press=Press::now(move || import.at.set(At::Start))>{words.say(other)}</Button>
                {act
                    .map(|act| {
                        view! {
                            <Button kind=ButtonKind::Primary press=Press::until(apply)>
                                {words.say(act)}
                            </Button>
                        }
                    })}
            </Actions>
        </DockBody>
    }
}
