//! Whether the log is whole: the check of every byte, and what the last start found.

use leptos::prelude::*;

use crate::app::context::App;
use crate::app::transfer::{self, Agreement, Verified};
use crate::domain::ids::StreamId;
use crate::log::open::Damage;
use crate::ui::parts::badge::{Badge, BadgeSize};
use crate::ui::parts::button::{Actions, Button, Press};
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowSub};
use crate::ui::parts::section::Section;
use crate::ui::text::tablet::TabletMsg;
use crate::ui::words::Words;

/// What the check came to.
#[derive(Clone, Debug, Default, PartialEq)]
enum Check {
    #[default]
    NotYet,
    Done(Verified),
    Failed,
}

#[component]
pub fn LogSections() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let check = RwSignal::new(Check::NotYet);
    let held = move || {
        let batches = app.archive.with(crate::log::archive::Archive::batch_count);
        app.state.with(|state| {
            let tablet = app.own.get().and_then(|own| state.clinic.tablets.get(&own));
            let records = tablet.map_or(0, |tablet| tablet.records);
            words.t(TabletMsg::LogRecords { records, events: state.event_count(), batches })
        })
    };
    let verify = move || async move {
        // One turn for the screen, which then says that it is at work.
        let result = transfer::verify(app).await;
        let _ = check.try_set(result.map_or(Check::Failed, Check::Done));
    };
    view! {
        <Section title=words.say(TabletMsg::Log)>
            <div class="offer inset">
                <div class="offer__words offer__wide">
                    <p>{held}</p>
                    <p class="soft">{words.say(TabletMsg::VerifyText)}</p>
                </div>
                <Actions>
                    <Button press=Press::until(verify)>{words.say(TabletMsg::Verify)}</Button>
                </Actions>
                <div class="offer__said" role="status">
                    {move || outcome(app, &check.get(), words)}
                </div>
            </div>
        </Section>
        <DamageSection />
    }
}

fn outcome(app: App, check: &Check, words: Words) -> Option<AnyView> {
    let said = |mark, strong: TabletMsg, text: Option<TabletMsg>| {
        view! {
            <Badge mark=mark text=words.say(strong) size=BadgeSize::Standard />
            {text.map(|text| view! { <p>{words.say(text)}</p> })}
        }
    };
    let verified = match check {
        Check::NotYet => return None,
        Check::Failed => return Some(said(Mark::Stop, TabletMsg::VerifyFailed, None).into_any()),
        Check::Done(verified) => verified,
    };
    if !verified.broken.is_empty() {
        let head = said(
            Mark::Stop,
            TabletMsg::Broken { batches: verified.broken.len() },
            Some(TabletMsg::BrokenText),
        );
        let lines = verified.broken.iter().map(|(stream, from)| {
            let msg = match *from {
                0 => TabletMsg::BrokenRecord,
                from => TabletMsg::BrokenBatch { tablet: letter(app, *stream), from },
            };
            view! { <li>{words.say(msg)}</li> }
        });
        return Some(view! { {head} <ul role="list">{lines.collect_view()}</ul> }.into_any());
    }
    let (mark, strong, text) = match verified.agrees {
        Agreement::Same => (
            Mark::Good,
            TabletMsg::Whole { events: verified.events, batches: verified.batches },
            TabletMsg::WholeText,
        ),
        Agreement::Differs => (Mark::Stop, TabletMsg::Differs, TabletMsg::DiffersText),
    };
    Some(said(mark, strong, Some(text)).into_any())
}

fn letter(app: App, stream: StreamId) -> Option<char> {
    app.state.with(|state| {
        let face = state.clinic.tablets.get(&stream).and_then(|tablet| tablet.face.get());
        face.map(|(letter, _)| letter.as_char())
    })
}

/// What the last start found that is not what it should be.
#[component]
fn DamageSection() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let rows = move || {
        let found = app.damage.get().into_iter().map(|damage| {
            let (name, text) = words_for(app, &damage);
            view! {
                <Row
                    name=words.say(name)
                    margin=Margin::Mark(Mark::Stop)
                    under=move || view! { <RowSub>{words.say(text)}</RowSub> }
                />
            }
        });
        found.collect_view()
    };
    let things = move || words.t(TabletMsg::DamageNote { things: app.damage.with(Vec::len) });
    view! {
        <Show when=move || app.damage.with(|damage| !damage.is_empty())>
            <Section title=words.say(TabletMsg::Damage) note=move || view! { {things} }>
                <ul role="list">{rows}</ul>
            </Section>
        </Show>
    }
}

fn words_for(app: App, damage: &Damage) -> (TabletMsg, TabletMsg) {
    match damage {
        Damage::Head => (TabletMsg::DamageHead, TabletMsg::DamageHeadText),
        Damage::Batch(found) => {
            let name = TabletMsg::DamageBatch { tablet: letter(app, found.stream), from: found.first_seq };
            (name, TabletMsg::DamageBatchText)
        }
        Damage::Record { key } => (TabletMsg::DamageRecord { key: key.clone() }, TabletMsg::DamageBatchText),
        Damage::Tail { from_seq, .. } => {
            (TabletMsg::DamageTail { from: *from_seq }, TabletMsg::DamageTailText)
        }
    }
}
