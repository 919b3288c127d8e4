//! What the screens of disinfection share: names, marks, dates and temperatures as they are typed.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::domain::ids::{IndicatorLotId, SolutionId};
use crate::domain::inventory::lot::Expiry;
use crate::domain::state::State;
use crate::domain::sterilization::hld::{SoakStanding, SolutionStanding};
use crate::domain::sterilization::soaking::StripsStanding;
use crate::domain::sterilization::units::{Celsius, TemperatureUnit};
use crate::domain::time::Date;
use crate::ui::address::Address;
use crate::ui::gauge::temperature;
use crate::ui::parts::button::ButtonLink;
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::icon::Mark;
use crate::ui::text::Msg;
use crate::ui::text::sterile_soak::SterileSoakMsg as Say;
use crate::ui::words::Words;

/// What stands for a thing whose record has not arrived.
const UNKNOWN: &str = "–";

/// `Bath 1 · Cidex OPA`.
pub fn solution_name(state: &State, id: SolutionId) -> String {
    let record = state.sterilization.solutions.get(&id);
    let poured = record.and_then(|record| record.defined.as_ref());
    poured.map_or_else(|| UNKNOWN.to_owned(), |told| format!("{} · {}", told.what.container, told.what.name))
}

/// `OPA strips · 24A`.
pub fn strips_name(state: &State, lot: IndicatorLotId) -> String {
    let known = state.sterilization.lot(lot);
    known.map_or_else(|| UNKNOWN.to_owned(), |(_, lot)| format!("{} · {}", lot.product, lot.lot))
}

pub fn solution_mark(standing: SolutionStanding, today: Date) -> Mark {
    match standing {
        SolutionStanding::InUse { last } if last == today => Mark::Due,
        SolutionStanding::InUse { .. } => Mark::Good,
        SolutionStanding::Expired { .. } | SolutionStanding::Failed => Mark::Stop,
        SolutionStanding::Discarded => Mark::Tick,
    }
}

pub fn strips_mark(standing: StripsStanding, today: Date) -> Mark {
    match standing {
        StripsStanding::Ready { last } if last == today => Mark::Due,
        StripsStanding::Ready { .. } => Mark::Good,
        StripsStanding::Sealed => Mark::Blank,
        StripsStanding::ControlsFailed
        | StripsStanding::OpenTooLong { .. }
        | StripsStanding::LotExpired { .. } => Mark::Stop,
        StripsStanding::Retired => Mark::Tick,
    }
}

pub const fn soak_mark(standing: SoakStanding) -> Mark {
    match standing {
        SoakStanding::Soaking { .. } => Mark::Now,
        SoakStanding::Done { .. } => Mark::Good,
        SoakStanding::Short => Mark::Stop,
        SoakStanding::Voided => Mark::Tick,
        SoakStanding::SolutionUnknown => Mark::Due,
    }
}

/// A date as it stands on a label; a month alone is its last day.
pub fn read_day(text: &str) -> Option<Date> {
    Expiry::parse(text).map(|expiry| expiry.last_day)
}

/// What to say under a box that holds something unreadable. An empty box is no mistake yet.
pub fn complaint(
    words: Words,
    value: RwSignal<String>,
    is_read: impl Fn(&str) -> bool + Send + Sync + 'static,
    say: impl Into<Msg>,
) -> Signal<Option<String>> {
    let say: Msg = say.into();
    Signal::derive(move || {
        let is_wrong = value.with(|text| !text.trim().is_empty() && !is_read(text));
        is_wrong.then(|| words.t(say.clone()).into_owned())
    })
}

/// A temperature and the unit of the thermometer.
#[derive(Clone, Copy)]
pub struct Warmth {
    pub value: RwSignal<String>,
    pub unit: RwSignal<TemperatureUnit>,
}

impl Warmth {
    pub fn new() -> Self {
        Self { value: RwSignal::new(String::new()), unit: RwSignal::new(TemperatureUnit::Celsius) }
    }

    /// Tracks the box and its unit.
    pub fn read(self) -> Option<Celsius> {
        self.value.with(|text| temperature(text, self.unit.get()))
    }
}

#[component]
pub fn WarmthField(
    warmth: Warmth,
    #[prop(into)] id: String,
    #[prop(into)] label: Msg,
    #[prop(optional, into)] hint: Option<TextProp>,
) -> impl IntoView {
    let words = Words::expect();
    let units: Vec<(TemperatureUnit, TextProp)> = [TemperatureUnit::Celsius, TemperatureUnit::Fahrenheit]
        .map(|unit| (unit, words.say(Say::Unit(unit)).into()))
        .to_vec();
    let wrong = Signal::derive(move || {
        let is_wrong = warmth.value.with(|text| !text.trim().is_empty()) && warmth.read().is_none();
        is_wrong.then(|| words.t(Say::TemperatureWrong).into_owned())
    });
    let hint = hint.unwrap_or_default();
    view! {
        <div class="pair">
            <Field
                id=id
                label=words.say(label.clone())
                hint=hint
                value=warmth.value
                kind=FieldKind::Code { longest: 6, capitals: Capitals::Off }
                error=wrong
            />
            <Choice
                legend=words.say(label)
                look=ChoiceLook::Segments
                options=units
                chosen=Signal::derive(move || Some(warmth.unit.get()))
                on_choose=Callback::new(move |unit| warmth.unit.set(unit))
            />
        </div>
    }
}

/// The page of something that this tablet does not know.
#[component]
pub fn NotHere() -> impl IntoView {
    let words = Words::expect();
    view! {
        <Empty title=words.say(Say::Gone) text=words.say(Say::GoneText)>
            <ButtonLink href=Address::Disinfection.to_string()>{words.say(Say::Title)}</ButtonLink>
        </Empty>
    }
}
