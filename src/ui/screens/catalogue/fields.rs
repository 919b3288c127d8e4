//! The boxes of an item.

use leptos::prelude::*;

use crate::app::context::Problem;
use crate::domain::event::{Category, LotPolicy};
use crate::domain::inventory::starter::CATEGORIES;
use crate::domain::refusal::Refusal;
use crate::domain::text::Label;
use crate::ui::faults::{Faults, Wrong};
use crate::ui::parts::caution::Caution;
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::error_summary::ErrorSummary;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::text::catalogue::CatalogueMsg;
use crate::ui::trouble;
use crate::ui::words::Words;

/// What stands in the boxes.
#[derive(Clone, Copy)]
pub struct Entered {
    pub name: RwSignal<String>,
    pub code: RwSignal<String>,
    /// The category's word in tables.
    pub category: RwSignal<String>,
    pub lots: RwSignal<LotPolicy>,
}

impl Entered {
    pub fn new(name: String, code: String, category: Category, lots: LotPolicy) -> Self {
        Self {
            name: RwSignal::new(name),
            code: RwSignal::new(code),
            category: RwSignal::new(word_of(category).to_owned()),
            lots: RwSignal::new(lots),
        }
    }

    /// Name and code, or what is wrong in their boxes.
    pub fn read(self) -> Result<(Label, Option<Label>), Vec<Wrong>> {
        let name = self.name.with_untracked(|name| trouble::label(name));
        let code = self.code.with_untracked(|code| match code.trim() {
            "" => Ok(None),
            code => trouble::label(code).map(Some),
        });
        match (name, code) {
            (Ok(name), Ok(code)) => Ok((name, code)),
            (name, code) => {
                let name = name.err().map(|what| Wrong::new("name", CatalogueMsg::Name, what));
                let code = code.err().map(|what| Wrong::new("code", CatalogueMsg::Code, what));
                Err(name.into_iter().chain(code).collect())
            }
        }
    }
}

/// The app's answer at the box that it speaks of.
pub fn wrong_of(problem: &Problem) -> Wrong {
    match problem {
        Problem::Refused(Refusal::CodeTaken { .. }) => Wrong::of("code", CatalogueMsg::Code, problem),
        _ => Wrong::of("name", CatalogueMsg::Name, problem),
    }
}

pub fn word_of(category: Category) -> &'static str {
    CATEGORIES.iter().find(|(_, held)| *held == category).map_or("office", |(word, _)| word)
}

/// The children stand after the name: the unit, which is entered once and then fixed.
#[component]
pub fn ItemFields(entered: Entered, faults: Faults, children: Children) -> impl IntoView {
    let words = Words::expect();
    let categories = Signal::derive(move || {
        let named = |(word, category): &(&str, Category)| {
            ((*word).to_owned(), words.t(CatalogueMsg::Category(*category)).into_owned())
        };
        CATEGORIES.iter().map(named).collect::<Vec<_>>()
    });
    let lots = [LotPolicy::None, LotPolicy::Expiry, LotPolicy::LotAndExpiry]
        .map(|lots| (lots, words.say(CatalogueMsg::LotPolicy(lots)).into()))
        .into();
    view! {
        <div class="form">
            <ErrorSummary faults=faults.lines(words) words=words />
            <Field
                id="name"
                label=words.say(CatalogueMsg::Name)
                hint=words.say(CatalogueMsg::NameHint)
                value=entered.name
                kind=FieldKind::Text { longest: 60, capitals: Capitals::Sentences }
                error=faults.at(words, "name")
            />
            <Caution text=entered.name words=words />
            {children()}
            <Field
                id="code"
                label=words.say(CatalogueMsg::Code)
                hint=words.say(CatalogueMsg::CodeHint)
                value=entered.code
                kind=FieldKind::Text { longest: 60, capitals: Capitals::All }
                error=faults.at(words, "code")
            />
            <Field
                id="item-category"
                label=words.say(CatalogueMsg::CategoryLabel)
                value=entered.category
                kind=FieldKind::Choice { options: categories }
            />
            <div class="field">
                <p class="field__label">{words.say(CatalogueMsg::LotLabel)}</p>
                <p class="field__hint">{words.say(CatalogueMsg::LotHint)}</p>
                <Choice
                    legend=words.say(CatalogueMsg::LotLabel)
                    look=ChoiceLook::Chips
                    options=lots
                    chosen=Signal::derive(move || Some(entered.lots.get()))
                    on_choose=move |lots: LotPolicy| entered.lots.set(lots)
                />
            </div>
        </div>
    }
}
