//! Every word that a person reads, in every language.
//!
//! Owns the messages, one enum an area, and how figures, times and dates are written. Pure: no
//! browser, no signals (`ui::words` binds it to the screen). A message carries facts, never words
//! that another message made. Each `match` is exhaustive: a missing translation does not compile.
//! To add an area: a file with its enum and `en`/`es`, one variant in [`Msg`], one `From`.

pub mod catalogue;
pub mod day;
pub mod exchange;
pub mod figure;
pub mod first_start;
pub mod import;
pub mod join;
pub mod more;
pub mod parts;
pub mod people;
pub mod places;
mod records;
pub mod recovery;
pub mod settings;
pub mod shell;
pub mod stock;
pub mod tablet;
pub mod today;
pub mod trip;
pub mod trouble;

use std::borrow::Cow;

use catalogue::CatalogueMsg;
use exchange::ExchangeMsg;
use first_start::FirstStartMsg;
use import::ImportMsg;
use join::JoinMsg;
use more::MoreMsg;
use parts::PartsMsg;
use people::PeopleMsg;
use places::PlacesMsg;
use recovery::RecoveryMsg;
use settings::SettingsMsg;
use shell::ShellMsg;
use stock::StockMsg;
use tablet::TabletMsg;
use today::TodayMsg;
use trip::TripMsg;
use trouble::TroubleMsg;

/// What a message becomes: most words are fixed, some carry facts.
pub type Text = Cow<'static, str>;

/// The languages of the screens. Sheets for patients have their own, wider list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lang {
    #[default]
    En,
    Es,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::En, Self::Es];

    /// The BCP 47 tag for `<html lang>` and for what is kept of the choice.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }

    /// The language in its own words, as the person who needs it looks for it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Es => "Español",
        }
    }

    /// Reads a tag such as `es`, `es-US` or `EN_us`; none when we do not speak it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|lang| primary.eq_ignore_ascii_case(lang.tag()))
    }
}

/// Everything that can be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    Shell(ShellMsg),
    Parts(PartsMsg),
    Tablet(TabletMsg),
    Settings(SettingsMsg),
    Recovery(RecoveryMsg),
    More(MoreMsg),
    Join(JoinMsg),
    Import(ImportMsg),
    Exchange(ExchangeMsg),
    Stock(StockMsg),
    Today(TodayMsg),
    Trip(TripMsg),
    FirstStart(FirstStartMsg),
    Places(PlacesMsg),
    People(PeopleMsg),
    Catalogue(CatalogueMsg),
    Trouble(TroubleMsg),
}

impl Msg {
    pub fn text(self, lang: Lang) -> Text {
        match (self, lang) {
            (Self::Shell(msg), Lang::En) => msg.en(),
            (Self::Shell(msg), Lang::Es) => msg.es(),
            (Self::Parts(msg), Lang::En) => msg.en(),
            (Self::Parts(msg), Lang::Es) => msg.es(),
            (Self::Tablet(msg), Lang::En) => msg.en(),
            (Self::Tablet(msg), Lang::Es) => msg.es(),
            (Self::Settings(msg), Lang::En) => msg.en(),
            (Self::Settings(msg), Lang::Es) => msg.es(),
            (Self::Recovery(msg), Lang::En) => msg.en(),
            (Self::Recovery(msg), Lang::Es) => msg.es(),
            (Self::More(msg), Lang::En) => msg.en(),
            (Self::More(msg), Lang::Es) => msg.es(),
            (Self::Join(msg), Lang::En) => msg.en(),
            (Self::Join(msg), Lang::Es) => msg.es(),
            (Self::Import(msg), Lang::En) => msg.en(),
            (Self::Import(msg), Lang::Es) => msg.es(),
            (Self::Exchange(msg), Lang::En) => msg.en(),
            (Self::Exchange(msg), Lang::Es) => msg.es(),
            (Self::Stock(msg), Lang::En) => msg.en(),
            (Self::Stock(msg), Lang::Es) => msg.es(),
            (Self::Today(msg), Lang::En) => msg.en(),
            (Self::Today(msg), Lang::Es) => msg.es(),
            (Self::Trip(msg), Lang::En) => msg.en(),
            (Self::Trip(msg), Lang::Es) => msg.es(),
            (Self::FirstStart(msg), lang) => msg.text(lang),
            (Self::Places(msg), lang) => msg.text(lang),
            (Self::People(msg), lang) => msg.text(lang),
            (Self::Catalogue(msg), lang) => msg.text(lang),
            (Self::Trouble(msg), lang) => msg.text(lang),
        }
    }
}

impl From<StockMsg> for Msg {
    fn from(msg: StockMsg) -> Self {
        Self::Stock(msg)
    }
}

impl From<TripMsg> for Msg {
    fn from(msg: TripMsg) -> Self {
        Self::Trip(msg)
    }
}

impl From<TodayMsg> for Msg {
    fn from(msg: TodayMsg) -> Self {
        Self::Today(msg)
    }
}

impl From<ShellMsg> for Msg {
    fn from(msg: ShellMsg) -> Self {
        Self::Shell(msg)
    }
}

impl From<PartsMsg> for Msg {
    fn from(msg: PartsMsg) -> Self {
        Self::Parts(msg)
    }
}

impl From<CatalogueMsg> for Msg {
    fn from(msg: CatalogueMsg) -> Self {
        Self::Catalogue(msg)
    }
}

impl From<PeopleMsg> for Msg {
    fn from(msg: PeopleMsg) -> Self {
        Self::People(msg)
    }
}

impl From<PlacesMsg> for Msg {
    fn from(msg: PlacesMsg) -> Self {
        Self::Places(msg)
    }
}

impl From<FirstStartMsg> for Msg {
    fn from(msg: FirstStartMsg) -> Self {
        Self::FirstStart(msg)
    }
}

impl From<TroubleMsg> for Msg {
    fn from(msg: TroubleMsg) -> Self {
        Self::Trouble(msg)
    }
}

impl From<ExchangeMsg> for Msg {
    fn from(msg: ExchangeMsg) -> Self {
        Self::Exchange(msg)
    }
}

impl From<ImportMsg> for Msg {
    fn from(msg: ImportMsg) -> Self {
        Self::Import(msg)
    }
}

impl From<JoinMsg> for Msg {
    fn from(msg: JoinMsg) -> Self {
        Self::Join(msg)
    }
}

impl From<MoreMsg> for Msg {
    fn from(msg: MoreMsg) -> Self {
        Self::More(msg)
    }
}

impl From<RecoveryMsg> for Msg {
    fn from(msg: RecoveryMsg) -> Self {
        Self::Recovery(msg)
    }
}

impl From<SettingsMsg> for Msg {
    fn from(msg: SettingsMsg) -> Self {
        Self::Settings(msg)
    }
}

impl From<TabletMsg> for Msg {
    fn from(msg: TabletMsg) -> Self {
        Self::Tablet(msg)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_of_any_region_names_its_language() {
        for (tag, lang) in [
            ("en", Some(Lang::En)),
            ("en-US", Some(Lang::En)),
            ("ES_us", Some(Lang::Es)),
            ("es-419", Some(Lang::Es)),
            ("eo", None),
            ("", None),
        ] {
            assert_eq!(Lang::from_tag(tag), lang, "{tag}");
        }
    }
}
