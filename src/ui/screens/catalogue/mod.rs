//! The catalogue: everything that is stocked.
//!
//! The list is here; `item` is one of them, `packs` how it comes, `add` a new one, `starter` what
//! can still be taken from the starter list, `import` and `preview` a list from a file.

mod add;
mod codes;
mod fields;
mod import;
mod index;
mod item;
mod opened_rule;
mod packs;
mod preview;
mod same;
mod starter;

use leptos::prelude::*;

pub use add::AddItem;
pub use import::CatalogueImport;
pub use item::Item;
pub use starter::Starter;

use crate::app::context::App;
use crate::app::transfer::{Sent, TableKind, build_table, send};
use crate::domain::event::Category;
use crate::domain::ids::ItemId;
use crate::domain::inventory::starter::{CATEGORIES, category_of};
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::field::{Field, FieldKind};
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::{Glyph, Icon};
use crate::ui::parts::row::{Row, RowEnd, RowState, RowSub, Tap};
use crate::ui::parts::search::SearchBox;
use crate::ui::parts::section::Section;
use crate::ui::searching::edition;
use crate::ui::shell::Page;
use crate::ui::text::catalogue::CatalogueMsg;
use crate::ui::text::shell::ShellMsg;
use crate::ui::words::Words;
use index::{Entry, Index, Kept};
use same::Pairs;

/// Lines that are drawn at once; the rest come when they are asked for.
const WINDOW: usize = 200;

#[component]
pub fn Catalogue() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let edition = edition(app);
    let index = Memo::new(move |_| {
        edition.track();
        let lang = words.lang();
        app.state.with_untracked(|state| Index::of(state, lang))
    });
    let query = RwSignal::new(String::new());
    let category = RwSignal::new(String::new());
    let wanted = Memo::new(move |_| (query.get(), category.with(|word| category_of(word))));
    let sub = move || words.t(CatalogueMsg::Sub { items: index.with(|index| index.count(Kept::InUse)) });
    view! {
        <Page
            title=words.say(CatalogueMsg::Title)
            above=Above::back("/more", words.say(ShellMsg::More))
            sub=sub
            dock=move || view! { <Ways /> }
        >
            <FileWays />
            <Pairs />
            <SearchBox query=query label=words.say(CatalogueMsg::Search) words=words />
            <CategoryChoice category=category />
            <Found index=index wanted=wanted kept=Kept::InUse />
            <Show when=move || index.with(|index| index.count(Kept::Retired) != 0)>
                <Section title=words.say(CatalogueMsg::RetiredTitle)>
                    <Found index=index wanted=wanted kept=Kept::Retired />
                </Section>
            </Show>
        </Page>
    }
}

#[component]
fn CategoryChoice(category: RwSignal<String>) -> impl IntoView {
    let words = Words::expect();
    let options = Signal::derive(move || {
        let all = (String::new(), words.t(CatalogueMsg::All).into_owned());
        let named = |(word, category): &(&str, Category)| {
            ((*word).to_owned(), words.t(CatalogueMsg::Category(*category)).into_owned())
        };
        [all].into_iter().chain(CATEGORIES.iter().map(named)).collect::<Vec<_>>()
    });
    view! {
        <div class="form form--tight">
            <Field
                id="category"
                label=words.say(CatalogueMsg::CategoryLabel)
                value=category
                kind=FieldKind::Choice { options }
            />
        </div>
    }
}

/// The items that match, a window of them at a time.
#[component]
fn Found(index: Memo<Index>, wanted: Memo<(String, Option<Category>)>, kept: Kept) -> impl IntoView {
    let words = Words::expect();
    let more = RwSignal::new(0_usize);
    let found = Memo::new(move |_| {
        wanted.with(|(query, category)| index.with(|index| index.find(query, *category, kept)))
    });
    let shown = Memo::new(move |_| {
        let most = WINDOW * (more.get() + 1);
        found.with(|found| found.iter().copied().take(most).collect::<Vec<ItemId>>())
    });
    let left = move || found.with(Vec::len).saturating_sub(shown.with(Vec::len));
    let next = move || left().min(WINDOW);
    view! {
        <p class="inset list-note soft" role="status">
            {move || words.t(CatalogueMsg::Found { count: found.with(Vec::len) })}
        </p>
        <Show
            when=move || !found.with(Vec::is_empty)
            fallback=move || {
                view! {
                    <Empty
                        title=words.say(CatalogueMsg::Nothing)
                        text=words.say(CatalogueMsg::NothingText)
                    />
                }
            }
        >
            <ul class="long-list" role="list">
                <For each=move || shown.get() key=|item| *item let:item>
                    <Line index=index item=item kept=kept />
                </For>
            </ul>
            <Show when=move || left() != 0>
                <div class="inset long-list__more">
                    <Button press=Press::now(move || more.update(|more| *more += 1))>
                        {move || words.t(CatalogueMsg::ShowMore { count: next() })}
                    </Button>
                </div>
            </Show>
        </Show>
    }
}

#[component]
fn Line(index: Memo<Index>, item: ItemId, kept: Kept) -> impl IntoView {
    let words = Words::expect();
    let entry = Memo::new(move |_| index.with(|index| index.entry(item).cloned()));
    let of = move |part: fn(&Entry) -> String| {
        move || entry.with(|entry| entry.as_ref().map(part).unwrap_or_default())
    };
    let sub = of(|entry| match entry.code.as_str() {
        "" => entry.unit.clone(),
        code => format!("{code} · {}", entry.unit),
    });
    let category = move || {
        let category = entry.with(|entry| entry.as_ref().map(|entry| entry.category));
        category.map(|category| words.t(CatalogueMsg::Category(category)))
    };
    let state = match kept {
        Kept::InUse => RowState::Quiet,
        Kept::Retired => RowState::Done,
    };
    view! {
        <Row
            name=of(|entry| entry.name.clone())
            state=state
            tap=Tap::link(format!("/more/catalogue/{item}"))
            under=move || view! { <RowSub>{sub}</RowSub> }
        >
            <RowEnd>
                <span class="fine soft wide-only">{category}</span>
                <Glyph icon=Icon::Next />
            </RowEnd>
        </Row>
    }
}

#[component]
fn FileWays() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let told = RwSignal::new(None::<CatalogueMsg>);
    let export = move || async move {
        let file = build_table(app, TableKind::Catalogue);
        let said = match send(app, &file).await {
            Sent::Shared | Sent::Downloaded => Some(CatalogueMsg::Exported),
            Sent::Cancelled => None,
            Sent::TapAgain | Sent::Failed { .. } => Some(CatalogueMsg::ExportFailed),
        };
        let _ = told.try_set(said);
    };
    view! {
        <div class="ways inset">
            <ButtonLink href="/more/catalogue/import" kind=ButtonKind::Small icon=Icon::Import>
                {words.say(CatalogueMsg::Import)}
            </ButtonLink>
            <Button kind=ButtonKind::Small icon=Icon::Export press=Press::until(export)>
                {words.say(CatalogueMsg::Export)}
            </Button>
            <p class="fine" role="status">
                {move || told.get().map(|told| words.t(told))}
            </p>
        </div>
    }
}

#[component]
fn Ways() -> impl IntoView {
    let words = Words::expect();
    view! {
        <Dock label=words.say(CatalogueMsg::Title)>
            <DockBody place=DockPlace::Act>
                <Actions>
                    <ButtonLink href="/more/catalogue/starter">
                        {words.say(CatalogueMsg::Starter)}
                    </ButtonLink>
                    <ButtonLink
                        href="/more/catalogue/new"
                        kind=ButtonKind::Primary
                        icon=Icon::Plus
                    >
                        {words.say(CatalogueMsg::Add)}
                    </ButtonLink>
                </Actions>
            </DockBody>
        </Dock>
    }
}
