//! After how many minutes without a touch the tablet locks.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::app::context::App;
use crate::domain::command::Command;
use crate::domain::event::LockMinutes;
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::text::people::PeopleMsg;
use crate::ui::text::trouble::TroubleMsg;
use crate::ui::trouble;
use crate::ui::words::Words;

const OFFERED: [u8; 7] = [1, 2, 3, 5, 8, 10, 15];

#[component]
pub fn AutoLock() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let refused = RwSignal::new(None::<TroubleMsg>);
    let current = Memo::new(move |_| app.state.with(|state| state.clinic.lock_minutes().get()));
    let options = OFFERED
        .map(|minutes| (minutes, TextProp::from(words.say(PeopleMsg::AutoLockMinutes { minutes }))))
        .into();
    let choose = move |minutes: u8| {
        let Some(minutes) = LockMinutes::new(minutes) else { return };
        app.dispatch(Command::SetAutoLock { minutes }, move |result| {
            let _ = refused.try_set(result.err().map(|problem| trouble::of_problem(&problem)));
        });
    };
    view! {
        <div class="form">
            <p class="soft">{words.say(PeopleMsg::AutoLockText)}</p>
            <Choice
                legend=words.say(PeopleMsg::AutoLockLabel)
                look=ChoiceLook::Chips
                options=options
                chosen=Signal::derive(move || Some(current.get()))
                on_choose=choose
            />
            <ErrorLine error=words.said(refused) />
        </div>
    }
}
