//! Registering a recall: what the notice says, and then the list as it will be held.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::app::context::App;
use crate::domain::event::supply::{RecallClass, RecallLine};
use crate::domain::ids::ItemId;
use crate::domain::inventory::lot::LotCode;
use crate::domain::inventory::lot_list::{Candidate, Certainty, LotRange, Unread};
use crate::ui::address::Address;
use crate::ui::naming::item_code;
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press, Readiness};
use crate::ui::parts::caution::{Caution, Remark};
use crate::ui::parts::check_row::CheckRow;
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::head::Above;
use crate::ui::parts::row::{Row, RowEnd, RowSub, Tap};
use crate::ui::parts::search::SearchBox;
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::recall::draft::{Draft, Step};
use crate::ui::screens::recall::shared::line_words;
use crate::ui::screens::stock::shared::item_label;
use crate::ui::screens::supply::find::items_named;
use crate::ui::shell::Page;
use crate::ui::text::figure::number;
use crate::ui::text::parts::PartsMsg;
use crate::ui::text::recall::{LineKind, RecallMsg};
use crate::ui::way::way;
use crate::ui::words::Words;

/// Enough to see which one is meant; another letter finds it sooner.
const SHOWN: usize = 8;
/// A whole notice can be pasted.
const LONGEST_TEXT: u32 = 20_000;

#[component]
pub fn NewRecall() -> impl IntoView {
    let draft = Draft::new(App::expect(), Words::expect());
    move || match draft.step.get() {
        Step::Write => view! { <WritePage draft=draft /> }.into_any(),
        Step::Check => view! { <CheckPage draft=draft /> }.into_any(),
    }
}

#[component]
fn WritePage(draft: Draft) -> impl IntoView {
    let words = draft.words;
    let readiness = Signal::derive(move || {
        draft.missing().map_or(Readiness::Ready, |why| Readiness::Barred(words.t(why).into_owned()))
    });
    let label = move || words.t(RecallMsg::CheckList { lots: draft.chosen.with(Vec::len) });
    let dock = move || {
        view! {
            <Dock label=words.say(RecallMsg::Register)>
                <DockBody place=DockPlace::Act>
                    <Actions>
                        <ButtonLink href=Address::Recalls.to_string()>
                            {words.say(PartsMsg::Cancel)}
                        </ButtonLink>
                        <Button
                            press=Press::now(move || draft.step.set(Step::Check))
                            kind=ButtonKind::Primary
                            readiness=readiness
                        >
                            {label}
                        </Button>
                    </Actions>
                </DockBody>
            </Dock>
        }
    };
    view! {
        <Page
            title=words.say(RecallMsg::Register)
            above=Above::back(Address::Recalls.to_string(), words.say(RecallMsg::Title))
            sub=words.say(RecallMsg::RegisterSub)
            dock=dock
        >
            <ItemSection draft=draft />
            <Notice draft=draft />
            <Found draft=draft />
        </Page>
    }
}

#[component]
fn ItemSection(draft: Draft) -> impl IntoView {
    let (app, words) = (draft.app, draft.words);
    let found = items_named(app, words, draft.query);
    let shown = move || {
        // Before anything is typed a list of supplies says nothing.
        let typed = draft.query.with(|query| !query.trim().is_empty());
        found.with(|found| found.iter().copied().take(if typed { SHOWN } else { 0 }).collect::<Vec<_>>())
    };
    let none = move || draft.query.with(|query| !query.trim().is_empty()) && found.with(Vec::is_empty);
    let row = move |item: ItemId| {
        let name = move || app.state.with(|state| item_label(state, item, words.lang()));
        let code = app.state.with_untracked(|state| item_code(state, item));
        view! {
            <Row
                name=name
                tap=Tap::press(move || draft.item.set(Some(item)))
                under=move || view! { <RowSub>{code}</RowSub> }
            />
        }
    };
    let chosen = move || {
        let item = draft.item.get()?;
        let name = move || app.state.with(|state| item_label(state, item, words.lang()));
        Some(view! {
            <ul role="list">
                <Row name=name>
                    <RowEnd>
                        <Button
                            press=Press::now(move || draft.item.set(None))
                            kind=ButtonKind::Small
                        >
                            {words.say(RecallMsg::AnotherItem)}
                        </Button>
                    </RowEnd>
                </Row>
            </ul>
        })
    };
    view! {
        <Section title=words.say(RecallMsg::ItemLabel) place=SectionPlace::First>
            {chosen}
            <Show when=move || draft.item.get().is_none()>
                <SearchBox
                    query=draft.query
                    label=words.say(RecallMsg::ItemSearch)
                    words=words
                />
                <p class="inset soft" role="status">
                    {move || none().then(|| words.t(RecallMsg::ItemNone))}
                </p>
                <ul role="list">
                    <For each=shown key=|item| *item children=row />
                </ul>
            </Show>
        </Section>
    }
}

/// Who says so, how grave it is, and the lots as they are written there.
#[component]
fn Notice(draft: Draft) -> impl IntoView {
    let words = draft.words;
    let classes: Vec<(RecallClass, TextProp)> =
        RecallClass::ALL.map(|class| (class, words.say(RecallMsg::Class(class)).into())).to_vec();
    let wrong = Signal::derive(move || draft.source_wrong().map(|wrong| words.t(wrong).into_owned()));
    view! {
        <div class="form">
            <Field
                id="recall-source"
                label=words.say(RecallMsg::Source)
                hint=words.say(RecallMsg::SourceHint)
                value=draft.source
                kind=FieldKind::Text { longest: 80, capitals: Capitals::Sentences }
                error=wrong
            />
            <Caution text=draft.source words=words />
            <div class="field">
                <p class="field__label">{words.say(RecallMsg::ClassLabel)}</p>
                <Choice
                    legend=words.say(RecallMsg::ClassLabel)
                    look=ChoiceLook::Chips
                    options=classes
                    chosen=Signal::derive(move || Some(draft.class.get()))
                    on_choose=Callback::new(move |class| draft.class.set(class))
                />
            </div>
            <Field
                id="recall-lots"
                label=words.say(RecallMsg::LotsLabel)
                hint=words.say(RecallMsg::LotsHint)
                value=draft.text
                kind=FieldKind::Area { longest: LONGEST_TEXT, rows: 5 }
            />
        </div>
    }
}

/// Each code in the text, to be ticked.
#[component]
fn Found(draft: Draft) -> impl IntoView {
    let words = draft.words;
    let codes = move || draft.reading.with(|reading| reading.codes.clone());
    let ranges = move || draft.reading.with(|reading| reading.ranges.clone());
    let unread = move || draft.reading.with(|reading| reading.unread.clone());
    let note = move || {
        let all = codes();
        let chosen = all.iter().filter(|found| draft.has(&found.code)).count();
        words.t(RecallMsg::InTextNote { chosen, all: all.len() })
    };
    let left_out = move || {
        let remark = |unread: Unread| match unread {
            Unread::TooLong(text) => RecallMsg::TooLong { text },
            Unread::TooWide { first, last } => RecallMsg::TooWide { first, last },
        };
        unread().into_iter().map(|unread| view! { <Remark text=words.say(remark(unread)) /> }).collect_view()
    };
    view! {
        <Show when=move || !codes().is_empty()>
            <Section
                title=words.say(RecallMsg::InText)
                note=move || view! { <p>{note}</p> }
            >
                <ul role="list">
                    <For
                        each=codes
                        key=|found| (found.code.clone(), found.certainty == Certainty::Plain)
                        let:found
                    >
                        <CodeRow draft=draft found=found />
                    </For>
                </ul>
            </Section>
        </Show>
        <For each=ranges key=|range| (range.first.clone(), range.last.clone()) let:range>
            <RangeSection draft=draft range=range />
        </For>
        <div class="inset">{left_out}</div>
    }
}

#[component]
fn CodeRow(draft: Draft, found: Candidate) -> impl IntoView {
    let words = draft.words;
    let code = StoredValue::new(found.code.clone());
    let remarks = move || {
        let remarks = draft.remarks(&code.get_value(), found.certainty);
        remarks.into_iter().map(|remark| words.t(remark).into_owned()).collect::<Vec<_>>().join(" · ")
    };
    view! {
        <CheckRow
            name=found.code.to_string()
            chosen=Signal::derive(move || draft.has(&code.get_value()))
            on_turn=Callback::new(move |()| draft.turn_over(&code.get_value()))
            under=move || view! { <RowSub>{remarks}</RowSub> }
        />
    }
}

#[component]
fn RangeSection(draft: Draft, range: LotRange) -> impl IntoView {
    let words = draft.words;
    let count = range.codes.len();
    let (first, last) = (range.first.to_string(), range.last.to_string());
    let codes = StoredValue::new(range.codes.clone());
    let label = move || {
        let all = draft.has_all(&codes.get_value());
        let codes = count;
        words.t(if all { RecallMsg::TakeNone { codes } } else { RecallMsg::TakeAll { codes } })
    };
    let turn_all = move || untrack(|| draft.turn_all(&codes.get_value()));
    let rows = range.codes.into_iter().map(move |code: LotCode| {
        let found = Candidate { code, certainty: Certainty::Plain };
        view! { <CodeRow draft=draft found=found /> }
    });
    view! {
        <Section
            title=words.say(RecallMsg::Range { first, last, codes: count })
            note=move || {
                view! {
                    <Button press=Press::now(turn_all) kind=ButtonKind::Small>
                        {label}
                    </Button>
                }
            }
        >
            <p class="section__text soft">{words.say(RecallMsg::RangeNote)}</p>
            <ul role="list">{rows.collect_view()}</ul>
        </Section>
    }
}

/// The list as it will be held, and what it finds; nothing is registered before this was shown.
#[component]
fn CheckPage(draft: Draft) -> impl IntoView {
    let words = draft.words;
    let go = way();
    let lots = move || draft.chosen.with(Vec::len);
    let codes = move || draft.chosen.with(|chosen| listed(chosen));
    let about = move || {
        let item = draft.item.get();
        let item = item.map(|item| draft.app.state.with(|state| item_label(state, item, words.lang())));
        let class = words.t(RecallMsg::Class(draft.class.get())).into_owned();
        [item.unwrap_or_default(), draft.source.get().trim().to_owned(), class].join(" · ")
    };
    let said = Signal::derive(move || draft.trouble.get().map(|trouble| words.t(trouble).into_owned()));
    let dock = move || {
        view! {
            <Dock label=words.say(RecallMsg::CheckTitle)>
                <DockBody place=DockPlace::Act>
                    <ErrorLine error=said />
                    <Actions>
                        <Button press=Press::now(move || draft.step.set(Step::Write))>
                            {words.say(RecallMsg::Back)}
                        </Button>
                        <Button
                            press=Press::until(move || draft.register(go))
                            kind=ButtonKind::Primary
                        >
                            {move || words.t(RecallMsg::RegisterNow { lots: lots() })}
                        </Button>
                    </Actions>
                </DockBody>
            </Dock>
        }
    };
    view! {
        <Page
            title=words.say(RecallMsg::CheckTitle)
            above=Above::back(Address::Recalls.to_string(), words.say(RecallMsg::Title))
            sub=words.say(RecallMsg::CheckSub)
            dock=dock
        >
            <Section
                title=words.say(RecallMsg::Confirmed)
                place=SectionPlace::First
                note=move || view! { <p>{move || words.t(RecallMsg::Lots { lots: lots() })}</p> }
            >
                <p class="section__text soft">{about}</p>
                <p class="section__text lot-list">{codes}</p>
            </Section>
            <Hits draft=draft />
        </Page>
    }
}

pub fn listed(lots: &[LotCode]) -> String {
    lots.iter().map(LotCode::as_str).collect::<Vec<_>>().join(", ")
}

#[component]
fn Hits(draft: Draft) -> impl IntoView {
    let (app, words) = (draft.app, draft.words);
    let hits = Memo::new(move |_| draft.hits());
    let rows = move || {
        let today = app.today.get();
        let row = |(line, most): (RecallLine, i64)| {
            let kind = LineKind::of(&line);
            let (name, sub) = app.state.with(|state| line_words(state, &line, today, words));
            let group = words.t(RecallMsg::Group(kind)).into_owned();
            let under = if sub.is_empty() { group } else { format!("{group} · {sub}") };
            view! {
                <Row name=name under=move || view! { <RowSub>{under}</RowSub> }>
                    <RowEnd>
                        <b class="movement">{number(most)}</b>
                    </RowEnd>
                </Row>
            }
        };
        hits.get().into_iter().map(row).collect_view()
    };
    view! {
        <Section title=words.say(RecallMsg::HitsNow)>
            <Show
                when=move || hits.with(|hits| !hits.is_empty())
                fallback=move || {
                    view! {
                        <Empty
                            title=words.say(RecallMsg::HitsNone)
                            text=words.say(RecallMsg::HitsNoneText)
                        />
                    }
                }
            >
                <ul role="list">{rows}</ul>
            </Show>
        </Section>
    }
}
