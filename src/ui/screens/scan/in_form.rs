//! A scan on the form of a record: it fills in the lot, the expiry and the pack, and each one more adds
//! one, as long as nobody has typed a figure.
//!
//! What was typed is never overwritten by another item or another lot: then the scan is refused with
//! what to do first.

use leptos::prelude::*;

use crate::domain::inventory::catalogue::CodeLink;
use crate::domain::inventory::lot::Bucket;
use crate::ui::address::{Address, Preset};
use crate::ui::amounts::Sum;
use crate::ui::entry::Entry;
use crate::ui::parts::button::{Button, ButtonKind, Press};
use crate::ui::parts::caution::Remark;
use crate::ui::parts::icon::Icon;
use crate::ui::scan::{Found, Scans, Taken};
use crate::ui::screens::scan::said::as_typed;
use crate::ui::screens::stock::shared::item_label;
use crate::ui::screens::supply::form::{Form, Pick};
use crate::ui::text::scan::ScanMsg;

/// How the form stood before a scan.
#[derive(Clone)]
struct Before {
    /// The boxes by name.
    figures: Vec<(String, Entry)>,
    pick: Option<Pick>,
    code: String,
    expiry: String,
    scanned: Option<i64>,
    named: Option<Bucket>,
}

#[derive(Clone, Copy)]
pub struct ScannedForm {
    form: Form,
    scans: Scans,
    /// The way back, one for each scan.
    before: RwSignal<Vec<Before>>,
    /// The sum that scans have made, in base units; another one was typed.
    scanned: RwSignal<Option<i64>>,
    /// The lot that scans have named.
    named: RwSignal<Option<Bucket>>,
    serials: StoredValue<Vec<Option<String>>>,
    said: RwSignal<Option<ScanMsg>>,
}

impl ScannedForm {
    pub fn begin(form: Form, go: impl Fn(&str) + Copy + Send + Sync + 'static) -> Self {
        let scanned = Self {
            form,
            scans: Scans::expect(),
            before: RwSignal::new(Vec::new()),
            scanned: RwSignal::new(None),
            named: RwSignal::new(None),
            serials: StoredValue::new(Vec::new()),
            said: RwSignal::new(None),
        };
        scanned.scans.take(move |found| untrack(|| scanned.hear(found, go)));
        scanned
    }

    fn hear(self, found: &Found, go: impl Fn(&str)) -> Taken {
        self.said.set(None);
        match found.link {
            Some(link) if link.item == self.form.key.item => self.fill(found, Some(link)),
            None if found.supply.code.is_none() => self.fill(found, None),
            Some(link) if self.is_untouched() => {
                self.scans.hand_on(found.clone());
                let (place, act) = (self.form.key.place, self.form.act);
                go(&Address::Record { item: link.item, place, act, preset: Preset::Nothing }.to_string());
                Taken::Taken
            }
            None if self.is_untouched() => Taken::NotMine,
            Some(link) => {
                let words = self.form.words;
                let item = self.form.app.state.with(|state| item_label(state, link.item, words.lang()));
                self.refuse(ScanMsg::OtherItemFirst { item })
            }
            None => self.refuse(ScanMsg::UnknownFirst),
        }
    }

    /// Whether leaving the form would lose nothing that a person has entered.
    fn is_untouched(self) -> bool {
        let form = self.form;
        form.packs.sum() == Sum::Blank
            && form.code.with(String::is_empty)
            && form.expiry.with(String::is_empty)
    }

    fn refuse(self, why: ScanMsg) -> Taken {
        self.said.set(Some(why));
        Taken::Taken
    }

    fn fill(self, found: &Found, link: Option<CodeLink>) -> Taken {
        let form = self.form;
        let bucket = found.supply.bucket().filter(|_| form.shows_lots());
        // What is linked to a pack that is not in use has no box here.
        let counted = match link.map(|link| form.packs.box_of(link.pack)) {
            Some(None) => return Taken::NotMine,
            Some(counted) => counted,
            None => None,
        };
        // Two lots never come to one figure.
        let other_lot = bucket.as_ref().is_some_and(|bucket| self.is_other_lot(bucket));
        if form.packs.sum() != Sum::Blank && other_lot {
            return self.refuse(ScanMsg::OtherLotFirst);
        }
        let serial = link.and(found.supply.serial.clone());
        if let Some(known) = &serial
            && self.serials.with_value(|serials| serials.contains(&serial))
        {
            return self.refuse(ScanMsg::SameSerial { serial: known.clone() });
        }
        self.remember();
        // One for each scan, so that the last can be taken back with it.
        self.serials.update_value(|serials| serials.push(serial));
        if let Some(bucket) = bucket {
            self.put(&bucket);
            if bucket.lot.code.is_some() {
                self.named.set(Some(bucket));
            }
        }
        if let Some(counted) = counted.filter(|_| self.is_counting() || form.packs.sum() == Sum::Blank) {
            let more = counted.with(Entry::value).unwrap_or(0) + 1;
            counted.set(Entry::Figure(more));
            self.scanned.set(form.packs.pieces());
        }
        Taken::Taken
    }

    /// Whether the figures in the boxes are those that scans have made.
    fn is_counting(self) -> bool {
        let figure = self.form.packs.pieces();
        figure.is_some() && figure == self.scanned.get()
    }

    /// Whether a scan or a person has named another lot before. What the form chose by itself is no
    /// more than a proposal.
    fn is_other_lot(self, bucket: &Bucket) -> bool {
        let typed = || {
            let typed = self.form.pick.get() == Some(Pick::Typed) && !self.form.code.with(String::is_empty);
            self.form.bucket().ok().filter(|_| typed)
        };
        let named = self.named.get().or_else(typed);
        let coded = |bucket: &Bucket| bucket.lot.code.is_some();
        // A symbol with the date alone belongs to the lot that another one named.
        coded(bucket) && named.is_some_and(|named| coded(&named) && named.lot.name() != bucket.lot.name())
    }

    fn remember(self) {
        let form = self.form;
        let before = Before {
            figures: form.packs.kept(),
            pick: form.pick.get(),
            code: form.code.get(),
            expiry: form.expiry.get(),
            scanned: self.scanned.get(),
            named: self.named.get(),
        };
        self.before.update(|all| all.push(before));
    }

    /// A lot that is on record is chosen; another one, or one with another expiry, is filled in.
    fn put(self, bucket: &Bucket) {
        let form = self.form;
        let has_lot = matches!(form.pick.get(), Some(Pick::Known(held)) if held.lot.code.is_some());
        if bucket.lot.code.is_none() && has_lot {
            return;
        }
        let known = form.lots.with(|lots| {
            let mut like = lots.iter().filter(|line| line.bucket.lot.name() == bucket.lot.name());
            let agrees = |expiry| bucket.lot.expiry.is_none() || bucket.lot.expiry == expiry;
            like.find(|line| agrees(line.expiry)).map(|line| line.bucket.clone())
        });
        match known {
            Some(known) => form.pick.set(Some(Pick::Known(known))),
            None => {
                form.pick.set(Some(Pick::Typed));
                // The second symbol of a box may bring the date alone: what the first one said stays.
                if let Some(code) = &bucket.lot.code {
                    form.code.set(code.to_string());
                }
                if let Some(expiry) = bucket.lot.expiry {
                    form.expiry.set(as_typed(expiry));
                }
            }
        }
    }

    fn take_back(self) {
        let before = self.before.try_update(Vec::pop).flatten();
        let Some(before) = before else { return };
        let form = self.form;
        self.said.set(None);
        self.serials.update_value(|serials| {
            serials.pop();
        });
        for (name, entry) in before.figures {
            form.packs.put(&name, entry);
        }
        form.pick.set(before.pick);
        form.code.set(before.code);
        form.expiry.set(before.expiry);
        self.scanned.set(before.scanned);
        self.named.set(before.named);
    }
}

/// How many scans are in the form, and the way to take the last one back.
#[component]
pub fn ScanNote(scanned: ScannedForm) -> impl IntoView {
    let words = scanned.form.words;
    let scans = move || scanned.before.with(Vec::len);
    view! {
        {move || scanned.said.get().map(|said| view! { <div class="inset"><Remark text=words.say(said) /></div> })}
        <Show when=move || { scans() > 0 }>
            <div class="inset scan-note">
                <p role="status">{move || words.t(ScanMsg::ScansHere { scans: scans() })}</p>
                <Button
                    kind=ButtonKind::Small
                    icon=Icon::Undo
                    press=Press::now(move || scanned.take_back())
                >
                    {words.say(ScanMsg::TakeBack)}
                </Button>
            </div>
        </Show>
    }
}
