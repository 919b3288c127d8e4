//! How the app looks and speaks on this tablet, and what it is.

mod about;
mod look;

pub use self::about::About;
pub use self::look::LanguageAndLook;

use crate::app::preferences::{Contrast, Theme};
use crate::ui::text::settings::{ContrastWord, ThemeWord};

/// The words for what was chosen.
pub const fn words_of(theme: Theme, contrast: Contrast) -> (ThemeWord, ContrastWord) {
    (theme_word(theme), contrast_word(contrast))
}

const fn theme_word(theme: Theme) -> ThemeWord {
    match theme {
        Theme::Auto => ThemeWord::Auto,
        Theme::Light => ThemeWord::Light,
        Theme::Dark => ThemeWord::Dark,
    }
}

const fn contrast_word(contrast: Contrast) -> ContrastWord {
    match contrast {
        Contrast::Auto => ContrastWord::Auto,
        Contrast::High => ContrastWord::High,
    }
}
