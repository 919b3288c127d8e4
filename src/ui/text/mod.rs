//! Every word that a person reads, in every language.
//!
//! Owns the messages, one enum an area, and how figures, times and dates are written. Pure: no
//! browser, no signals (`ui::words` binds it to the screen). A message carries facts, never words
//! that another message made. Each `match` is exhaustive: a missing translation does not compile.
//! To add an area: a file with its enum and `en`/`es`, one word in `speak!`.

pub mod catalogue;
pub mod container;
pub mod count;
pub mod day;
pub mod exchange;
pub mod figure;
pub mod first_start;
pub mod handout_card;
pub mod handout_editor;
pub mod handout_import;
pub mod handout_work;
pub mod handouts;
pub mod history;
pub mod import;
pub mod join;
pub mod more;
pub mod order;
pub mod parts;
pub mod patient;
pub mod people;
pub mod picture;
pub mod places;
mod reasons;
pub mod recall;
mod records;
pub mod recovery;
pub mod rule;
pub mod same;
pub mod scan;
pub mod scanner;
pub mod settings;
mod sheet_trouble;
pub mod shell;
pub mod sterile;
pub mod sterile_load;
pub mod sterile_packs;
pub mod sterile_print;
pub mod sterile_recall;
pub mod sterile_setup;
pub mod sterile_soak;
pub mod sterile_solution;
pub mod sterile_terms;
pub mod sterile_test;
pub mod sterile_trouble;
pub mod sterile_why;
pub mod stock;
pub mod supply;
pub mod tablet;
pub mod today;
pub mod trip;
pub mod trouble;
pub mod vendor;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use catalogue::CatalogueMsg;
use container::ContainerMsg;
use count::{CountDoorMsg, CountMsg};
use exchange::ExchangeMsg;
use first_start::FirstStartMsg;
use handout_card::HandoutCardMsg;
use handout_editor::HandoutEditorMsg;
use handout_import::HandoutImportMsg;
use handout_work::HandoutWorkMsg;
use handouts::HandoutMsg;
use history::HistoryMsg;
use import::ImportMsg;
use join::JoinMsg;
use more::MoreMsg;
use order::{OrderDoorMsg, OrderMsg};
use parts::PartsMsg;
use patient::PatientMsg;
use people::PeopleMsg;
use picture::PictureMsg;
use places::PlacesMsg;
use recall::RecallMsg;
use recovery::RecoveryMsg;
use rule::RuleMsg;
use same::SameMsg;
use scan::{ScanDoorMsg, ScanMsg};
use scanner::ScannerMsg;
use settings::SettingsMsg;
use shell::ShellMsg;
use sterile::SterileMsg;
use sterile_load::SterileLoadMsg;
use sterile_packs::SterilePackMsg;
use sterile_print::PrintMsg;
use sterile_print::record::RecordMsg;
use sterile_print::strip::StripMsg;
use sterile_recall::SterileRecallMsg;
use sterile_setup::SterileSetupMsg;
use sterile_soak::SterileSoakMsg;
use sterile_solution::SterileSolutionMsg;
use sterile_test::SterileTestMsg;
use sterile_why::SterileWhyMsg;
use stock::StockMsg;
use supply::SupplyMsg;
use tablet::TabletMsg;
use today::TodayMsg;
use trip::TripMsg;
use trouble::TroubleMsg;
use vendor::VendorMsg;

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

/// Words in every language: what each area's enum of messages can do.
pub trait Speak: Send + Sync {
    fn text(&self, lang: Lang) -> Text;
}

/// Anything that can be said, whichever area it comes from.
///
/// Held behind a pointer, not in one enum of all areas: the words of a screen then travel with the
/// screen, and the first load does not carry the words of all the others.
#[derive(Clone)]
pub struct Msg(Arc<dyn Speak>);

impl Msg {
    pub fn text(&self, lang: Lang) -> Text {
        self.0.text(lang)
    }
}

impl<M: Speak + 'static> From<M> for Msg {
    fn from(msg: M) -> Self {
        Self(Arc::new(msg))
    }
}

impl fmt::Debug for Msg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

/// Two messages are one when they say the same.
impl PartialEq for Msg {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || Lang::ALL.iter().all(|lang| self.text(*lang) == other.text(*lang))
    }
}

impl Eq for Msg {}

/// The areas whose languages stand one below the other.
macro_rules! speak {
    ($($area:ty),*) => {$(
        impl Speak for $area {
            fn text(&self, lang: Lang) -> Text {
                match lang {
                    Lang::En => self.en(),
                    Lang::Es => self.es(),
                }
            }
        }
    )*};
}

speak!(
    ShellMsg,
    PartsMsg,
    TabletMsg,
    SettingsMsg,
    RecoveryMsg,
    MoreMsg,
    JoinMsg,
    ImportMsg,
    ExchangeMsg,
    StockMsg,
    TodayMsg,
    TripMsg
);

/// The areas whose languages stand side by side.
macro_rules! speak_both {
    ($($area:ty),*) => {$(
        impl Speak for $area {
            fn text(&self, lang: Lang) -> Text {
                self.clone().in_language(lang)
            }
        }
    )*};
}

speak_both!(
    FirstStartMsg,
    PlacesMsg,
    PeopleMsg,
    CatalogueMsg,
    TroubleMsg,
    SupplyMsg,
    CountMsg,
    CountDoorMsg,
    OrderMsg,
    OrderDoorMsg,
    RuleMsg,
    VendorMsg,
    PictureMsg,
    HistoryMsg,
    ScanMsg,
    ScanDoorMsg,
    ScannerMsg,
    RecallMsg,
    ContainerMsg,
    SameMsg,
    HandoutMsg,
    HandoutWorkMsg,
    HandoutCardMsg,
    HandoutEditorMsg,
    HandoutImportMsg,
    PatientMsg,
    SterileMsg,
    SterileSetupMsg,
    SterileLoadMsg,
    SterileWhyMsg,
    SterileTestMsg,
    SterileRecallMsg,
    SterilePackMsg,
    PrintMsg,
    RecordMsg,
    StripMsg,
    SterileSoakMsg,
    SterileSolutionMsg
);

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
