//! The doors themselves, and what must be known before one opens.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::{Begun, Door};
use crate::app::first_start::{Opened, opened_from};
use crate::ui::parts::banner::{Banner, Tone};
use crate::ui::parts::button::{Button, ButtonKind, Press};
use crate::ui::parts::icon::{Glyph, Icon};
use crate::ui::screens::lock::language::LanguageSwitch;
use crate::ui::shell::Gate;
use crate::ui::text::first_start::FirstStartMsg;
use crate::ui::words::Words;

#[component]
pub fn Doors(door: RwSignal<Door>, begun: Memo<Begun>) -> impl IntoView {
    let words = Words::expect();
    let title = move || match begun.get() {
        Begun::Fresh => words.t(FirstStartMsg::SetUpDoor),
        Begun::Earlier => words.t(FirstStartMsg::GoOnDoor),
    };
    let text = move || match begun.get() {
        Begun::Fresh => words.t(FirstStartMsg::SetUpText),
        Begun::Earlier => words.t(FirstStartMsg::GoOnText),
    };
    view! {
        <Gate title=words.say(FirstStartMsg::Title) sub=words.say(FirstStartMsg::Sub)>
            <Advice />
            <div class="doors doors--gate inset">
                <div class="door">
                    <button class="row__tap" type="button" on:click=move |_| door.set(Door::Sample)>
                        {words.say(FirstStartMsg::SampleDoor)}
                    </button>
                    <p class="door__text">{words.say(FirstStartMsg::SampleText)}</p>
                    <Glyph icon=Icon::Next />
                </div>
                <div class="door">
                    <button class="row__tap" type="button" on:click=move |_| door.set(Door::SetUp)>
                        {title}
                    </button>
                    <p class="door__text">{text}</p>
                    <Glyph icon=Icon::Next />
                </div>
            </div>
            <div class="gate__foot inset">
                <Button
                    kind=ButtonKind::Quiet
                    icon=Icon::Import
                    press=Press::now(move || door.set(Door::Import))
                >
                    {words.say(FirstStartMsg::ImportDoor)}
                </Button>
                <LanguageSwitch />
            </div>
        </Gate>
    }
}

/// Where an iPad keeps the records is decided before the first one: in the tab or in the app.
#[component]
fn Advice() -> impl IntoView {
    let words = Words::expect();
    let by_label = use_location().pathname.with_untracked(|path| path.starts_with("/stock/"));
    let opened = opened_from();
    let elsewhere = (by_label && opened != Opened::AppleHomeScreen).then(|| {
        view! {
            <Banner
                tone=Tone::Due
                strong=words.say(FirstStartMsg::ElsewhereTitle)
                text=words.say(FirstStartMsg::ElsewhereText)
            />
        }
    });
    let home_screen = (opened == Opened::AppleBrowser && elsewhere.is_none()).then(|| {
        view! {
            <Banner
                tone=Tone::Due
                strong=words.say(FirstStartMsg::HomeScreenTitle)
                text=words.say(FirstStartMsg::HomeScreenText)
            />
        }
    });
    view! { {elsewhere} {home_screen} }
}
