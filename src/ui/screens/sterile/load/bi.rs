//! The biological indicators of a load: put one in, into the incubator, read it.

use leptos::prelude::*;

use crate::domain::event::sterile_load::BiPlaced;
use crate::domain::event::sterile_setup::{BiReadout, IndicatorKind};
use crate::domain::ids::{BiTestId, IndicatorLotId, LoadId};
use crate::domain::sterilization::bi::BiStage;
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::sterilization::view::lots_of;
use crate::domain::text::Label;
use crate::domain::time::Zoned;
use crate::ui::address::Address;
use crate::ui::parts::button::{Button, ButtonKind, Press};
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowArrow, RowEnd, RowSub, Tap};
use crate::ui::parts::section::Section;
use crate::ui::screens::sterile::shared::{Asking, of_load};
use crate::ui::text::sterile::SterileMsg;
use crate::ui::text::sterile_load::SterileLoadMsg as Say;
use crate::ui::text::sterile_terms::{bi_result, either};

/// One test as a row shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Face {
    id: BiTestId,
    lot: String,
    lot_id: IndicatorLotId,
    stage: BiStage,
    is_mail_in: bool,
}

#[component]
pub fn BiSection(asking: Asking, id: LoadId) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let tests = Memo::new(move |_| {
        let read = of_load(app, id, |survey, load, _| {
            let faces = survey.tests_of(load.id).iter().map(|test| Face {
                id: test.id,
                lot: test.lot.map(|lot| lot.lot.as_str().to_owned()).unwrap_or_default(),
                lot_id: test.placed.what.lot,
                stage: test.stage,
                is_mail_in: test.lot.is_some_and(|lot| lot.readout == Some(BiReadout::MailIn)),
            });
            faces.filter(|face| face.stage != BiStage::Voided).collect::<Vec<_>>()
        });
        read.unwrap_or_default()
    });
    let is_open = Memo::new(move |_| of_load(app, id, |_, load, _| !load.is_started()).unwrap_or(false));
    let implants = Memo::new(move |_| of_load(app, id, |_, load, _| load.has_implant()).unwrap_or(false));
    view! {
        <Show when=move || is_open.get() || !tests.with(Vec::is_empty)>
            <Section title=words.say(Say::Bi)>
                <p
                    class="note inset"
                    hidden=move || !(implants.get() && tests.with(Vec::is_empty))
                >
                    {words.say(Say::ImplantNeeds)}
                </p>
                <ul role="list">
                    {move || {
                        tests
                            .get()
                            .into_iter()
                            .map(|face| view! { <TestRow asking=asking face=face /> })
                            .collect_view()
                    }}
                </ul>
                <Show when=move || is_open.get() && tests.with(Vec::is_empty)>
                    <AddBi asking=asking id=id />
                </Show>
            </Section>
        </Show>
    }
}

#[component]
fn AddBi(asking: Asking, id: LoadId) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let lots = Memo::new(move |_| {
        let today = app.today.get();
        app.state.with(|state| {
            let lots = lots_of(&state.sterilization, IndicatorKind::Biological, today);
            let named = lots.into_iter().filter_map(|id| {
                let (_, lot) = state.sterilization.lot(id)?;
                Some((id, format!("{} · {}", lot.product, lot.lot.as_str())))
            });
            named.collect::<Vec<_>>()
        })
    });
    let add = move |lot: IndicatorLotId| async move {
        let place = Label::parse(&untrack(|| words.t(Say::BiPlace))).ok();
        let challenge = Some(IndicatorKind::Integrator);
        let placed = BiPlaced { load: id, lot, challenge, place };
        asking.ask(SterilizationCommand::PlaceBi(placed)).await;
    };
    let rows = move || {
        let rows = lots.get().into_iter().map(|(lot, name)| {
            let about = name.clone();
            view! {
                <Row name=name margin=Signal::stored(Margin::Mark(Mark::Blank))>
                    <RowEnd>
                        <Button
                            press=Press::until(move || add(lot))
                            kind=ButtonKind::Small
                            about=about
                        >
                            {words.say(Say::BiAdd)}
                        </Button>
                    </RowEnd>
                </Row>
            }
        });
        rows.collect_view()
    };
    view! {
        <p class="soft inset" hidden=move || !lots.with(Vec::is_empty)>
            {words.say(Say::BiNoLot)}
        </p>
        <ul role="list">{rows}</ul>
    }
}

#[component]
fn TestRow(asking: Asking, face: Face) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let (test, stage, lot) = (face.id, face.stage, face.lot.clone());
    let lot_id = face.lot_id;
    let name = {
        let lot = lot.clone();
        move || match stage {
            BiStage::Done(result) => either(bi_result(result), words.lang()).to_owned(),
            BiStage::Placed => words.t(Say::BiPlaced { lot: lot.clone() }).into_owned(),
            _ => words.t(Say::Bi).into_owned(),
        }
    };
    let sub = move || match stage {
        BiStage::Incubating { ready } => {
            let now = app.now.get();
            if ready <= now.at {
                words.t(SterileMsg::BiReady).into_owned()
            } else {
                let at = Zoned { at: ready, offset: now.offset };
                words.t(SterileMsg::BiReadyAt { at, today: app.today.get() }).into_owned()
            }
        }
        BiStage::Sent => words.t(SterileMsg::BiAtLab).into_owned(),
        _ => String::new(),
    };
    let ended = of_load_ended(asking, test);
    let mark = match stage {
        BiStage::Done(result) if result.is_positive() => Mark::Stop,
        BiStage::Done(crate::domain::sterilization::bi::BiResult::Negative) => Mark::Good,
        BiStage::Done(_) => Mark::Look,
        _ => Mark::Wait,
    };
    let incubate = move || async move {
        asking.ask(SterilizationCommand::IncubateBi { test, control: Some(lot_id) }).await;
    };
    let may_incubate = stage == BiStage::Placed && ended && !face.is_mail_in;
    view! {
        <Row
            name=name
            margin=Signal::stored(Margin::Mark(mark))
            tap=Tap::link(Address::BiTest(test).to_string())
            under=move || view! { <RowSub>{sub}</RowSub> }
        >
            <RowEnd>
                {if may_incubate {
                    view! {
                        <Button press=Press::until(incubate) kind=ButtonKind::Small>
                            {words.say(Say::BiIncubate { lot })}
                        </Button>
                    }
                        .into_any()
                } else {
                    view! { <RowArrow /> }.into_any()
                }}
            </RowEnd>
        </Row>
    }
}

/// Whether the cycle of a test's load is over.
fn of_load_ended(asking: Asking, test: BiTestId) -> bool {
    let load = asking.app.state.with_untracked(|state| {
        let record = state.sterilization.bi_tests.get(&test)?;
        Some(record.defined.as_ref()?.what.load)
    });
    load.and_then(|load| untrack(|| of_load(asking.app, load, |_, load, _| load.end.is_some())))
        .unwrap_or(false)
}
