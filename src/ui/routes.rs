//! What is shown where: one table for each wing.

use leptos::prelude::*;

use crate::ui::address::Address;
use crate::ui::handout_desk::HandoutDesk;
use crate::ui::screens::catalogue::{AddItem, Catalogue, CatalogueImport, Item, Starter};
use crate::ui::screens::coming::NotFound;
use crate::ui::screens::container::list::Opened;
use crate::ui::screens::container::open::OpenOne;
use crate::ui::screens::container::page::ContainerPage;
use crate::ui::screens::count::home::CountHome;
use crate::ui::screens::count::one::CountOne;
use crate::ui::screens::count::place::CountAt;
use crate::ui::screens::count::round::Round;
use crate::ui::screens::exchange::Exchange;
use crate::ui::screens::exchange::letter::NeedsLetter;
use crate::ui::screens::first_start::{Behind, Door, Welcome};
use crate::ui::screens::gates::Opening;
use crate::ui::screens::handouts::{Editor, Figures, NewSheet, Patient, SheetDesk, SheetPage, Shelf, Work};
use crate::ui::screens::history::HistoryImport;
use crate::ui::screens::lock::Lock;
use crate::ui::screens::more::More;
use crate::ui::screens::order::{OrderPage, Orders, ReceiveLine, Rule, Vendors};
use crate::ui::screens::pars::{AddLines, Pars};
use crate::ui::screens::people::{AddPerson, People, Person};
use crate::ui::screens::places::{AddPlace, Place, Places};
use crate::ui::screens::qr::QrLabels;
use crate::ui::screens::recall::list::Recalls;
use crate::ui::screens::recall::lot::LotPage;
use crate::ui::screens::recall::page::RecallPage;
use crate::ui::screens::recall::register::NewRecall;
use crate::ui::screens::recovery::Recovery;
use crate::ui::screens::scan::post::ScanPost;
use crate::ui::screens::scan::scanned::Scanned;
use crate::ui::screens::scan::scanner::ScannerPage;
use crate::ui::screens::scan::sitting::SittingPage;
use crate::ui::screens::settings::{About, LanguageAndLook};
use crate::ui::screens::sterile::{bi, home, load, new_load, packs, print, recall, setup, soak, unit};
use crate::ui::screens::stock::home::StockHome;
use crate::ui::screens::stock::movements::Movements;
use crate::ui::screens::stock::pick::Pick;
use crate::ui::screens::stock::room::Room;
use crate::ui::screens::stock::shift::Shift;
use crate::ui::screens::supply::board::Board;
use crate::ui::screens::supply::find::{Find, ItemPlaces};
use crate::ui::screens::supply::record::Record;
use crate::ui::screens::tablet::ThisTablet;
use crate::ui::screens::today::Today;
use crate::ui::wings::Wing;

/// What may be seen: a gate until everything is ready and somebody is signed in, then a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Opening,
    Stopped,
    Unset,
    /// Behind a door of the first start.
    Behind(Door),
    Unlettered,
    Locked,
    /// One sheet, for the patient who holds the tablet.
    Patient,
    At(Address),
    /// What hears scans, beside every screen.
    ScanPost,
}

impl Shown {
    /// The wing that shows it; none for what is always there.
    pub const fn wing(self) -> Option<Wing> {
        match self {
            Self::Opening | Self::Unset => None,
            Self::Stopped | Self::Behind(_) | Self::Unlettered => Some(Wing::Gates),
            Self::Locked => Some(Wing::Day),
            Self::Patient => Some(Wing::Handouts),
            Self::ScanPost => Some(Wing::Supplies),
            Self::At(address) => Some(match address {
                Address::Today
                | Address::Stock
                | Address::Room(_)
                | Address::PickList
                | Address::Movements { .. }
                | Address::Shift
                | Address::Unknown => Wing::Day,
                Address::Find
                | Address::ItemPlaces(_)
                | Address::Record { .. }
                | Address::Expiries
                | Address::CountHome
                | Address::Round(_)
                | Address::CountAt { .. }
                | Address::CountOne { .. }
                | Address::Orders
                | Address::Order(_)
                | Address::ReceiveLine { .. }
                | Address::ReorderRule(_)
                | Address::Vendors
                | Address::Scanned
                | Address::Scanning
                | Address::Scanner
                | Address::Recalls
                | Address::NewRecall
                | Address::Recall(_)
                | Address::Lot { .. }
                | Address::OpenOne { .. }
                | Address::Opened
                | Address::Container(_) => Wing::Supplies,
                Address::Handouts | Address::Sheet(_) | Address::HandoutDesk(_) => Wing::Handouts,
                Address::Sterilize
                | Address::SterileSetUp
                | Address::AddSterilizer
                | Address::PackKinds
                | Address::IndicatorLots
                | Address::SterilePolicy
                | Address::Sterilizer(_)
                | Address::Programs(_)
                | Address::NewLoad(_)
                | Address::Service(_)
                | Address::MachineTest(_)
                | Address::SterileLog(_)
                | Address::Load(_)
                | Address::LoadCertificate(_)
                | Address::PackLabels(_)
                | Address::BiTest(_)
                | Address::LoadRecall(_)
                | Address::RecallReport(_)
                | Address::SterilePacks
                | Address::Disinfection
                | Address::PourSolution
                | Address::Solution(_)
                | Address::Soak(_)
                | Address::SoakLog => Wing::Sterilize,
                _ => Wing::Manage,
            }),
        }
    }
}

/// What needs no wing: all that the first start waits for.
pub fn always(shown: Shown) -> AnyView {
    if shown == Shown::Unset { view! { <Welcome /> }.into_any() } else { view! { <Opening /> }.into_any() }
}

pub fn gates(shown: Shown) -> AnyView {
    match shown {
        Shown::Stopped => view! { <Recovery /> }.into_any(),
        Shown::Unlettered => view! { <NeedsLetter /> }.into_any(),
        Shown::Behind(door) => view! { <Behind door=door /> }.into_any(),
        _ => view! { <NotFound /> }.into_any(),
    }
}

pub fn day(shown: Shown) -> AnyView {
    let Shown::At(address) = shown else { return view! { <Lock /> }.into_any() };
    match address {
        Address::Today => view! { <Today /> }.into_any(),
        Address::Stock => view! { <StockHome /> }.into_any(),
        Address::Room(place) => view! { <Room place=place /> }.into_any(),
        Address::PickList => view! { <Pick /> }.into_any(),
        Address::Movements { item, place } => view! { <Movements item=item place=place /> }.into_any(),
        Address::Shift => view! { <Shift /> }.into_any(),
        _ => view! { <NotFound /> }.into_any(),
    }
}

pub fn handouts(shown: Shown) -> AnyView {
    match shown {
        Shown::Patient => view! { <Patient /> }.into_any(),
        Shown::At(Address::Handouts) => view! { <Shelf /> }.into_any(),
        Shown::At(Address::Sheet(sheet)) => view! { <SheetPage sheet=sheet /> }.into_any(),
        Shown::At(Address::HandoutDesk(desk)) => match desk {
            HandoutDesk::Work => view! { <Work /> }.into_any(),
            HandoutDesk::Figures => view! { <Figures /> }.into_any(),
            HandoutDesk::New => view! { <NewSheet /> }.into_any(),
            HandoutDesk::Sheet { sheet, language } => {
                view! { <SheetDesk sheet=sheet language=language /> }.into_any()
            }
            HandoutDesk::Edit { sheet, language } => {
                view! { <Editor sheet=sheet language=language /> }.into_any()
            }
        },
        _ => view! { <NotFound /> }.into_any(),
    }
}

pub fn sterilize(shown: Shown) -> AnyView {
    let Shown::At(address) = shown else { return view! { <NotFound /> }.into_any() };
    match address {
        Address::Sterilize => view! { <home::Home /> }.into_any(),
        Address::Sterilizer(own) => view! { <unit::SterilizerPage own=own /> }.into_any(),
        Address::Service(own) => view! { <unit::ServicePage own=own /> }.into_any(),
        Address::MachineTest(own) => view! { <unit::MachineTestPage own=own /> }.into_any(),
        Address::NewLoad(own) => view! { <new_load::NewLoad own=own /> }.into_any(),
        Address::Load(own) => view! { <load::LoadPage own=own /> }.into_any(),
        Address::BiTest(own) => view! { <bi::BiPage own=own /> }.into_any(),
        Address::SterileSetUp => view! { <setup::SetUp /> }.into_any(),
        Address::AddSterilizer => view! { <setup::AddSterilizer /> }.into_any(),
        Address::PackKinds => view! { <setup::PackKinds /> }.into_any(),
        Address::IndicatorLots => view! { <setup::IndicatorLots /> }.into_any(),
        Address::SterilePolicy => view! { <setup::Policy /> }.into_any(),
        Address::Programs(own) => view! { <setup::Programs own=own /> }.into_any(),
        Address::LoadRecall(own) => view! { <recall::RecallPage own=own /> }.into_any(),
        Address::SterilePacks => view! { <packs::Packs /> }.into_any(),
        Address::PackLabels(own) => view! { <packs::Labels own=own /> }.into_any(),
        Address::SterileLog(own) => view! { <print::Log own=own /> }.into_any(),
        Address::LoadCertificate(own) => view! { <print::Certificate own=own /> }.into_any(),
        Address::RecallReport(own) => view! { <print::RecallReport own=own /> }.into_any(),
        Address::SoakLog => view! { <print::SoakLog /> }.into_any(),
        Address::Disinfection => view! { <soak::Disinfection /> }.into_any(),
        Address::PourSolution => view! { <soak::PourSolution /> }.into_any(),
        Address::Solution(own) => view! { <soak::SolutionPage own=own /> }.into_any(),
        Address::Soak(own) => view! { <soak::SoakPage own=own /> }.into_any(),
        _ => view! { <NotFound /> }.into_any(),
    }
}

pub fn supplies(shown: Shown) -> AnyView {
    if shown == Shown::ScanPost {
        return view! { <ScanPost /> }.into_any();
    }
    let Shown::At(address) = shown else { return view! { <NotFound /> }.into_any() };
    match address {
        Address::Find => view! { <Find /> }.into_any(),
        Address::ItemPlaces(item) => view! { <ItemPlaces item=item /> }.into_any(),
        Address::Record { item, place, act, preset } => {
            view! { <Record item=item place=place act=act preset=preset /> }.into_any()
        }
        Address::Expiries => view! { <Board /> }.into_any(),
        Address::CountHome => view! { <CountHome /> }.into_any(),
        Address::Round(session) => view! { <Round session=session /> }.into_any(),
        Address::CountAt { session, place } => view! { <CountAt session=session place=place /> }.into_any(),
        Address::CountOne { item, place } => view! { <CountOne item=item place=place /> }.into_any(),
        Address::Orders => view! { <Orders /> }.into_any(),
        Address::Order(order) => view! { <OrderPage order=order /> }.into_any(),
        Address::ReceiveLine { order, line, place } => {
            view! { <ReceiveLine order=order line=line place=place /> }.into_any()
        }
        Address::ReorderRule(item) => view! { <Rule item=item /> }.into_any(),
        Address::Vendors => view! { <Vendors /> }.into_any(),
        Address::Scanned => view! { <Scanned /> }.into_any(),
        Address::Scanning => view! { <SittingPage /> }.into_any(),
        Address::Scanner => view! { <ScannerPage /> }.into_any(),
        Address::Recalls => view! { <Recalls /> }.into_any(),
        Address::NewRecall => view! { <NewRecall /> }.into_any(),
        Address::Recall(recall) => view! { <RecallPage id=recall /> }.into_any(),
        Address::Lot { item, lot } => view! { <LotPage item=item lot=lot /> }.into_any(),
        Address::OpenOne { item, place } => view! { <OpenOne item=item place=place /> }.into_any(),
        Address::Opened => view! { <Opened /> }.into_any(),
        Address::Container(container) => view! { <ContainerPage id=container /> }.into_any(),
        _ => view! { <NotFound /> }.into_any(),
    }
}

pub fn manage(shown: Shown) -> AnyView {
    let Shown::At(address) = shown else { return view! { <NotFound /> }.into_any() };
    match address {
        Address::Pars(place) => view! { <Pars place=place /> }.into_any(),
        Address::AddLines(place) => view! { <AddLines place=place /> }.into_any(),
        Address::More => view! { <More /> }.into_any(),
        Address::People => view! { <People /> }.into_any(),
        Address::AddPerson => view! { <AddPerson /> }.into_any(),
        Address::Person(id) => view! { <Person id=id /> }.into_any(),
        Address::Places => view! { <Places /> }.into_any(),
        Address::AddPlace => view! { <AddPlace /> }.into_any(),
        Address::Place(id) => view! { <Place id=id /> }.into_any(),
        Address::Catalogue => view! { <Catalogue /> }.into_any(),
        Address::CatalogueImport => view! { <CatalogueImport /> }.into_any(),
        Address::AddItem => view! { <AddItem /> }.into_any(),
        Address::StarterCatalogue => view! { <Starter /> }.into_any(),
        Address::Item(id) => view! { <Item id=id /> }.into_any(),
        Address::ThisTablet => view! { <ThisTablet /> }.into_any(),
        Address::Exchange => view! { <Exchange /> }.into_any(),
        Address::LanguageAndLook => view! { <LanguageAndLook /> }.into_any(),
        Address::About => view! { <About /> }.into_any(),
        Address::RoomLabels => view! { <QrLabels /> }.into_any(),
        Address::HistoryImport => view! { <HistoryImport /> }.into_any(),
        #[cfg(feature = "kit")]
        Address::Kit => view! { <crate::ui::screens::kit_gallery::KitGallery /> }.into_any(),
        _ => view! { <NotFound /> }.into_any(),
    }
}
