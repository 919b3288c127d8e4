//! What the machine reached. Nothing is filled in beforehand: a figure that nobody read is no record.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::domain::event::sterile_load::{Measured, ReadingSource};
use crate::domain::event::sterile_setup::PressureScale;
use crate::domain::ids::LoadId;
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::sterilization::units::{PressureReading, TemperatureUnit};
use crate::ui::gauge::{pressure, seconds, temperature};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::shared::{Asking, of_load};
use crate::ui::text::sterile_load::SterileLoadMsg as Say;
use crate::ui::text::sterile_terms::{either, pressure_unit, reference};
use crate::ui::words::Words;

/// The fields of the readings; the same where they are corrected.
#[derive(Clone, Copy)]
pub struct Figures {
    words: Words,
    low: RwSignal<String>,
    high: RwSignal<String>,
    exposure: RwSignal<String>,
    drying: RwSignal<String>,
    pressure: RwSignal<String>,
    unit: RwSignal<TemperatureUnit>,
    scale: RwSignal<Option<PressureScale>>,
    source: RwSignal<ReadingSource>,
    /// The field that cannot be read.
    wrong: RwSignal<Option<&'static str>>,
}

impl Figures {
    pub fn new(words: Words, scale: Option<PressureScale>) -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            words,
            low: empty(),
            high: empty(),
            exposure: empty(),
            drying: empty(),
            pressure: empty(),
            // A unit is what the clinic's machines show: Fahrenheit beside psi, else Celsius.
            unit: RwSignal::new(match scale {
                Some(PressureScale {
                    unit: crate::domain::sterilization::units::PressureUnit::Psi, ..
                }) => TemperatureUnit::Fahrenheit,
                _ => TemperatureUnit::Celsius,
            }),
            scale: RwSignal::new(scale),
            source: RwSignal::new(ReadingSource::Printout),
            wrong: RwSignal::new(None),
        }
    }

    pub fn read(self) -> Option<Measured> {
        let unit = self.unit.get_untracked();
        let scale = self.scale.get_untracked();
        let low = temperature(&self.low.get_untracked(), unit);
        let high = temperature(&self.high.get_untracked(), unit);
        let (exposure, drying) =
            (seconds(&self.exposure.get_untracked()), seconds(&self.drying.get_untracked()));
        let gauge = scale.and_then(|_| pressure(&self.pressure.get_untracked()));
        let wrong = [
            ("low", low.is_none()),
            ("high", high.is_none()),
            ("exposure", exposure.is_none()),
            ("drying", drying.is_none()),
            ("pressure", scale.is_some() && gauge.is_none()),
        ];
        let wrong = wrong.into_iter().find(|(_, is_wrong)| *is_wrong).map(|(field, _)| field);
        self.wrong.set(wrong);
        if wrong.is_some() {
            return None;
        }
        Some(Measured {
            min: low?,
            max: high?,
            exposure_s: exposure?,
            dry_s: drying?,
            pressure: scale.zip(gauge).map(|(scale, thousandths)| PressureReading {
                thousandths,
                unit: scale.unit,
                reference: scale.reference,
            }),
            unit,
            source: self.source.get_untracked(),
        })
    }

    fn error(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            (self.wrong.get() == Some(field)).then(|| self.words.t(Say::FigureWrong).into_owned())
        })
    }
}

#[component]
pub fn Readings(asking: Asking, id: LoadId) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let (scale, limits) = untrack(|| {
        of_load(app, id, |_, load, _| {
            let scale = load.sterilizer.and_then(|own| own.pressure.filter(|_| own.class.is_steam()));
            (scale, load.program.map(|program| program.limits))
        })
    })
    .unwrap_or((None, None));
    let figures = Figures::new(words, scale);
    let save = move || async move {
        let Some(measured) = figures.read() else { return };
        asking.ask(SterilizationCommand::Measure { load: id, measured }).await;
    };
    let needed = move || {
        let limits = limits?;
        let (min, exposure_s, dry_s) = (limits.min, limits.exposure_s, limits.dry_s);
        Some(words.t(Say::Needed { min, exposure_s, dry_s }))
    };
    view! {
        <Section
            title=words.say(Say::Readings)
            place=SectionPlace::First
            note=move || view! { <p>{words.say(Say::ReadingsHint)}</p> }
        >
            <div class="form">
                <p class="soft">{needed}</p>
                <FigureFields figures=figures />
                <ErrorLine error=words.said(asking.trouble) />
                <Actions>
                    <Button press=Press::until(save) kind=ButtonKind::Primary>
                        {words.say(Say::SaveReadings)}
                    </Button>
                </Actions>
            </div>
        </Section>
    }
}

#[component]
pub fn FigureFields(figures: Figures) -> impl IntoView {
    let words = figures.words;
    let kind = FieldKind::Code { longest: 8, capitals: Capitals::Off };
    let units: Vec<(TemperatureUnit, TextProp)> = vec![
        (TemperatureUnit::Fahrenheit, words.say(Say::Fahrenheit).into()),
        (TemperatureUnit::Celsius, words.say(Say::Celsius).into()),
    ];
    let sources = [ReadingSource::Printout, ReadingSource::Display, ReadingSource::DataFile]
        .map(|own| (own, TextProp::from(words.say(Say::Source(own)))))
        .to_vec();
    let gauge = move || {
        let scale = figures.scale.get()?;
        let lang = words.lang();
        let unit = format!("{} {}", pressure_unit(scale.unit), either(reference(scale.reference), lang));
        let label = format!("{}, {unit}", words.t(Say::Pressure));
        Some(view! {
            <Field
                id="pressure"
                label=label
                value=figures.pressure
                kind=kind
                error=figures.error("pressure")
            />
        })
    };
    view! {
        <Choice
            legend=words.say(Say::Low)
            look=ChoiceLook::Segments
            options=units
            chosen=Signal::derive(move || Some(figures.unit.get()))
            on_choose=Callback::new(move |unit| figures.unit.set(unit))
        />
        <div class="pair">
            <Field
                id="low"
                label=words.say(Say::Low)
                value=figures.low
                kind=kind
                error=figures.error("low")
            />
            <Field
                id="high"
                label=words.say(Say::High)
                value=figures.high
                kind=kind
                error=figures.error("high")
            />
        </div>
        <div class="pair">
            <Field
                id="exposure"
                label=words.say(Say::Exposure)
                hint=words.say(Say::TimeHint)
                value=figures.exposure
                kind=kind
                error=figures.error("exposure")
            />
            <Field
                id="drying"
                label=words.say(Say::Drying)
                hint=words.say(Say::TimeHint)
                value=figures.drying
                kind=kind
                error=figures.error("drying")
            />
        </div>
        {gauge}
        <Choice
            legend=words.say(Say::SourceTitle)
            look=ChoiceLook::Chips
            options=sources
            chosen=Signal::derive(move || Some(figures.source.get()))
            on_choose=Callback::new(move |source| figures.source.set(source))
        />
    }
}
