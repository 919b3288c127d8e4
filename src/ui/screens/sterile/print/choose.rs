//! Which days, which page, which paper.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::leaf::{Printing, SizeChoice};
use crate::domain::sterilization::period::Days;
use crate::domain::time::Date;
use crate::ui::paper::days::{Span, days_of, parse, write};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::text::sterile_print::PrintMsg;
use crate::ui::words::Words;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Log,
    Calendar,
    Care,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    This,
    Last,
}

/// What was chosen.
#[derive(Clone, Copy)]
pub struct Chosen {
    pub shown: RwSignal<Shown>,
    pub span: RwSignal<Span>,
    pub year: RwSignal<Year>,
    from: RwSignal<Option<Date>>,
    to: RwSignal<Option<Date>>,
}

impl Chosen {
    pub fn new(today: Date) -> Self {
        let first = days_of(Span::ThisMonth, today).map(|days| days.from);
        Self {
            shown: RwSignal::new(Shown::Log),
            span: RwSignal::new(Span::ThisMonth),
            year: RwSignal::new(Year::This),
            from: RwSignal::new(first),
            to: RwSignal::new(Some(today)),
        }
    }

    /// None: the own days make no period.
    pub fn days(self, today: Date) -> Option<Days> {
        match self.span.get() {
            Span::Own => {
                let (from, to) = (self.from.get()?, self.to.get()?);
                (from <= to).then_some(Days { from, to })
            }
            span => days_of(span, today),
        }
    }
}

/// The chooser of the log of a sterilizer.
#[component]
pub fn ChooseLog(chosen: Chosen, printing: Printing) -> impl IntoView {
    let words = Words::expect();
    let say = move |msg: PrintMsg| TextProp::from(words.say(msg));
    let shown = chosen.shown;
    let year = chosen.year;
    let years = move || {
        view! {
            <Choice
                legend=words.say(PrintMsg::Days)
                look=ChoiceLook::Segments
                options=vec![
                    (Year::This, say(PrintMsg::ThisYear)),
                    (Year::Last, say(PrintMsg::LastYear)),
                ]
                chosen=Signal::derive(move || Some(year.get()))
                on_choose=Callback::new(move |chosen| year.set(chosen))
            />
        }
        .into_any()
    };
    view! {
        <Section title=words.say(PrintMsg::Choose) place=SectionPlace::First>
            <div class="inset paper-choice no-print">
                <Choice
                    legend=words.say(PrintMsg::What)
                    look=ChoiceLook::Chips
                    options=vec![
                        (Shown::Log, say(PrintMsg::LogPage)),
                        (Shown::Calendar, say(PrintMsg::Calendar)),
                        (Shown::Care, say(PrintMsg::CareTitle)),
                    ]
                    chosen=Signal::derive(move || Some(shown.get()))
                    on_choose=Callback::new(move |chosen| shown.set(chosen))
                />
                {move || match shown.get() {
                    Shown::Log | Shown::Care => view! { <ChooseDays chosen=chosen /> }.into_any(),
                    Shown::Calendar => years(),
                }}
                <SizeChoice printing=printing />
            </div>
        </Section>
    }
}

#[component]
pub fn ChooseDays(chosen: Chosen) -> impl IntoView {
    let words = Words::expect();
    let say = move |msg: PrintMsg| TextProp::from(words.say(msg));
    let span = chosen.span;
    let own = move || {
        (span.get() == Span::Own).then(|| {
            view! {
                <div class="paper-choice__days">
                    <DayBox id="paper-from" label=PrintMsg::From day=chosen.from />
                    <DayBox id="paper-to" label=PrintMsg::To day=chosen.to />
                </div>
            }
        })
    };
    let wrong = Signal::derive(move || {
        let is_wrong = match (chosen.from.get(), chosen.to.get()) {
            (Some(from), Some(to)) => from > to,
            _ => true,
        };
        (span.get() == Span::Own && is_wrong).then(|| words.t(PrintMsg::WrongDays).into_owned())
    });
    view! {
        <Choice
            legend=words.say(PrintMsg::Days)
            look=ChoiceLook::Chips
            options=vec![
                (Span::ThisMonth, say(PrintMsg::ThisMonth)),
                (Span::LastMonth, say(PrintMsg::LastMonth)),
                (Span::NinetyDays, say(PrintMsg::NinetyDays)),
                (Span::Own, say(PrintMsg::OwnDays)),
            ]
            chosen=Signal::derive(move || Some(span.get()))
            on_choose=Callback::new(move |chosen| span.set(chosen))
        />
        {own}
        <ErrorLine error=wrong />
    }
}

/// The browser's own box for a date: every tablet has a good one.
#[component]
fn DayBox(id: &'static str, label: PrintMsg, day: RwSignal<Option<Date>>) -> impl IntoView {
    let words = Words::expect();
    view! {
        <div class="field">
            <label class="field__label" for=id>
                {words.say(label)}
            </label>
            <input
                class="field__box"
                id=id
                type="date"
                prop:value=move || day.get().map(write).unwrap_or_default()
                on:change=move |event| day.set(parse(&event_target_value(&event)))
            />
        </div>
    }
}
