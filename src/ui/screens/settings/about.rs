//! What this app is, what it never does, where the records live, what is inside.

use leptos::prelude::*;

use crate::app::tablet;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowEnd, RowSub};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::shell::Page;
use crate::ui::text::settings::SettingsMsg;
use crate::ui::text::shell::ShellMsg;
use crate::ui::words::Words;

type Line = (Margin, SettingsMsg, SettingsMsg);

#[component]
pub fn About() -> impl IntoView {
    let words = Words::expect();
    let never = vec![
        (Margin::Empty, SettingsMsg::NeverServer, SettingsMsg::NeverServerText),
        (Margin::Empty, SettingsMsg::NeverPatient, SettingsMsg::NeverPatientText),
        (Margin::Empty, SettingsMsg::NeverErase, SettingsMsg::NeverEraseText),
        (Margin::Empty, SettingsMsg::NeverGuess, SettingsMsg::NeverGuessText),
    ];
    let place = vec![
        (Margin::Empty, SettingsMsg::WhereHere, SettingsMsg::WhereHereText),
        (Margin::Mark(Mark::Due), SettingsMsg::WhereLost, SettingsMsg::WhereLostText),
        (Margin::Mark(Mark::Good), SettingsMsg::WhereSafe, SettingsMsg::WhereSafeText),
    ];
    let inside = vec![
        (Margin::Empty, SettingsMsg::InsideOwn, SettingsMsg::InsideOwnText),
        (Margin::Empty, SettingsMsg::InsideFont, SettingsMsg::InsideFontText),
        (Margin::Empty, SettingsMsg::InsideRust, SettingsMsg::InsideRustText),
    ];
    view! {
        <Page
            title="Tallywell"
            above=Above::back("/more", words.say(ShellMsg::More))
            sub=words.say(SettingsMsg::AboutSub)
        >
            <Section title=words.say(SettingsMsg::Never) place=SectionPlace::First>
                {lines(never, words)}
            </Section>
            <Section title=words.say(SettingsMsg::WhereTitle)>{lines(place, words)}</Section>
            <Section
                title=words.say(SettingsMsg::InsideTitle)
                note=move || view! { {words.say(SettingsMsg::InsideNote)} }
            >
                {lines(inside, words)}
            </Section>
            <Section title=words.say(SettingsMsg::ThisVersion)>
                <ul role="list">
                    <Row name=words.say(SettingsMsg::Version)>
                        <RowEnd>{crate::app::BUILD}</RowEnd>
                    </Row>
                    <Row name=words.say(SettingsMsg::Build)>
                        <RowEnd>{tablet::build()}</RowEnd>
                    </Row>
                </ul>
            </Section>
        </Page>
    }
}

fn lines(lines: Vec<Line>, words: Words) -> impl IntoView {
    let rows = lines.into_iter().map(|(margin, name, text)| {
        view! {
            <Row
                name=words.say(name)
                margin=margin
                under=move || view! { <RowSub>{words.say(text)}</RowSub> }
            />
        }
    });
    view! { <ul role="list">{rows.collect_view()}</ul> }
}
