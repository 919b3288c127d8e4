//! Beginning a soak: what is soaked, that it is clean, what the strip and the thermometer say.
//!
//! A strip that fails is recorded by itself, ends the solution, and nothing is soaked.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::kept::{Kept, forget, keep};
use super::shared::{Warmth, WarmthField, strips_name};
use crate::domain::event::sterile_care::{SoakStarted, StripTested};
use crate::domain::event::sterile_load::IndicatorResult;
use crate::domain::ids::{IndicatorLotId, SoakId, SolutionId};
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::sterilization::disinfectants::disinfectants;
use crate::domain::sterilization::soaking::{StripsStanding, recent_devices, strips};
use crate::domain::sterilization::units::Celsius;
use crate::domain::text::Label;
use crate::ui::address::Address;
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press, Readiness};
use crate::ui::parts::caution::Caution;
use crate::ui::parts::check_row::CheckRow;
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::row::RowSub;
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::pick::Pick;
use crate::ui::screens::sterile::shared::Asking;
use crate::ui::screens::sterile::when::{Earlier, EarlierFold};
use crate::ui::text::parts::PartsMsg;
use crate::ui::text::sterile_soak::{StartPart, SterileSoakMsg as Say};
use crate::ui::way::way;
use crate::ui::words::Words;

/// So many devices of before are offered: what a room has of probes.
const RECENT: usize = 6;

/// Whether somebody has said that the device is clean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Precleaned {
    Unsaid,
    Said,
}

#[derive(Clone, Copy)]
pub struct Begin {
    pub asking: Asking,
    solution: SolutionId,
    earlier: Earlier,
    device: RwSignal<String>,
    precleaned: RwSignal<Precleaned>,
    pub strip: StripChoice,
    warmth: Warmth,
    case_code: RwSignal<String>,
}

/// Which bottle a strip is from, and what it shows.
#[derive(Clone, Copy)]
pub struct StripChoice {
    pub lot: RwSignal<Option<IndicatorLotId>>,
    pub result: RwSignal<Option<IndicatorResult>>,
    ready: Memo<Vec<(IndicatorLotId, crate::domain::time::Date)>>,
}

impl StripChoice {
    pub fn new(asking: Asking) -> Self {
        let app = asking.app;
        let ready = Memo::new(move |_| {
            let today = app.today.get();
            let lots = app.state.with(|state| strips(&state.sterilization, today));
            let ready = lots.into_iter().filter_map(|(lot, standing)| match standing {
                StripsStanding::Ready { last } => Some((lot, last)),
                _ => None,
            });
            ready.collect::<Vec<_>>()
        });
        let only = ready.with_untracked(|ready| match ready.as_slice() {
            [(only, _)] => Some(*only),
            _ => None,
        });
        Self { lot: RwSignal::new(only), result: RwSignal::new(None), ready }
    }

    /// The bottle, as long as it may judge a solution: one that was chosen yesterday may be too old today.
    fn bottle(self) -> Option<IndicatorLotId> {
        let lot = self.lot.get()?;
        self.ready.with(|ready| ready.iter().any(|(own, _)| *own == lot)).then_some(lot)
    }

    /// What was read; none while something is missing.
    pub fn tested(self) -> Option<StripTested> {
        Some(StripTested { strips: self.bottle()?, result: self.result.get()? })
    }
}

fn task(solution: SolutionId) -> String {
    format!("soak:{solution}")
}

impl Begin {
    pub fn new(asking: Asking, solution: SolutionId) -> Self {
        let form = Self {
            asking,
            solution,
            earlier: Earlier::new(asking.app),
            device: RwSignal::new(String::new()),
            precleaned: RwSignal::new(Precleaned::Unsaid),
            strip: StripChoice::new(asking),
            warmth: Warmth::new(),
            case_code: RwSignal::new(String::new()),
        };
        let boxes = vec![Kept::text(form.device), Kept::chosen(form.strip.lot), Kept::text(form.case_code)];
        keep(asking.app, task(solution), boxes);
        form
    }

    fn case_code(self) -> Result<Option<Label>, StartPart> {
        let text = self.case_code.get();
        match (text.trim().is_empty(), Label::parse(&text)) {
            (true, _) => Ok(None),
            (false, Ok(code)) => Ok(Some(code)),
            (false, Err(_)) => Err(StartPart::CaseCode),
        }
    }

    /// The request, or what is still missing. A failed strip needs nothing else. Tracks every box.
    fn read(self) -> Result<SterilizationCommand, StartPart> {
        let solution = self.solution;
        if let Some(tested) = self.strip.tested().filter(|tested| tested.result != IndicatorResult::Pass) {
            return Ok(SterilizationCommand::TestSolution { solution, tested });
        }
        let device = self.device.with(|text| Label::parse(text).ok()).ok_or(StartPart::Device)?;
        if self.precleaned.get() == Precleaned::Unsaid {
            return Err(StartPart::Precleaned);
        }
        Ok(SterilizationCommand::StartSoak(SoakStarted {
            solution,
            device,
            strips: self.strip.bottle().ok_or(StartPart::Lot)?,
            strip: self.strip.result.get().ok_or(StartPart::Strip)?,
            temperature: self.warmth.read().ok_or(StartPart::Temperature)?,
            case_code: self.case_code()?,
            precleaned: Some(true),
        }))
    }

    async fn start(self, go: impl Fn(&str)) {
        let Ok(what) = untrack(|| self.read()) else { return };
        let is_soak = matches!(what, SterilizationCommand::StartSoak(_));
        let Some(ids) = self.earlier.ask(self.asking, what).await else { return };
        if is_soak {
            forget(self.asking.app, &task(self.solution));
            // The strip is recorded first, the soak second.
            let soak = ids.get(1).map(|id| SoakId(*id));
            go(&soak.map_or(Address::Disinfection, Address::Soak).to_string());
        }
    }
}

#[component]
pub fn BeginSection(form: Begin, coldest: Celsius, least: Option<&'static str>) -> impl IntoView {
    let words = form.asking.words;
    view! {
        <Section title=words.say(Say::StartSoak) place=SectionPlace::First>
            <Device form=form />
            <ul role="list">
                <CheckRow
                    name=words.say(Say::Precleaned)
                    chosen=Signal::derive(move || form.precleaned.get() == Precleaned::Said)
                    on_turn=Callback::new(move |()| {
                        form.precleaned
                            .update(|said| {
                                *said = match *said {
                                    Precleaned::Unsaid => Precleaned::Said,
                                    Precleaned::Said => Precleaned::Unsaid,
                                };
                            });
                    })
                    under=move || view! { <RowSub>{words.say(Say::PrecleanedSub)}</RowSub> }
                />
            </ul>
            <div class="form">
                <StripFields asking=form.asking strip=form.strip least=least />
                <WarmthField
                    warmth=form.warmth
                    id="soak-warmth"
                    label=Say::Temperature
                    hint=words.say(Say::AtLeast(coldest))
                />
                <Field
                    id="soak-case"
                    label=words.say(Say::CaseCode)
                    hint=words.say(Say::CaseHint)
                    value=form.case_code
                    kind=FieldKind::Code { longest: 40, capitals: Capitals::All }
                />
                <Caution text=form.case_code words=words />
            </div>
        </Section>
    }
}

#[component]
fn Device(form: Begin) -> impl IntoView {
    let (app, words) = (form.asking.app, form.asking.words);
    let recent = app.state.with_untracked(|state| recent_devices(&state.sterilization, RECENT));
    let has_recent = !recent.is_empty();
    let options: Vec<(String, TextProp)> =
        recent.into_iter().map(|device| (device.to_string(), device.to_string().into())).collect();
    let options = StoredValue::new(options);
    view! {
        <div class="form">
            <Field
                id="soak-device"
                label=words.say(Say::Device)
                hint=words.say(Say::DeviceHint)
                value=form.device
                kind=FieldKind::Text { longest: 60, capitals: Capitals::Sentences }
            />
            <Caution text=form.device words=words />
            <Show when=move || has_recent>
                <Choice
                    legend=words.say(Say::Device)
                    look=ChoiceLook::Chips
                    options=options.get_value()
                    chosen=Signal::derive(move || Some(form.device.get()))
                    on_choose=Callback::new(move |device| form.device.set(device))
                />
            </Show>
        </div>
    }
}

/// The bottle and what its strip shows; where no bottle is ready, the way to one.
#[component]
pub fn StripFields(asking: Asking, strip: StripChoice, least: Option<&'static str>) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let shows = least.map(|least| {
        view! {
            <p class="soft">{words.say(Say::StripShows { least: least.to_owned() })}</p>
        }
    });
    let bottles = move || {
        let ready = strip.ready.get();
        if ready.is_empty() {
            return view! {
                <p class="soft">{words.say(Say::NoReadyStrips)}</p>
                <ButtonLink href=Address::Disinfection
                    .to_string()>{words.say(Say::ToStrips)}</ButtonLink>
            }
            .into_any();
        }
        let today = app.today.get_untracked();
        let options: Vec<(IndicatorLotId, TextProp)> = ready
            .into_iter()
            .map(|(lot, last)| {
                let name = app.state.with_untracked(|state| strips_name(state, lot));
                (lot, words.say(Say::StripLotOf { name, last, today }).into())
            })
            .collect();
        view! { <Pick label=Say::StripLot options=options value=strip.lot /> }.into_any()
    };
    view! {
        {bottles}
        <div class="field">
            <p class="field__label">{words.say(Say::Strip)}</p>
            {shows}
            <Choice
                legend=words.say(Say::Strip)
                look=ChoiceLook::Segments
                options=results(words)
                chosen=strip.result
                on_choose=Callback::new(move |result| strip.result.set(Some(result)))
            />
        </div>
    }
}

/// What a strip must show, as far as the table of products knows.
pub fn strip_least(product: &Label) -> Option<&'static str> {
    disinfectants().into_iter().find(|row| row.key == product.as_str()).and_then(|row| row.strip)
}

fn results(words: Words) -> Vec<(IndicatorResult, TextProp)> {
    vec![
        (IndicatorResult::Pass, words.say(Say::StripPass).into()),
        (IndicatorResult::Fail, words.say(Say::StripFail).into()),
    ]
}

#[component]
pub fn BeginDock(form: Begin) -> impl IntoView {
    let words = form.asking.words;
    let go = way();
    let readiness = Signal::derive(move || match form.read() {
        Ok(_) => Readiness::Ready,
        Err(part) => Readiness::Barred(words.t(Say::StartMissing(part)).into_owned()),
    });
    let failed = Memo::new(move |_| form.strip.result.get() == Some(IndicatorResult::Fail));
    let button = move || {
        let (kind, label) = match failed.get() {
            true => (ButtonKind::Danger, Say::RecordFailed),
            false => (ButtonKind::Primary, Say::StartSoak),
        };
        view! {
            <Button press=Press::until(move || form.start(go)) kind=kind readiness=readiness>
                {words.say(label)}
            </Button>
        }
    };
    view! {
        <Dock label=words.say(Say::StartSoak)>
            <DockBody place=DockPlace::Act>
                <ErrorLine error=words.said(form.asking.trouble) />
                <EarlierFold earlier=form.earlier />
                <Actions>
                    <ButtonLink href=Address::Disinfection.to_string()>
                        {words.say(PartsMsg::Cancel)}
                    </ButtonLink>
                    {button}
                </Actions>
            </DockBody>
        </Dock>
    }
}
