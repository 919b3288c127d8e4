//! The tablet is back: what to ask, and the one tap that records the handout and ends the visit.

use leptos::prelude::*;

use super::{Coming, look};
use crate::app::context::App;
use crate::app::patient::end;
use crate::domain::command::Command;
use crate::domain::education::command::HandoutCommand;
use crate::domain::education::gate::Examined;
use crate::domain::education::today::questions;
use crate::domain::event::education::{GivenForm, TeachBack};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::section::Section;
use crate::ui::screens::handouts::blocks::plain;
use crate::ui::shell::Gate;
use crate::ui::text::patient::PatientMsg;
use crate::ui::text::trouble::TroubleMsg;
use crate::ui::trouble::of_problem;
use crate::ui::words::Words;

#[component]
pub fn Afterwards(coming: Coming) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let trouble = RwSignal::new(None::<TroubleMsg>);
    let seen = Memo::new(move |_| {
        let (handed, library) = (app.patient.get()?, coming.get()?.ok()?);
        look(app, &library, &handed, |drawing, sheet, examined| {
            let said: Vec<String> =
                questions(sheet).into_iter().map(|question| plain(drawing, question)).collect();
            (said, plain(drawing, &sheet.title), examined)
        })
    });
    let lines = move || {
        seen.with(|seen| {
            let (asked, _, examined) = seen.as_ref()?;
            let language = examined.name.language.code();
            let asked = asked.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view();
            Some(view! { <ol class="patient-ask" lang=language>{asked}</ol> })
        })
    };
    let title =
        move || seen.with(|seen| seen.as_ref().map(|(_, title, _)| title.clone()).unwrap_or_default());
    let has_come = Memo::new(move |_| coming.with(Option::is_some));
    let can_record = Memo::new(move |_| seen.with(Option::is_some));
    let outcomes = move || {
        can_record.get().then(|| {
            let one = |outcome: TeachBack| {
                let record = move || async move {
                    let examined = seen.with_untracked(|seen| Some(seen.as_ref()?.2.clone()));
                    if let Some(examined) = examined {
                        give(app, examined, outcome, trouble).await;
                    }
                };
                view! {
                    <Button press=Press::until(record)>
                        {words.say(PatientMsg::Outcome(outcome))}
                    </Button>
                }
            };
            view! { <div class="patient-outcomes">{TeachBack::ALL.map(one).collect_view()}</div> }
        })
    };
    let put_away = move || {
        let is_stuck = (has_come.get() && !can_record.get()) || trouble.with(Option::is_some);
        is_stuck.then(|| {
            view! {
                <Actions>
                    <Button kind=ButtonKind::Secondary press=Press::now(move || end(app))>
                        {words.say(PatientMsg::PutAway)}
                    </Button>
                </Actions>
            }
        })
    };
    view! {
        <Gate
            title=words.say(PatientMsg::AskTitle)
            sub=title
            dock=move || {
                view! {
                    <Dock label=words.say(PatientMsg::WhatHappened)>
                        <DockBody place=DockPlace::Act>
                            <ErrorLine error=words.said(trouble) />
                            <p class="dock__text soft">{words.say(PatientMsg::AskText)}</p>
                            {outcomes}
                            {put_away}
                        </DockBody>
                    </Dock>
                }
            }
        >
            <Section title=words.say(PatientMsg::Questions)>
                <div class="inset">
                    <p class="soft">{words.say(PatientMsg::AskInOwnWords)}</p>
                    {lines}
                </div>
            </Section>
        </Gate>
    }
}

/// The record first: until it is saved the visit is not over.
async fn give(app: App, examined: Examined, teach_back: TeachBack, trouble: RwSignal<Option<TroubleMsg>>) {
    let Some(handed) = app.patient.get_untracked() else { return };
    let ticked = u8::try_from(handed.ticked.len()).unwrap_or(u8::MAX);
    let (examined, form, size) = (Box::new(examined), GivenForm::Screen, handed.reading.recorded());
    let given = HandoutCommand::Give { examined, form, size, ticked, teach_back };
    match app.request(Command::Handouts(Box::new(given))).await {
        Ok(_) => end(app),
        Err(problem) => {
            let _ = trouble.try_set(Some(of_problem(&problem)));
        }
    }
}
