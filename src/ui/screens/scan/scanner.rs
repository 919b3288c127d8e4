//! The scanner at this tablet: a sheet to print, what came of it, and what is known.

use leptos::prelude::*;

use crate::app::preferences::Kept;
use crate::app::scanner::{self, Learnt, Lesson, Part, Piece, Scan, Separator, Source, Tuning, affix, learn};
use crate::app::tablet;
use crate::exchange::code128::bars;
use crate::exchange::labels::code;
use crate::ui::parts::badge::{Badge, BadgeSize};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockPlace};
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::scan::Scans;
use crate::ui::shell::Page;
use crate::ui::text::scan::ScanDoorMsg;
use crate::ui::text::scanner::ScannerMsg;
use crate::ui::text::shell::ShellMsg;
use crate::ui::words::Words;

/// The height of a line of bars, in modules.
const TALL: u32 = 60;
/// The longest text that the box shows: a scan of the sheet is about a hundred.
const SHOWN: usize = 200;

#[derive(Clone, Copy)]
struct Learning {
    words: Words,
    scans: Scans,
    /// What stands in the box.
    came: RwSignal<String>,
    /// What a scan has put there.
    heard: RwSignal<String>,
    prefix: RwSignal<String>,
    suffix: RwSignal<String>,
    substitute: RwSignal<String>,
    lesson: RwSignal<Vec<(Mark, ScannerMsg)>>,
}

impl Learning {
    fn hear(self, scan: &Scan) {
        let shown: String = scan.text.chars().take(SHOWN).map(shown_sign).collect();
        let said = self.learn(&scan.pieces);
        self.heard.set(shown.clone());
        self.came.set(shown);
        self.lesson.set(said);
    }

    /// What stands in the box and was not heard as a scan came at the pace of a person.
    fn check(self) {
        let text = self.came.get_untracked();
        let pieces: Vec<Piece> =
            text.chars().take(SHOWN).map(|sign| Piece::typed(meant_sign(sign))).collect();
        let mut said = self.learn(&pieces);
        let learnt = !matches!(learn(&pieces, &Tuning::default()), Lesson::NotASheet);
        if learnt && self.heard.with_untracked(|heard| *heard != text) {
            said.push((Mark::Stop, ScannerMsg::TooSlow));
        }
        self.lesson.set(said);
    }

    fn learn(self, pieces: &[Piece]) -> Vec<(Mark, ScannerMsg)> {
        let known = self.scans.tuning.get_untracked();
        match learn(pieces, &known) {
            Lesson::NotASheet => vec![(Mark::Stop, ScannerMsg::NotASheet)],
            Lesson::Alike(one, other) => vec![(Mark::Stop, ScannerMsg::Alike { one, other })],
            Lesson::Learnt { tuning, separator, .. } => {
                let mut said = vec![characters(tuning.learnt.as_ref()), fields(separator)];
                if self.keep(tuning) == Kept::UntilClosed {
                    said.push((Mark::Due, ScannerMsg::NotKept));
                }
                said
            }
        }
    }

    /// What is known from now on, in the boxes as well.
    fn keep(self, tuning: Tuning) -> Kept {
        let kept = scanner::keep_tuning(&tuning);
        self.prefix.set(tuning.prefix.clone());
        self.suffix.set(tuning.suffix.clone());
        self.substitute.set(tuning.substitute.map(String::from).unwrap_or_default());
        self.scans.tuning.set(tuning);
        kept
    }
}

/// A separator has no shape of its own.
const fn shown_sign(sign: char) -> char {
    match sign {
        '\u{1d}' => '␝',
        '\u{1e}' => '␞',
        '\u{4}' => '␄',
        other => other,
    }
}

const fn meant_sign(sign: char) -> char {
    match sign {
        '␝' => '\u{1d}',
        '␞' => '\u{1e}',
        '␄' => '\u{4}',
        other => other,
    }
}

fn characters(learnt: Option<&Learnt>) -> (Mark, ScannerMsg) {
    let said = match learnt {
        None => ScannerMsg::LearntPlain,
        Some(Learnt { swaps, .. }) if !swaps.is_empty() => {
            ScannerMsg::LearntSwaps { swaps: i64::try_from(swaps.len()).unwrap_or(i64::MAX) }
        }
        Some(Learnt { source: Source::Placed, .. }) => ScannerMsg::LearntPlaced,
        Some(Learnt { source: Source::Typed, .. }) => ScannerMsg::LearntPlain,
    };
    (Mark::Good, said)
}

const fn fields(separator: Separator) -> (Mark, ScannerMsg) {
    match separator {
        Separator::Whole => (Mark::Good, ScannerMsg::SeparatorWhole),
        Separator::Substitute(sign) => (Mark::Good, ScannerMsg::SeparatorSubstitute { sign }),
        Separator::Lost => (Mark::Due, ScannerMsg::SeparatorLost),
        Separator::Garbled => (Mark::Due, ScannerMsg::SeparatorGarbled),
    }
}

#[component]
pub fn ScannerPage() -> impl IntoView {
    let (words, scans) = (Words::expect(), Scans::expect());
    let known = scans.tuning.get_untracked();
    let learning = Learning {
        words,
        scans,
        came: RwSignal::new(String::new()),
        heard: RwSignal::new(String::new()),
        prefix: RwSignal::new(known.prefix),
        suffix: RwSignal::new(known.suffix),
        substitute: RwSignal::new(known.substitute.map(String::from).unwrap_or_default()),
        lesson: RwSignal::new(Vec::new()),
    };
    scans.take_raw(move |scan| untrack(|| learning.hear(scan)));
    view! {
        <Page
            title=words.say(ScanDoorMsg::Scanner)
            above=Above::back("/more", words.say(ShellMsg::More))
            sub=words.say(ScannerMsg::Sub)
            dock=PrintDock
        >
            <div class="no-print">
                <TrySection learning=learning />
            </div>
            <SheetSection />
            <div class="no-print">
                <SettingsSection learning=learning />
            </div>
        </Page>
    }
}

#[component]
fn TrySection(learning: Learning) -> impl IntoView {
    let words = learning.words;
    view! {
        <Section title=words.say(ScannerMsg::TryTitle) place=SectionPlace::First>
            <div class="setting inset">
                <p class="soft">{words.say(ScannerMsg::TryText)}</p>
                <Field
                    id="scan-box"
                    label=words.say(ScannerMsg::TryBox)
                    hint=words.say(ScannerMsg::TryBoxHint)
                    value=learning.came
                    kind=FieldKind::Text { longest: 240, capitals: Capitals::Off }
                />
                <div class="scan-note">
                    <Button
                        kind=ButtonKind::Small
                        press=Press::now(move || learning.check())
                    >
                        {words.say(ScannerMsg::Check)}
                    </Button>
                </div>
                <div class="lessons" role="status">
                    {move || {
                        let said = learning.lesson.get().into_iter();
                        said.map(|(mark, said)| {
                            view! {
                                <Badge mark=mark text=words.say(said) size=BadgeSize::Standard />
                            }
                        })
                            .collect_view()
                    }}
                </div>
            </div>
        </Section>
    }
}

#[component]
fn SheetSection() -> impl IntoView {
    let words = Words::expect();
    let square = code(&Part::All.text()).map(|code| {
        let side = code.side;
        view! {
            <svg
                class="sheet-code sheet-code--square"
                viewBox=format!("0 0 {side} {side}")
                shape-rendering="crispEdges"
                role="img"
                aria-label=words.say(ScannerMsg::Square)
            >
                <path d=code.path />
            </svg>
        }
    });
    let lines = Part::LINES.into_iter().enumerate().map(move |(place, part)| {
        let said = ScannerMsg::LineOf { part: place + 1, of: Part::LINES.len() };
        view! {
            <li class="sheet__line">
                {line(part, said.clone(), words)} <p class="label__note">{words.say(said)}</p>
            </li>
        }
    });
    view! {
        <Section title=words.say(ScannerMsg::Sheet)>
            <div class="inset sheet">
                <p class="no-print soft">{words.say(ScannerMsg::SheetText)}</p>
                <p class="label__note">{words.say(ScannerMsg::SquareText)}</p>
                {square}
                <p class="label__note">{words.say(ScannerMsg::LineText)}</p>
                <ul class="sheet__lines" role="list">
                    {lines.collect_view()}
                </ul>
            </div>
        </Section>
    }
}

fn line(part: Part, said: ScannerMsg, words: Words) -> impl IntoView {
    bars(&part.text()).map(|bars| {
        view! {
            <svg
                class="sheet-code"
                viewBox=format!("0 0 {} {TALL}", bars.width)
                shape-rendering="crispEdges"
                role="img"
                aria-label=words.say(said)
            >
                <path d=bars.path transform=format!("scale(1 {TALL})") />
            </svg>
        }
    })
}

#[component]
fn SettingsSection(learning: Learning) -> impl IntoView {
    let (words, scans) = (learning.words, learning.scans);
    let Learning { prefix, suffix, substitute, .. } = learning;
    let too_long = move |text: RwSignal<String>| {
        Signal::derive(move || {
            text.with(|text| affix(text).is_none()).then(|| words.t(ScannerMsg::AffixLong).into_owned())
        })
    };
    let keep = move || {
        let (Some(prefix), Some(suffix)) = (affix(&prefix.get_untracked()), affix(&suffix.get_untracked()))
        else {
            return;
        };
        let substitute = substitute.with_untracked(|text| text.chars().next());
        let tuning = Tuning { prefix, suffix, substitute, learnt: scans.tuning.get_untracked().learnt };
        let said = match learning.keep(tuning) {
            Kept::Kept => Vec::new(),
            Kept::UntilClosed => vec![(Mark::Due, ScannerMsg::NotKept)],
        };
        learning.lesson.set(said);
    };
    let forget = move || {
        learning.keep(Tuning::default());
        learning.came.set(String::new());
        learning.lesson.set(vec![(Mark::Good, ScannerMsg::Forgotten)]);
    };
    let text = |longest| FieldKind::Text { longest, capitals: Capitals::Off };
    let (four, one) = (text(4), text(1));
    view! {
        <Section
            title=words.say(ScannerMsg::Settings)
            note=move || view! { <p>{words.say(ScannerMsg::SettingsNote)}</p> }
        >
            <div class="setting inset">
                <div class="pair">
                    <Field
                        id="scan-prefix"
                        label=words.say(ScannerMsg::Prefix)
                        hint=words.say(ScannerMsg::PrefixHint)
                        value=prefix
                        kind=four
                        error=too_long(prefix)
                    />
                    <Field
                        id="scan-suffix"
                        label=words.say(ScannerMsg::Suffix)
                        hint=words.say(ScannerMsg::SuffixHint)
                        value=suffix
                        kind=four
                        error=too_long(suffix)
                    />
                    <Field
                        id="scan-substitute"
                        label=words.say(ScannerMsg::Substitute)
                        hint=words.say(ScannerMsg::SubstituteHint)
                        value=substitute
                        kind=one
                    />
                </div>
                <Actions>
                    <Button press=Press::now(forget)>{words.say(ScannerMsg::Forget)}</Button>
                    <Button press=Press::now(keep)>{words.say(ScannerMsg::Keep)}</Button>
                </Actions>
            </div>
        </Section>
    }
}

#[component]
fn PrintDock() -> impl IntoView {
    let words = Words::expect();
    let cannot = RwSignal::new(None);
    let print = move || cannot.set((!tablet::print_page()).then_some(ScannerMsg::CannotPrint));
    view! {
        <Dock label=words.say(ScannerMsg::Sheet)>
            <DockBody place=DockPlace::Top>
                <DockLead
                    kicker=words.say(ScannerMsg::SheetPaper)
                    title=words.say(ScannerMsg::Sheet)
                />
            </DockBody>
            <DockBody place=DockPlace::Act>
                <p role="status">
                    {move || {
                        cannot
                            .get()
                            .map(|said: ScannerMsg| {
                                view! { <Badge mark=Mark::Stop text=words.say(said) size=BadgeSize::Standard /> }
                            })
                    }}
                </p>
                <Actions>
                    <Button press=Press::now(print) kind=ButtonKind::Primary icon=Icon::Print>
                        {words.say(ScannerMsg::Print)}
                    </Button>
                </Actions>
            </DockBody>
        </Dock>
    }
}
