//! The language, where nobody is signed in yet.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::app::preferences;
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::text::Lang;
use crate::ui::text::first_start::FirstStartMsg;
use crate::ui::words::Words;

#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let words = Words::expect();
    let languages = Lang::ALL.map(|lang| (lang, TextProp::from(move || lang.own_name()))).into();
    let choose = move |lang: Lang| {
        words.choose(lang);
        preferences::choose_language(lang.tag());
    };
    view! {
        <Choice
            legend=words.say(FirstStartMsg::Language)
            look=ChoiceLook::Segments
            options=languages
            chosen=Signal::derive(move || Some(words.lang()))
            on_choose=choose
        />
    }
}
