//! What is done with the packs that are chosen.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::{Choosing, PackRef};
use crate::domain::event::sterile_load::{IndicatorResult, PackFact, PackOpened};
use crate::domain::ids::{LoadId, PlaceId};
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::text::{Label, Note};
use crate::ui::naming::place_name;
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press, Readiness};
use crate::ui::parts::caution::Caution;
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::text::sterile_packs::SterilePackMsg as Say;

#[derive(Clone, Copy)]
struct Acts {
    choosing: Choosing,
    place: RwSignal<Option<PlaceId>>,
    case: RwSignal<String>,
}

impl Acts {
    /// Told load by load; what was told is no longer chosen, so that a refusal keeps the rest.
    async fn note(self, what: PackFact) {
        let mut loads: Vec<(LoadId, Vec<u8>)> = Vec::new();
        for (load, number) in self.choosing.chosen.get_untracked() {
            match loads.iter_mut().find(|(held, _)| *held == load) {
                Some((_, packs)) => packs.push(number),
                None => loads.push((load, vec![number])),
            }
        }
        for (load, packs) in loads {
            let told: Vec<PackRef> = packs.iter().map(|number| (load, *number)).collect();
            let asked = SterilizationCommand::NotePacks { load, packs, what: what.clone() };
            if self.choosing.asking.ask(asked).await.is_none() {
                return;
            }
            let _ = self.choosing.chosen.try_update(|chosen| chosen.retain(|pack| !told.contains(pack)));
        }
    }

    async fn put(self, what: fn(PlaceId) -> PackFact) {
        if let Some(place) = self.place.get_untracked() {
            self.note(what(place)).await;
        }
    }

    async fn open(self, internal: IndicatorResult) {
        let case_code = Label::parse(&self.case.get_untracked()).ok();
        let opened = PackOpened { internal, place: self.place.get_untracked(), case_code };
        self.note(PackFact::Opened(Box::new(opened))).await;
        let _ = self.case.try_set(String::new());
    }
}

#[component]
pub fn ActsDock(choosing: Choosing) -> impl IntoView {
    let (app, words) = (choosing.asking.app, choosing.asking.words);
    let acts = Acts { choosing, place: RwSignal::new(None), case: RwSignal::new(String::new()) };
    let places = app.state.with_untracked(|state| {
        let places = state.clinic.places_in_order().into_iter();
        places.map(|id| (id, TextProp::from(place_name(state, id)))).collect::<Vec<_>>()
    });
    let places = StoredValue::new(places);
    let count = Memo::new(move |_| choosing.chosen.with(Vec::len));
    let label = move || match count.get() {
        0 => words.t(Say::ChooseFirst),
        count => words.t(Say::Chosen { count }),
    };
    view! {
        <Dock label=words.say(Say::ActsTitle)>
            <DockBody place=DockPlace::Act>
                <p class="dock__kicker">{label}</p>
                <ErrorLine error=words.said(choosing.asking.trouble) />
                <Show when=move || { count.get() > 0 }>
                    <p class="field__label">{words.say(Say::WhereTo)}</p>
                    <Choice
                        legend=words.say(Say::WhereTo)
                        look=ChoiceLook::Chips
                        options=places.get_value()
                        chosen=acts.place
                        on_choose=Callback::new(move |own| acts.place.set(Some(own)))
                    />
                    <Putting acts=acts />
                    <Opening acts=acts />
                </Show>
            </DockBody>
        </Dock>
    }
}

#[component]
fn Putting(acts: Acts) -> impl IntoView {
    let words = acts.choosing.asking.words;
    let readiness = Signal::derive(move || match acts.place.get() {
        Some(_) => Readiness::Ready,
        None => Readiness::Barred(words.t(Say::WhereTo).into_owned()),
    });
    view! {
        <Actions>
            <Button
                press=Press::until(move || acts.put(PackFact::Stored))
                kind=ButtonKind::Secondary
                readiness=readiness
            >
                {words.say(Say::Store)}
            </Button>
            <Button
                press=Press::until(move || acts.put(PackFact::Issued))
                kind=ButtonKind::Primary
                readiness=readiness
            >
                {words.say(Say::Issue)}
            </Button>
        </Actions>
    }
}

#[component]
fn Opening(acts: Acts) -> impl IntoView {
    let words = acts.choosing.asking.words;
    let damaged = move || {
        acts.note(PackFact::Damaged(Note::parse(&untrack(|| words.t(Say::DamagedNote))).unwrap_or_default()))
    };
    view! {
        <details class="stopped">
            <summary>{words.say(Say::OpenTitle)}</summary>
            <p class="soft">{words.say(Say::OpenText)}</p>
            <Field
                id="case-code"
                label=words.say(Say::CaseCode)
                hint=words.say(Say::CaseHint)
                value=acts.case
                kind=FieldKind::Code { longest: 20, capitals: Capitals::All }
            />
            <Caution text=acts.case words=words />
            <Actions>
                <Button
                    press=Press::until(move || acts.open(IndicatorResult::Fail))
                    kind=ButtonKind::Danger
                >
                    {words.say(Say::InsideFail)}
                </Button>
                <Button
                    press=Press::until(move || acts.open(IndicatorResult::Unclear))
                    kind=ButtonKind::Secondary
                >
                    {words.say(Say::InsideUnclear)}
                </Button>
                <Button
                    press=Press::until(move || acts.open(IndicatorResult::Pass))
                    kind=ButtonKind::Primary
                >
                    {words.say(Say::InsidePass)}
                </Button>
            </Actions>
            <Actions>
                <Button press=Press::until(damaged) kind=ButtonKind::Secondary>
                    {words.say(Say::Damaged)}
                </Button>
                <Button
                    press=Press::until(move || acts.note(PackFact::Discarded(Note::default())))
                    kind=ButtonKind::Secondary
                >
                    {words.say(Say::ThrowAway)}
                </Button>
                <Button
                    press=Press::until(move || acts.note(PackFact::Reprocessed(Note::default())))
                    kind=ButtonKind::Secondary
                >
                    {words.say(Say::Reprocess)}
                </Button>
            </Actions>
        </details>
    }
}
