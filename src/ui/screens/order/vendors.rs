//! Vendors: who sends supplies. Added, renamed, retired and put back; nothing is deleted.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::command::Command;
use crate::domain::event::Standing;
use crate::domain::event::supply::{VendorAdded, VendorChange, VendorChanged};
use crate::domain::ids::VendorId;
use crate::domain::inventory::command::StockCommand;
use crate::domain::inventory::orders::VendorRecord;
use crate::domain::text::Label;
use crate::ui::address::Address;
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::caution::Caution;
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockPlace};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowState, RowSub, Tap};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::order::shared::vendor_name;
use crate::ui::shell::Page;
use crate::ui::text::Msg;
use crate::ui::text::order::OrderMsg;
use crate::ui::text::vendor::VendorMsg;
use crate::ui::trouble;
use crate::ui::words::Words;

/// The box in the dock, and whose name is in it.
#[derive(Clone, Copy)]
struct Editor {
    app: App,
    words: Words,
    selected: RwSignal<Option<VendorId>>,
    name: RwSignal<String>,
    trouble: RwSignal<Option<Msg>>,
}

impl Editor {
    fn new() -> Self {
        Self {
            app: App::expect(),
            words: Words::expect(),
            selected: RwSignal::new(None),
            name: RwSignal::new(String::new()),
            trouble: RwSignal::new(None),
        }
    }

    fn select(self, vendor: Option<VendorId>) {
        let name = self.app.state.with_untracked(|state| vendor_name(state, vendor));
        self.trouble.set(None);
        self.name.set(name.unwrap_or_default());
        self.selected.set(vendor);
    }

    /// The name in the box, if nobody else has it.
    fn read(self) -> Result<Label, Msg> {
        let name = self.name.with_untracked(|name| trouble::label(name)).map_err(Msg::from)?;
        let own = self.selected.get_untracked();
        let lower = name.as_str().to_lowercase();
        let taken = self.app.state.with_untracked(|state| {
            state.orders.vendors.iter().any(|(id, record)| {
                let held = record.name.get().map(|held| held.as_str().to_lowercase());
                Some(*id) != own && held.as_deref() == Some(lower.as_str())
            })
        });
        if taken { Err(VendorMsg::Taken.into()) } else { Ok(name) }
    }

    async fn ask(self, command: StockCommand) {
        match self.app.request(Command::Stock(Box::new(command))).await {
            Ok(_) => {
                let _ = self.trouble.try_set(None);
                let _ = self.name.try_set(String::new());
                let _ = self.selected.try_set(None);
            }
            Err(problem) => {
                let _ = self.trouble.try_set(Some(trouble::of_problem(&problem).into()));
            }
        }
    }

    async fn save(self) {
        match (self.read(), self.selected.get_untracked()) {
            (Err(wrong), _) => self.trouble.set(Some(wrong)),
            (Ok(name), None) => self.ask(StockCommand::AddVendor(VendorAdded { name })).await,
            (Ok(name), Some(vendor)) => {
                let change = VendorChange::Name(name);
                self.ask(StockCommand::ChangeVendor(VendorChanged { vendor, change })).await;
            }
        }
    }

    async fn stand(self, vendor: VendorId, standing: Standing) {
        let change = VendorChange::Standing(standing);
        self.ask(StockCommand::ChangeVendor(VendorChanged { vendor, change })).await;
    }
}

#[component]
pub fn Vendors() -> impl IntoView {
    let (editor, words) = (Editor::new(), Words::expect());
    // Those in use, then the retired ones.
    let vendors = Memo::new(move |_| {
        editor.app.state.with(|state| {
            let mut named: Vec<(String, VendorId, bool)> = state
                .orders
                .vendors
                .iter()
                .filter_map(|(id, record)| {
                    Some((record.name.get()?.as_str().to_lowercase(), *id, record.is_active()))
                })
                .collect();
            crate::domain::ordered::Ordered::order(named.as_mut_slice());
            let (active, retired): (Vec<_>, Vec<_>) = named.into_iter().partition(|vendor| vendor.2);
            let ids = |named: Vec<(String, VendorId, bool)>| named.into_iter().map(|v| v.1).collect();
            let lists: (Vec<VendorId>, Vec<VendorId>) = (ids(active), ids(retired));
            lists
        })
    });
    view! {
        <Page
            title=words.say(VendorMsg::Title)
            above=Above::back(Address::Orders.to_string(), words.say(OrderMsg::Title))
            sub=words.say(VendorMsg::Sub)
            dock=move || view! { <VendorDock editor=editor /> }
        >
            <Show
                when=move || !vendors.get().0.is_empty()
                fallback=move || {
                    view! {
                        <Empty
                            title=words.say(VendorMsg::EmptyTitle)
                            text=words.say(VendorMsg::EmptyText)
                        />
                    }
                }
            >
                <Section
                    title=words.say(VendorMsg::Title)
                    place=SectionPlace::First
                    note=move || view! { <p>{words.say(VendorMsg::Tap)}</p> }
                >
                    <ul role="list">
                        <For each=move || vendors.get().0 key=|id| *id let:id>
                            <VendorRow editor=editor id=id />
                        </For>
                    </ul>
                </Section>
            </Show>
            <Show when=move || !vendors.get().1.is_empty()>
                <Section title=words.say(VendorMsg::Retired)>
                    <ul role="list">
                        <For each=move || vendors.get().1 key=|id| *id let:id>
                            <VendorRow editor=editor id=id />
                        </For>
                    </ul>
                </Section>
            </Show>
        </Page>
    }
}

#[component]
fn VendorRow(editor: Editor, id: VendorId) -> impl IntoView {
    let (app, words) = (editor.app, editor.words);
    let name = move || app.state.with(|state| vendor_name(state, Some(id))).unwrap_or_default();
    let items = move || {
        let items = app.state.with(|state| {
            let rules =
                state.catalogue.items.values().filter_map(|item| item.reorder.get().copied().flatten());
            rules.filter(|rule| rule.vendor == Some(id)).count()
        });
        words.t(VendorMsg::Rules { items })
    };
    let state = move || match editor.selected.get() == Some(id) {
        true => RowState::Now,
        false => RowState::Plain,
    };
    view! {
        <Row
            name=name
            margin=Signal::stored(Margin::Mark(Mark::Blank))
            state=Signal::derive(state)
            tap=Tap::press(move || editor.select(Some(id)))
            under=move || view! { <RowSub>{items}</RowSub> }
        />
    }
}

#[component]
fn VendorDock(editor: Editor) -> impl IntoView {
    let words = editor.words;
    let title = move || {
        let selected = editor.selected.get();
        let name = editor.app.state.with(|state| vendor_name(state, selected));
        name.unwrap_or_else(|| words.t(VendorMsg::Add).into_owned())
    };
    view! {
        <Dock label=words.say(VendorMsg::Add)>
            <DockBody place=DockPlace::Top>
                <DockLead kicker=words.say(VendorMsg::Title) title=title />
            </DockBody>
            <DockBody place=DockPlace::Act>
                <Field
                    id="vendor-name"
                    label=words.say(VendorMsg::Name)
                    value=editor.name
                    kind=FieldKind::Text { longest: 60, capitals: Capitals::Words }
                    error=words.said(editor.trouble)
                />
                <Caution text=editor.name words=words />
                {move || match editor.selected.get() {
                    Some(id) => view! { <OneVendor editor=editor id=id /> }.into_any(),
                    None => view! {
                        <Actions>
                            <Button press=Press::until(move || editor.save()) kind=ButtonKind::Primary>
                                {words.say(VendorMsg::Add)}
                            </Button>
                        </Actions>
                    }
                    .into_any(),
                }}
            </DockBody>
        </Dock>
    }
}

#[component]
fn OneVendor(editor: Editor, id: VendorId) -> impl IntoView {
    let words = editor.words;
    let is_active = editor
        .app
        .state
        .with_untracked(|state| state.orders.vendors.get(&id).is_some_and(VendorRecord::is_active));
    let (word, to) = match is_active {
        true => (VendorMsg::Retire, Standing::Retired),
        false => (VendorMsg::PutBack, Standing::Active),
    };
    view! {
        <Actions>
            <Button press=Press::now(move || editor.select(None))>{words.say(OrderMsg::Close)}</Button>
            <Button press=Press::until(move || editor.stand(id, to))>{words.say(word)}</Button>
            <Button press=Press::until(move || editor.save()) kind=ButtonKind::Primary>
                {words.say(OrderMsg::Save)}
            </Button>
        </Actions>
    }
}
