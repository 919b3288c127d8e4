//! Which window writes, which build runs, and what it said when it last broke.

use leptos::prelude::*;

use crate::app::boot;
use crate::app::context::{App, TabRole};
use crate::app::tablet::{self, LastWords};
use crate::ui::parts::badge::{Badge, BadgeSize};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowEnd, RowSub};
use crate::ui::parts::section::Section;
use crate::ui::text::Msg;
use crate::ui::text::tablet::TabletMsg;
use crate::ui::words::Words;

#[component]
pub fn WindowsSection() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let failed = RwSignal::new(false);
    let writes = move || app.role.get() == TabRole::Writer;
    let take_over = move || async move {
        let taken = boot::take_over(app).await;
        let _ = failed.try_set(taken.is_err());
    };
    let name = move || words.t(if writes() { TabletMsg::Writer } else { TabletMsg::Reader });
    let sub = move || match (writes(), failed.get()) {
        (true, _) => words.t(TabletMsg::WriterText),
        (false, false) => words.t(TabletMsg::ReaderText),
        (false, true) => words.t(TabletMsg::TakeOverFailed),
    };
    let margin = Signal::derive(move || Margin::Mark(if writes() { Mark::Tick } else { Mark::Wait }));
    view! {
        <Section title=words.say(TabletMsg::Windows)>
            <ul role="list">
                <Row name=name margin=margin under=move || view! { <RowSub>{sub}</RowSub> }>
                    <RowEnd>
                        <Show when=move || !writes()>
                            <Button press=Press::until(take_over) kind=ButtonKind::Small>
                                {words.say(TabletMsg::WriteHere)}
                            </Button>
                        </Show>
                    </RowEnd>
                </Row>
            </ul>
        </Section>
    }
}

#[component]
pub fn BuildSection() -> impl IntoView {
    let words = Words::expect();
    let panics = RwSignal::new(tablet::panics());
    let count = Memo::new(move |_| panics.with(Vec::len));
    let stops = move || match count.get() {
        0 => words.t(TabletMsg::NoPanics),
        count => words.t(TabletMsg::Panics { count }),
    };
    let margin = Signal::derive(move || Margin::Mark(if count.get() == 0 { Mark::Tick } else { Mark::Look }));
    view! {
        <Section title=words.say(TabletMsg::Build) note=move || view! { {tablet::build()} }>
            <ul role="list">
                <Row name=stops margin=margin />
            </ul>
            <Show when=move || { count.get() > 0 }>
                <Panics panics=panics />
            </Show>
        </Section>
    }
}

#[component]
fn Panics(panics: RwSignal<Vec<LastWords>>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let copied = RwSignal::new(None::<(Mark, Msg)>);
    let said = move |words_of: &LastWords| {
        let today = app.today.get();
        let build = words_of.build.clone();
        words.t(TabletMsg::PanicAt { at: words_of.at, today, build })
    };
    let all = move || {
        let lines = panics.with(|panics| {
            panics.iter().map(|one| format!("{}\n{}", said(one), one.text)).collect::<Vec<_>>()
        });
        lines.join("\n\n")
    };
    let copy = move || async move {
        let done = tablet::copy(untrack(all)).await;
        let answer = if done { (Mark::Tick, TabletMsg::Copied) } else { (Mark::Due, TabletMsg::NotCopied) };
        let _ = copied.try_set(Some((answer.0, answer.1.into())));
    };
    let forget = move || {
        tablet::forget_panics();
        panics.set(tablet::panics());
    };
    view! {
        <div class="offer inset">
            <pre class="details offer__wide" tabindex="0">{all}</pre>
            <Actions>
                <Button press=Press::until(copy)>{words.say(TabletMsg::Copy)}</Button>
                <Button press=Press::now(forget)>{words.say(TabletMsg::Forget)}</Button>
            </Actions>
            <p class="offer__said" role="status">
                {move || {
                    copied
                        .get()
                        .map(|(mark, msg)| {
                            view! { <Badge mark=mark text=words.say(msg) size=BadgeSize::Standard /> }
                        })
                }}
            </p>
        </div>
    }
}
