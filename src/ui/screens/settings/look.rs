//! Language, theme, contrast: chosen once for the tablet, in force at once.

use leptos::prelude::*;

use super::{contrast_word, theme_word};
use crate::app::preferences::{self, Contrast, Kept, Theme};
use crate::ui::parts::badge::{Badge, BadgeSize};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::shell::Page;
use crate::ui::text::Lang;
use crate::ui::text::settings::SettingsMsg;
use crate::ui::text::shell::ShellMsg;
use crate::ui::words::Words;

#[component]
pub fn LanguageAndLook() -> impl IntoView {
    let words = Words::expect();
    let kept = RwSignal::new(Kept::Kept);
    view! {
        <Page
            title=words.say(ShellMsg::LanguageAndLook)
            above=Above::back("/more", words.say(ShellMsg::More))
            sub=words.say(SettingsMsg::LookSub)
        >
            <LanguageSection kept=kept />
            <LookSection kept=kept />
            <p class="offer__said inset" role="status">
                {move || {
                    (kept.get() == Kept::UntilClosed)
                        .then(|| {
                            view! {
                                <Badge
                                    mark=Mark::Due
                                    text=words.say(SettingsMsg::NotKept)
                                    size=BadgeSize::Standard
                                />
                            }
                        })
                }}
            </p>
        </Page>
    }
}

#[component]
fn LanguageSection(kept: RwSignal<Kept>) -> impl IntoView {
    let words = Words::expect();
    let languages = Lang::ALL.map(|lang| (lang, lang.own_name().into())).to_vec();
    let choose = move |lang: Lang| {
        words.choose(lang);
        kept.set(preferences::choose_language(lang.tag()));
    };
    view! {
        <Section
            title=words.say(SettingsMsg::Language)
            place=SectionPlace::First
            note=move || view! { {words.say(SettingsMsg::LanguageNote)} }
        >
            <div class="setting inset">
                <Choice
                    legend=words.say(SettingsMsg::Language)
                    look=ChoiceLook::Segments
                    options=languages
                    chosen=Signal::derive(move || Some(words.lang()))
                    on_choose=choose
                />
                <p class="soft">{words.say(SettingsMsg::LanguageText)}</p>
            </div>
        </Section>
    }
}

#[component]
fn LookSection(kept: RwSignal<Kept>) -> impl IntoView {
    let words = Words::expect();
    let theme = RwSignal::new(preferences::theme());
    let contrast = RwSignal::new(preferences::contrast());
    let themes = Theme::ALL.map(|theme| (theme, words.say(SettingsMsg::ThemeIs(theme_word(theme))).into()));
    let contrasts =
        Contrast::ALL.map(|one| (one, words.say(SettingsMsg::ContrastIs(contrast_word(one))).into()));
    let choose_theme = move |chosen: Theme| {
        theme.set(chosen);
        kept.set(preferences::choose_theme(chosen));
    };
    let choose_contrast = move |chosen: Contrast| {
        contrast.set(chosen);
        kept.set(preferences::choose_contrast(chosen));
    };
    view! {
        <Section title=words.say(SettingsMsg::Theme)>
            <div class="setting inset">
                <Choice
                    legend=words.say(SettingsMsg::Theme)
                    look=ChoiceLook::Segments
                    options=themes.to_vec()
                    chosen=Signal::derive(move || Some(theme.get()))
                    on_choose=choose_theme
                />
                <p class="soft">{words.say(SettingsMsg::ThemeText)}</p>
            </div>
        </Section>
        <Section title=words.say(SettingsMsg::Contrast)>
            <div class="setting inset">
                <Choice
                    legend=words.say(SettingsMsg::Contrast)
                    look=ChoiceLook::Segments
                    options=contrasts.to_vec()
                    chosen=Signal::derive(move || Some(contrast.get()))
                    on_choose=choose_contrast
                />
                <p class="soft">{words.say(SettingsMsg::ContrastText)}</p>
            </div>
        </Section>
    }
}
