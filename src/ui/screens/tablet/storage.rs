//! Whether the browser keeps what is written here, how much room there is, when it last left.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::context::App;
use crate::app::tablet::{self, Persistence, Storage};
use crate::app::updates;
use crate::exchange::tablets::last_export;
use crate::ui::parts::badge::Badge;
use crate::ui::parts::button::{Button, ButtonKind, Press};
use crate::ui::parts::icon::{Glyph, Icon, Mark};
use crate::ui::parts::row::{Row, RowEnd, RowSub, Tap};
use crate::ui::parts::section::Section;
use crate::ui::text::tablet::TabletMsg;
use crate::ui::words::Words;

#[component]
pub fn StorageSection() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let storage = RwSignal::new(None::<Storage>);
    spawn_local(async move {
        let found = tablet::storage().await;
        let _ = storage.try_set(Some(found));
    });
    let room = move || match storage.get() {
        None => words.t(TabletMsg::RoomUnknown),
        Some(storage) => storage.room.map_or_else(
            || words.t(TabletMsg::RoomUnknown),
            |room| words.t(TabletMsg::Room { used: room.used, quota: room.quota }),
        ),
    };
    let export = move || {
        let last = app.state.with(|state| last_export(state, app.own.get()));
        last.map_or_else(
            || words.t(TabletMsg::NeverExported),
            |at| words.t(TabletMsg::LastExportAt { at, today: app.today.get() }),
        )
    };
    view! {
        <Section title=words.say(TabletMsg::Storage)>
            <ul role="list">
                <OfflineRow />
                <KeepingRow storage=storage />
                <Row name=words.say(TabletMsg::RoomName)>
                    <RowEnd>
                        <span>{room}</span>
                    </RowEnd>
                </Row>
                <Row name=words.say(TabletMsg::LastExportName) tap=Tap::link("/more/exchange")>
                    <RowEnd>
                        <span>{export}</span>
                        <Glyph icon=Icon::Next />
                    </RowEnd>
                </Row>
            </ul>
        </Section>
    }
}

/// Whether the tablet may leave the network: the first visit fetches what is left of the app after
/// its first screen stands.
#[component]
fn OfflineRow() -> impl IntoView {
    let words = Words::expect();
    let kept = RwSignal::new(None::<Option<bool>>);
    spawn_local(updates::watch_keeping(move |found| {
        let left = kept.try_set(Some(found)).is_some();
        left || found != Some(false)
    }));
    let facts = move || match kept.get() {
        Some(Some(true)) => (Mark::Good, TabletMsg::OfflineReady, TabletMsg::OfflineReadyText),
        Some(None) => (Mark::Due, TabletMsg::OfflineNever, TabletMsg::OfflineNeverText),
        Some(Some(false)) | None => (Mark::Wait, TabletMsg::OfflineComing, TabletMsg::OfflineComingText),
    };
    view! {
        <Row
            name=words.say(TabletMsg::Offline)
            under=move || view! { <RowSub>{move || words.t(facts().2)}</RowSub> }
        >
            <RowEnd>
                <Badge mark=Signal::derive(move || facts().0) text=move || words.t(facts().1) />
            </RowEnd>
        </Row>
    }
}

#[component]
fn KeepingRow(storage: RwSignal<Option<Storage>>) -> impl IntoView {
    let words = Words::expect();
    let asked_in_vain = RwSignal::new(false);
    let persistence = Memo::new(move |_| storage.get().map(|storage| storage.persistence));
    let facts = move || match persistence.get() {
        Some(Persistence::Granted) => (Mark::Good, TabletMsg::Kept, TabletMsg::KeptText),
        Some(Persistence::NotGranted) if asked_in_vain.get() => {
            (Mark::Due, TabletMsg::NotKept, TabletMsg::AskedInVain)
        }
        Some(Persistence::NotGranted) => (Mark::Due, TabletMsg::NotKept, TabletMsg::NotKeptText),
        Some(Persistence::Unknown) | None => {
            (Mark::Blank, TabletMsg::KeepUnknown, TabletMsg::KeepUnknownText)
        }
    };
    let ask = move || async move {
        let answer = tablet::ask_to_keep().await;
        let _ = asked_in_vain.try_set(answer == Persistence::NotGranted);
        let found = tablet::storage().await;
        let _ = storage.try_set(Some(found));
    };
    let under = move || {
        view! {
            <RowSub>{move || words.t(facts().2)}</RowSub>
            <Show when=move || persistence.get() == Some(Persistence::NotGranted)>
                <span class="row__act">
                    <Button press=Press::until(ask) kind=ButtonKind::Small>
                        {words.say(TabletMsg::AskToKeep)}
                    </Button>
                </span>
            </Show>
        }
    };
    view! {
        <Row name=words.say(TabletMsg::Keeping) under=under>
            <RowEnd>
                <Badge mark=Signal::derive(move || facts().0) text=move || words.t(facts().1) />
            </RowEnd>
        </Row>
    }
}
