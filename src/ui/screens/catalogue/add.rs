//! An item of the clinic's own.

use leptos::prelude::*;

use super::fields::{Entered, ItemFields, wrong_of};
use crate::app::context::App;
use crate::domain::command::{Command, NewItem};
use crate::domain::event::{Category, LotPolicy};
use crate::domain::inventory::starter::category_of;
use crate::ui::faults::{Faults, Wrong};
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::head::Above;
use crate::ui::shell::Page;
use crate::ui::text::catalogue::CatalogueMsg;
use crate::ui::text::first_start::FirstStartMsg;
use crate::ui::trouble;
use crate::ui::way::way;
use crate::ui::words::Words;

#[component]
pub fn AddItem() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let faults = Faults::default();
    let entered = Entered::new(String::new(), String::new(), Category::Dressing, LotPolicy::None);
    let unit = RwSignal::new(String::new());
    let lead_to = way();
    let add = move || async move {
        let item = match read(entered, unit) {
            Ok(item) => item,
            Err(wrong) => return faults.show(wrong),
        };
        faults.clear();
        match app.request(Command::AddItems { items: vec![item] }).await {
            Ok(ids) => {
                if let Some(id) = ids.first() {
                    lead_to(&format!("/more/catalogue/{id}"));
                }
            }
            Err(problem) => faults.show(vec![wrong_of(&problem)]),
        }
    };
    let dock = move || {
        view! {
            <Dock label=words.say(CatalogueMsg::NewTitle)>
                <DockBody place=DockPlace::Act>
                    <Actions>
                        <ButtonLink href="/more/catalogue">
                            {words.say(FirstStartMsg::Back)}
                        </ButtonLink>
                        <Button kind=ButtonKind::Primary press=Press::until(add)>
                            {words.say(CatalogueMsg::AddAct)}
                        </Button>
                    </Actions>
                </DockBody>
            </Dock>
        }
    };
    view! {
        <Page
            title=words.say(CatalogueMsg::NewTitle)
            above=Above::back("/more/catalogue", words.say(CatalogueMsg::Title))
            sub=words.say(CatalogueMsg::NewSub)
            dock=dock
        >
            <ItemFields entered=entered faults=faults>
                <Field
                    id="unit"
                    label=words.say(CatalogueMsg::Unit)
                    hint=words.say(CatalogueMsg::UnitHint)
                    value=unit
                    kind=FieldKind::Text { longest: 60, capitals: Capitals::Off }
                    error=faults.at(words, "unit")
                />
            </ItemFields>
        </Page>
    }
}

fn read(entered: Entered, unit: RwSignal<String>) -> Result<NewItem, Vec<Wrong>> {
    let unit = unit.with_untracked(|unit| trouble::label(unit));
    match (entered.read(), unit) {
        (Ok((name, code)), Ok(unit)) => Ok(NewItem {
            name,
            unit,
            category: entered.category.with_untracked(|word| category_of(word)).unwrap_or(Category::Office),
            lot_policy: entered.lots.get_untracked(),
            code,
            starter: None,
            packs: Vec::new(),
            lines: Vec::new(),
        }),
        (read, unit) => {
            let unit = unit.err().map(|what| Wrong::new("unit", CatalogueMsg::Unit, what));
            Err(read.err().into_iter().flatten().chain(unit).collect())
        }
    }
}
