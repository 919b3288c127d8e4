//! A test of the machine itself: Bowie-Dick, air leak, helix.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::domain::event::sterile_load::CycleNumber;
use crate::domain::event::sterile_setup::{
    CycleCounter, IndicatorKind, MachineTest, MachineTested, TestOutcome,
};
use crate::domain::ids::{IndicatorLotId, SterilizerId};
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::sterilization::cycles::{epoch, next_cycle};
use crate::domain::sterilization::view::lots_of;
use crate::domain::text::Note;
use crate::ui::address::Address;
use crate::ui::gauge::{pressure, whole};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::head::Above;
use crate::ui::screens::sterile::shared::{Asking, of_sterilizer, sterilizer_label};
use crate::ui::screens::sterile::when::{Earlier, EarlierFold};
use crate::ui::shell::Page;
use crate::ui::text::sterile_test::SterileTestMsg as Say;
use crate::ui::way::way;

#[derive(Clone, Copy)]
struct Form {
    asking: Asking,
    own: SterilizerId,
    kind: RwSignal<MachineTest>,
    lot: RwSignal<Option<IndicatorLotId>>,
    leak: RwSignal<String>,
    cycle: RwSignal<String>,
    wrong: RwSignal<Option<Say>>,
    earlier: Earlier,
}

impl Form {
    async fn record(self, outcome: TestOutcome, go: impl Fn(&str)) {
        let kind = self.kind.get_untracked();
        let leak_text = self.leak.get_untracked();
        let leak = pressure(&leak_text).and_then(|value| u32::try_from(value).ok());
        if kind == MachineTest::AirLeak && !leak_text.trim().is_empty() && leak.is_none() {
            return self.wrong.set(Some(Say::FigureWrong));
        }
        self.wrong.set(None);
        let epoch = untrack(|| of_sterilizer(self.asking.app, self.own, epoch)).unwrap_or(0);
        let number = whole(&self.cycle.get_untracked());
        let test = MachineTested {
            test: kind,
            outcome,
            lot: self.lot.get_untracked().filter(|_| kind == MachineTest::BowieDick),
            leak: leak.filter(|_| kind == MachineTest::AirLeak),
            cycle: number.map(|number| CycleNumber { epoch, number }),
            note: Note::default(),
        };
        let what = SterilizationCommand::TestMachine { sterilizer: self.own, test };
        if self.earlier.ask(self.asking, what).await.is_some() {
            go(&Address::Sterilizer(self.own).to_string());
        }
    }
}

#[component]
pub fn MachineTestPage(own: SterilizerId) -> impl IntoView {
    let asking = Asking::expect();
    let (app, words) = (asking.app, asking.words);
    let go = way();
    let (counts, next) = untrack(|| {
        of_sterilizer(app, own, |survey| {
            (survey.sterilizer.counter == CycleCounter::Counts, next_cycle(survey).map(|cycle| cycle.number))
        })
    })
    .unwrap_or((false, None));
    let lots = app.state.with_untracked(|state| {
        let lots = lots_of(&state.sterilization, IndicatorKind::BowieDick, app.today.get_untracked());
        let named = lots.into_iter().filter_map(|id| {
            let (_, lot) = state.sterilization.lot(id)?;
            Some((id, format!("{} · {}", lot.product, lot.lot.as_str())))
        });
        named.collect::<Vec<_>>()
    });
    let form = Form {
        asking,
        own,
        kind: RwSignal::new(MachineTest::BowieDick),
        lot: RwSignal::new(lots.first().map(|(id, _)| *id)),
        leak: RwSignal::new(String::new()),
        cycle: RwSignal::new(next.filter(|_| counts).map(|number| number.to_string()).unwrap_or_default()),
        wrong: RwSignal::new(None),
        earlier: Earlier::new(app),
    };
    let title = move || app.state.with(|state| sterilizer_label(state, own));
    let dock = move || {
        view! {
            <Dock label=words.say(Say::MachineTitle)>
                <DockBody place=DockPlace::Act>
                    <ErrorLine error=words.said(asking.trouble) />
                    <Actions>
                        <Button
                            press=Press::until(move || form.record(TestOutcome::Fail, go))
                            kind=ButtonKind::Danger
                        >
                            {words.say(Say::RecordFail)}
                        </Button>
                        <Button
                            press=Press::until(move || form.record(TestOutcome::Pass, go))
                            kind=ButtonKind::Primary
                        >
                            {words.say(Say::RecordPass)}
                        </Button>
                    </Actions>
                </DockBody>
            </Dock>
        }
    };
    view! {
        <Page
            title=words.say(Say::MachineTitle)
            above=Above::back(Address::Sterilizer(own).to_string(), title)
            dock=dock
        >
            <Fields form=form lots=lots counts=counts />
            <EarlierFold earlier=form.earlier />
        </Page>
    }
}

#[component]
fn Fields(form: Form, lots: Vec<(IndicatorLotId, String)>, counts: bool) -> impl IntoView {
    let words = form.asking.words;
    let kinds = [MachineTest::BowieDick, MachineTest::AirLeak, MachineTest::Helix]
        .map(|own| (own, TextProp::from(words.say(Say::Kind(own)))))
        .to_vec();
    let text = move || {
        words.t(match form.kind.get() {
            MachineTest::BowieDick => Say::BowieDickText,
            MachineTest::AirLeak => Say::LeakText,
            MachineTest::Helix => Say::HelixText,
        })
    };
    let options: Vec<(IndicatorLotId, TextProp)> =
        lots.into_iter().map(|(id, name)| (id, TextProp::from(name))).collect();
    let options = StoredValue::new(options);
    let has_lots = options.with_value(|options| !options.is_empty());
    view! {
        <div class="form">
            <Choice
                legend=words.say(Say::MachineTitle)
                look=ChoiceLook::Chips
                options=kinds
                chosen=Signal::derive(move || Some(form.kind.get()))
                on_choose=Callback::new(move |own| form.kind.set(own))
            />
            <p class="soft">{text}</p>
            <Show when=move || form.kind.get() == MachineTest::BowieDick && has_lots>
                <p class="field__label">{words.say(Say::Lot)}</p>
                <Choice
                    legend=words.say(Say::Lot)
                    look=ChoiceLook::Chips
                    options=options.get_value()
                    chosen=form.lot
                    on_choose=Callback::new(move |own| form.lot.set(Some(own)))
                />
            </Show>
            <Show when=move || form.kind.get() == MachineTest::AirLeak>
                <Field
                    id="leak"
                    label=words.say(Say::LeakRate)
                    hint=words.say(Say::LeakHint)
                    value=form.leak
                    kind=FieldKind::Code { longest: 6, capitals: Capitals::Off }
                    error=words.said(form.wrong)
                />
            </Show>
            <Show when=move || counts>
                <Field
                    id="test-cycle"
                    label=words.say(Say::Cycle)
                    hint=words.say(Say::CycleHint)
                    value=form.cycle
                    kind=FieldKind::Figure { longest: 8 }
                />
            </Show>
        </div>
    }
}
