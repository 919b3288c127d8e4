//! Labels of a load's packs: five lines and a code that holds the pack's label and nothing else.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::app::tablet;
use crate::domain::event::sterile_load::PackFact;
use crate::domain::event::sterile_setup::CycleCounter;
use crate::domain::ids::LoadId;
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::sterilization::cycles::next_cycle;
use crate::domain::sterilization::pack::last_day;
use crate::domain::sterilization::shelf::pack_label;
use crate::domain::text::Note;
use crate::domain::time::Date;
use crate::exchange::labels::code;
use crate::ui::address::Address;
use crate::ui::gauge::whole;
use crate::ui::naming::initials;
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press, Readiness};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Field, FieldKind};
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::shared::{Asking, of_load};
use crate::ui::shell::Page;
use crate::ui::text::Lang;
use crate::ui::text::sterile_packs::SterilePackMsg as Say;
use crate::ui::text::sterile_terms::clock;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Paper {
    Letter,
    A4,
    Roll57,
    Roll60,
}

impl Paper {
    const ALL: [Self; 4] = [Self::Letter, Self::A4, Self::Roll57, Self::Roll60];

    const fn name(self) -> Say {
        match self {
            Self::Letter => Say::PaperLetter,
            Self::A4 => Say::PaperA4,
            Self::Roll57 => Say::Roll57,
            Self::Roll60 => Say::Roll60,
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Letter => "pack-sheet pack-sheet--letter",
            Self::A4 => "pack-sheet pack-sheet--a4",
            Self::Roll57 => "pack-sheet pack-sheet--roll57",
            Self::Roll60 => "pack-sheet pack-sheet--roll60",
        }
    }

    const fn is_sheet(self) -> bool {
        matches!(self, Self::Letter | Self::A4)
    }
}

/// The lines of one label.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Face {
    number: u8,
    name: String,
    cycle: String,
    code: String,
    program: String,
    label: String,
    date: Date,
    packer: String,
    operator: String,
    until: Option<Date>,
}

/// `09 MAR 2026`: three letters leave no doubt which is the month.
fn dated(lang: Lang, date: Date) -> String {
    const EN: [&str; 12] =
        ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    const ES: [&str; 12] =
        ["ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SEP", "OCT", "NOV", "DIC"];
    let (year, month, day) = date.civil();
    let names = if lang == Lang::En { EN } else { ES };
    let month = names.get(usize::from(month.saturating_sub(1))).copied().unwrap_or_default();
    format!("{day:02} {month} {year}")
}

fn faces(asking: Asking, id: LoadId) -> Vec<Face> {
    let app = asking.app;
    let read = of_load(app, id, |survey, load, _| {
        let program = load.program.map(|program| {
            let degrees = program.limits.set.hundredths() / 100;
            format!("{degrees} C {} min {}", clock(program.limits.exposure_s), program.name)
        });
        let counts = survey.sterilizer.counter == CycleCounter::Counts;
        // Printed before the cycle: the number that the counter should show.
        let cycle = load.cycle().or_else(|| next_cycle(survey)).filter(|_| counts);
        let date = load.start.map_or(load.opened.at.date(), |(start, _)| start.at.date());
        let packs = load.packs.iter().map(|pack| Face {
            number: pack.number,
            name: pack.added.name.as_str().to_uppercase(),
            cycle: cycle.map(|cycle| cycle.number.to_string()).unwrap_or_default(),
            code: survey.sterilizer.code.to_string(),
            program: program.clone().unwrap_or_default().to_uppercase(),
            label: pack_label(load, pack.number),
            date,
            packer: app.state.with(|state| initials(state, pack.added.packer.or(pack.added_by))),
            operator: app.state.with(|state| initials(state, load.operator())),
            until: last_day(load, pack),
        });
        packs.collect::<Vec<_>>()
    });
    read.unwrap_or_default()
}

#[derive(Clone, Copy)]
struct Printing {
    asking: Asking,
    load: LoadId,
    faces: Memo<Vec<Face>>,
    paper: RwSignal<Paper>,
    start: RwSignal<String>,
    without: RwSignal<Vec<u8>>,
    cannot: RwSignal<Option<Say>>,
}

impl Printing {
    fn chosen(self) -> Vec<Face> {
        let without = self.without.get();
        self.faces.get().into_iter().filter(|face| !without.contains(&face.number)).collect()
    }

    /// Places that are left free at the beginning of a sheet that was used before.
    fn skipped(self) -> usize {
        let start = whole(&self.start.get()).unwrap_or(1).clamp(1, 65);
        if self.paper.get().is_sheet() { start as usize - 1 } else { 0 }
    }

    async fn print(self) {
        let packs: Vec<u8> = untrack(|| self.chosen()).into_iter().map(|face| face.number).collect();
        if !tablet::print_page() {
            return self.cannot.set(Some(Say::CannotPrint));
        }
        let what = PackFact::LabelsPrinted(Note::default());
        self.asking.ask(SterilizationCommand::NotePacks { load: self.load, packs, what }).await;
    }
}

#[component]
pub fn Labels(own: LoadId) -> impl IntoView {
    let asking = Asking::expect();
    let words = asking.words;
    let printing = Printing {
        asking,
        load: own,
        faces: Memo::new(move |_| faces(asking, own)),
        paper: RwSignal::new(Paper::Letter),
        start: RwSignal::new("1".to_owned()),
        without: RwSignal::new(Vec::new()),
        cannot: RwSignal::new(None),
    };
    let any = Memo::new(move |_| printing.faces.with(|all| !all.is_empty()));
    view! {
        <Page
            title=words.say(Say::LabelsTitle)
            above=Above::back(Address::Load(own).to_string(), move || {
                of_load(asking.app, own, |_, load, _| load.opened.what.code.to_string())
                    .unwrap_or_default()
            })
            sub=words.say(Say::LabelsSub)
            dock=move || {
                view! {
                    <Show when=move || any.get()>
                        <PrintDock printing=printing />
                    </Show>
                }
            }
        >
            <Show
                when=move || any.get()
                fallback=move || {
                    view! {
                        <Empty title=words.say(Say::LabelsTitle) text=words.say(Say::NoPacks) />
                    }
                }
            >
                <Options printing=printing />
                <Sheet printing=printing />
                <Dial printing=printing />
            </Show>
        </Page>
    }
}

#[component]
fn Options(printing: Printing) -> impl IntoView {
    let words = printing.asking.words;
    let papers = Paper::ALL.map(|own| (own, TextProp::from(words.say(own.name())))).to_vec();
    let numbers = move || printing.faces.with(|all| all.iter().map(|face| face.number).collect::<Vec<_>>());
    let chips = move || {
        let chips = numbers().into_iter().map(|number| {
            let on_change = move |event| {
                let wanted = event_target_checked(&event);
                printing.without.update(|without| {
                    without.retain(|held| *held != number);
                    if !wanted {
                        without.push(number);
                    }
                });
            };
            view! {
                <label class="chip">
                    <input
                        type="checkbox"
                        prop:checked=move || !printing.without.with(|own| own.contains(&number))
                        on:change=on_change
                    />
                    <span>{format!("{number:02}")}</span>
                </label>
            }
        });
        chips.collect_view()
    };
    view! {
        <Section title=words.say(Say::Paper) place=SectionPlace::First>
            <div class="setting inset no-print">
                <Choice
                    legend=words.say(Say::Paper)
                    look=ChoiceLook::Chips
                    options=papers
                    chosen=Signal::derive(move || Some(printing.paper.get()))
                    on_choose=Callback::new(move |own| printing.paper.set(own))
                />
                <Show when=move || printing.paper.get().is_sheet()>
                    <Field
                        id="start"
                        label=words.say(Say::StartAt)
                        hint=words.say(Say::StartHint)
                        value=printing.start
                        kind=FieldKind::Figure { longest: 2 }
                    />
                </Show>
                <fieldset class="chips">
                    <legend class="unseen">{words.say(Say::Which)}</legend>
                    {chips}
                </fieldset>
            </div>
        </Section>
    }
}

#[component]
fn Sheet(printing: Printing) -> impl IntoView {
    let free = move || {
        (0..printing.skipped())
            .map(|_| view! { <li class="pack-label" aria-hidden="true"></li> })
            .collect_view()
    };
    let labels = move || {
        let faces = printing.chosen().into_iter();
        faces.map(|face| view! { <PackLabel asking=printing.asking face=face /> }).collect_view()
    };
    view! {
        <ul class=move || printing.paper.get().class() role="list">
            {free}
            {labels}
        </ul>
    }
}

#[component]
fn PackLabel(asking: Asking, face: Face) -> impl IntoView {
    let words = asking.words;
    let lang = words.lang();
    let drawing = code(&face.label).map(|code| {
        let side = code.side;
        view! {
            <svg
                class="pack-label__code"
                viewBox=format!("0 0 {side} {side}")
                shape-rendering="crispEdges"
                role="img"
                aria-label=face.label.clone()
            >
                <path d=code.path />
            </svg>
        }
    });
    let last = match face.until {
        Some(date) => words.t(Say::UseByUpper { date: dated(lang, date) }),
        None => words.t(Say::Event),
    };
    let cycle = Say::CycleLine { code: face.code, cycle: face.cycle, date: dated(lang, face.date) };
    let who = words.t(Say::Packed { packer: face.packer, operator: face.operator });
    view! {
        <li class="pack-label">
            <div class="pack-label__lines">
                <p class="pack-label__name">{face.name}</p>
                <p>{words.t(cycle)}</p>
                <p>{face.program}</p>
                <p>{face.label} " " {who}</p>
                <p class="pack-label__last">{last}</p>
            </div>
            {drawing}
        </li>
    }
}

/// The three lines that a label gun with wheels can print.
#[component]
fn Dial(printing: Printing) -> impl IntoView {
    let words = printing.asking.words;
    let lines = move || {
        let face = printing.faces.get().into_iter().next()?;
        let (year, month, day) = face.date.civil();
        let first = format!("{} {}", face.code, face.cycle);
        let second = format!("{day:02} {month:02} {:02}", year.rem_euclid(100));
        Some(view! {
            <p>{first}</p>
            <p>{second}</p>
            <p>{face.operator}</p>
        })
    };
    view! {
        <details class="more-acts no-print">
            <summary>{words.say(Say::Dial)}</summary>
            <p class="soft">{words.say(Say::DialText)}</p>
            {lines}
        </details>
    }
}

#[component]
fn PrintDock(printing: Printing) -> impl IntoView {
    let words = printing.asking.words;
    let count = Memo::new(move |_| printing.chosen().len());
    let readiness = Signal::derive(move || match count.get() {
        0 => Readiness::Barred(words.t(Say::ChooseFirst).into_owned()),
        _ => Readiness::Ready,
    });
    view! {
        <Dock label=words.say(Say::LabelsTitle)>
            <DockBody place=DockPlace::Act>
                <ErrorLine error=words.said(printing.cannot) />
                <ErrorLine error=words.said(printing.asking.trouble) />
                <Actions>
                    <Button
                        press=Press::until(move || printing.print())
                        kind=ButtonKind::Primary
                        readiness=readiness
                        icon=Icon::Print
                    >
                        {move || words.t(Say::Print { labels: count.get() })}
                    </Button>
                </Actions>
            </DockBody>
        </Dock>
    }
}
