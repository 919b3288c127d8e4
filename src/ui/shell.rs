//! The frame of every screen: five places, who is here, where the records are.
//!
//! Owns the rail, the page with its head, the title of the document and where the focus goes on
//! a new page. It reads one [`ShellView`] from the context, which the app fills; it must not know
//! stores, logs or what any screen is about. Screens are made with [`Page`] or [`Gate`].

use leptos::prelude::*;
use leptos::text_prop::TextProp;
use leptos_router::hooks::use_location;
use wasm_bindgen::JsCast as _;

use crate::domain::time::{Date, Zoned};
use crate::ui::frame::Gated;
use crate::ui::parts::banner::{Banner, Tone};
use crate::ui::parts::head::{Above, Head, RunningHead, TITLE_ID};
use crate::ui::parts::icon::{Glyph, Icon, Mark, MarkSize, Sign, Stamp};
use crate::ui::parts::toast::{Toast, Toasts};
use crate::ui::screens::recovery::banners::Banners;
use crate::ui::text::shell::{NotSavedCause, ShellMsg};
use crate::ui::words::Words;

/// Where the records are. One of these is always in sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum SaveState {
    #[default]
    Opening,
    Saved {
        at: Option<Zoned>,
    },
    Saving,
    NotSaved {
        cause: NotSavedCause,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum LastExport {
    #[default]
    Unknown,
    Never,
    At {
        at: Zoned,
        today: Date,
    },
}

/// What the frame shows of the app. The app provides one as a context.
#[derive(Clone, Copy)]
pub struct ShellView {
    pub save: Signal<SaveState>,
    pub last_export: Signal<LastExport>,
    pub tablet_letter: Signal<Option<char>>,
    /// The initials of whoever is signed in.
    pub initials: Signal<Option<String>>,
    pub toasts: Signal<Vec<Toast>>,
    /// Lock, or change the person.
    pub on_person: Callback<()>,
}

impl ShellView {
    /// A frame before anything is known.
    pub fn unknown() -> Self {
        Self {
            save: SaveState::Opening.into(),
            last_export: LastExport::Unknown.into(),
            tablet_letter: Signal::stored(None),
            initials: Signal::stored(None),
            toasts: Signal::stored(Vec::new()),
            on_person: Callback::new(|()| {}),
        }
    }

    fn expect() -> Self {
        use_context::<Self>().unwrap_or_else(Self::unknown)
    }
}

/// The five places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Today,
    Stock,
    Sterilize,
    Handouts,
    More,
}

impl Place {
    const ALL: [Self; 5] = [Self::Today, Self::Stock, Self::Sterilize, Self::Handouts, Self::More];

    /// The place that an address belongs to; none for the gates.
    fn of(path: &str) -> Option<Self> {
        match path.split('/').nth(1).unwrap_or_default() {
            "" => Some(Self::Today),
            "stock" => Some(Self::Stock),
            "sterilize" => Some(Self::Sterilize),
            "handouts" => Some(Self::Handouts),
            "more" | "kit" => Some(Self::More),
            _ => None,
        }
    }

    const fn link(self) -> (&'static str, Icon, ShellMsg) {
        match self {
            Self::Today => ("/", Icon::Today, ShellMsg::Today),
            Self::Stock => ("/stock", Icon::Stock, ShellMsg::Stock),
            Self::Sterilize => ("/sterilize", Icon::Sterilize, ShellMsg::Sterilize),
            Self::Handouts => ("/handouts", Icon::Handouts, ShellMsg::Handouts),
            Self::More => ("/more", Icon::More, ShellMsg::More),
        }
    }
}

/// How many pages were opened: the first one leaves the focus where the browser puts it.
#[derive(Clone, Copy)]
struct PagesOpened(StoredValue<u32>);

/// The frame; its children are the routes.
#[component]
pub fn Shell(children: Children) -> impl IntoView {
    let words = Words::expect();
    let shell = ShellView::expect();
    provide_context(PagesOpened(StoredValue::new(0)));
    let gate = use_context::<Gated>().map_or_else(|| Signal::stored(false), |Gated(gated)| gated);
    view! {
        <div class="app">
            <a class="skip" href="#main" on:click=|event| skip_to_main(&event)>
                {words.say(ShellMsg::SkipToPage)}
            </a>
            <div class="shell" data-places=move || gate.get().then_some("none")>
                <Show when=move || !gate.get()>
                    <Rail />
                </Show>
                {children()}
            </div>
            <Toasts toasts=shell.toasts />
        </div>
    }
}

#[component]
fn Rail() -> impl IntoView {
    let words = Words::expect();
    let shell = ShellView::expect();
    let path = use_location().pathname;
    let here = Memo::new(move |_| path.with(|path| Place::of(path)));
    let letter = move || shell.tablet_letter.get().map(|letter| words.t(ShellMsg::Tablet { letter }));
    let places = Place::ALL.map(|place| {
        let (href, icon, name) = place.link();
        view! {
            <li>
                <a
                    class="rail__place"
                    href=href
                    aria-current=move || (here.get() == Some(place)).then_some("page")
                >
                    <Glyph icon=icon />
                    {words.say(name)}
                </a>
            </li>
        }
    });
    view! {
        <nav class="rail" aria-label=words.say(ShellMsg::Places)>
            <div class="rail__top">
                <Sign />
                <p class="fine soft">{letter}</p>
            </div>
            <ul class="rail__places" role="list">
                {places.into_iter().collect_view()}
            </ul>
            <div class="rail__foot">
                <PersonButton />
            </div>
        </nav>
    }
}

/// The initials of whoever is signed in; a tap locks or changes the person.
#[component]
fn PersonButton() -> impl IntoView {
    let words = Words::expect();
    let shell = ShellView::expect();
    let face = move || match shell.initials.get() {
        Some(initials) => view! {
            <span class="unseen">{words.say(ShellMsg::SignedIn)}</span>
            {initials}
            <span class="unseen">{words.say(ShellMsg::LockOrChange)}</span>
        }
        .into_any(),
        None => view! {
            <Glyph icon=Icon::Person />
            <span class="unseen">{words.say(ShellMsg::SignIn)}</span>
        }
        .into_any(),
    };
    view! {
        <button class="who" type="button" on:click=move |_| { shell.on_person.try_run(()); }>
            {face}
        </button>
    }
}

/// One screen: its head, its ledger, its dock. Sets the document's title and the focus.
#[component]
pub fn Page(
    #[prop(into)] title: TextProp,
    above: Above,
    #[prop(optional, into)] sub: Option<TextProp>,
    /// The figure of the head and the tally under it: see [`Progressed`].
    #[prop(optional)]
    progress: Progressed,
    #[prop(optional, into)] dock: ViewFnOnce,
    children: Children,
) -> impl IntoView {
    let words = Words::expect();
    let shell = ShellView::expect();
    announce(title.clone(), words);
    let trouble = move || match shell.save.get() {
        SaveState::NotSaved { cause } => Some(cause),
        SaveState::Opening | SaveState::Saved { .. } | SaveState::Saving => None,
    };
    let banner = move || {
        trouble().map(|cause| {
            view! {
                <Banner
                    tone=Tone::Stop
                    strong=words.say(ShellMsg::NotSavedTitle)
                    text=words.say(ShellMsg::NotSavedBecause { cause })
                />
            }
        })
    };
    view! {
        <div class="page">
            <div class="ledger">
                <header class="head">
                    <RunningHead above=above>
                        <SaveLine />
                        <div class="narrow-only">
                            <PersonButton />
                        </div>
                    </RunningHead>
                    {banner}
                    <Banners />
                    {head(title, sub, progress)}
                </header>
                <main id="main" tabindex="-1">
                    {children()}
                </main>
            </div>
            {dock.run()}
        </div>
    }
}

/// How far a screen's work is, drawn in its head.
#[derive(Default)]
pub struct Progressed {
    pub figure: ViewFnOnce,
    pub tally: Option<ViewFnOnce>,
}

fn head(title: TextProp, sub: Option<TextProp>, progress: Progressed) -> AnyView {
    let Progressed { figure, tally } = progress;
    let figure = figure.run();
    match (sub, tally) {
        (Some(sub), Some(tally)) => {
            view! { <Head title=title sub=sub figure=move || figure tally=tally /> }.into_any()
        }
        (Some(sub), None) => view! { <Head title=title sub=sub figure=move || figure /> }.into_any(),
        (None, Some(tally)) => view! { <Head title=title figure=move || figure tally=tally /> }.into_any(),
        (None, None) => view! { <Head title=title figure=move || figure /> }.into_any(),
    }
}

/// A page before there are places to go to: welcome and lock. The sign stands in the head.
#[component]
pub fn Gate(
    #[prop(into)] title: TextProp,
    #[prop(optional, into)] sub: Option<TextProp>,
    #[prop(optional, into)] dock: ViewFnOnce,
    children: Children,
) -> impl IntoView {
    let words = Words::expect();
    announce(title.clone(), words);
    view! {
        <div class="page">
            <div class="ledger">
                <header class="head">
                    <p class="gate__sign">
                        <Sign />
                        {words.say(ShellMsg::AppName)}
                    </p>
                    {head(title, sub, Progressed::default())}
                </header>
                <main id="main" tabindex="-1">
                    {children()}
                </main>
            </div>
            {dock.run()}
        </div>
    }
}

/// The quiet line that says where the records are; not quiet when they are not saved.
#[component]
fn SaveLine() -> impl IntoView {
    let words = Words::expect();
    let shell = ShellView::expect();
    let export = move || match shell.last_export.get() {
        LastExport::Unknown => None,
        LastExport::Never => Some(words.t(ShellMsg::NeverExported)),
        LastExport::At { at, today } => Some(words.t(ShellMsg::LastExport { at, today })),
    };
    let line = move || match shell.save.get() {
        SaveState::Opening => words.t(ShellMsg::Opening).into_any(),
        SaveState::Saving => words.t(ShellMsg::Saving).into_any(),
        SaveState::NotSaved { .. } => words.t(ShellMsg::NotSaved).into_any(),
        SaveState::Saved { at } => view! {
            {words.t(ShellMsg::Saved)}
            <span class="save__more">{words.t(ShellMsg::OnThisTablet)}</span>
            {at.map(|at| words.t(ShellMsg::SavedClock { at }))}
            <span class="save__more">{export}</span>
        }
        .into_any(),
    };
    let mark = move || match shell.save.get() {
        SaveState::Saved { .. } => Mark::Tick,
        SaveState::Opening | SaveState::Saving => Mark::Wait,
        SaveState::NotSaved { .. } => Mark::Stop,
    };
    view! {
        <p class="save" data-state=move || (mark() == Mark::Stop).then_some("unsaved")>
            {move || view! { <Stamp mark=mark() size=MarkSize::Small /> }}
            <span>{line}</span>
        </p>
    }
}

/// Titles the document, and gives the focus to the new page's heading, so that whoever listens
/// hears where the tap has led.
fn announce(title: TextProp, words: Words) {
    Effect::new(move |_| {
        document().set_title(&format!("{} · {}", title.get(), words.t(ShellMsg::AppName)));
    });
    let opened = use_context::<PagesOpened>();
    Effect::new(move |_| {
        let earlier = opened.and_then(|PagesOpened(opened)| {
            opened.try_update_value(|opened| {
                *opened = opened.saturating_add(1);
                *opened > 1
            })
        });
        if earlier == Some(true) {
            // One frame later: until then the heading of the old page still stands.
            request_animation_frame(|| focus(TITLE_ID));
        }
    });
}

/// A change of address would be a new page here, so the link moves the focus itself.
fn skip_to_main(event: &leptos::ev::MouseEvent) {
    event.prevent_default();
    focus("main");
}

fn focus(id: &str) {
    let target = document().get_element_by_id(id);
    if let Some(target) = target.and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = target.focus();
    }
}
