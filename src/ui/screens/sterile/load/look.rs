//! How the packs came out: only what is not right is marked, one tap records the rest.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::domain::event::sterile_load::{IndicatorRead, IndicatorResult, IndicatorScope, Unloaded};
use crate::domain::event::sterile_setup::IndicatorKind;
use crate::domain::ids::LoadId;
use crate::domain::keyed::LiteMap;
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::sterilization::standing::Missing;
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::shared::{Asking, of_load};
use crate::ui::text::sterile_load::SterileLoadMsg as Say;

/// What is not right with a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Flaw {
    Fail,
    Unclear,
    Wet,
    Torn,
}

impl Flaw {
    const ALL: [Self; 4] = [Self::Fail, Self::Unclear, Self::Wet, Self::Torn];

    const fn word(self) -> Say {
        match self {
            Self::Fail => Say::MarkFail,
            Self::Unclear => Say::MarkUnclear,
            Self::Wet => Say::MarkWet,
            Self::Torn => Say::MarkTorn,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Fail => "fail",
            Self::Unclear => "unclear",
            Self::Wet => "wet",
            Self::Torn => "torn",
        }
    }
}

type Flaws = LiteMap<u8, Flaw>;

#[component]
pub fn Look(asking: Asking, id: LoadId) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let packs = Memo::new(move |_| {
        of_load(app, id, |_, load, _| load.packs.iter().map(|pack| pack.number).collect::<Vec<_>>())
            .unwrap_or_default()
    });
    let needs_challenge = Memo::new(move |_| {
        of_load(app, id, |_, _, stands| stands.missing.contains(&Missing::Challenge)).unwrap_or(false)
    });
    let needs_packs = Memo::new(move |_| {
        let lacks = |own: &Missing| matches!(own, Missing::External { .. } | Missing::Unload);
        of_load(app, id, |_, _, stands| stands.missing.iter().any(lacks)).unwrap_or(false)
    });
    view! {
        <Section
            title=words.say(Say::Look)
            place=SectionPlace::First
            note=move || view! { <p>{words.say(Say::LookHint)}</p> }
        >
            <div class="setting inset">
                <ErrorLine error=words.said(asking.trouble) />
                <Show when=move || needs_challenge.get()>
                    <Challenge asking=asking id=id />
                </Show>
                <Show when=move || needs_packs.get()>
                    <PackGrid asking=asking id=id packs=packs />
                </Show>
            </div>
        </Section>
    }
}

#[component]
fn Challenge(asking: Asking, id: LoadId) -> impl IntoView {
    let words = asking.words;
    let read = move |result: IndicatorResult| async move {
        let scope = IndicatorScope::Challenge(IndicatorKind::Integrator);
        let reads = vec![IndicatorRead { scope, lot: None, result }];
        asking.ask(SterilizationCommand::ReadIndicators { load: id, reads }).await;
    };
    view! {
        <p class="field__label">{words.say(Say::Challenge)}</p>
        <Actions>
            <Button
                press=Press::until(move || read(IndicatorResult::Fail))
                kind=ButtonKind::Danger
                about=words.say(Say::Challenge)
            >
                {words.say(Say::ChallengeFail)}
            </Button>
            <Button
                press=Press::until(move || read(IndicatorResult::Pass))
                kind=ButtonKind::Primary
                about=words.say(Say::Challenge)
            >
                {words.say(Say::ChallengePass)}
            </Button>
        </Actions>
    }
}

#[component]
fn PackGrid(asking: Asking, id: LoadId, packs: Memo<Vec<u8>>) -> impl IntoView {
    let words = asking.words;
    let flaw = RwSignal::new(Flaw::Fail);
    let flaws = RwSignal::new(Flaws::new());
    let options = Flaw::ALL.map(|own| (own, TextProp::from(words.say(own.word())))).to_vec();
    let turn = move |number: u8| {
        let chosen = flaw.get_untracked();
        flaws.update(|flaws| {
            if flaws.get(&number) == Some(&chosen) {
                flaws.remove(&number);
            } else {
                flaws.insert(number, chosen);
            }
        });
    };
    let cells = move || {
        let cells = packs.get().into_iter().map(|number| {
            let held = Signal::derive(move || flaws.with(|flaws| flaws.get(&number).copied()));
            let said = move || {
                let state = held.get().map_or(Say::Fine, Flaw::word);
                let state = words.t(state).into_owned();
                words.t(Say::PackState { number, state })
            };
            view! {
                <li>
                    <button
                        class="pack-cell"
                        type="button"
                        aria-pressed=move || if held.get().is_some() { "true" } else { "false" }
                        data-flaw=move || held.get().map(Flaw::name)
                        on:click=move |_| turn(number)
                    >
                        <span class="unseen">{said}</span>
                        <b aria-hidden="true">{format!("{number:02}")}</b>
                        <span aria-hidden="true">
                            {move || held.get().map(|own| words.t(own.word()))}
                        </span>
                    </button>
                </li>
            }
        });
        cells.collect_view()
    };
    let label = move || {
        let (all, marked) = (packs.with(Vec::len), flaws.with(LiteMap::len));
        match marked {
            0 => words.t(Say::AllGood { packs: all }),
            marked => words.t(Say::OthersGood { packs: all.saturating_sub(marked), marked }),
        }
    };
    view! {
        <Choice
            legend=words.say(Say::Look)
            look=ChoiceLook::Chips
            options=options
            chosen=Signal::derive(move || Some(flaw.get()))
            on_choose=Callback::new(move |own| flaw.set(own))
        />
        <ul class="pack-cells" role="list">
            {cells}
        </ul>
        <Actions>
            <Button
                press=Press::until(move || record(asking, id, packs.get_untracked(), flaws))
                kind=ButtonKind::Primary
            >
                {label}
            </Button>
        </Actions>
    }
}

/// First the indicators, then how they came out: should the second not be saved, it is asked again.
async fn record(asking: Asking, id: LoadId, packs: Vec<u8>, flaws: RwSignal<Flaws>) {
    let flaws = flaws.get_untracked();
    let of = |wanted: Flaw| -> Vec<u8> {
        packs.iter().filter(|number| flaws.get(number) == Some(&wanted)).copied().collect()
    };
    let (fail, unclear) = (of(Flaw::Fail), of(Flaw::Unclear));
    let unread = untrack(|| {
        of_load(asking.app, id, |_, load, _| {
            let unread = load.packs.iter().filter(|pack| pack.external.is_none());
            unread.map(|pack| pack.number).collect::<Vec<_>>()
        })
    })
    .unwrap_or_default();
    let pass = |number: &&u8| !fail.contains(number) && !unclear.contains(number);
    let passed: Vec<u8> = unread.iter().filter(pass).copied().collect();
    let all = [
        (passed, IndicatorResult::Pass),
        (unclear.clone(), IndicatorResult::Unclear),
        (fail.clone(), IndicatorResult::Fail),
    ];
    let reads = all.into_iter().filter(|(packs, _)| !packs.is_empty()).map(|(packs, result)| IndicatorRead {
        scope: IndicatorScope::External(packs),
        lot: None,
        result,
    });
    let reads: Vec<IndicatorRead> = reads.collect();
    if !reads.is_empty()
        && asking.ask(SterilizationCommand::ReadIndicators { load: id, reads }).await.is_none()
    {
        return;
    }
    let seen = Unloaded { wet: of(Flaw::Wet), torn: of(Flaw::Torn) };
    asking.ask(SterilizationCommand::Unload { load: id, seen }).await;
}
