//! A cycle that runs: how long it still takes, and how it ended.

use leptos::prelude::*;

use crate::domain::event::sterile_load::Ending;
use crate::domain::ids::LoadId;
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::sterilization::view::expected_end;
use crate::domain::text::Label;
use crate::domain::time::{MINUTE_MS, Zoned};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::shared::{Asking, of_load};
use crate::ui::screens::sterile::when::{Earlier, EarlierFold};
use crate::ui::text::sterile::SterileMsg;
use crate::ui::text::sterile_load::SterileLoadMsg as Say;

#[component]
pub fn Running(asking: Asking, id: LoadId) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let times = Memo::new(move |_| {
        of_load(app, id, |_, load, _| {
            (load.start.map(|(start, _)| start.at), expected_end(load), load.packs.len())
        })
    });
    let since = move || {
        let (start, ..) = times.get()?;
        start.map(|at| words.t(Say::RunningSince { at }))
    };
    let left = move || {
        let (_, end, _) = times.get()?;
        let now = app.now.get();
        let minutes = (end?.ms_since(now.at) + MINUTE_MS - 1).div_euclid(MINUTE_MS);
        Some(match minutes {
            1.. => words.t(SterileMsg::LeftMinutes { minutes }),
            _ => words.t(Say::OverSince { minutes: -minutes }),
        })
    };
    let over_at = move || {
        let (_, end, _) = times.get()?;
        let at = Zoned { at: end?, offset: app.now.get().offset };
        Some(words.t(Say::OverAt { at }))
    };
    let packs = move || times.get().map(|(.., packs)| words.t(SterileMsg::Packs { packs }));
    view! {
        <Section title=words.say(SterileMsg::UnderWay) place=SectionPlace::First>
            <div class="setting inset running">
                <p class="running__left" role="timer" aria-live="off">
                    {left}
                </p>
                <p>{since}</p>
                <p class="soft">{over_at}</p>
                <p class="soft">{packs}</p>
            </div>
        </Section>
    }
}

#[component]
pub fn RunDock(asking: Asking, id: LoadId) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let code = RwSignal::new(String::new());
    let earlier = Earlier::new(app);
    let end = move |ending: Ending| async move {
        let code = Label::parse(&code.get_untracked()).ok();
        earlier.ask(asking, SterilizationCommand::EndCycle { load: id, ending, code }).await;
    };
    view! {
        <Dock label=words.say(Say::EndComplete)>
            <DockBody place=DockPlace::Act>
                <ErrorLine error=words.said(asking.trouble) />
                <EarlierFold earlier=earlier />
                <details class="stopped">
                    <summary>{words.say(Say::EndStopped)} " / " {words.say(Say::EndFault)}</summary>
                    <Field
                        id="end-code"
                        label=words.say(Say::EndCode)
                        hint=words.say(Say::EndCodeHint)
                        value=code
                        kind=FieldKind::Code { longest: 20, capitals: Capitals::All }
                    />
                    <Actions>
                        <Button
                            press=Press::until(move || end(Ending::Aborted))
                            kind=ButtonKind::Danger
                        >
                            {words.say(Say::EndStopped)}
                        </Button>
                        <Button
                            press=Press::until(move || end(Ending::Fault))
                            kind=ButtonKind::Danger
                        >
                            {words.say(Say::EndFault)}
                        </Button>
                    </Actions>
                </details>
                <Actions>
                    <Button press=Press::until(move || end(Ending::Complete)) kind=ButtonKind::Primary>
                        {words.say(Say::EndComplete)}
                    </Button>
                </Actions>
            </DockBody>
        </Dock>
    }
}
