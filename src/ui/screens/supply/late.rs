//! When something happened: now, or earlier with a day, a time and the reason why it is entered late.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::event::stock::LateReason;
use crate::domain::inventory::command::{LATE_DAYS, StockCommand};
use crate::domain::text::Note;
use crate::domain::time::{DAY_MS, Instant, MINUTE_MS, Zoned};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::field::{Field, FieldKind};
use crate::ui::parts::section::Section;
use crate::ui::text::day::clock;
use crate::ui::text::supply::SupplyMsg;
use crate::ui::words::Words;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    Now,
    Earlier,
}

#[derive(Clone, Copy)]
pub struct When {
    app: App,
    moment: RwSignal<Moment>,
    days_ago: RwSignal<String>,
    time: RwSignal<String>,
    reason: RwSignal<Option<LateReason>>,
}

impl When {
    pub fn new(app: App) -> Self {
        Self {
            app,
            moment: RwSignal::new(Moment::Now),
            days_ago: RwSignal::new("0".to_owned()),
            time: RwSignal::new(clock(app.now.get_untracked())),
            reason: RwSignal::new(None),
        }
    }

    pub fn missing(&self) -> Option<SupplyMsg> {
        if self.moment.get() == Moment::Now {
            return None;
        }
        if self.happened().is_none() {
            return Some(SupplyMsg::TimeWrong);
        }
        self.reason.get().is_none().then_some(SupplyMsg::SayWhyFirst)
    }

    /// The moment that was chosen, by the wall clock of today's offset.
    fn happened(&self) -> Option<Instant> {
        let time = self.time.get();
        let (hour, minute) = time.trim().split_once(':')?;
        let number = |text: &str, below: i64| {
            let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse::<i64>().ok().filter(|value| digits && *value < below)
        };
        let minutes = number(hour, 24)? * 60 + number(minute, 60)?;
        let days_ago: i32 = self.days_ago.get().parse().ok()?;
        let now = self.app.now.get();
        let day = i64::from(now.date().plus_days(-days_ago).days());
        let local = day * DAY_MS + minutes * MINUTE_MS;
        Some(Instant::from_ms(local - i64::from(now.offset.minutes()) * MINUTE_MS))
    }

    /// The moment that is chosen, now or earlier; none while the time cannot be read.
    pub fn moment_chosen(&self) -> Option<Zoned> {
        let now = self.app.now.get();
        match self.moment.get() {
            Moment::Now => Some(now),
            Moment::Earlier => self.happened().map(|at| Zoned { at, offset: now.offset }),
        }
    }

    /// The earlier moment and why it is entered late; none for what happens now or is not filled in.
    pub fn earlier(&self) -> Option<(Instant, LateReason)> {
        match self.moment.get() {
            Moment::Now => None,
            Moment::Earlier => Some((self.happened()?, self.reason.get()?)),
        }
    }

    /// The request as it is to be asked, and whether it is late.
    pub fn tell(&self, what: StockCommand) -> (StockCommand, bool) {
        match (self.moment.get(), self.happened(), self.reason.get()) {
            (Moment::Earlier, Some(happened), Some(reason)) => {
                let note = Note::default();
                (StockCommand::Late { happened, reason, note, what: Box::new(what) }, true)
            }
            _ => (what, false),
        }
    }
}

#[component]
pub fn WhenSection(when: When) -> impl IntoView {
    let words = Words::expect();
    let moments = vec![
        (Moment::Now, words.say(SupplyMsg::Now).into()),
        (Moment::Earlier, words.say(SupplyMsg::Earlier).into()),
    ];
    view! {
        <Section title=words.say(SupplyMsg::When)>
            <div class="setting inset">
                <Choice
                    legend=words.say(SupplyMsg::When)
                    look=ChoiceLook::Segments
                    options=moments
                    chosen=Signal::derive(move || Some(when.moment.get()))
                    on_choose=Callback::new(move |moment| when.moment.set(moment))
                />
                <Show when=move || when.moment.get() == Moment::Earlier>
                    <Earlier when=when />
                </Show>
            </div>
        </Section>
    }
}

#[component]
fn Earlier(when: When) -> impl IntoView {
    let words = Words::expect();
    let days = Signal::derive(move || {
        let now: Zoned = when.app.now.get();
        let today = now.date();
        (0..i32::try_from(LATE_DAYS).unwrap_or(30))
            .map(|ago| {
                let date = today.plus_days(-ago);
                (ago.to_string(), words.t(SupplyMsg::DayOf { date, today }).into_owned())
            })
            .collect::<Vec<_>>()
    });
    let wrong = Signal::derive(move || {
        let wrong = when.happened().is_none();
        wrong.then(|| words.t(SupplyMsg::TimeWrong).into_owned())
    });
    let reasons = LateReason::ALL.map(|reason| (reason, words.say(SupplyMsg::LateReason(reason)).into()));
    view! {
        <div class="pair">
            <Field
                id="late-day"
                label=words.say(SupplyMsg::OnDay)
                value=when.days_ago
                kind=FieldKind::Choice { options: days }
            />
            <Field
                id="late-time"
                label=words.say(SupplyMsg::AtTime)
                value=when.time
                kind=FieldKind::Code { longest: 5, capitals: Default::default() }
                hint=words.say(SupplyMsg::TimeHint)
                error=wrong
            />
        </div>
        <p class="setting__label">{words.say(SupplyMsg::WhyLate)}</p>
        <Choice
            legend=words.say(SupplyMsg::WhyLate)
            look=ChoiceLook::Chips
            options=reasons.to_vec()
            chosen=when.reason
            on_choose=Callback::new(move |reason| when.reason.set(Some(reason)))
        />
    }
}
