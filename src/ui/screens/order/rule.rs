//! The reorder rule of one item: what is typed, what the past suggests, and the request.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::command::Command;
use crate::domain::event::supply::{ReorderRule, ReorderRuleSet, Rounding};
use crate::domain::ids::ItemId;
use crate::domain::inventory::command::StockCommand;
use crate::domain::inventory::consumption::{Advice, PointBasis, suggested_point};
use crate::domain::inventory::lead::{LeadBasis, seen_lead};
use crate::domain::inventory::reorder::position;
use crate::domain::quantity::Quantity;
use crate::ui::address::Address;
use crate::ui::entry::{self, Bounds};
use crate::ui::faults::{Faults, Wrong};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockPlace};
use crate::ui::parts::head::Above;
use crate::ui::screens::order::rule_fields::Fields;
use crate::ui::screens::stock::shared::item_label;
use crate::ui::shell::Page;
use crate::ui::text::Msg;
use crate::ui::text::parts::PartsMsg;
use crate::ui::text::rule::RuleMsg;
use crate::ui::trouble::of_problem;
use crate::ui::words::Words;

/// Most deliveries come within a week.
const USUAL_LEAD_DAYS: u16 = 7;
const FIGURE_BOUNDS: Bounds = Bounds { least: 0, most: 9_999_999, full: None };
const PACK_BOUNDS: Bounds = Bounds { least: 1, most: 9_999, full: None };
const LEAD_BOUNDS: Bounds = Bounds { least: 1, most: 365, full: None };

/// What stands in the boxes.
#[derive(Clone, Copy)]
pub struct Typed {
    pub app: App,
    pub item: ItemId,
    /// The id of the vendor, or nothing.
    pub vendor: RwSignal<String>,
    /// The id of the pack, or nothing for base units.
    pub pack: RwSignal<String>,
    pub point: RwSignal<String>,
    pub up_to: RwSignal<String>,
    pub least: RwSignal<String>,
    pub lead: RwSignal<String>,
    pub rounding: RwSignal<Rounding>,
    pub faults: Faults,
    pub told: RwSignal<Option<RuleMsg>>,
}

impl Typed {
    fn new(app: App, item: ItemId) -> Self {
        let rule = held_rule(app, item);
        // The largest pack is what vendors send.
        let largest = app
            .state
            .with_untracked(|state| state.catalogue.packs_in_use(item).last().map(|(pack, ..)| *pack));
        let text =
            |value: Option<i64>| RwSignal::new(value.map(|value| value.to_string()).unwrap_or_default());
        let pack = rule.map_or(largest, |rule| rule.pack);
        let vendor = rule.and_then(|rule| rule.vendor);
        Self {
            app,
            item,
            vendor: RwSignal::new(vendor.map(|vendor| vendor.to_string()).unwrap_or_default()),
            pack: RwSignal::new(pack.map(|pack| pack.to_string()).unwrap_or_default()),
            point: text(rule.map(|rule| rule.reorder_point.value())),
            up_to: text(rule.map(|rule| rule.order_up_to.value())),
            least: text(Some(rule.map_or(1, |rule| rule.least_packs.value()))),
            lead: text(Some(i64::from(rule.map_or(USUAL_LEAD_DAYS, |rule| rule.lead_days)))),
            rounding: RwSignal::new(rule.map_or(Rounding::Up, |rule| rule.rounding)),
            faults: Faults::default(),
            told: RwSignal::new(None),
        }
    }

    /// The lead days as they stand in their box; the usual ones while that is no figure.
    fn lead_days(&self) -> u16 {
        let days = self.lead.with(|text| entry::parse(text, LEAD_BOUNDS)).ok().flatten();
        days.and_then(|days| u16::try_from(days).ok()).unwrap_or(USUAL_LEAD_DAYS)
    }

    pub fn advice(&self) -> Advice<PointBasis> {
        let (lead, today) = (self.lead_days(), self.app.today.get());
        self.app.state.with(|state| suggested_point(state, self.item, lead, today))
    }

    /// How long deliveries of the chosen vendor took.
    pub fn seen_lead(&self) -> Option<LeadBasis> {
        let vendor = self.vendor.get().parse().ok()?;
        self.app.state.with(|state| seen_lead(state, vendor))
    }

    /// The boxes as a rule, or what is wrong with each.
    fn read(&self) -> Result<ReorderRule, Vec<Wrong>> {
        let figure = |id: &str, name: RuleMsg, text: RwSignal<String>, bounds: Bounds| {
            let told = text.with_untracked(|text| entry::parse(text, bounds));
            let wrong = |what: Msg| Wrong::new(id, name.clone(), what);
            match told {
                Ok(Some(value)) => Quantity::new(value).map_err(|_| wrong(RuleMsg::FillIn.into())),
                Ok(None) => Err(wrong(RuleMsg::FillIn.into())),
                Err(entry::Wrong::NotDigits) => Err(wrong(PartsMsg::DigitsOnly.into())),
                Err(entry::Wrong::TooLarge { most }) => Err(wrong(PartsMsg::AtMost { most }.into())),
                Err(entry::Wrong::TooSmall { least }) => Err(wrong(PartsMsg::AtLeast { least }.into())),
            }
        };
        let point = figure("rule-point", RuleMsg::Point, self.point, FIGURE_BOUNDS);
        let up_to = figure("rule-up-to", RuleMsg::UpTo, self.up_to, FIGURE_BOUNDS);
        let least = figure("rule-least", RuleMsg::Least, self.least, PACK_BOUNDS);
        let lead = figure("rule-lead", RuleMsg::Lead, self.lead, LEAD_BOUNDS);
        match (point, up_to, least, lead) {
            (Ok(point), Ok(up_to), Ok(_), Ok(_)) if point > up_to => {
                Err(vec![Wrong::new("rule-up-to", RuleMsg::UpTo, RuleMsg::PointAbove)])
            }
            (Ok(reorder_point), Ok(order_up_to), Ok(least_packs), Ok(lead)) => Ok(ReorderRule {
                vendor: self.vendor.with_untracked(|id| id.parse().ok()),
                pack: self.pack.with_untracked(|id| id.parse().ok()),
                reorder_point,
                order_up_to,
                least_packs,
                rounding: self.rounding.get_untracked(),
                lead_days: u16::try_from(lead.value()).unwrap_or(USUAL_LEAD_DAYS),
            }),
            (point, up_to, least, lead) => {
                let wrong = [point.err(), up_to.err(), least.err(), lead.err()];
                Err(wrong.into_iter().flatten().collect())
            }
        }
    }

    async fn ask(self, rule: Option<ReorderRule>, told: RuleMsg) {
        let set = StockCommand::SetReorderRule(ReorderRuleSet { item: self.item, rule });
        match self.app.request(Command::Stock(Box::new(set))).await {
            Ok(_) => {
                self.faults.clear();
                let _ = self.told.try_set(Some(told));
            }
            Err(problem) => {
                let _ = self.told.try_set(None);
                self.faults.show(vec![Wrong::new("rule-point", RuleMsg::Title, of_problem(&problem))]);
            }
        }
    }

    async fn save(self) {
        match self.read() {
            Ok(rule) => self.ask(Some(rule), RuleMsg::Saved).await,
            Err(wrong) => {
                self.told.set(None);
                self.faults.show(wrong);
            }
        }
    }
}

fn held_rule(app: App, item: ItemId) -> Option<ReorderRule> {
    app.state.with_untracked(|state| {
        state.catalogue.item(&item).and_then(|record| record.reorder.get().copied().flatten())
    })
}

#[component]
pub fn Rule(item: ItemId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let typed = Typed::new(app, item);
    let now = Memo::new(move |_| {
        let now = app.now.get();
        app.state.with(|state| position(state, item, now).total())
    });
    view! {
        <Page
            title=words.say(RuleMsg::Title)
            above=Above::back(
                Address::ItemPlaces(item).to_string(),
                move || app.state.with(|state| item_label(state, item, words.lang())),
            )
            sub=words.say(RuleMsg::Sub)
            dock=move || view! { <RuleDock typed=typed /> }
        >
            <p class="inset list-note soft">
                {move || words.t(RuleMsg::Now { position: now.get() })}
            </p>
            <Fields typed=typed />
        </Page>
    }
}

#[component]
fn RuleDock(typed: Typed) -> impl IntoView {
    let (app, words, item) = (typed.app, Words::expect(), typed.item);
    let has_rule = Memo::new(move |_| {
        app.state.with(|state| {
            let record = state.catalogue.item(&item);
            record.is_some_and(|record| record.reorder.get().copied().flatten().is_some())
        })
    });
    view! {
        <Dock label=words.say(RuleMsg::Title)>
            <DockBody place=DockPlace::Top>
                <DockLead
                    kicker=words.say(RuleMsg::Title)
                    title=move || app.state.with(|state| item_label(state, item, words.lang()))
                />
            </DockBody>
            <DockBody place=DockPlace::Act>
                <p class="dock__text soft" role="status">
                    {move || typed.told.get().map(|told| words.t(told))}
                </p>
                <Actions>
                    <Show when=move || has_rule.get()>
                        <Button press=Press::until(move || typed.ask(None, RuleMsg::Removed))>
                            {words.say(RuleMsg::Remove)}
                        </Button>
                    </Show>
                    <Button press=Press::until(move || typed.save()) kind=ButtonKind::Primary>
                        {words.say(RuleMsg::Save)}
                    </Button>
                </Actions>
            </DockBody>
        </Dock>
    }
}
