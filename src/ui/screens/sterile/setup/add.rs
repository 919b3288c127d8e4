//! A new sterilizer: its model brings the figures of its programs.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::domain::event::sterile_setup::{
    CycleCounter, CycleLimits, PressureScale, ProgramDefined, SterilizerCode, SterilizerRegistered,
};
use crate::domain::ids::{PlaceId, SterilizerId};
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::sterilization::kinds::SterilizerClass;
use crate::domain::sterilization::presets::{Preset, presets};
use crate::domain::sterilization::units::{Altitude, PressureReference, PressureUnit};
use crate::domain::text::{Label, Note};
use crate::ui::address::Address;
use crate::ui::gauge::whole;
use crate::ui::naming::place_name;
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::head::Above;
use crate::ui::screens::sterile::pick::Pick;
use crate::ui::screens::sterile::shared::Asking;
use crate::ui::shell::Page;
use crate::ui::text::parts::PartsMsg;
use crate::ui::text::sterile_setup::SterileSetupMsg as Say;
use crate::ui::text::sterile_terms::{class, either, pressure_unit, reference};
use crate::ui::way::way;
use crate::ui::words::Words;

#[derive(Clone, Copy, PartialEq, Eq)]
enum HeightUnit {
    Feet,
    Metres,
}

/// A maker's model in the library; none: another one, for which the general rows stand.
type Model = Option<(&'static str, &'static str)>;

#[derive(Clone, Copy)]
struct Form {
    asking: Asking,
    model: RwSignal<Option<Model>>,
    name: RwSignal<String>,
    code: RwSignal<String>,
    serial: RwSignal<String>,
    class: RwSignal<Option<SterilizerClass>>,
    counter: RwSignal<Option<CycleCounter>>,
    height: RwSignal<String>,
    height_unit: RwSignal<Option<HeightUnit>>,
    pressure: RwSignal<Option<Option<PressureScale>>>,
    place: RwSignal<Option<Option<PlaceId>>>,
    wrong_code: RwSignal<Option<Say>>,
    wrong_height: RwSignal<Option<Say>>,
    wrong_name: RwSignal<Option<Say>>,
}

const GENERIC: &str = "Generic";

impl Form {
    fn new() -> Self {
        let asking = Asking::expect();
        Self {
            asking,
            model: RwSignal::new(None),
            name: RwSignal::new(String::new()),
            code: RwSignal::new(free_code(asking)),
            serial: RwSignal::new(String::new()),
            class: RwSignal::new(None),
            counter: RwSignal::new(Some(CycleCounter::Counts)),
            height: RwSignal::new(String::new()),
            height_unit: RwSignal::new(Some(HeightUnit::Feet)),
            pressure: RwSignal::new(Some(Some(PressureScale {
                unit: PressureUnit::Psi,
                reference: PressureReference::Gauge,
            }))),
            place: RwSignal::new(Some(None)),
            wrong_code: RwSignal::new(None),
            wrong_height: RwSignal::new(None),
            wrong_name: RwSignal::new(None),
        }
    }

    fn choose(self, model: Model) {
        let Some((maker, name)) = model else { return };
        self.name.set(format!("{maker} {name}"));
        if let Some(preset) = presets().iter().find(|row| (row.maker, row.model) == (maker, name)) {
            self.class.set(Some(preset.class));
        }
    }

    fn altitude(self) -> Option<Altitude> {
        let text = self.height.get_untracked();
        if text.trim().is_empty() {
            return Some(Altitude::SEA_LEVEL);
        }
        let height = i32::try_from(whole(&text)?).ok()?;
        match self.height_unit.get_untracked()? {
            HeightUnit::Feet => Altitude::from_feet(height),
            HeightUnit::Metres => i16::try_from(height).ok().and_then(Altitude::new),
        }
    }

    fn read(self) -> Option<SterilizerRegistered> {
        let code = SterilizerCode::parse(&self.code.get_untracked());
        let name = Label::parse(&self.name.get_untracked()).ok();
        let altitude = self.altitude();
        self.wrong_code.set(code.is_none().then_some(Say::CodeWrong));
        self.wrong_name.set(name.is_none().then_some(Say::Name));
        self.wrong_height.set(altitude.is_none().then_some(Say::AltitudeWrong));
        let class = self.class.get_untracked()?;
        Some(SterilizerRegistered {
            code: code?,
            name: name?,
            serial: Label::parse(&self.serial.get_untracked()).ok(),
            class,
            counter: self.counter.get_untracked()?,
            altitude: altitude?,
            pressure: self.pressure.get_untracked()?.filter(|_| class.is_steam()),
            place: self.place.get_untracked()?,
        })
    }

    async fn save(self, go: impl Fn(&str)) {
        let Some(registered) = self.read() else { return };
        let class = registered.class;
        let Some(ids) = self.asking.ask(SterilizationCommand::RegisterSterilizer(registered)).await else {
            return;
        };
        let Some(sterilizer) = ids.first().map(|id| SterilizerId(*id)) else { return };
        let model = self.model.try_get_untracked().flatten().flatten();
        for preset in presets() {
            let own = match model {
                Some(model) => (preset.maker, preset.model) == model,
                None => preset.maker == GENERIC && preset.class == class,
            };
            if let Some(defined) = own.then(|| program(sterilizer, &preset)).flatten() {
                // A row that is refused is left out: it can be added by hand.
                let _ = self.asking.ask(SterilizationCommand::DefineProgram(defined)).await;
            }
        }
        go(&Address::Programs(sterilizer).to_string());
    }
}

/// The row of the library as a program of a sterilizer.
fn program(sterilizer: SterilizerId, preset: &Preset) -> Option<ProgramDefined> {
    let limits = CycleLimits {
        set: preset.set,
        min: preset.min,
        max: preset.max,
        exposure_s: preset.exposure_s,
        dry_s: preset.dry_s,
    };
    let temperature = preset.set.hundredths() / 100;
    let mut name = preset.program.to_owned();
    if preset.maker == GENERIC {
        name = format!("{name}, {temperature} °C");
    }
    Some(ProgramDefined {
        sterilizer,
        name: Label::parse(&name).ok()?,
        purpose: preset.purpose,
        limits,
        accepts: preset.accepts.clone(),
        preset: Label::parse(preset.key).ok(),
        source: Note::parse(preset.source).ok()?,
    })
}

/// The next short name that no sterilizer has: A1, A2 and so on.
fn free_code(asking: Asking) -> String {
    asking.app.state.with_untracked(|state| {
        let taken = |code: &str| {
            let mut held = state.sterilization.sterilizers.values();
            held.any(|record| record.defined.as_ref().is_some_and(|own| own.what.code.as_str() == code))
        };
        (1..=99).map(|number| format!("A{number}")).find(|code| !taken(code)).unwrap_or_default()
    })
}

/// Every model of the library, each one time, and "another one".
fn models(words: Words) -> Vec<(Model, TextProp)> {
    let mut models: Vec<(Model, TextProp)> = Vec::new();
    for preset in presets().iter().filter(|preset| preset.maker != GENERIC) {
        let model = Some((preset.maker, preset.model));
        if !models.iter().any(|(held, _)| *held == model) {
            models.push((model, format!("{} {}", preset.maker, preset.model).into()));
        }
    }
    models.push((None, words.say(Say::ModelOther).into()));
    models
}

fn scales(words: Words) -> Vec<(Option<PressureScale>, TextProp)> {
    use PressureReference::{Absolute, Gauge};
    let scales = [
        (PressureUnit::Psi, Gauge),
        (PressureUnit::Kilopascal, Gauge),
        (PressureUnit::Kilopascal, Absolute),
        (PressureUnit::Bar, Gauge),
        (PressureUnit::Bar, Absolute),
    ];
    let lang = words.lang();
    let mut options: Vec<(Option<PressureScale>, TextProp)> = scales
        .into_iter()
        .map(|(unit, against)| {
            let label = format!("{} {}", pressure_unit(unit), either(reference(against), lang));
            (Some(PressureScale { unit, reference: against }), label.into())
        })
        .collect();
    options.push((None, words.say(Say::PressureNone).into()));
    options
}

#[component]
pub fn AddSterilizer() -> impl IntoView {
    let (form, words) = (Form::new(), Words::expect());
    let go = way();
    let dock = move || {
        view! {
            <Dock label=words.say(Say::AddSterilizer)>
                <DockBody place=DockPlace::Act>
                    <ErrorLine error=words.said(form.asking.trouble) />
                    <Actions>
                        <ButtonLink href=Address::SterileSetUp
                            .to_string()>{words.say(PartsMsg::Cancel)}</ButtonLink>
                        <Button kind=ButtonKind::Primary press=Press::until(move || form.save(go))>
                            {words.say(Say::Save)}
                        </Button>
                    </Actions>
                </DockBody>
            </Dock>
        }
    };
    view! {
        <Page
            title=words.say(Say::AddSterilizer)
            above=Above::back(Address::SterileSetUp.to_string(), words.say(Say::Title))
            sub=words.say(Say::AddSub)
            dock=dock
        >
            {move || view! { <Fields form=form /> }}
        </Page>
    }
}

#[component]
fn Fields(form: Form) -> impl IntoView {
    let words = Words::expect();
    let lang = words.lang();
    let classes = SterilizerClass::ALL.map(|own| (own, TextProp::from(either(class(own), lang)))).to_vec();
    let counters = vec![
        (CycleCounter::Counts, words.say(Say::CounterYes).into()),
        (CycleCounter::None, words.say(Say::CounterNo).into()),
    ];
    let units = vec![
        (HeightUnit::Feet, words.say(Say::Feet).into()),
        (HeightUnit::Metres, words.say(Say::Metres).into()),
    ];
    let places = form.asking.app.state.with_untracked(|state| {
        let mut places: Vec<(Option<PlaceId>, TextProp)> = vec![(None, words.say(Say::NoPlace).into())];
        let named = state.clinic.places_in_order().into_iter();
        places.extend(named.map(|id| (Some(id), place_name(state, id).into())));
        places
    });
    let follow = Callback::new(move |model| form.choose(model));
    view! {
        <div class="form">
            <Pick label=Say::Model options=models(words) value=form.model then=follow />
            <Field
                id="name"
                label=words.say(Say::Name)
                value=form.name
                kind=FieldKind::Text { longest: 60, capitals: Capitals::Words }
                error=words.said(form.wrong_name)
            />
            <div class="pair">
                <Field
                    id="code"
                    label=words.say(Say::Code)
                    hint=words.say(Say::CodeHint)
                    value=form.code
                    kind=FieldKind::Code { longest: 3, capitals: Capitals::All }
                    error=words.said(form.wrong_code)
                />
                <Field
                    id="serial"
                    label=words.say(Say::Serial)
                    hint=words.say(Say::SerialHint)
                    value=form.serial
                    kind=FieldKind::Text { longest: 60, capitals: Capitals::All }
                />
            </div>
            <Pick label=Say::Kind options=classes value=form.class />
            <Pick label=Say::Counter options=counters value=form.counter />
            <div class="pair">
                <Field
                    id="height"
                    label=words.say(Say::Altitude)
                    hint=words.say(Say::AltitudeHint)
                    value=form.height
                    kind=FieldKind::Figure { longest: 5 }
                    error=words.said(form.wrong_height)
                />
                <Pick label=Say::Altitude options=units value=form.height_unit />
            </div>
            <Show when=move || form.class.get().is_none_or(SterilizerClass::is_steam)>
                <Pick label=Say::Pressure options=scales(words) value=form.pressure />
            </Show>
            <Pick label=Say::Place options=places value=form.place />
        </div>
    }
}
