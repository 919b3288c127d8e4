//! What should be ordered now, vendor by vendor with its reason, and the orders under way.

use leptos::prelude::*;

use crate::app::context::App;
use crate::app::transfer::TableKind;
use crate::domain::command::Command;
use crate::domain::ids::{ItemId, OrderId};
use crate::domain::inventory::command::StockCommand;
use crate::domain::inventory::orders::OrderStage;
use crate::domain::inventory::reorder::{Proposal, VendorProposals, by_vendor};
use crate::domain::inventory::view::{ShortLine, short_closet_lines};
use crate::domain::state::State;
use crate::ui::address::Address;
use crate::ui::parts::badge::Badge;
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowArrow, RowEnd, RowState, RowSub, Tap};
use crate::ui::parts::section::Section;
use crate::ui::screens::order::shared::{order, pack_words, reason, sheet_of_proposals, vendor_name};
use crate::ui::screens::order::tools::Tools;
use crate::ui::screens::stock::shared::item_label;
use crate::ui::shell::Page;
use crate::ui::text::Msg;
use crate::ui::text::order::OrderMsg;
use crate::ui::text::shell::ShellMsg;
use crate::ui::text::supply::SupplyMsg;
use crate::ui::trouble::of_problem;
use crate::ui::way::way;
use crate::ui::words::Words;

/// Finished orders and supplies without a rule: more of them help nobody here.
const SHOWN: usize = 12;

#[component]
pub fn Orders() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let groups = Memo::new(move |_| {
        let now = app.now.get();
        app.state.with(|state| by_vendor(state, now))
    });
    let vendors =
        Memo::new(move |_| groups.with(|groups| groups.iter().map(|group| group.vendor).collect::<Vec<_>>()));
    let has_rules = Memo::new(move |_| app.state.with(has_any_rule));
    let trouble = RwSignal::new(None::<Msg>);
    let text = Signal::derive(move || {
        let lang = words.lang();
        let sheets = groups.with(|groups| {
            app.state.with(|state| {
                groups.iter().filter_map(|group| sheet_of_proposals(state, group, lang)).collect::<Vec<_>>()
            })
        });
        let told = sheets.into_iter().map(|sheet| words.t(OrderMsg::Sheet(Box::new(sheet))).into_owned());
        told.collect::<Vec<_>>().join("\n\n")
    });
    view! {
        <Page
            title=words.say(OrderMsg::Title)
            above=Above::back("/stock", words.say(ShellMsg::Stock))
            sub=words.say(OrderMsg::Sub)
            dock=move || view! { <ListDock /> }
        >
            <ErrorLine error=words.said(trouble) />
            <Show
                when=move || vendors.with(|vendors| !vendors.is_empty())
                fallback=move || view! { <NothingToOrder has_rules=has_rules /> }
            >
                <For each=move || vendors.get() key=|vendor| *vendor let:vendor>
                    <VendorSection
                        group=Memo::new(move |_| {
                            groups
                                .with(|groups| groups.iter().find(|group| group.vendor == vendor).cloned())
                        })
                        kind=if vendors.with_untracked(|held| held.first() == Some(&vendor)) {
                            ButtonKind::Primary
                        } else {
                            ButtonKind::Secondary
                        }
                        trouble=trouble
                    />
                </For>
                <Show when=move || text.with(|text| !text.is_empty())>
                    <Tools text=text table=TableKind::Proposals />
                </Show>
            </Show>
            <UnderWay />
            <WithoutRule />
        </Page>
    }
}

fn has_any_rule(state: &State) -> bool {
    state.catalogue.items.values().any(|item| item.reorder.get().copied().flatten().is_some())
}

#[component]
fn NothingToOrder(has_rules: Memo<bool>) -> impl IntoView {
    let words = Words::expect();
    move || {
        let (title, text) = if has_rules.get() {
            (OrderMsg::NothingTitle, OrderMsg::NothingText)
        } else {
            (OrderMsg::NoRulesTitle, OrderMsg::NoRulesText)
        };
        view! { <Empty title=words.say(title) text=words.say(text) /> }
    }
}

#[component]
fn ListDock() -> impl IntoView {
    let words = Words::expect();
    view! {
        <Dock label=words.say(OrderMsg::Title)>
            <DockBody place=DockPlace::Act>
                <Actions>
                    <ButtonLink href=Address::Vendors
                        .to_string()>{words.say(OrderMsg::Vendors)}</ButtonLink>
                    <ButtonLink href=Address::Find
                        .to_string()>{words.say(SupplyMsg::Find)}</ButtonLink>
                </Actions>
            </DockBody>
        </Dock>
    }
}

#[component]
fn VendorSection(
    group: Memo<Option<VendorProposals>>,
    kind: ButtonKind,
    trouble: RwSignal<Option<Msg>>,
) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let go = way();
    let items = move || {
        group.with(|group| {
            let proposals = group.iter().flat_map(|group| &group.proposals);
            proposals.map(|proposal| proposal.item).collect::<Vec<_>>()
        })
    };
    let title = move || {
        let vendor = group.with(|group| group.as_ref().and_then(|group| group.vendor));
        let name = app.state.with(|state| vendor_name(state, vendor));
        name.unwrap_or_else(|| words.t(OrderMsg::NoVendor).into_owned())
    };
    let can_draft =
        Memo::new(move |_| group.with(|group| group.as_ref().is_some_and(|g| g.draft().is_some())));
    let draft = move || async move {
        let Some(draft) = group.get_untracked().and_then(|group| group.draft()) else { return };
        match app.request(Command::Stock(Box::new(StockCommand::DraftOrder(draft)))).await {
            Ok(ids) => {
                if let Some(id) = ids.first() {
                    go(&Address::Order(OrderId(*id)).to_string());
                }
            }
            Err(problem) => {
                let _ = trouble.try_set(Some(of_problem(&problem).into()));
            }
        }
    };
    view! {
        <Section
            title=title
            note=move || {
                view! { <p>{move || words.t(OrderMsg::Items { items: items().len() })}</p> }
            }
        >
            <ul role="list">
                <For each=items key=|item| *item let:item>
                    <ProposalRow
                        item=item
                        proposal=Memo::new(move |_| {
                            group
                                .with(|group| {
                                    let group = group.as_ref()?;
                                    group.proposals.iter().find(|held| held.item == item).copied()
                                })
                        })
                    />
                </For>
            </ul>
            <Show when=move || can_draft.get()>
                <div class="inset no-print">
                    <div class="samples">
                        <Button press=Press::until(draft) kind=kind about=title>
                            {words.say(OrderMsg::DraftIt)}
                        </Button>
                    </div>
                </div>
            </Show>
        </Section>
    }
}

/// One supply with all that it was proposed from; a tap leads to its rule.
#[component]
fn ProposalRow(item: ItemId, proposal: Memo<Option<Proposal>>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let name = Memo::new(move |_| app.state.with(|state| item_label(state, item, words.lang())));
    let why = move || {
        let proposal = proposal.get()?;
        let reason = app.state.with(|state| reason(state, &proposal, words.lang()));
        Some(words.t(OrderMsg::Because(Box::new(reason))))
    };
    let packs = move || {
        let proposal = proposal.get()?;
        let pack = app.state.with(|state| pack_words(state, proposal.rule.pack, words.lang()));
        Some(words.t(OrderMsg::Packs { packs: proposal.packs.value(), pack }))
    };
    let in_draft = move || proposal.get().is_some_and(|proposal| proposal.draft.is_some());
    let margin = move || Margin::Mark(if in_draft() { Mark::Tick } else { Mark::Due });
    view! {
        <Row
            name=move || name.get()
            margin=Signal::derive(margin)
            tap=Tap::link(Address::ReorderRule(item).to_string())
            under=move || {
                view! {
                    <RowSub>{why}</RowSub>
                    {move || {
                        in_draft()
                            .then(|| {
                                view! {
                                    <RowSub>
                                        <Badge mark=Mark::Tick text=words.say(OrderMsg::InDraft) />
                                    </RowSub>
                                }
                            })
                    }}
                }
            }
        >
            <RowEnd>
                <b>{packs}</b>
            </RowEnd>
        </Row>
    }
}

/// The orders that are not finished, and the last that are.
#[component]
fn UnderWay() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let orders = Memo::new(move |_| {
        app.state.with(|state| {
            let is_over = |id: &OrderId| {
                let stage = order(state, *id).map(|held| held.stage(&state.catalogue, &state.stock));
                matches!(stage, Some(OrderStage::Received | OrderStage::Closed))
            };
            let (mut over, open): (Vec<_>, Vec<_>) =
                state.orders.latest_first().into_iter().partition(is_over);
            over.truncate(SHOWN);
            (open, over)
        })
    });
    let section = move |title: OrderMsg, ids: Signal<Vec<OrderId>>| {
        view! {
            <Show when=move || ids.with(|ids| !ids.is_empty())>
                <Section title=words.say(title.clone())>
                    <ul role="list">
                        <For each=move || ids.get() key=|id| *id let:id>
                            <OrderRow id=id />
                        </For>
                    </ul>
                </Section>
            </Show>
        }
    };
    view! {
        {section(OrderMsg::UnderWay, Signal::derive(move || orders.get().0))}
        {section(OrderMsg::Finished, Signal::derive(move || orders.get().1))}
    }
}

#[component]
fn OrderRow(id: OrderId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let face = Memo::new(move |_| {
        let today = app.today.get();
        app.state.with(|state| {
            let held = order(state, id)?;
            let drafted = held.drafted.as_ref()?;
            let stage = held.stage(&state.catalogue, &state.stock);
            let lines = held.lines().filter(|(_, line)| line.packs.value() > 0).count();
            let expected = held.placed.get().and_then(|placed| placed.expected);
            let overdue = held.is_overdue(&state.catalogue, &state.stock, today);
            let is_open = matches!(stage, OrderStage::Placed | OrderStage::PartReceived);
            let due = expected.filter(|_| is_open).map(|day| match overdue {
                true => OrderMsg::Overdue { day, today },
                false => OrderMsg::Expected { day, today },
            });
            Some((vendor_name(state, drafted.vendor), drafted.drafted, stage, lines, due, overdue))
        })
    });
    let name = move || {
        let vendor = face.get().and_then(|face| face.0);
        vendor.unwrap_or_else(|| words.t(OrderMsg::NoVendorOrder).into_owned())
    };
    let sub = move || {
        let Some((_, drafted, stage, lines, due, _)) = face.get() else { return String::new() };
        let today = app.today.get();
        let day = crate::ui::text::day::short_day(words.lang(), drafted.date(), today);
        let parts = [Some(OrderMsg::Stage(stage)), Some(OrderMsg::Lines { lines }), due];
        let told = parts.into_iter().flatten().map(|part| words.t(part).into_owned());
        told.chain([day]).collect::<Vec<_>>().join(" · ")
    };
    let margin = move || {
        Margin::Mark(match face.get().map(|face| (face.2, face.5)) {
            Some((_, true)) => Mark::Stop,
            Some((OrderStage::Draft, _)) => Mark::Blank,
            Some((OrderStage::Placed | OrderStage::PartReceived, _)) => Mark::Wait,
            _ => Mark::Tick,
        })
    };
    let state = move || match face.get().map(|face| face.2) {
        Some(OrderStage::Received | OrderStage::Closed) => RowState::Done,
        _ => RowState::Plain,
    };
    view! {
        <Row
            name=name
            margin=Signal::derive(margin)
            state=Signal::derive(state)
            tap=Tap::link(Address::Order(id).to_string())
            under=move || view! { <RowSub>{sub}</RowSub> }
        >
            <RowArrow />
        </Row>
    }
}

/// What runs out in a closet and is never proposed, because nobody gave it a rule.
#[component]
fn WithoutRule() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let short = Memo::new(move |_| {
        let today = app.today.get();
        app.state.with(|state| {
            let ruled = |line: &ShortLine| {
                let item = state.catalogue.item(&line.item);
                item.is_some_and(|item| item.reorder.get().copied().flatten().is_some())
            };
            let lines = short_closet_lines(state, today).into_iter().filter(|line| !ruled(line));
            lines.take(SHOWN).map(|line| (line.item, line.usable, line.par.value())).collect::<Vec<_>>()
        })
    });
    let row = move |(item, usable, par): (ItemId, i64, i64)| {
        let name = move || app.state.with(|state| item_label(state, item, words.lang()));
        view! {
            <Row
                name=name
                margin=Signal::stored(Margin::Mark(Mark::Due))
                tap=Tap::link(Address::ReorderRule(item).to_string())
            >
                <RowEnd>{words.t(OrderMsg::Left { usable, par })}</RowEnd>
            </Row>
        }
    };
    view! {
        <Show when=move || short.with(|short| !short.is_empty())>
            <Section
                title=words.say(OrderMsg::LowTitle)
                note=move || view! { <p>{words.say(OrderMsg::LowNote)}</p> }
            >
                <ul role="list">
                    <For each=move || short.get() key=|line| *line children=row />
                </ul>
            </Section>
        </Show>
    }
}
