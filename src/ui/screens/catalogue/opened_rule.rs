//! How long an item may be used once it was opened or mixed.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::domain::event::lots::{LifeUnit, OpenedLife};
use crate::ui::faults::{Faults, Wrong};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::field::{Field, FieldKind};
use crate::ui::text::container::ContainerMsg;
use crate::ui::words::Words;

/// Minutes, hours and days beyond this are no rule that a maker gives.
const MOST: u16 = 999;
const FIELD: &str = "opened-count";

/// What stands in the boxes.
#[derive(Clone, Copy)]
pub struct OpenedRule {
    /// None: only the label counts.
    unit: RwSignal<Option<LifeUnit>>,
    count: RwSignal<String>,
}

impl OpenedRule {
    pub fn new(life: Option<OpenedLife>) -> Self {
        let count = life.map_or_else(String::new, |life| life.count.to_string());
        Self { unit: RwSignal::new(life.map(|life| life.unit)), count: RwSignal::new(count) }
    }

    /// The rule, or what is wrong with its figure.
    pub fn read(self) -> Result<Option<OpenedLife>, Wrong> {
        let Some(unit) = self.unit.get_untracked() else { return Ok(None) };
        let count = self.count.with_untracked(|text| {
            let text = text.trim();
            let is_figure = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse::<u16>().ok().filter(|count| is_figure && (1..=MOST).contains(count))
        });
        let wrong = || Wrong::new(FIELD, ContainerMsg::RuleCount { unit }, ContainerMsg::RuleCountWrong);
        count.map(|count| Some(OpenedLife { count, unit })).ok_or_else(wrong)
    }
}

#[component]
pub fn OpenedRuleFields(rule: OpenedRule, faults: Faults) -> impl IntoView {
    let words = Words::expect();
    let units = [None, Some(LifeUnit::Days), Some(LifeUnit::Hours), Some(LifeUnit::Minutes)];
    let named =
        |unit: Option<LifeUnit>| unit.map_or(ContainerMsg::RuleLabel, |unit| ContainerMsg::RuleUnit { unit });
    let options: Vec<(Option<LifeUnit>, TextProp)> =
        units.map(|unit| (unit, words.say(named(unit)).into())).to_vec();
    let figure = move || {
        rule.unit.get().map(|unit| {
            view! {
                <Field
                    id=FIELD
                    label=words.say(ContainerMsg::RuleCount { unit })
                    value=rule.count
                    kind=FieldKind::Figure { longest: 3 }
                    error=faults.at(words, FIELD)
                />
            }
        })
    };
    view! {
        <div class="form">
            <div class="field">
                <p class="field__label">{words.say(ContainerMsg::RuleTitle)}</p>
                <p class="field__hint">{words.say(ContainerMsg::RuleHint)}</p>
                <Choice
                    legend=words.say(ContainerMsg::RuleTitle)
                    look=ChoiceLook::Chips
                    options=options
                    chosen=Signal::derive(move || Some(rule.unit.get()))
                    on_choose=Callback::new(move |unit| rule.unit.set(unit))
                />
            </div>
            {figure}
        </div>
    }
}
