//! Pages on the screen as they will print, and the way to the printer.

use leptos::prelude::*;

use crate::app::context::App;
use crate::app::tablet;
use crate::exchange::labels::code;
use crate::ui::paper::document::{Block, Document, Fact, Height, Lie, Line, Table, WeekCell, Weight, pages};
use crate::ui::paper::speaker::Speaker;
use crate::ui::parts::badge::{Badge, BadgeSize};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockPlace};
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::parts::section::Section;
use crate::ui::text::sterile_print::PrintMsg;
use crate::ui::words::Words;

/// The sheets in the printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    Letter,
    A4,
}

impl Size {
    const fn name(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::A4 => "a4",
        }
    }
}

/// What is to be printed, and on what.
#[derive(Clone, Copy)]
pub struct Printing {
    pub document: Signal<Option<Document>>,
    pub size: RwSignal<Size>,
    pages: Memo<Vec<Vec<Block>>>,
}

impl Printing {
    pub fn of(document: impl Into<Signal<Option<Document>>>) -> Self {
        let document = document.into();
        let pages =
            Memo::new(move |_| document.with(|document| document.as_ref().map(pages).unwrap_or_default()));
        Self { document, size: RwSignal::new(Size::Letter), pages }
    }
}

/// Letter or A4.
#[component]
pub fn SizeChoice(printing: Printing) -> impl IntoView {
    let words = Words::expect();
    let size = printing.size;
    view! {
        <Choice
            legend=words.say(PrintMsg::Paper)
            look=ChoiceLook::Segments
            options=vec![
                (Size::Letter, words.say(PrintMsg::Letter).into()),
                (Size::A4, words.say(PrintMsg::A4).into()),
            ]
            chosen=Signal::derive(move || Some(size.get()))
            on_choose=Callback::new(move |chosen| size.set(chosen))
        />
    }
}

/// The pages. Wide ones move sideways in their own frame, never the screen.
#[component]
pub fn Leaves(printing: Printing) -> impl IntoView {
    let words = Words::expect();
    let leaves = move || {
        let document = printing.document.get()?;
        let pages = printing.pages.get();
        let count = pages.len();
        let leaf = |(number, blocks): (usize, Vec<Block>)| {
            let page = PrintMsg::PageOf { page: number + 1, pages: count };
            leaf(&document, blocks, words.t(page).into_owned())
        };
        Some(pages.into_iter().enumerate().map(leaf).collect_view())
    };
    view! {
        <Section title=words.say(PrintMsg::Preview)>
            <p class="inset soft fine no-print">{words.say(PrintMsg::PreviewText)}</p>
            <div
                class="paper"
                data-size=move || printing.size.get().name()
                tabindex="0"
                role="group"
                aria-label=words.say(PrintMsg::Preview)
            >
                {leaves}
            </div>
        </Section>
    }
}

fn leaf(document: &Document, blocks: Vec<Block>, page: String) -> AnyView {
    let (app, words) = (App::expect(), Words::expect());
    let lie = match document.lie {
        Lie::Landscape => "landscape",
        Lie::Portrait => "portrait",
    };
    let printed = move || {
        let by = app.state.with(|state| Speaker::new(state, words.lang()).in_full(app.person.get()));
        words.t(PrintMsg::Printed { at: app.now.get(), by })
    };
    view! {
        <article class="leaf" data-lie=lie>
            <header class="leaf__head">
                <p class="leaf__title">{document.title.clone()}</p>
                <p>{document.about.join(" · ")}</p>
            </header>
            <div class="leaf__body">{blocks.into_iter().map(block).collect_view()}</div>
            <footer class="leaf__foot">
                <span>{printed}</span>
                <span>{words.say(PrintMsg::LocalTimes)}</span>
                <span>{page}</span>
            </footer>
        </article>
    }
    .into_any()
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Title(title) => view! { <h3 class="leaf__section">{title}</h3> }.into_any(),
        Block::Facts(facts) => facts_view(facts, "leaf__facts"),
        Block::Pairs(facts, seal) => pairs_view(facts, &seal),
        Block::Words(words) => view! { <p class="leaf__words">{words}</p> }.into_any(),
        Block::Table(table) => table_view(table),
        Block::Boxes(boxes) => boxes_view(boxes),
        Block::Signatures(lines) => signatures_view(lines),
    }
}

fn failed(weight: Weight) -> Option<&'static str> {
    (weight == Weight::Fail).then_some("")
}

fn facts_view(facts: Vec<Fact>, class: &'static str) -> AnyView {
    let fact = |fact: Fact| {
        view! {
            <div data-fail=failed(fact.weight)>
                <dt>{fact.name}</dt>
                <dd>{fact.value}</dd>
            </div>
        }
    };
    view! { <dl class=class>{facts.into_iter().map(fact).collect_view()}</dl> }.into_any()
}

/// Short facts beside the code that names the page.
fn pairs_view(facts: Vec<Fact>, seal: &str) -> AnyView {
    let drawing = code(seal).map(|code| {
        let side = code.side;
        view! {
            <svg
                class="leaf__seal"
                viewBox=format!("0 0 {side} {side}")
                shape-rendering="crispEdges"
                role="img"
                aria-label=seal.to_owned()
            >
                <path d=code.path />
            </svg>
        }
    });
    view! {
        <div class="leaf__pairs">
            {facts_view(facts, "leaf__facts leaf__facts--pairs")}
            {drawing}
        </div>
    }
    .into_any()
}

fn table_view(table: Table) -> AnyView {
    let widths = table.columns.iter().map(|column| view! { <col class=format!("w{}", column.percent) /> });
    let widths = widths.collect_view();
    let titles = table.columns.into_iter().map(|column| view! { <th scope="col">{column.title}</th> });
    let titles = titles.collect_view();
    let tall = match table.height {
        Height::Words => None,
        Height::Sticker => Some("sticker"),
    };
    let caption = (!table.title.is_empty()).then(|| view! { <caption>{table.title}</caption> });
    view! {
        <table class="leaf__table" data-height=tall>
            {caption}
            <colgroup>{widths}</colgroup>
            <thead>
                <tr>{titles}</tr>
            </thead>
            <tbody>{table.lines.into_iter().map(row_view).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn row_view(line: Line) -> AnyView {
    let cell = |(place, cell): (usize, String)| match place {
        0 => view! { <th scope="row">{cell}</th> }.into_any(),
        _ => view! { <td>{cell}</td> }.into_any(),
    };
    let cells = line.cells.into_iter().enumerate().map(cell).collect_view();
    view! { <tr data-fail=failed(line.weight)>{cells}</tr> }.into_any()
}

fn boxes_view(boxes: Vec<WeekCell>) -> AnyView {
    let cell = |cell: WeekCell| {
        view! {
            <li data-fail=failed(cell.weight)>
                <span>{cell.week}</span>
                <b>{cell.marks}</b>
                <span>{cell.day}</span>
            </li>
        }
    };
    view! {
        <ol class="leaf__boxes" role="list">
            {boxes.into_iter().map(cell).collect_view()}
        </ol>
    }
    .into_any()
}

fn signatures_view(lines: Vec<String>) -> AnyView {
    let signed = |line: String| view! { <p class="leaf__line">{line}</p> };
    view! { <div class="leaf__sign">{lines.into_iter().map(signed).collect_view()}</div> }.into_any()
}

/// How many pages, and the button. The children stand before it.
#[component]
pub fn PrintDock(printing: Printing, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    let words = Words::expect();
    let cannot = RwSignal::new(None::<PrintMsg>);
    let count = Memo::new(move |_| printing.pages.with(Vec::len));
    let print = move || cannot.set((!tablet::print_page()).then_some(PrintMsg::CannotPrint));
    let kicker = move || match printing.size.get() {
        Size::Letter => words.t(PrintMsg::Letter),
        Size::A4 => words.t(PrintMsg::A4),
    };
    let title = move || words.t(PrintMsg::Pages { pages: count.get() });
    let button = move || {
        (count.get() > 0).then(|| {
            view! {
                <Button press=Press::now(print) kind=ButtonKind::Primary icon=Icon::Print>
                    {words.say(PrintMsg::Print)}
                </Button>
            }
        })
    };
    view! {
        <Dock label=words.say(PrintMsg::Print)>
            <DockBody place=DockPlace::Top>
                <DockLead kicker=kicker title=title />
            </DockBody>
            <DockBody place=DockPlace::Act>
                <p role="status">
                    {move || {
                        cannot
                            .get()
                            .map(|msg| {
                                view! {
                                    <Badge mark=Mark::Stop text=words.say(msg) size=BadgeSize::Standard />
                                }
                            })
                    }}
                </p>
                {children.map(|children| children())}
                <Actions>{button}</Actions>
            </DockBody>
        </Dock>
    }
}
