//! The versions of a sheet with how often each was given, and the way to take one back.

use leptos::prelude::*;

use super::desk::Desk;
use crate::domain::education::command::HandoutCommand;
use crate::domain::education::names::Version;
use crate::domain::education::view::given_of;
use crate::domain::text::Note;
use crate::domain::time::Date;
use crate::ui::parts::badge::Badge;
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Row, RowEnd, RowSub};
use crate::ui::parts::section::Section;
use crate::ui::text::handout_work::HandoutWorkMsg as Say;

#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    version: Version,
    is_now: bool,
    /// How often, on which first and last day; none: never.
    given: Option<(usize, Date, Date)>,
    /// Who took it back.
    recalled: Option<String>,
}

#[component]
pub(super) fn Versions(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let lines = Memo::new(move |_| lines(desk));
    let recalling = RwSignal::new(None::<Version>);
    let row = move |line: Line| {
        let Line { version, is_now, given, recalled } = line;
        let name = move || {
            let name = words.t(Say::Version { short: version.short() });
            if is_now { format!("{name}, {}", words.t(Say::VersionNow)) } else { name.into_owned() }
        };
        let told = move || match given {
            Some((count, since, last)) => {
                words.t(Say::Given { count, since, last, today: desk.app.today.get() })
            }
            None => words.t(Say::GivenNever),
        };
        let end = match recalled {
            Some(who) => view! { <Badge mark=Mark::Stop text=words.say(Say::Recalled { who }) /> }.into_any(),
            None => view! {
                <Button
                    kind=ButtonKind::Small
                    press=Press::now(move || recalling.set(Some(version)))
                    about=move || version.short()
                >
                    {words.say(Say::Recall)}
                </Button>
            }
            .into_any(),
        };
        let count = given.map_or(0, |(count, ..)| count);
        view! {
            <Row name=name under=move || view! { <RowSub>{told}</RowSub> }>
                <RowEnd>{end}</RowEnd>
            </Row>
            {move || {
                (recalling.get() == Some(version))
                    .then(|| view! { <RecallForm desk=desk version=version count=count recalling=recalling /> })
            }}
        }
    };
    view! {
        <Section title=words.say(Say::Versions) note=move || view! { {words.say(Say::VersionsNote)} }>
            <ul role="list">{move || lines.get().into_iter().map(row).collect_view()}</ul>
        </Section>
    }
}

fn lines(desk: Desk) -> Vec<Line> {
    let now = desk.examined.with(|examined| examined.as_ref().map(|examined| examined.version));
    let name = desk.name.get_value();
    let given = desk.app.state.with(|state| given_of(state, &name.sheet));
    let given = given.into_iter().filter(|count| count.name == name);
    let mut lines: Vec<Line> = given
        .map(|count| Line {
            version: count.version,
            is_now: now == Some(count.version),
            given: Some((count.count, count.first, count.last)),
            recalled: None,
        })
        .collect();
    // What was taken back and never given is told as well.
    let recalled = desk.with_record(|record, is_void| {
        let stand = record.recalls.iter().filter(|(id, _)| !is_void(**id));
        stand.map(|(_, recalled)| (recalled.version, recalled.by)).collect::<Vec<_>>()
    });
    let recalled = recalled.unwrap_or_default();
    let others = now.into_iter().chain(recalled.iter().map(|(version, _)| *version));
    for version in others {
        if lines.iter().all(|line| line.version != version) {
            lines.push(Line { version, is_now: now == Some(version), given: None, recalled: None });
        }
    }
    for line in &mut lines {
        let found = recalled.iter().find(|(version, _)| *version == line.version);
        line.recalled = found.map(|(_, by)| desk.initials(*by));
    }
    lines.sort_by_key(|line| !line.is_now);
    lines
}

#[component]
fn RecallForm(
    desk: Desk,
    version: Version,
    count: usize,
    recalling: RwSignal<Option<Version>>,
) -> impl IntoView {
    let words = desk.words;
    let reason = RwSignal::new(String::new());
    let recall = move || async move {
        let note = Note::parse(&reason.get_untracked()).unwrap_or_default();
        let versions = vec![(desk.name.get_value(), version)];
        if desk.ask(HandoutCommand::Recall { versions, note }).await {
            let _ = recalling.try_set(None);
        }
    };
    view! {
        <li class="setting inset">
            <p>
                <b>{words.say(Say::RecallTitle { count })}</b>
            </p>
            <p class="soft">{words.say(Say::RecallText)}</p>
            <Field
                id="recall-reason"
                label=words.say(Say::Reason)
                hint=words.say(Say::ReasonHint)
                value=reason
                kind=FieldKind::Text { longest: 200, capitals: Capitals::Sentences }
            />
            <Actions>
                <Button press=Press::now(move || recalling.set(None))>{words.say(Say::Cancel)}</Button>
                <Button kind=ButtonKind::Danger press=Press::until(recall)>
                    {words.say(Say::RecallAll)}
                </Button>
            </Actions>
        </li>
    }
}
