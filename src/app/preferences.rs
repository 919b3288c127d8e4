//! How the app looks and speaks on this tablet. Kept where `public/boot.js` reads it before the
//! first paint; what is chosen here holds at once.

use crate::platform::locale;
use crate::store::prefs::{self, Preference};

/// Light or dark; `Auto` follows the tablet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    Auto,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    const fn value(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

/// How far text stands off its ground; `Auto` follows the tablet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contrast {
    Auto,
    High,
}

impl Contrast {
    pub const ALL: [Self; 2] = [Self::Auto, Self::High];

    const fn value(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::High => Some("high"),
        }
    }
}

/// Whether a choice lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    Kept,
    /// The browser keeps nothing: it holds until the page is closed.
    UntilClosed,
}

/// The chosen theme: what the page shows, also where nothing can be kept.
pub fn theme() -> Theme {
    let shown = page_value("data-theme");
    Theme::ALL.into_iter().find(|theme| theme.value() == shown.as_deref()).unwrap_or(Theme::Auto)
}

pub fn contrast() -> Contrast {
    let shown = page_value("data-contrast");
    Contrast::ALL.into_iter().find(|contrast| contrast.value() == shown.as_deref()).unwrap_or(Contrast::Auto)
}

pub fn choose_theme(theme: Theme) -> Kept {
    show("data-theme", theme.value());
    keep(Preference::Theme, theme.value())
}

pub fn choose_contrast(contrast: Contrast) -> Kept {
    show("data-contrast", contrast.value());
    keep(Preference::Contrast, contrast.value())
}

/// Takes a language tag, such as `es`.
pub fn choose_language(tag: &str) -> Kept {
    locale::set_page_language(tag);
    keep(Preference::Language, Some(tag))
}

fn keep(preference: Preference, value: Option<&str>) -> Kept {
    let kept = match value {
        Some(value) => prefs::write(preference, value),
        None => prefs::clear(preference),
    };
    if kept { Kept::Kept } else { Kept::UntilClosed }
}

fn page() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}

fn page_value(name: &str) -> Option<String> {
    page()?.get_attribute(name)
}

fn show(name: &str, value: Option<&str>) {
    let Some(page) = page() else { return };
    // Setting an attribute with a valid name cannot fail, nor can removing one.
    let _ = match value {
        Some(value) => page.set_attribute(name, value),
        None => page.remove_attribute(name),
    };
}
