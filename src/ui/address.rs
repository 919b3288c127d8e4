//! Every address of the app, read and written in one place.
//!
//! Pure: compiles for the host. `ui::routes` says which screen an address shows.

use std::fmt;

use crate::domain::ids::{
    BiTestId, ContainerId, EventId, ItemId, LoadId, OrderId, PlaceId, RecallId, SessionId, SoakId,
    SolutionId, StaffId, SterilizerId,
};
use crate::domain::inventory::command::Act;
use crate::ui::handout_desk::HandoutDesk;
use crate::ui::lot_key::LotKey;
use crate::ui::sheet_ref::SheetRef;

/// Where somebody is. What cannot be read is [`Address::Unknown`], never a panic and never a guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Address {
    Today,
    Stock,
    Room(PlaceId),
    PickList,
    Movements {
        item: ItemId,
        place: PlaceId,
    },
    Find,
    ItemPlaces(ItemId),
    Record {
        item: ItemId,
        place: PlaceId,
        act: Act,
        preset: Preset,
    },
    Expiries,
    Shift,
    Pars(PlaceId),
    AddLines(PlaceId),
    Sterilize,
    SterileSetUp,
    AddSterilizer,
    PackKinds,
    IndicatorLots,
    SterilePolicy,
    Sterilizer(SterilizerId),
    Programs(SterilizerId),
    NewLoad(SterilizerId),
    Service(SterilizerId),
    MachineTest(SterilizerId),
    SterileLog(SterilizerId),
    Load(LoadId),
    LoadCertificate(LoadId),
    PackLabels(LoadId),
    BiTest(BiTestId),
    LoadRecall(EventId),
    RecallReport(EventId),
    SterilePacks,
    Disinfection,
    PourSolution,
    Solution(SolutionId),
    Soak(SoakId),
    SoakLog,
    Handouts,
    /// A sheet in the language of the page.
    Sheet(SheetRef),
    HandoutDesk(HandoutDesk),
    More,
    People,
    AddPerson,
    Person(StaffId),
    Places,
    AddPlace,
    Place(PlaceId),
    Catalogue,
    CatalogueImport,
    AddItem,
    StarterCatalogue,
    Item(ItemId),
    ThisTablet,
    Exchange,
    LanguageAndLook,
    About,
    RoomLabels,
    /// Rounds of counting.
    CountHome,
    Round(SessionId),
    CountAt {
        session: SessionId,
        place: PlaceId,
    },
    /// Counting one shelf by itself.
    CountOne {
        item: ItemId,
        place: PlaceId,
    },
    /// What should be ordered, and the orders under way.
    Orders,
    Order(OrderId),
    /// A line of an order that has come to a place.
    ReceiveLine {
        order: OrderId,
        line: u16,
        place: PlaceId,
    },
    ReorderRule(ItemId),
    Vendors,
    HistoryImport,
    Scanned,
    Scanning,
    Scanner,
    Recalls,
    NewRecall,
    Recall(RecallId),
    Lot {
        item: ItemId,
        lot: LotKey,
    },
    /// A container is opened on this shelf.
    OpenOne {
        item: ItemId,
        place: PlaceId,
    },
    Opened,
    Container(ContainerId),
    /// The gallery of parts, where it is built in.
    Kit,
    Unknown,
}

/// What a link to a record has chosen already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Preset {
    #[default]
    Nothing,
    Lot(LotKey),
    /// Waste of this lot that goes back to where it came from.
    Returned(LotKey),
}

/// The word of a returned lot, where that of an act stands.
const RETURN: &str = "return";

impl Address {
    /// Reads the path of an address; a slash at its end means nothing.
    pub fn of(path: &str) -> Self {
        let mut parts = [""; 5];
        let mut words = path.split('/').filter(|word| !word.is_empty());
        for (part, word) in parts.iter_mut().zip(&mut words) {
            *part = word;
        }
        if words.next().is_some() {
            return Self::Unknown;
        }
        Self::known(parts).unwrap_or(Self::Unknown)
    }

    fn known(parts: [&str; 5]) -> Option<Self> {
        Some(match parts {
            ["", ..] => Self::Today,
            ["stock", "", ..] => Self::Stock,
            ["stock", "room", place, "", ""] => Self::Room(place.parse().ok()?),
            ["stock", "pick", "", ..] => Self::PickList,
            ["stock", "item", item, "at", place] => {
                Self::Movements { item: item.parse().ok()?, place: place.parse().ok()? }
            }
            ["stock", "find", "", ..] => Self::Find,
            ["stock", "item", item, "", ""] => Self::ItemPlaces(item.parse().ok()?),
            ["stock", "count", session, "at", place] => {
                Self::CountAt { session: session.parse().ok()?, place: place.parse().ok()? }
            }
            ["stock", "count-one", item, "at", place] => {
                Self::CountOne { item: item.parse().ok()?, place: place.parse().ok()? }
            }
            ["stock", "open", item, "at", place] => {
                Self::OpenOne { item: item.parse().ok()?, place: place.parse().ok()? }
            }
            ["stock", act, item, "at", place] => Self::record(act, item, place)?,
            ["stock", "expiry", "", ..] => Self::Expiries,
            ["stock", "shift", "", ..] => Self::Shift,
            ["stock", "pars", place, "", ""] => Self::Pars(place.parse().ok()?),
            ["stock", "pars", place, "add", ""] => Self::AddLines(place.parse().ok()?),
            ["sterilize", "", ..] => Self::Sterilize,
            ["sterilize", "set-up", "", ..] => Self::SterileSetUp,
            ["sterilize", "set-up", "new", "", ""] => Self::AddSterilizer,
            ["sterilize", "set-up", "packs", "", ""] => Self::PackKinds,
            ["sterilize", "set-up", "lots", "", ""] => Self::IndicatorLots,
            ["sterilize", "set-up", "rules", "", ""] => Self::SterilePolicy,
            ["sterilize", "packs", "", ..] => Self::SterilePacks,
            ["sterilize", "soaks", "", ..] => Self::Disinfection,
            ["sterilize", "soaks", "pour", "", ""] => Self::PourSolution,
            ["sterilize", "soaks", "log", "", ""] => Self::SoakLog,
            ["sterilize", "unit", own, "", ""] => Self::Sterilizer(own.parse().ok()?),
            ["sterilize", "unit", own, "programs", ""] => Self::Programs(own.parse().ok()?),
            ["sterilize", "unit", own, "load", ""] => Self::NewLoad(own.parse().ok()?),
            ["sterilize", "unit", own, "service", ""] => Self::Service(own.parse().ok()?),
            ["sterilize", "unit", own, "test", ""] => Self::MachineTest(own.parse().ok()?),
            ["sterilize", "unit", own, "log", ""] => Self::SterileLog(own.parse().ok()?),
            ["sterilize", "load", own, "", ""] => Self::Load(own.parse().ok()?),
            ["sterilize", "load", own, "certificate", ""] => Self::LoadCertificate(own.parse().ok()?),
            ["sterilize", "load", own, "labels", ""] => Self::PackLabels(own.parse().ok()?),
            ["sterilize", "bi", own, "", ""] => Self::BiTest(own.parse().ok()?),
            ["sterilize", "recall", own, "", ""] => Self::LoadRecall(own.parse().ok()?),
            ["sterilize", "recall", own, "report", ""] => Self::RecallReport(own.parse().ok()?),
            ["sterilize", "soaks", own, "", ""] => Self::Solution(own.parse().ok()?),
            ["sterilize", "soak", own, "", ""] => Self::Soak(own.parse().ok()?),
            ["handouts", "", ..] => Self::Handouts,
            ["handouts", first, second, third, ""] if !second.is_empty() => {
                Self::HandoutDesk(HandoutDesk::parse([first, second, third])?)
            }
            ["handouts", sheet, "", ..] => sheet.parse().map_or(Self::Unknown, Self::Sheet),
            ["more", "", ..] => Self::More,
            ["more", "people", "", ..] => Self::People,
            ["more", "people", "new", "", ""] => Self::AddPerson,
            ["more", "people", person, "", ""] => Self::Person(person.parse().ok()?),
            ["more", "places", "", ..] => Self::Places,
            ["more", "places", "new", "", ""] => Self::AddPlace,
            ["more", "places", place, "", ""] => Self::Place(place.parse().ok()?),
            ["more", "catalogue", "", ..] => Self::Catalogue,
            ["more", "catalogue", "import", "", ""] => Self::CatalogueImport,
            ["more", "catalogue", "new", "", ""] => Self::AddItem,
            ["more", "catalogue", "starter", "", ""] => Self::StarterCatalogue,
            ["more", "catalogue", item, "", ""] => Self::Item(item.parse().ok()?),
            ["more", "tablet", "", ..] => Self::ThisTablet,
            ["more", "exchange", "", ..] => Self::Exchange,
            ["more", "language", "", ..] => Self::LanguageAndLook,
            ["more", "about", "", ..] => Self::About,
            ["more", "qr", "", ..] => Self::RoomLabels,
            ["stock", "count", "", ..] => Self::CountHome,
            ["stock", "count", session, "", ""] => Self::Round(session.parse().ok()?),
            ["stock", "orders", "", ..] => Self::Orders,
            ["stock", "order", order, "", ""] => Self::Order(order.parse().ok()?),
            ["stock", "order", order, line, place] => Self::ReceiveLine {
                order: order.parse().ok()?,
                line: line.parse().ok()?,
                place: place.parse().ok()?,
            },
            ["stock", "rule", item, "", ""] => Self::ReorderRule(item.parse().ok()?),
            ["stock", "vendors", "", ..] => Self::Vendors,
            ["more", "history", "", ..] => Self::HistoryImport,
            ["stock", "scanned", "", ..] => Self::Scanned,
            ["stock", "scan", "", ..] => Self::Scanning,
            ["more", "scanner", "", ..] => Self::Scanner,
            ["kit", "", ..] => Self::Kit,
            ["stock", "recalls", "", ..] => Self::Recalls,
            ["stock", "recalls", "new", "", ""] => Self::NewRecall,
            ["stock", "recall", recall, "", ""] => Self::Recall(recall.parse().ok()?),
            ["stock", "lot", item, lot, ""] => Self::Lot { item: item.parse().ok()?, lot: lot.parse().ok()? },
            ["stock", "opened", "", ..] => Self::Opened,
            ["stock", "opened", container, "", ""] => Self::Container(container.parse().ok()?),
            _ => return None,
        })
    }

    /// The last part is the place, and behind a tilde the lot.
    fn record(word: &str, item: &str, place: &str) -> Option<Self> {
        let (place, lot) = place.split_once('~').map_or((place, None), |(place, lot)| (place, Some(lot)));
        let lot: Option<LotKey> = lot.map(str::parse).transpose().ok()?;
        let (item, place) = (item.parse().ok()?, place.parse().ok()?);
        let act = Act::ALL.into_iter().find(|held| held.word() == word);
        let (act, preset) = match (act, lot) {
            (Some(act), None) => (act, Preset::Nothing),
            (Some(act), Some(lot)) => (act, Preset::Lot(lot)),
            (None, Some(lot)) if word == RETURN => (Act::Waste, Preset::Returned(lot)),
            (None, _) => return None,
        };
        Some(Self::Record { item, place, act, preset })
    }
}

/// The path, as it stands in a link and on a printed label.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Today | Self::Unknown => f.write_str("/"),
            Self::Stock => f.write_str("/stock"),
            Self::Room(place) => write!(f, "/stock/room/{place}"),
            Self::PickList => f.write_str("/stock/pick"),
            Self::Movements { item, place } => write!(f, "/stock/item/{item}/at/{place}"),
            Self::Find => f.write_str("/stock/find"),
            Self::ItemPlaces(item) => write!(f, "/stock/item/{item}"),
            Self::Record { item, place, act, preset: Preset::Nothing } => {
                write!(f, "/stock/{}/{item}/at/{place}", act.word())
            }
            Self::Record { item, place, act, preset: Preset::Lot(lot) } => {
                write!(f, "/stock/{}/{item}/at/{place}~{lot}", act.word())
            }
            Self::Record { item, place, act: _, preset: Preset::Returned(lot) } => {
                write!(f, "/stock/{RETURN}/{item}/at/{place}~{lot}")
            }
            Self::Expiries => f.write_str("/stock/expiry"),
            Self::Shift => f.write_str("/stock/shift"),
            Self::Pars(place) => write!(f, "/stock/pars/{place}"),
            Self::AddLines(place) => write!(f, "/stock/pars/{place}/add"),
            Self::Sterilize => f.write_str("/sterilize"),
            Self::SterileSetUp => f.write_str("/sterilize/set-up"),
            Self::AddSterilizer => f.write_str("/sterilize/set-up/new"),
            Self::PackKinds => f.write_str("/sterilize/set-up/packs"),
            Self::IndicatorLots => f.write_str("/sterilize/set-up/lots"),
            Self::SterilePolicy => f.write_str("/sterilize/set-up/rules"),
            Self::Sterilizer(own) => write!(f, "/sterilize/unit/{own}"),
            Self::Programs(own) => write!(f, "/sterilize/unit/{own}/programs"),
            Self::NewLoad(own) => write!(f, "/sterilize/unit/{own}/load"),
            Self::Service(own) => write!(f, "/sterilize/unit/{own}/service"),
            Self::MachineTest(own) => write!(f, "/sterilize/unit/{own}/test"),
            Self::SterileLog(own) => write!(f, "/sterilize/unit/{own}/log"),
            Self::Load(own) => write!(f, "/sterilize/load/{own}"),
            Self::LoadCertificate(own) => write!(f, "/sterilize/load/{own}/certificate"),
            Self::PackLabels(own) => write!(f, "/sterilize/load/{own}/labels"),
            Self::BiTest(own) => write!(f, "/sterilize/bi/{own}"),
            Self::LoadRecall(own) => write!(f, "/sterilize/recall/{own}"),
            Self::RecallReport(own) => write!(f, "/sterilize/recall/{own}/report"),
            Self::SterilePacks => f.write_str("/sterilize/packs"),
            Self::Disinfection => f.write_str("/sterilize/soaks"),
            Self::PourSolution => f.write_str("/sterilize/soaks/pour"),
            Self::Solution(own) => write!(f, "/sterilize/soaks/{own}"),
            Self::Soak(own) => write!(f, "/sterilize/soak/{own}"),
            Self::SoakLog => f.write_str("/sterilize/soaks/log"),
            Self::Handouts => f.write_str("/handouts"),
            Self::Sheet(sheet) => write!(f, "/handouts/{sheet}"),
            Self::HandoutDesk(desk) => desk.fmt(f),
            Self::More => f.write_str("/more"),
            Self::People => f.write_str("/more/people"),
            Self::AddPerson => f.write_str("/more/people/new"),
            Self::Person(person) => write!(f, "/more/people/{person}"),
            Self::Places => f.write_str("/more/places"),
            Self::AddPlace => f.write_str("/more/places/new"),
            Self::Place(place) => write!(f, "/more/places/{place}"),
            Self::Catalogue => f.write_str("/more/catalogue"),
            Self::CatalogueImport => f.write_str("/more/catalogue/import"),
            Self::AddItem => f.write_str("/more/catalogue/new"),
            Self::StarterCatalogue => f.write_str("/more/catalogue/starter"),
            Self::Item(item) => write!(f, "/more/catalogue/{item}"),
            Self::ThisTablet => f.write_str("/more/tablet"),
            Self::Exchange => f.write_str("/more/exchange"),
            Self::LanguageAndLook => f.write_str("/more/language"),
            Self::About => f.write_str("/more/about"),
            Self::RoomLabels => f.write_str("/more/qr"),
            Self::CountHome => f.write_str("/stock/count"),
            Self::Round(session) => write!(f, "/stock/count/{session}"),
            Self::CountAt { session, place } => write!(f, "/stock/count/{session}/at/{place}"),
            Self::CountOne { item, place } => write!(f, "/stock/count-one/{item}/at/{place}"),
            Self::Orders => f.write_str("/stock/orders"),
            Self::Order(order) => write!(f, "/stock/order/{order}"),
            Self::ReceiveLine { order, line, place } => write!(f, "/stock/order/{order}/{line}/{place}"),
            Self::ReorderRule(item) => write!(f, "/stock/rule/{item}"),
            Self::Vendors => f.write_str("/stock/vendors"),
            Self::HistoryImport => f.write_str("/more/history"),
            Self::Scanned => f.write_str("/stock/scanned"),
            Self::Scanning => f.write_str("/stock/scan"),
            Self::Scanner => f.write_str("/more/scanner"),
            Self::Kit => f.write_str("/kit"),
            Self::Recalls => f.write_str("/stock/recalls"),
            Self::NewRecall => f.write_str("/stock/recalls/new"),
            Self::Recall(recall) => write!(f, "/stock/recall/{recall}"),
            Self::Lot { item, lot } => write!(f, "/stock/lot/{item}/{lot}"),
            Self::OpenOne { item, place } => write!(f, "/stock/open/{item}/at/{place}"),
            Self::Opened => f.write_str("/stock/opened"),
            Self::Container(container) => write!(f, "/stock/opened/{container}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::StreamId;
    use crate::domain::inventory::lot::{Lot, LotCode};

    fn every_address() -> Vec<Address> {
        let id = EventId::at(StreamId::new(0x1f_0a), 7).unwrap();
        let (item, place, staff) = (ItemId(id), PlaceId(id), StaffId(id));
        let code = LotCode::parse("AB/c 1~").unwrap();
        let lot = LotKey::of(&Lot { code: Some(code), expiry: None });
        vec![
            Address::Today,
            Address::Stock,
            Address::Room(place),
            Address::PickList,
            Address::Movements { item, place },
            Address::Find,
            Address::ItemPlaces(item),
            Address::Record { item, place, act: Act::Receive, preset: Preset::Nothing },
            Address::Record { item, place, act: Act::Adjust, preset: Preset::Nothing },
            Address::Record { item, place, act: Act::Use, preset: Preset::Lot(lot) },
            Address::Record { item, place, act: Act::Waste, preset: Preset::Lot(LotKey::Unknown) },
            Address::Record { item, place, act: Act::Waste, preset: Preset::Returned(lot) },
            Address::Expiries,
            Address::Shift,
            Address::Pars(place),
            Address::AddLines(place),
            Address::Sterilize,
            Address::SterileSetUp,
            Address::AddSterilizer,
            Address::PackKinds,
            Address::IndicatorLots,
            Address::SterilePolicy,
            Address::Sterilizer(SterilizerId(id)),
            Address::Programs(SterilizerId(id)),
            Address::NewLoad(SterilizerId(id)),
            Address::Service(SterilizerId(id)),
            Address::MachineTest(SterilizerId(id)),
            Address::SterileLog(SterilizerId(id)),
            Address::Load(LoadId(id)),
            Address::LoadCertificate(LoadId(id)),
            Address::PackLabels(LoadId(id)),
            Address::BiTest(BiTestId(id)),
            Address::LoadRecall(id),
            Address::RecallReport(id),
            Address::SterilePacks,
            Address::Disinfection,
            Address::PourSolution,
            Address::Solution(SolutionId(id)),
            Address::Soak(SoakId(id)),
            Address::SoakLog,
            Address::Handouts,
            Address::Sheet("fever-in-children".parse().unwrap()),
            Address::HandoutDesk(HandoutDesk::Figures),
            Address::More,
            Address::People,
            Address::AddPerson,
            Address::Person(staff),
            Address::Places,
            Address::AddPlace,
            Address::Place(place),
            Address::Catalogue,
            Address::CatalogueImport,
            Address::AddItem,
            Address::StarterCatalogue,
            Address::Item(item),
            Address::ThisTablet,
            Address::Exchange,
            Address::LanguageAndLook,
            Address::About,
            Address::RoomLabels,
            Address::CountHome,
            Address::Round(SessionId(id)),
            Address::CountAt { session: SessionId(id), place },
            Address::CountOne { item, place },
            Address::Orders,
            Address::Order(OrderId(id)),
            Address::ReceiveLine { order: OrderId(id), line: 12, place },
            Address::ReorderRule(item),
            Address::Vendors,
            Address::HistoryImport,
            Address::Scanned,
            Address::Scanning,
            Address::Scanner,
            Address::Kit,
            Address::Recalls,
            Address::NewRecall,
            Address::Recall(RecallId(id)),
            Address::Lot { item, lot },
            Address::OpenOne { item, place },
            Address::Opened,
            Address::Container(ContainerId(id)),
        ]
    }

    #[test]
    fn an_address_that_was_written_reads_back_as_itself() {
        for address in every_address() {
            let path = address.to_string();
            assert_eq!(Address::of(&path), address, "{path}");
            assert_eq!(Address::of(&format!("{path}/")), address, "{path} with a slash at its end");
        }
    }

    #[test]
    fn what_cannot_be_read_is_unknown_and_never_something_near_it() {
        for path in [
            "/stocks",
            "/stock/room",
            "/stock/room/1",
            "/stock/room/00000000000000zz-1",
            "/stock/pick/now",
            "/stock/burn/0000000000001f0a-7/at/0000000000001f0a-7",
            "/stock/item/0000000000001f0a-7/in/0000000000001f0a-7",
            "/stock/return/0000000000001f0a-7/at/0000000000001f0a-7",
            "/stock/waste/0000000000001f0a-7/at/0000000000001f0a-7~",
            "/stock/waste/0000000000001f0a-7/at/0000000000001f0a-7~x1",
            "/stock/lot/0000000000001f0a-7/n",
            "/stock/recall/1",
            "/more/people/new/2",
            "/more/catalogue/0000000000001f0a-0",
            "/more/qr/a/b/c/d/e",
            "/stock/order/0000000000001f0a-7/-1/0000000000001f0a-7",
            "/stock/order/0000000000001f0a-7/70000/0000000000001f0a-7",
            "/stock/order/0000000000001f0a-7/at/0000000000001f0a-7",
            "/stock/orders/now",
            "/kit/x",
        ] {
            assert_eq!(Address::of(path), Address::Unknown, "{path}");
        }
    }
}
