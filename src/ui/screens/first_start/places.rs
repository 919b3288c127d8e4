//! How many places of each kind, and what they are called.

use leptos::prelude::*;

use super::frame::StepPage;
use super::model::{COUNT_BOUNDS, SetUp, Slot, Step, count_id, slot_id};
use crate::domain::event::PlaceKind;
use crate::ui::entry::Entry;
use crate::ui::parts::caution::Caution;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::parts::stepper::Stepper;
use crate::ui::text::first_start::FirstStartMsg;
use crate::ui::text::places::PlacesMsg;
use crate::ui::words::Words;

#[component]
pub fn Places(set_up: SetUp) -> impl IntoView {
    let words = Words::expect();
    let counts = set_up.counts.map(|(kind, entry)| view! { <HowMany kind=kind entry=entry /> });
    let places = Memo::new(move |_| {
        set_up.places().into_iter().map(|slot| (slot.kind, slot.number)).collect::<Vec<_>>()
    });
    let find = move |key: &(PlaceKind, usize)| {
        set_up.slots().into_iter().find(|slot| (slot.kind, slot.number) == *key)
    };
    view! {
        <StepPage
            set_up=set_up
            step=Step::Places
            title=FirstStartMsg::PlacesTitle
            sub=FirstStartMsg::PlacesSub
        >
            <Section place=SectionPlace::First title=words.say(FirstStartMsg::HowMany)>
                <ul role="list">{counts.into_iter().collect_view()}</ul>
            </Section>
            <Section
                title=words.say(FirstStartMsg::Names)
                note=move || words.say(FirstStartMsg::NamesNote)
            >
                <div class="form form--names">
                    <For each=move || places.get() key=|key| *key let:key>
                        {find(&key).map(|named| view! { <Name set_up=set_up named=named /> })}
                    </For>
                </div>
            </Section>
        </StepPage>
    }
}

#[component]
fn HowMany(kind: PlaceKind, entry: RwSignal<Entry>) -> impl IntoView {
    let words = Words::expect();
    view! {
        <li class="row row--count" id=count_id(kind) tabindex="-1">
            <span class="row__margin"></span>
            <span class="row__main">
                <span class="row__name">{words.say(PlacesMsg::Kind(kind))}</span>
                <span class="row__sub">{words.say(PlacesMsg::KindHint(kind))}</span>
            </span>
            <span class="row__end">
                <Stepper
                    entry=entry
                    bounds=COUNT_BOUNDS
                    label=words.say(FirstStartMsg::HowManyOf { kind })
                    words=words
                />
            </span>
        </li>
    }
}

#[component]
fn Name(set_up: SetUp, named: Slot) -> impl IntoView {
    let words = Words::expect();
    let label = FirstStartMsg::NameOf { kind: named.kind, number: named.number };
    view! {
        <div>
            <Field
                id=slot_id(named)
                label=words.say(label)
                value=named.name
                kind=FieldKind::Text { longest: 60, capitals: Capitals::Sentences }
                error=set_up.wrong.at(words, slot_id(named))
            />
            <Caution text=named.name words=words />
        </div>
    }
}
