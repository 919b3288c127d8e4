//! Icons and marks: one sprite in the page, everything else refers to it.
//!
//! An icon is what you can do and always stands beside a word. A mark is a state's shape and
//! differs in shape, not only in colour. Both are silent: the words around them speak.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Today,
    Stock,
    Sterilize,
    Handouts,
    More,
    Back,
    Next,
    Plus,
    Minus,
    Check,
    Close,
    Undo,
    Search,
    Print,
    Lock,
    Export,
    Import,
    Erase,
    Scan,
    Person,
    Phone,
    Repeat,
    Room,
    Tablet,
    Language,
    About,
    Label,
    Edit,
}

impl Icon {
    pub const ALL: [Self; 28] = [
        Self::Today,
        Self::Stock,
        Self::Sterilize,
        Self::Handouts,
        Self::More,
        Self::Back,
        Self::Next,
        Self::Plus,
        Self::Minus,
        Self::Check,
        Self::Close,
        Self::Undo,
        Self::Search,
        Self::Print,
        Self::Lock,
        Self::Export,
        Self::Import,
        Self::Erase,
        Self::Scan,
        Self::Person,
        Self::Phone,
        Self::Repeat,
        Self::Room,
        Self::Tablet,
        Self::Language,
        Self::About,
        Self::Label,
        Self::Edit,
    ];

    const fn href(self) -> &'static str {
        match self {
            Self::Today => "#i-today",
            Self::Stock => "#i-stock",
            Self::Sterilize => "#i-sterilize",
            Self::Handouts => "#i-handouts",
            Self::More => "#i-more",
            Self::Back => "#i-back",
            Self::Next => "#i-next",
            Self::Plus => "#i-plus",
            Self::Minus => "#i-minus",
            Self::Check => "#i-check",
            Self::Close => "#i-close",
            Self::Undo => "#i-undo",
            Self::Search => "#i-search",
            Self::Print => "#i-print",
            Self::Lock => "#i-lock",
            Self::Export => "#i-export",
            Self::Import => "#i-import",
            Self::Erase => "#i-erase",
            Self::Scan => "#i-scan",
            Self::Person => "#i-person",
            Self::Phone => "#i-phone",
            Self::Repeat => "#i-repeat",
            Self::Room => "#i-room",
            Self::Tablet => "#i-tablet",
            Self::Language => "#i-language",
            Self::About => "#i-about",
            Self::Label => "#i-label",
            Self::Edit => "#i-edit",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Good,
    Tick,
    Due,
    Stop,
    Look,
    Wait,
    Blank,
    Now,
}

impl Mark {
    pub const ALL: [Self; 8] =
        [Self::Good, Self::Tick, Self::Due, Self::Stop, Self::Look, Self::Wait, Self::Blank, Self::Now];

    /// The value of `data-state`, which the style sheet turns into a colour.
    pub const fn state(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Tick => "tick",
            Self::Due => "due",
            Self::Stop => "stop",
            Self::Look => "look",
            Self::Wait => "wait",
            Self::Blank => "none",
            Self::Now => "now",
        }
    }

    const fn href(self) -> &'static str {
        match self {
            Self::Good => "#m-good",
            Self::Tick => "#m-tick",
            Self::Due => "#m-due",
            Self::Stop => "#m-stop",
            Self::Look => "#m-look",
            Self::Wait => "#m-wait",
            Self::Blank => "#m-none",
            Self::Now => "#m-now",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum MarkSize {
    Small,
    #[default]
    Standard,
    Large,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum GlyphSize {
    #[default]
    Standard,
    Large,
}

/// One icon; standard is the size of the text beside it.
#[component]
pub fn Glyph(icon: Icon, #[prop(optional)] size: GlyphSize) -> impl IntoView {
    let class = match size {
        GlyphSize::Standard => "icon",
        GlyphSize::Large => "icon icon--large",
    };
    view! {
        <svg class=class viewBox="0 0 24 24" aria-hidden="true">
            <use href=icon.href() />
        </svg>
    }
}

/// One mark in the colour of its state.
#[component]
pub fn Stamp(mark: Mark, #[prop(optional)] size: MarkSize) -> impl IntoView {
    let class = match size {
        MarkSize::Small => "mark mark--small",
        MarkSize::Standard => "mark",
        MarkSize::Large => "mark mark--large",
    };
    view! {
        <svg class=class data-state=mark.state() viewBox="0 0 24 24" aria-hidden="true">
            <use href=mark.href() />
        </svg>
    }
}

/// Every drawing once; stands first in the page, before anything refers to it.
#[component]
pub fn Sprite() -> impl IntoView {
    view! { <svg class="sprite" aria-hidden="true" inner_html=include_str!("sprite.svg")></svg> }
}

/// The sign of the app: five tally strokes.
#[component]
pub fn Sign() -> impl IntoView {
    view! {
        <svg class="sign" viewBox="0 0 44 32" role="img" aria-label="Tallywell">
            <path d="M7 3v26M17 3v26M27 3v26M37 3v26M1.5 25L42.5 7"></path>
        </svg>
    }
}
