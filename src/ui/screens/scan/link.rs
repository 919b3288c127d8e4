//! A code that is new here: which item it means, and which pack of it.
//!
//! A number of another pack level is never taken for the piece: which pack one scan is, is always said
//! by a person, unless the item comes in single pieces only.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::app::context::{App, Problem};
use crate::domain::command::{Command, NewPack};
use crate::domain::event::supply::CodeLinked;
use crate::domain::ids::{ItemId, PackId};
use crate::domain::inventory::catalogue::CodeLink;
use crate::domain::inventory::codes::{Level, Meaning};
use crate::domain::inventory::command::StockCommand;
use crate::domain::quantity::Quantity;
use crate::domain::text::Label;
use crate::ui::naming::{item_code, item_unit, proposed};
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press, Readiness};
use crate::ui::parts::caution::{Caution, Remark};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockPlace};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::head::Above;
use crate::ui::parts::row::{Row, RowState, RowSub, Tap};
use crate::ui::parts::search::SearchBox;
use crate::ui::parts::section::Section;
use crate::ui::scan::{Found, Scans};
use crate::ui::screens::scan::scanned::Says;
use crate::ui::screens::stock::shared::{Turn, item_label, trouble};
use crate::ui::screens::supply::find::items_named;
use crate::ui::shell::Page;
use crate::ui::text::Msg;
use crate::ui::text::parts::PartsMsg;
use crate::ui::text::scan::ScanMsg;
use crate::ui::text::shell::ShellMsg;
use crate::ui::text::supply::SupplyMsg;
use crate::ui::words::Words;

/// Longer lists help nobody: another letter finds it sooner.
const SHOWN: usize = 12;

/// What one scan of the code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StandsFor {
    /// None: the base unit.
    Pack(Option<PackId>),
    /// A pack that the catalogue does not have yet.
    New,
}

#[derive(Clone, Copy)]
struct Linking {
    app: App,
    words: Words,
    scans: Scans,
    found: StoredValue<Found>,
    item: RwSignal<Option<ItemId>>,
    stands_for: RwSignal<Option<StandsFor>>,
    name: RwSignal<String>,
    holds: RwSignal<String>,
    trouble: RwSignal<Option<Msg>>,
    turn: StoredValue<Turn>,
}

impl Linking {
    fn choose(self, item: Option<ItemId>) {
        self.item.set(item);
        let single_only = item.is_some_and(|item| {
            self.app.state.with_untracked(|state| state.catalogue.packs_in_use(item).is_empty())
        });
        let unsaid = self.found.with_value(|found| found.supply.level == Level::Unsaid);
        self.stands_for.set((single_only && unsaid).then_some(StandsFor::Pack(None)));
    }

    fn missing(self) -> Option<ScanMsg> {
        if self.item.get().is_none() {
            return Some(ScanMsg::ItemFirst);
        }
        match self.stands_for.get() {
            None => Some(ScanMsg::PackFirst),
            Some(StandsFor::Pack(_)) => None,
            Some(StandsFor::New) if self.new_pack().is_none() => Some(ScanMsg::PackHoldsHint),
            Some(StandsFor::New) => None,
        }
    }

    fn new_pack(self) -> Option<NewPack> {
        let name = Label::parse(&self.name.get()).ok()?;
        let holds = Quantity::parse(&self.holds.get()).ok().filter(|holds| holds.value() >= 2)?;
        Some(NewPack { name, holds })
    }

    async fn link(self) {
        if untrack(|| self.missing()).is_some() || Turn::take(self.turn) == Turn::Writing {
            return;
        }
        if let Err(problem) = self.write().await {
            let _ = self.trouble.try_set(Some(Msg::from(trouble(problem))));
        }
        let _ = self.turn.try_set_value(Turn::Free);
    }

    async fn write(self) -> Result<(), Problem> {
        let found = self.found.try_get_value();
        let code = found.as_ref().and_then(|found| found.supply.code.clone());
        let (Some(found), Some(code), Some(item)) = (found, code, self.item.get_untracked()) else {
            return Ok(());
        };
        let pack = match (self.stands_for.get_untracked(), untrack(|| self.new_pack())) {
            (Some(StandsFor::Pack(pack)), _) => pack,
            (Some(StandsFor::New), Some(pack)) => {
                let made = self.app.request(Command::AddPack { item, pack }).await?;
                let pack = made.first().copied().map(PackId);
                // If the link fails, the next try must not make the pack once more.
                let _ = self.stands_for.try_set(Some(StandsFor::Pack(pack)));
                pack
            }
            _ => return Ok(()),
        };
        let linked = StockCommand::LinkCode(CodeLinked { code, item, pack });
        self.app.request(Command::Stock(Box::new(linked))).await?;
        self.scans.latest.set(Some(Found { link: Some(CodeLink { item, pack }), ..found }));
        Ok(())
    }
}

#[component]
pub fn LinkPage(found: Found) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let supply = found.supply.clone();
    let meaning = supply.code.as_ref().map(|code| app.state.with_untracked(|s| s.catalogue.meaning(code)));
    let of_item = match meaning {
        Some(Meaning::WhichPack(item)) => Some(item),
        _ => None,
    };
    let linking = Linking {
        app,
        words,
        scans: Scans::expect(),
        found: StoredValue::new(found),
        item: RwSignal::new(of_item),
        stands_for: RwSignal::new(None),
        name: RwSignal::new(String::new()),
        holds: RwSignal::new(String::new()),
        trouble: RwSignal::new(None),
        turn: StoredValue::new(Turn::Free),
    };
    let sub = match of_item {
        Some(item) => {
            let item = app.state.with_untracked(|state| item_label(state, item, words.lang()));
            words.say(ScanMsg::WhichPackText { item })
        }
        None => words.say(ScanMsg::UnknownText),
    };
    let bare = (!supply.is_of_a_maker()).then(|| supply.code.as_ref().map(ToString::to_string)).flatten();
    let outer = supply.level == Level::Outer;
    view! {
        <Page
            title=words.say(ScanMsg::UnknownTitle)
            above=Above::back("/stock", words.say(ShellMsg::Stock))
            sub=sub
            dock=move || view! { <LinkDock linking=linking /> }
        >
            <Says supply=supply />
            <div class="inset">
                {bare.map(|text| view! { <Caution text=Signal::stored(text) words=words /> })}
                {outer.then(|| view! { <Remark text=words.say(ScanMsg::OuterNote) /> })}
            </div>
            <ItemSection linking=linking />
            {move || linking.item.get().map(|item| view! { <PackSection linking=linking item=item /> })}
        </Page>
    }
}

#[component]
fn ItemSection(linking: Linking) -> impl IntoView {
    let (app, words) = (linking.app, linking.words);
    let query = RwSignal::new(String::new());
    let named = items_named(app, words, query);
    let shown = move || match linking.item.get() {
        Some(item) => vec![item],
        None if query.with(String::is_empty) => Vec::new(),
        None => named.with(|named| named.iter().copied().take(SHOWN).collect()),
    };
    view! {
        <Section title=words.say(ScanMsg::WhichItem)>
            <Show when=move || linking.item.get().is_none()>
                <SearchBox query=query label=words.say(SupplyMsg::FindBox) words=words />
                <p class="inset list-note soft" role="status">
                    {move || words.t(SupplyMsg::Found { items: named.with(Vec::len) })}
                </p>
            </Show>
            <ul role="list">
                <For each=shown key=|item| *item let:item>
                    <ItemRow linking=linking item=item />
                </For>
            </ul>
            <Show when=move || linking.item.get().is_some()>
                <div class="inset scan-note">
                    <Button kind=ButtonKind::Small press=Press::now(move || linking.choose(None))>
                        {words.say(ScanMsg::OtherItem)}
                    </Button>
                </div>
            </Show>
        </Section>
    }
}

#[component]
fn ItemRow(linking: Linking, item: ItemId) -> impl IntoView {
    let (app, words) = (linking.app, linking.words);
    let code = app.state.with_untracked(|state| item_code(state, item));
    let state = Signal::derive(move || match linking.item.get() {
        Some(chosen) if chosen == item => RowState::Now,
        _ => RowState::Plain,
    });
    view! {
        <Row
            name=move || app.state.with(|state| item_label(state, item, words.lang()))
            state=state
            tap=Tap::press(move || linking.choose(Some(item)))
            under=move || view! { <RowSub>{code}</RowSub> }
        />
    }
}

#[component]
fn PackSection(linking: Linking, item: ItemId) -> impl IntoView {
    let (app, words) = (linking.app, linking.words);
    let mut options: Vec<(StandsFor, TextProp)> = app.state.with_untracked(|state| {
        let each = (StandsFor::Pack(None), item_unit(state, item, words.lang()).into());
        let packs = state.catalogue.packs_in_use(item).into_iter().map(|(pack, name, holds)| {
            let name = proposed(name.as_str(), words.lang()).to_owned();
            let label = words.t(SupplyMsg::PackOf { name, holds: holds.value() }).into_owned();
            (StandsFor::Pack(Some(pack)), label.into())
        });
        std::iter::once(each).chain(packs).collect()
    });
    options.push((StandsFor::New, words.say(ScanMsg::AnotherPack).into()));
    let is_new = move || linking.stands_for.get() == Some(StandsFor::New);
    view! {
        <Section
            title=words.say(ScanMsg::WhichPack)
            note=move || view! { <p>{words.say(ScanMsg::WhichPackNote)}</p> }
        >
            <div class="setting inset">
                <Choice
                    legend=words.say(ScanMsg::WhichPack)
                    look=ChoiceLook::Chips
                    options=options
                    chosen=linking.stands_for
                    on_choose=Callback::new(move |one| linking.stands_for.set(Some(one)))
                />
                <Show when=is_new>
                    <div class="pair">
                        <Field
                            id="scan-pack-name"
                            label=words.say(ScanMsg::PackName)
                            value=linking.name
                            kind=FieldKind::Text { longest: 60, capitals: Capitals::Off }
                        />
                        <Field
                            id="scan-pack-holds"
                            label=words.say(ScanMsg::PackHolds)
                            hint=words.say(ScanMsg::PackHoldsHint)
                            value=linking.holds
                            kind=FieldKind::Figure { longest: 7 }
                        />
                    </div>
                </Show>
            </div>
        </Section>
    }
}

#[component]
fn LinkDock(linking: Linking) -> impl IntoView {
    let (app, words) = (linking.app, linking.words);
    let readiness = Signal::derive(move || {
        linking.missing().map_or(Readiness::Ready, |why| Readiness::Barred(words.t(why).into_owned()))
    });
    let title = move || {
        let item = linking.item.get();
        let named = item.map(|item| app.state.with(|state| item_label(state, item, words.lang())));
        named.unwrap_or_else(|| words.t(ScanMsg::ItemFirst).into_owned())
    };
    view! {
        <Dock label=words.say(ScanMsg::Link)>
            <DockBody place=DockPlace::Top>
                <DockLead kicker=words.say(ScanMsg::Link) title=title />
            </DockBody>
            <DockBody place=DockPlace::Act>
                <ErrorLine error=words.said(linking.trouble) />
                <Actions>
                    <ButtonLink href="/stock">{words.say(PartsMsg::Cancel)}</ButtonLink>
                    <Button
                        press=Press::until(move || linking.link())
                        kind=ButtonKind::Primary
                        readiness=readiness
                    >
                        {words.say(ScanMsg::Link)}
                    </Button>
                </Actions>
            </DockBody>
        </Dock>
    }
}
