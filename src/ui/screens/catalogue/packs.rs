//! How an item comes: packs are added and retired, never changed.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::command::{Command, NewPack};
use crate::domain::ids::{ItemId, PackId};
use crate::domain::quantity::Quantity;
use crate::ui::faults::{Faults, Wrong};
use crate::ui::naming;
use crate::ui::parts::button::{Button, ButtonKind, Press};
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::row::{Row, RowEnd, RowState, RowSub};
use crate::ui::parts::section::Section;
use crate::ui::text::catalogue::CatalogueMsg;
use crate::ui::trouble;
use crate::ui::words::Words;

/// A pack in use: its id, its name, what it holds.
type Held = (PackId, String, i64);

#[component]
pub fn Packs(id: ItemId, unit: Memo<String>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let packs = Memo::new(move |_| {
        app.state.with(|state| {
            let packs = state.catalogue.packs_in_use(id).into_iter();
            packs.map(|(pack, name, holds)| (pack, name.to_string(), holds.value())).collect::<Vec<Held>>()
        })
    });
    view! {
        <Section title=words.say(CatalogueMsg::Packs)>
            <ul role="list">
                <Show when=move || packs.with(Vec::is_empty)>
                    <Row name=words.say(CatalogueMsg::NoPacks) state=RowState::Quiet />
                </Show>
                <For each=move || packs.get() key=|(pack, ..)| *pack let:held>
                    <OnePack held=held unit=unit />
                </For>
            </ul>
            <AddPack id=id />
        </Section>
    }
}

#[component]
fn OnePack(held: Held, unit: Memo<String>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let (pack, name, holds) = held;
    let shown = name.clone();
    let about = name.clone();
    let retire = move || async move {
        // A refusal leaves the line where it is.
        let _ = app.request(Command::RetirePack { pack }).await;
    };
    view! {
        <Row
            name=move || naming::proposed(&shown, words.lang()).to_owned()
            state=RowState::Quiet
            under=move || {
                view! {
                    <RowSub>
                        {move || words.t(CatalogueMsg::PackOf { holds, unit: unit.get() })}
                    </RowSub>
                }
            }
        >
            <RowEnd>
                <Button kind=ButtonKind::Quiet about=about press=Press::until(retire)>
                    {words.say(CatalogueMsg::PackRetire)}
                </Button>
            </RowEnd>
        </Row>
    }
}

#[component]
fn AddPack(id: ItemId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let faults = Faults::default();
    let (name, holds) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let add = move || async move {
        let label = name.with_untracked(|name| trouble::label(name));
        let amount = holds.with_untracked(|holds| Quantity::parse(holds).ok());
        let amount = amount.filter(|amount| amount.value() >= 2);
        let (Ok(label), Some(amount)) = (&label, amount) else {
            let name = label.err().map(|what| Wrong::new("pack-name", CatalogueMsg::PackName, what));
            let few = amount
                .is_none()
                .then(|| Wrong::new("pack-holds", CatalogueMsg::PackHolds, CatalogueMsg::PackTooSmall));
            return faults.show(name.into_iter().chain(few).collect());
        };
        faults.clear();
        let pack = NewPack { name: label.clone(), holds: amount };
        match app.request(Command::AddPack { item: id, pack }).await {
            Ok(_) => {
                let _ = name.try_set(String::new());
                let _ = holds.try_set(String::new());
            }
            Err(problem) => {
                faults.show(vec![Wrong::of("pack-name", CatalogueMsg::PackName, &problem)]);
            }
        }
    };
    view! {
        <div class="form">
            <p class="soft">{words.say(CatalogueMsg::PacksFixed)}</p>
            <div class="pair">
                <Field
                    id="pack-name"
                    label=words.say(CatalogueMsg::PackName)
                    hint=words.say(CatalogueMsg::PackNameHint)
                    value=name
                    kind=FieldKind::Text { longest: 60, capitals: Capitals::Off }
                    error=faults.at(words, "pack-name")
                />
                <Field
                    id="pack-holds"
                    label=words.say(CatalogueMsg::PackHolds)
                    hint=words.say(CatalogueMsg::PackTooSmall)
                    value=holds
                    kind=FieldKind::Figure { longest: 7 }
                    error=faults.at(words, "pack-holds")
                />
            </div>
            <div class="samples">
                <Button press=Press::until(add)>{words.say(CatalogueMsg::PackAdd)}</Button>
            </div>
        </div>
    }
}
