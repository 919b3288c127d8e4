//! Progress: work that takes more than half a second, in strokes; it can be stopped.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::button::{Button, ButtonKind, Press};
use super::tally::{Progress, SilentTally, TallyKind};
use crate::ui::text::parts::PartsMsg;
use crate::ui::words::Words;

/// The label says what is done and how far: "Checking 12,000 of 20,000 rows".
#[component]
pub fn ProgressLine(
    #[prop(into)] progress: Signal<Progress>,
    #[prop(into)] label: TextProp,
    #[prop(optional, into)] on_cancel: Option<Callback<()>>,
    words: Words,
) -> impl IntoView {
    let cancel = on_cancel.map(|on_cancel| {
        view! {
            <Button press=Press::Now(on_cancel) kind=ButtonKind::Small>
                {words.say(PartsMsg::Cancel)}
            </Button>
        }
    });
    view! {
        <div class="progress" role="group" aria-label=words.say(PartsMsg::Working)>
            <p class="progress__text" role="status">
                {move || label.get()}
            </p>
            {cancel}
            <SilentTally progress=progress kind=TallyKind::Even />
        </div>
    }
}
