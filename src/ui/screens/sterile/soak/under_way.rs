//! One soak: how long it still takes; then the rinses, the drying, and where the device lies.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::countdown::{TimeLeft, ticking};
use super::kept::{Kept, forget, keep};
use super::shared::{NotHere, soak_mark, solution_name, strips_name};
use crate::app::context::App;
use crate::domain::event::sterile_care::{Drying, SoakFact, SoakStarted, TakenOut};
use crate::domain::ids::{PlaceId, SoakId};
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::sterilization::hld::{SoakStanding, soak_standing};
use crate::domain::sterilization::records::Told;
use crate::domain::text::Note;
use crate::domain::time::{Instant, Zoned};
use crate::ui::address::Address;
use crate::ui::gauge::whole;
use crate::ui::naming::{initials, place_name};
use crate::ui::parts::badge::{Badge, BadgeSize};
use crate::ui::parts::banner::{Banner, Tone};
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press, Readiness};
use crate::ui::parts::caution::Caution;
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Field, FieldKind};
use crate::ui::parts::head::Above;
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::pick::Pick;
use crate::ui::screens::sterile::shared::Asking;
use crate::ui::screens::sterile::when::{Earlier, EarlierFold};
use crate::ui::shell::Page;
use crate::ui::text::Msg;
use crate::ui::text::parts::PartsMsg;
use crate::ui::text::sterile_soak::SterileSoakMsg as Say;
use crate::ui::words::Words;

/// More rinses than this, or longer ones, are a slip of the finger.
const MOST: u32 = 60;

#[derive(Clone, Copy)]
struct Take {
    asking: Asking,
    soak: SoakId,
    earlier: Earlier,
    rinses: RwSignal<String>,
    minutes: RwSignal<String>,
    drying: RwSignal<Option<Drying>>,
    /// The id of a place; empty when nobody has said.
    stored: RwSignal<Option<String>>,
}

fn task(soak: SoakId) -> String {
    format!("take-out:{soak}")
}

fn figure(text: &str) -> Option<u8> {
    whole(text).filter(|value| *value <= MOST).and_then(|value| u8::try_from(value).ok())
}

impl Take {
    fn new(soak: SoakId) -> Self {
        let asking = Asking::expect();
        let form = Self {
            asking,
            soak,
            earlier: Earlier::new(asking.app),
            rinses: RwSignal::new(String::new()),
            minutes: RwSignal::new(String::new()),
            drying: RwSignal::new(None),
            stored: RwSignal::new(Some(String::new())),
        };
        let boxes = vec![Kept::text(form.rinses), Kept::text(form.minutes), Kept::chosen(form.stored)];
        keep(asking.app, task(soak), boxes);
        form
    }

    /// What was done after the soak, or what is still missing. Tracks every box.
    fn read(self) -> Result<TakenOut, Say> {
        let (rinses, minutes) =
            (self.rinses.with(|text| figure(text)), self.minutes.with(|text| figure(text)));
        let (Some(rinses), Some(rinse_minutes)) = (rinses, minutes) else { return Err(Say::RinsesFirst) };
        let drying = self.drying.get().ok_or(Say::DryingFirst)?;
        let stored = self.stored.get().and_then(|place| place.parse::<PlaceId>().ok());
        let stored = stored.filter(|_| drying == Drying::Dried);
        Ok(TakenOut { rinses, rinse_minutes, drying, stored })
    }

    async fn take_out(self) {
        let Ok(taken) = untrack(|| self.read()) else { return };
        let what = SterilizationCommand::EndSoak { soak: self.soak, taken };
        if self.earlier.ask(self.asking, what).await.is_some() {
            forget(self.asking.app, &task(self.soak));
        }
    }
}

#[component]
pub fn SoakPage(own: SoakId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let standing = Memo::new(move |_| app.state.with(|state| soak_standing(&state.sterilization, own)));
    let take = Take::new(own);
    let now = ticking();
    let started = Memo::new(move |_| {
        app.state.with(|state| state.sterilization.soaks.get(&own).and_then(|record| record.defined.clone()))
    });
    let title = move || {
        let device = started.with(|told| told.as_ref().map(|told| told.what.device.to_string()));
        device.unwrap_or_else(|| words.t(Say::SoakTitle).into_owned())
    };
    let dock = move || {
        move || match standing.get() {
            Some(SoakStanding::Soaking { .. }) => view! { <TakeDock form=take /> }.into_any(),
            _ => ().into_any(),
        }
    };
    let body = move || match (standing.get(), started.get()) {
        (Some(standing), Some(started)) => {
            view! { <Known take=take standing=standing started=started now=now /> }.into_any()
        }
        _ => view! { <NotHere /> }.into_any(),
    };
    view! {
        <Page
            title=title
            above=Above::back(Address::Disinfection.to_string(), words.say(Say::Title))
            sub=words.say(Say::SoakTitle)
            dock=dock
        >
            {body}
        </Page>
    }
}

#[component]
fn Known(
    take: Take,
    standing: SoakStanding,
    started: Told<Box<SoakStarted>>,
    now: Signal<Instant>,
) -> impl IntoView {
    let words = take.asking.words;
    let stands = match standing {
        SoakStanding::Soaking { ready } => {
            let until = Zoned { at: ready, offset: started.at.offset };
            view! { <Running take=take ready=ready until=until now=now /> }.into_any()
        }
        SoakStanding::Short => view! {
            <Banner
                tone=Tone::Stop
                strong=words.say(Say::ShortTitle)
                text=words.say(Say::ShortText)
            />
        }
        .into_any(),
        SoakStanding::Done { .. } | SoakStanding::Voided | SoakStanding::SolutionUnknown => view! {
            <p class="inset badges">
                <Badge
                    mark=soak_mark(standing)
                    text=words.say(Say::SoakStands(standing))
                    size=BadgeSize::Standard
                />
            </p>
        }
        .into_any(),
    };
    view! {
        {stands}
        <History soak=take.soak started=started />
        <Show when=move || matches!(standing, SoakStanding::Soaking { .. })>
            <VoidAct soak=take.soak />
        </Show>
    }
}

#[component]
fn Running(take: Take, ready: Instant, until: Zoned, now: Signal<Instant>) -> impl IntoView {
    let (app, words) = (take.asking.app, take.asking.words);
    let is_early = Memo::new(move |_| now.get() < ready);
    let until = move || words.t(Say::ReadyAt { at: until, today: app.today.get() });
    view! {
        <Section title=words.say(Say::NowSoaking) place=SectionPlace::First>
            <div class="setting inset">
                <TimeLeft ready=ready now=now />
                <p>{until}</p>
                <p class="soft" hidden=move || !is_early.get()>
                    {words.say(Say::TooEarly)}
                </p>
            </div>
        </Section>
        <TakeFields form=take />
    }
}

#[component]
fn TakeFields(form: Take) -> impl IntoView {
    let (app, words) = (form.asking.app, form.asking.words);
    let dryings: Vec<(Drying, TextProp)> = [Drying::Dried, Drying::UsedWet]
        .map(|drying| (drying, words.say(Say::Drying(drying)).into()))
        .to_vec();
    let mut places: Vec<(String, TextProp)> = vec![(String::new(), words.say(Say::StoredUnsaid).into())];
    app.state.with_untracked(|state| {
        let named = state.clinic.places_in_order().into_iter();
        places.extend(named.map(|id| (id.to_string(), place_name(state, id).into())));
    });
    let places = StoredValue::new(places);
    let wrong = move |own: RwSignal<String>| {
        Signal::derive(move || {
            let is_wrong = own.with(|text| !text.trim().is_empty() && figure(text).is_none());
            let said = || words.t(PartsMsg::AtMost { most: i64::from(MOST) }).into_owned();
            is_wrong.then(said)
        })
    };
    view! {
        <Section title=words.say(Say::After)>
            <div class="form">
                <div class="pair">
                    <Field
                        id="soak-rinses"
                        label=words.say(Say::Rinses)
                        value=form.rinses
                        kind=FieldKind::Figure { longest: 2 }
                        error=wrong(form.rinses)
                    />
                    <Field
                        id="soak-rinse-minutes"
                        label=words.say(Say::RinseMinutes)
                        value=form.minutes
                        kind=FieldKind::Figure { longest: 2 }
                        error=wrong(form.minutes)
                    />
                </div>
                <Pick label=Say::DryingTitle options=dryings value=form.drying />
                <Show when=move || form.drying.get() == Some(Drying::Dried)>
                    <Pick label=Say::Stored options=places.get_value() value=form.stored />
                </Show>
            </div>
        </Section>
    }
}

#[component]
fn TakeDock(form: Take) -> impl IntoView {
    let words = form.asking.words;
    let readiness = Signal::derive(move || match form.read() {
        Ok(_) => Readiness::Ready,
        Err(missing) => Readiness::Barred(words.t(Msg::from(missing)).into_owned()),
    });
    view! {
        <Dock label=words.say(Say::TakeOut)>
            <DockBody place=DockPlace::Act>
                <ErrorLine error=words.said(form.asking.trouble) />
                <EarlierFold earlier=form.earlier />
                <Actions>
                    <Button
                        press=Press::until(move || form.take_out())
                        kind=ButtonKind::Primary
                        readiness=readiness
                    >
                        {words.say(Say::RecordTaken)}
                    </Button>
                </Actions>
            </DockBody>
        </Dock>
    }
}

/// What the record says of it, from its beginning to where it lies now.
#[component]
fn History(soak: SoakId, started: Told<Box<SoakStarted>>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let solution = started.what.solution;
    let lines = move || {
        let today = app.today.get();
        let mut lines: Vec<Say> = app.state.with(|state| {
            let by = initials(state, started.by);
            let name = strips_name(state, started.what.strips);
            let temperature = started.what.temperature;
            vec![Say::Began { at: started.at, by, today }, Say::Strength { name, temperature }]
        });
        let code = started.what.case_code.as_ref().map(ToString::to_string);
        lines.extend(code.map(|code| Say::CaseOf { code }));
        lines.extend(app.state.with(|state| {
            let record = state.sterilization.soaks.get(&soak);
            let told = record.map(|record| record.in_order()).unwrap_or_default();
            told.into_iter()
                .flat_map(|told| match &told.what {
                    SoakFact::TakenOut(taken) => {
                        let by = initials(state, told.by);
                        let (rinses, minutes) = (taken.rinses, taken.rinse_minutes);
                        let mut said = vec![
                            Say::TakenAt { at: told.at, by, today },
                            Say::Rinsed { rinses, minutes },
                            Say::Drying(taken.drying),
                        ];
                        let place = taken.stored.map(|place| place_name(state, place));
                        said.extend(place.map(|place| Say::StoredIn { place }));
                        said
                    }
                    SoakFact::Voided(note) => vec![Say::Voided { note: note.as_str().to_owned() }],
                })
                .collect::<Vec<_>>()
        }));
        lines.into_iter().map(|line| view! { <p>{words.t(line)}</p> }).collect_view()
    };
    let name = move || app.state.with(|state| solution_name(state, solution));
    view! {
        <Section title=words.say(Say::Recorded)>
            <div class="setting inset">
                <p>{name}</p>
                {lines}
                <Actions>
                    <ButtonLink href=Address::Solution(solution)
                        .to_string()>{words.say(Say::OfSolution)}</ButtonLink>
                </Actions>
            </div>
        </Section>
    }
}

/// A soak that was recorded by mistake.
#[component]
fn VoidAct(soak: SoakId) -> impl IntoView {
    let asking = Asking::expect();
    let words = asking.words;
    let why = RwSignal::new(String::new());
    let void = move || async move {
        let note = Note::parse(&why.get_untracked()).unwrap_or_default();
        asking.ask(SterilizationCommand::VoidSoak { soak, note }).await;
    };
    view! {
        <details class="more-acts inset">
            <summary>{words.say(Say::Void)}</summary>
            <p class="soft">{words.say(Say::VoidText)}</p>
            <Field
                id="soak-void"
                label=words.say(Say::VoidWhy)
                value=why
                kind=FieldKind::Area { longest: 200, rows: 2 }
            />
            <Caution text=why words=words />
            <ErrorLine error=words.said(asking.trouble) />
            <Actions>
                <Button press=Press::until(void) kind=ButtonKind::Danger>
                    {words.say(Say::Void)}
                </Button>
            </Actions>
        </details>
    }
}
