//! The post: reads what was scanned and delivers it. Stands beside every screen, and shows nothing but
//! what a scan asks or why it was refused.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::context::App;
use crate::app::scan::{Outcome, read_scan};
use crate::app::scanner::Scan;
use crate::app::{scanner, tablet};
use crate::domain::ids::StaffId;
use crate::domain::inventory::codes::{Meaning, Supply};
use crate::ui::address::Address;
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::dialog::{Dialog, DialogState};
use crate::ui::parts::icon::Mark;
use crate::ui::parts::toast::{Toast, Toasts};
use crate::ui::scan::{Found, Scans, Taken};
use crate::ui::screens::scan::said::supply_words;
use crate::ui::text::scan::ScanMsg;
use crate::ui::way::way;
use crate::ui::words::Words;

/// How long a refusal stands.
const SAID_MS: u32 = 12_000;

#[derive(Clone, Copy)]
struct Post {
    app: App,
    words: Words,
    scans: Scans,
    said: RwSignal<Vec<Toast>>,
    number: StoredValue<u64>,
    /// A question, and whom it was put to: nobody else finds it on the screen.
    asked: RwSignal<(Option<StaffId>, Vec<Supply>)>,
    asking: RwSignal<DialogState>,
}

#[component]
pub fn ScanPost() -> impl IntoView {
    let (app, words, scans) = (App::expect(), Words::expect(), Scans::expect());
    let post = Post {
        app,
        words,
        scans,
        said: RwSignal::new(Vec::new()),
        number: StoredValue::new(0),
        asked: RwSignal::new((None, Vec::new())),
        asking: RwSignal::new(DialogState::Closed),
    };
    let go = way();
    scans.tuning.set(scanner::kept_tuning());
    scanner::listen(
        app,
        move || scans.tuning.get_untracked(),
        move || scans.may_hear(),
        move |scan| {
            if scans.deliver_raw(&scan) == Taken::NotMine {
                post.sort(&scan, go);
            }
        },
    );
    let choices = move || {
        let today = app.today.get_untracked();
        let (_, supplies) = post.asked.get();
        let choice = move |supply: Supply| {
            let said = supply_words(&supply, today, words);
            let press = Press::now(move || {
                post.asking.set(DialogState::Closed);
                post.deliver(supply.clone(), go);
            });
            view! { <Button press=press>{said}</Button> }
        };
        supplies.into_iter().map(choice).collect_view()
    };
    view! {
        <Toasts toasts=post.said />
        <Show when=move || app.person.get().is_some() && post.asked.with(|(person, _)| *person) == app.person.get()>
        <Dialog state=post.asking title=words.say(ScanMsg::WhichReading)>
            <p>{words.say(ScanMsg::WhichReadingText)}</p>
            <div class="readings">{choices}</div>
            <Actions>
                <Button
                    kind=ButtonKind::Quiet
                    press=Press::now(move || post.asking.set(DialogState::Closed))
                >
                    {words.say(ScanMsg::Neither)}
                </Button>
            </Actions>
        </Dialog>
        </Show>
    }
}

impl Post {
    fn sort(self, scan: &Scan, go: impl Fn(&str) + Copy + 'static) {
        self.said.set(Vec::new());
        self.asking.set(DialogState::Closed);
        // The label of a room leads to the room.
        let room = scan.text.trim().strip_prefix(&tablet::origin()).map(Address::of);
        if let Some(room @ Address::Room(_)) = room {
            go(&room.to_string());
            return;
        }
        let today = self.app.today.get_untracked();
        match self.scans.tuning.with_untracked(|tuning| read_scan(scan, tuning, today)) {
            Outcome::One(supply) => self.deliver(supply, go),
            Outcome::Ask(supplies) => {
                self.asked.set((self.app.person.get_untracked(), supplies));
                self.asking.set(DialogState::Open);
            }
            Outcome::Refused(why) => self.say(ScanMsg::Refused { why }),
        }
    }

    fn deliver(self, supply: Supply, go: impl Fn(&str)) {
        let meaning = supply
            .code
            .as_ref()
            .map(|code| self.app.state.with_untracked(|state| state.catalogue.meaning(code)));
        let link = match meaning {
            Some(Meaning::Known(link)) => Some(link),
            Some(Meaning::WhichPack(_) | Meaning::Unknown) | None => None,
        };
        let found = Found { supply, link };
        if self.scans.deliver(&found) == Taken::Taken {
            return;
        }
        if found.supply.code.is_none() {
            self.say(ScanMsg::NoArticle);
            return;
        }
        self.scans.latest.set(Some(found));
        go(&Address::Scanned.to_string());
    }

    fn say(self, msg: ScanMsg) {
        let number = self.number.try_update_value(|number| {
            *number += 1;
            *number
        });
        let id = number.unwrap_or(0);
        self.said.set(vec![Toast { id, mark: Mark::Stop, text: self.words.t(msg).into_owned() }]);
        spawn_local(async move {
            TimeoutFuture::new(SAID_MS).await;
            let _ = self.said.try_update(|said| said.retain(|toast| toast.id != id));
        });
    }
}
