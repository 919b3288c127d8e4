//! The log of a sterilizer for a surveyor, or the year of its spore tests; and its loads as a table.

use leptos::prelude::*;

use super::choose::{ChooseLog, Chosen, Shown, Year};
use super::leaf::{Leaves, PrintDock, Printing};
use super::review::Review;
use crate::app::context::App;
use crate::app::transfer;
use crate::domain::ids::SterilizerId;
use crate::domain::sterilization::period::period;
use crate::domain::sterilization::survey::Survey;
use crate::domain::sterilization::weeks::{year, year_of};
use crate::ui::paper::{calendar, care, page};
use crate::ui::parts::button::{Actions, Button, Press};
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Icon;
use crate::ui::screens::coming::NotFound;
use crate::ui::screens::exchange::out::{Out, said, sent};
use crate::ui::screens::sterile::shared::sterilizer_label;
use crate::ui::shell::Page;
use crate::ui::text::sterile_print::PrintMsg;
use crate::ui::words::Words;

#[component]
pub fn Log(own: SterilizerId) -> impl IntoView {
    let app = App::expect();
    let known = Memo::new(move |_| app.state.with(|state| state.sterilization.sterilizer(own).is_some()));
    move || {
        if known.get() {
            view! { <KnownLog own=own /> }.into_any()
        } else {
            view! { <NotFound /> }.into_any()
        }
    }
}

#[component]
fn KnownLog(own: SterilizerId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let chosen = Chosen::new(app.today.get_untracked());
    let document = Memo::new(move |_| {
        let (lang, today) = (words.lang(), app.today.get());
        // The page says when it was printed by itself: it is not made anew every minute.
        let now = app.now.get_untracked();
        let shown = chosen.shown.get();
        let days = chosen.days(today);
        let away = if chosen.year.get() == Year::This { 0 } else { 1 };
        app.state.with(|state| {
            let survey = Survey::of(&state.sterilization, own)?;
            match shown {
                Shown::Log => {
                    let days = days?;
                    Some(page::document(state, &survey, &period(&survey, days.from, days.to, now), lang))
                }
                Shown::Care => {
                    let days = days?;
                    Some(care::document(state, &survey, days, today, lang))
                }
                Shown::Calendar => {
                    let number = year_of(today) - away;
                    Some(calendar::document(state, &survey, number, &year(&survey, number, now), lang))
                }
            }
        })
    });
    let printing = Printing::of(document);
    let name = move || app.state.with(|state| sterilizer_label(state, own));
    view! {
        <Page
            title=words.say(PrintMsg::LogTitle)
            above=Above::back(format!("/sterilize/unit/{own}"), name)
            sub=name
            dock=move || {
                view! {
                    <PrintDock printing=printing>
                        <SaveTable own=own chosen=chosen />
                    </PrintDock>
                }
            }
        >
            <ChooseLog chosen=chosen printing=printing />
            <Leaves printing=printing />
            <Review own=own chosen=chosen />
        </Page>
    }
}

/// The loads of the chosen days as a file.
#[component]
fn SaveTable(own: SterilizerId, chosen: Chosen) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let out = RwSignal::new(Out::Nothing);
    let days = Memo::new(move |_| chosen.days(app.today.get()));
    let save = move || async move {
        // A second tap sends what is ready: some browsers want one of its own for that.
        let ready = match out.try_get_untracked() {
            Some(Out::Ready(file)) => Some(file),
            _ => days.get_untracked().map(|days| transfer::build_loads(app, own, days)),
        };
        if let Some(file) = ready {
            let result = sent(app, file).await;
            let _ = out.try_set(result);
        }
    };
    let label = move || {
        if out.with(|out| matches!(out, Out::Ready(_))) {
            words.t(PrintMsg::SendFile)
        } else {
            words.t(PrintMsg::SaveCsv)
        }
    };
    let offered = move || chosen.shown.get() == Shown::Log && days.get().is_some();
    view! {
        <Show when=offered>
            <p role="status">{move || said(out, words)}</p>
            <p class="dock__text soft fine">{words.say(PrintMsg::CsvText)}</p>
            <Actions>
                <Button press=Press::until(save) icon=Icon::Export>
                    {label}
                </Button>
            </Actions>
        </Show>
    }
}
