//! What is wrong with a file, row by row, and what to do about it.

use leptos::prelude::*;

use crate::app::history_import::HistoryFailure;
use crate::exchange::ledger::{LedgerFault, RowProblem};
use crate::ui::parts::banner::{Banner, Tone};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::parts::table::{Column, Table};
use crate::ui::text::history::HistoryMsg;
use crate::ui::words::Words;

#[component]
pub(super) fn Problems(failure: HistoryFailure) -> impl IntoView {
    let words = Words::expect();
    let (strong, text, rows) = match failure {
        HistoryFailure::TooLarge { size, limit } => {
            (HistoryMsg::TooLarge { size, limit }, HistoryMsg::NothingImported, None)
        }
        HistoryFailure::Unreadable { .. } => (HistoryMsg::Unreadable, HistoryMsg::NothingImported, None),
        HistoryFailure::Bad(fault) => match fault {
            LedgerFault::MissingColumns { columns } => {
                (HistoryMsg::MissingColumns { columns }, HistoryMsg::MissingText, None)
            }
            LedgerFault::ColumnTwice { column } => {
                (HistoryMsg::ColumnTwice { column }, HistoryMsg::ColumnTwiceText, None)
            }
            LedgerFault::NoRows => (HistoryMsg::NoRows, HistoryMsg::NoRowsText, None),
            LedgerFault::TooManyRows { limit, found } => {
                (HistoryMsg::TooManyRows { limit, found }, HistoryMsg::TooManyText, None)
            }
            LedgerFault::BadRows { problems, more } => {
                let count = problems.len() + more;
                (HistoryMsg::BadTitle { count }, HistoryMsg::BadText, Some((problems, count)))
            }
        },
    };
    let rows = rows.map(|(problems, count)| view! { <BadRows problems=problems count=count /> });
    view! {
        <Banner tone=Tone::Stop strong=words.say(strong) text=words.say(text) />
        {rows}
    }
}

#[component]
fn BadRows(problems: Vec<RowProblem>, count: usize) -> impl IntoView {
    let words = Words::expect();
    let shown = problems.len();
    let head = vec![
        Column::words(words.say(HistoryMsg::Line)),
        Column::words(words.say(HistoryMsg::Column)),
        Column::words(words.say(HistoryMsg::Found)),
        Column::words(words.say(HistoryMsg::ToDo)),
    ];
    let row = |problem: RowProblem| {
        let found = problem.found;
        let found = move || match found.as_str() {
            "" => words.t(HistoryMsg::Blank).into_owned(),
            text => text.to_owned(),
        };
        view! {
            <tr>
                <th scope="row">{problem.line}</th>
                <td>{problem.column.heading()}</td>
                <td>{found}</td>
                <td>{words.say(HistoryMsg::Because(problem.reason))}</td>
            </tr>
        }
    };
    let rows = problems.into_iter().map(row).collect_view();
    let note = move || (count > shown).then(|| words.t(HistoryMsg::BadNote { shown, count }));
    view! {
        <Section
            place=SectionPlace::First
            title=words.say(HistoryMsg::BadTitle { count })
            note=move || note
        >
            <Table label=words.say(HistoryMsg::BadTitle { count }) columns=head>
                {rows}
            </Table>
        </Section>
    }
}
