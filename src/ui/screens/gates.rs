//! The gates that stand while something is on its way: the records, or a wing of the app.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::routes::{Shown, always};
use crate::ui::shell::Gate;
use crate::ui::text::parts::PartsMsg;
use crate::ui::text::shell::ShellMsg;
use crate::ui::wings::{Standing, Wing, Wings};
use crate::ui::words::Words;

/// Draws what is shown in the wing that can, as soon as that stands.
pub fn in_wing(shown: Shown) -> AnyView {
    let Some(wings) = use_context::<Wings>() else { return always(shown) };
    let Some(wing) = shown.wing() else {
        if shown == Shown::Unset {
            // What stands behind the doors comes while somebody reads them.
            spawn_local(wings.bring_first(Wing::Gates));
        }
        return always(shown);
    };
    spawn_local(wings.bring_first(wing));
    let drawn = move || match wings.standing(wing) {
        Standing::Stands(show) => show(shown),
        Standing::Failed => view! { <CannotFetch wings=wings wing=wing /> }.into_any(),
        Standing::Away | Standing::Coming => view! { <Opening /> }.into_any(),
    };
    drawn.into_any()
}

#[component]
pub fn Opening() -> impl IntoView {
    let words = Words::expect();
    view! {
        <Gate title=words.say(ShellMsg::AppName)>
            <p class="inset lead">{words.say(ShellMsg::Opening)}</p>
        </Gate>
    }
}

/// The way back from a wing that does not come, where no rail of places leads away.
#[derive(Clone, Copy)]
pub struct Retreat(pub Callback<()>);

/// A wing did not come. Nothing is lost; the way on is to try again.
#[component]
pub fn CannotFetch(wings: Wings, wing: Wing) -> impl IntoView {
    let words = Words::expect();
    let retreat = use_context::<Retreat>();
    let back = move || {
        let Retreat(back) = retreat?;
        Some(view! {
            <Button press=Press::now(move || back.run(()))>{words.say(PartsMsg::Cancel)}</Button>
        })
    };
    let dock = move || {
        view! {
            <Dock label=words.say(ShellMsg::TryAgain)>
                <DockBody place=DockPlace::Act>
                    <Actions>
                        {back()}
                        <Button
                            kind=ButtonKind::Primary
                            press=Press::until(move || wings.bring(wing))
                        >
                            {words.say(ShellMsg::TryAgain)}
                        </Button>
                    </Actions>
                </DockBody>
            </Dock>
        }
    };
    view! {
        <Gate title=words.say(ShellMsg::CannotFetchTitle) dock=dock>
            <p class="inset lead">{words.say(ShellMsg::CannotFetchText)}</p>
        </Gate>
    }
}
