//! A list from a file: chosen, judged while one looks on, then shown before anything changes.

use leptos::prelude::*;

use super::preview::{Preview, PreviewDock};
use crate::app::catalogue_import::{GoOn, ImportFailure, Judged, Stage, choose_and_judge};
use crate::app::context::App;
use crate::exchange::catalogue::Column as TableColumn;
use crate::ui::parts::banner::{Banner, Tone};
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::progress::ProgressLine;
use crate::ui::parts::section::Section;
use crate::ui::parts::table::{Column, Table};
use crate::ui::parts::tally::Progress;
use crate::ui::shell::Page;
use crate::ui::text::catalogue::CatalogueMsg;
use crate::ui::text::first_start::FirstStartMsg;
use crate::ui::text::trouble::TroubleMsg;
use crate::ui::words::Words;

/// What the columns are called and what stands in them.
const COLUMNS: [(TableColumn, CatalogueMsg, &str); 6] = [
    (TableColumn::Name, CatalogueMsg::ColumnNeeded, "Syringe 3 mL, Luer-lock"),
    (TableColumn::Unit, CatalogueMsg::ColumnNeeded, "each"),
    (TableColumn::Code, CatalogueMsg::ColumnMay, "SYR3LL"),
    (TableColumn::Category, CatalogueMsg::ColumnMay, "needle"),
    (TableColumn::LotPolicy, CatalogueMsg::ColumnMay, "none, expiry, lot_expiry"),
    (TableColumn::Packs, CatalogueMsg::ColumnMay, "box:100|case:800"),
];

/// How far it has come.
#[derive(Clone, Debug, PartialEq)]
pub enum At {
    Start,
    Working(Stage),
    Failed(CatalogueMsg),
    Judged(Judged),
    Done { count: usize },
}

#[derive(Clone, Copy)]
pub struct Import {
    pub app: App,
    pub at: RwSignal<At>,
    pub trouble: RwSignal<Option<TroubleMsg>>,
    wish: RwSignal<GoOn>,
}

impl Import {
    fn new(app: App) -> Self {
        Self {
            app,
            at: RwSignal::new(At::Start),
            trouble: RwSignal::default(),
            wish: RwSignal::new(GoOn::Yes),
        }
    }

    /// Lets a file be chosen and judges it. A chooser that is closed changes nothing.
    pub async fn choose(self) {
        self.wish.set(GoOn::Yes);
        let stage = move |stage| {
            let _ = self.at.try_set(At::Working(stage));
            self.wish.try_get_untracked().unwrap_or(GoOn::Stop)
        };
        let next = match choose_and_judge(self.app, stage).await {
            Ok(Some(judged)) => At::Judged(judged),
            Ok(None) => match self.at.try_get_untracked() {
                Some(At::Working(_)) => At::Start,
                _ => return,
            },
            Err(ImportFailure::TooLarge { size, limit }) => {
                At::Failed(CatalogueMsg::TooLarge { size, limit })
            }
            Err(ImportFailure::Unreadable { .. }) => At::Failed(CatalogueMsg::Unreadable),
        };
        let _ = self.trouble.try_set(None);
        let _ = self.at.try_set(next);
    }
}

#[component]
pub fn CatalogueImport() -> impl IntoView {
    let words = Words::expect();
    let import = Import::new(App::expect());
    let body = move || match import.at.get() {
        At::Start => view! { <How /> }.into_any(),
        At::Failed(why) => view! {
            <Banner tone=Tone::Stop strong=words.say(why) />
            <How />
        }
        .into_any(),
        At::Working(stage) => view! { <Working import=import stage=stage /> }.into_any(),
        At::Judged(judged) => view! { <Preview judged=judged import=import /> }.into_any(),
        At::Done { count } => view! {
            <Banner
                tone=Tone::Good
                strong=words.say(CatalogueMsg::ImportedTitle { count })
                text=words.say(CatalogueMsg::ImportedText)
            />
        }
        .into_any(),
    };
    view! {
        <Page
            title=words.say(CatalogueMsg::ImportTitle)
            above=Above::back("/more/catalogue", words.say(CatalogueMsg::Title))
            sub=words.say(CatalogueMsg::ImportSub)
            dock=move || view! { <ImportDock import=import /> }
        >
            {body}
        </Page>
    }
}

#[component]
fn How() -> impl IntoView {
    let words = Words::expect();
    let columns = vec![
        Column::words(words.say(CatalogueMsg::Column)),
        Column::words(words.say(CatalogueMsg::ColumnIs)),
        Column::words(words.say(CatalogueMsg::ColumnExample)),
    ];
    let rows = COLUMNS.map(|(column, needed, example)| {
        view! {
            <tr>
                <th scope="row">{column.heading()}</th>
                <td>{words.say(needed)}</td>
                <td>{example}</td>
            </tr>
        }
    });
    view! {
        <p class="section__text how">{words.say(CatalogueMsg::ImportHow)}</p>
        <Section title=words.say(CatalogueMsg::ColumnsTitle)>
            <Table label=words.say(CatalogueMsg::ColumnsTitle) columns=columns>
                {rows.into_iter().collect_view()}
            </Table>
        </Section>
    }
}

#[component]
fn Working(import: Import, stage: Stage) -> impl IntoView {
    let words = Words::expect();
    let (label, progress) = match stage {
        Stage::Reading { done, total } => {
            let part = |bytes: u64| usize::try_from(bytes / 1_000).unwrap_or(usize::MAX);
            let progress = Progress { done: part(done), total: part(total).max(1) };
            (CatalogueMsg::Reading { done, total }, progress)
        }
        Stage::Judging { done, total } => (CatalogueMsg::Judging { done, total }, Progress { done, total }),
    };
    view! {
        <div class="inset how">
            <ProgressLine
                progress=progress
                label=words.say(label)
                on_cancel=move |()| import.wish.set(GoOn::Stop)
                words=words
            />
        </div>
    }
}

#[component]
fn ImportDock(import: Import) -> impl IntoView {
    let words = Words::expect();
    let choose = move || import.choose();
    let body = move || match import.at.get() {
        At::Judged(judged) => view! { <PreviewDock judged=judged import=import /> }.into_any(),
        At::Done { .. } => view! {
            <DockBody place=DockPlace::Act>
                <Actions>
                    <ButtonLink href="/more/catalogue" kind=ButtonKind::Primary>
                        {words.say(CatalogueMsg::ToCatalogue)}
                    </ButtonLink>
                </Actions>
            </DockBody>
        }
        .into_any(),
        At::Start | At::Failed(_) => view! {
            <DockBody place=DockPlace::Act>
                <Actions>
                    <ButtonLink href="/more/catalogue">{words.say(FirstStartMsg::Back)}</ButtonLink>
                    <Button
                        kind=ButtonKind::Primary
                        icon=Icon::Import
                        press=Press::until(choose)
                    >
                        {words.say(CatalogueMsg::Choose)}
                    </Button>
                </Actions>
            </DockBody>
        }
        .into_any(),
        At::Working(_) => ().into_any(),
    };
    view! { <Dock label=words.say(CatalogueMsg::ImportTitle)>{body}</Dock> }
}
