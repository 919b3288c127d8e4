//! What a file must look like, before one is chosen.

use leptos::prelude::*;

use super::History;
use crate::app::history_import::template;
use crate::app::transfer::{Sent, send};
use crate::exchange::ledger::{Column as LedgerColumn, Kind};
use crate::ui::parts::button::{Button, ButtonKind, Press};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::section::Section;
use crate::ui::parts::table::{Column, Table};
use crate::ui::text::history::HistoryMsg;
use crate::ui::words::Words;

#[component]
pub(super) fn How(history: History) -> impl IntoView {
    let words = Words::expect();
    view! {
        <p class="section__text how">{words.say(HistoryMsg::How)}</p>
        <p class="section__text how">{words.say(HistoryMsg::WayBack)}</p>
        <TemplateWay history=history />
        <Columns />
        <Kinds />
    }
}

#[component]
fn TemplateWay(history: History) -> impl IntoView {
    let words = Words::expect();
    let told = RwSignal::new(None::<HistoryMsg>);
    let give = move || async move {
        let said = match send(history.app, &template()).await {
            Sent::Shared | Sent::Downloaded => Some(HistoryMsg::TemplateGone),
            Sent::Cancelled => None,
            Sent::TapAgain | Sent::Failed { .. } => Some(HistoryMsg::TemplateFailed),
        };
        let _ = told.try_set(said);
    };
    view! {
        <div class="ways inset">
            <Button kind=ButtonKind::Small icon=Icon::Export press=Press::until(give)>
                {words.say(HistoryMsg::Template)}
            </Button>
            <p class="fine" role="status">
                {move || told.get().map(|told| words.t(told))}
            </p>
        </div>
    }
}

#[component]
fn Columns() -> impl IntoView {
    let words = Words::expect();
    let head = vec![
        Column::words(words.say(HistoryMsg::Column)),
        Column::words(words.say(HistoryMsg::Needed)),
        Column::words(words.say(HistoryMsg::Example)),
    ];
    let rows = LedgerColumn::ALL.map(|column| {
        let needed = if LedgerColumn::NEEDED.contains(&column) { HistoryMsg::Must } else { HistoryMsg::May };
        view! {
            <tr>
                <th scope="row">{column.heading()}</th>
                <td>{words.say(needed)}</td>
                <td>{words.say(HistoryMsg::ColumnIs(column))}</td>
            </tr>
        }
    });
    view! {
        <Section title=words.say(HistoryMsg::ColumnsTitle)>
            <Table label=words.say(HistoryMsg::ColumnsTitle) columns=head>
                {rows.into_iter().collect_view()}
            </Table>
        </Section>
    }
}

#[component]
fn Kinds() -> impl IntoView {
    let words = Words::expect();
    let head =
        vec![Column::words(words.say(HistoryMsg::KindWord)), Column::words(words.say(HistoryMsg::Example))];
    let rows = Kind::ALL.map(|kind| {
        view! {
            <tr>
                <th scope="row">{kind.word()}</th>
                <td>{words.say(HistoryMsg::KindMeans(kind))}</td>
            </tr>
        }
    });
    view! {
        <Section title=words.say(HistoryMsg::KindsTitle)>
            <Table label=words.say(HistoryMsg::KindsTitle) columns=head>
                {rows.into_iter().collect_view()}
            </Table>
        </Section>
    }
}
