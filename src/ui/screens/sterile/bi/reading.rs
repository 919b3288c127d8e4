//! Reading the two vials, and a second person's look at a positive one.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::domain::event::sterile_load::{BiRead, Growth};
use crate::domain::ids::{BiTestId, StaffId};
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::time::{Instant, MINUTE_MS, Zoned};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press, Readiness};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::shared::Asking;
use crate::ui::text::sterile::SterileMsg;
use crate::ui::text::sterile_test::SterileTestMsg as Say;
use crate::ui::words::Words;

fn growths(words: Words) -> Vec<(Growth, TextProp)> {
    vec![(Growth::None, words.say(Say::NoGrowth).into()), (Growth::Growth, words.say(Say::Growth).into())]
}

#[component]
pub fn Reading(asking: Asking, test: BiTestId, ready: Instant) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let seen = RwSignal::new(None::<Growth>);
    let control = RwSignal::new(None::<Growth>);
    let is_ready = Memo::new(move |_| ready <= app.now.get().at);
    let left = move || {
        let now = app.now.get();
        let minutes = (ready.ms_since(now.at) + MINUTE_MS - 1).div_euclid(MINUTE_MS);
        let at = Zoned { at: ready, offset: now.offset };
        match minutes {
            1.. => format!(
                "{}, {}",
                words.t(SterileMsg::LeftMinutes { minutes }),
                words.t(SterileMsg::BiReadyAt { at, today: app.today.get() })
            ),
            _ => words.t(SterileMsg::BiReady).into_owned(),
        }
    };
    let read = move || async move {
        let Some(test_vial) = seen.get_untracked() else { return };
        let read = BiRead { test: test_vial, control: control.get_untracked() };
        asking.ask(SterilizationCommand::ReadBi { test, read }).await;
    };
    let readiness = Signal::derive(move || match (seen.get(), control.get()) {
        (Some(_), Some(_)) => Readiness::Ready,
        _ => Readiness::Barred(words.t(Say::Save).into_owned()),
    });
    let label = move || {
        words.t(match (seen.get(), control.get()) {
            (Some(Growth::Growth), _) => Say::SavePositive,
            (Some(Growth::None), Some(Growth::None)) => Say::SaveInvalid,
            _ => Say::SaveNegative,
        })
    };
    view! {
        <Section title=words.say(Say::ReadTitle) place=SectionPlace::First>
            <div class="setting inset">
                <p class="running__left" role="timer" aria-live="off">
                    {left}
                </p>
                <p class="note" hidden=move || is_ready.get()>
                    {words.say(Say::WaitText)}
                </p>
                <p class="soft">{words.say(Say::ReadText)}</p>
                <p class="field__label">{words.say(Say::TestVial)}</p>
                <Choice
                    legend=words.say(Say::TestVial)
                    look=ChoiceLook::Segments
                    options=growths(words)
                    chosen=seen
                    on_choose=Callback::new(move |own| seen.set(Some(own)))
                />
                <p class="field__label">{words.say(Say::ControlVial)}</p>
                <Choice
                    legend=words.say(Say::ControlVial)
                    look=ChoiceLook::Segments
                    options=growths(words)
                    chosen=control
                    on_choose=Callback::new(move |own| control.set(Some(own)))
                />
                <ErrorLine error=words.said(asking.trouble) />
                <Actions>
                    <Button
                        press=Press::until(read)
                        kind=ButtonKind::Primary
                        readiness=readiness
                    >
                        {label}
                    </Button>
                </Actions>
            </div>
        </Section>
    }
}

#[component]
pub fn SecondLook(asking: Asking, test: BiTestId, reader: Option<StaffId>) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    // The one who read it cannot be the second one.
    let is_other = Memo::new(move |_| app.person.get() != reader);
    let second = move |saw: Growth| async move {
        asking.ask(SterilizationCommand::SecondBi { test, saw }).await;
    };
    view! {
        <Section title=words.say(Say::SecondTitle) place=SectionPlace::First>
            <div class="setting inset">
                <p class="soft">{words.say(Say::SecondText)}</p>
                <ErrorLine error=words.said(asking.trouble) />
                <Show when=move || is_other.get()>
                    <Actions>
                        <Button
                            press=Press::until(move || second(Growth::None))
                            kind=ButtonKind::Secondary
                        >
                            {words.say(Say::SecondSays(Growth::None))}
                        </Button>
                        <Button
                            press=Press::until(move || second(Growth::Growth))
                            kind=ButtonKind::Primary
                        >
                            {words.say(Say::SecondSays(Growth::Growth))}
                        </Button>
                    </Actions>
                </Show>
            </div>
        </Section>
    }
}
