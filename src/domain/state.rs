//! The fold: everything that is known, made from the set of events and from nothing else.
//!
//! Any order, any split and any duplication of the events gives the same state. Each part is
//! either a set (ledger entries, voids), a register of which the highest stamp wins, or derived
//! from those when [`State::settle`] runs.

use crate::domain::ordered::Ordered as _;
use rustc_hash::FxHashMap;

use crate::domain::clinic::Clinic;
use crate::domain::education::approval::Handouts;
use crate::domain::event::{Body, Event};
use crate::domain::ids::{EventId, StreamId};
use crate::domain::inventory::catalogue::Catalogue;
use crate::domain::inventory::containers::Containers;
use crate::domain::inventory::counting::Counting;
use crate::domain::inventory::marks::Marks;
use crate::domain::inventory::merges::{Effect, Merges};
use crate::domain::inventory::orders::OrderBook;
use crate::domain::inventory::recall::Recalls;
use crate::domain::inventory::stock::{Stock, StockKey, Void};
use crate::domain::knowledge::{Comparison, Correction, Knowledge};
use crate::domain::sterilization::records::Sterilization;

/// The number of the fold's rules. A snapshot made by another number is folded anew.
pub const FOLD_VERSION: u32 = 7;

#[derive(Clone, Debug, Default)]
pub struct State {
    pub clinic: Clinic,
    pub catalogue: Catalogue,
    pub stock: Stock,
    pub containers: Containers,
    pub counting: Counting,
    pub recalls: Recalls,
    pub orders: OrderBook,
    pub marks: Marks,
    pub merges: Merges,
    pub handouts: Handouts,
    pub sterilization: Sterilization,
    pub knowledge: Knowledge,
    /// How many events are kept but not folded, because a newer build wrote them.
    pub unknown: u32,
    pub(crate) seen: SeenEvents,
    pub(crate) reading: Reading,
}

/// Whether everything was read with the items that stay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Reading {
    #[default]
    Whole,
    /// A merge of items came after what it speaks of: all has to be folded again, with it known.
    Outdated,
}

/// What became of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    New,
    /// It was here before: nothing changed.
    Again,
}

impl State {
    /// An empty state that knows already which items are the same.
    pub fn knowing(merges: Merges) -> Self {
        let mut state = Self { merges, ..Self::default() };
        state.catalogue.mark_given_way(&state.merges);
        state
    }

    /// Whether a merge of items came after what it speaks of. Then fold everything again, into a
    /// state [`Self::knowing`] the merges of this one; until then items appear apart or together by turns.
    pub fn is_outdated(&self) -> bool {
        self.reading == Reading::Outdated
    }

    /// Takes one event in. Call [`Self::settle`] after the last of a group and before reading.
    pub fn apply(&mut self, event: &Event) -> Folded {
        if self.seen.holds(event.id) {
            return Folded::Again;
        }
        self.clinic.note(event);
        let ledger = self.fold(&self.merges.read(event));
        self.seen.insert(event.id, ledger);
        Folded::New
    }

    /// Recomputes what the applied events changed.
    pub fn settle(&mut self) {
        self.stock.settle(&self.knowledge);
    }

    /// Folds a whole set of events.
    pub fn of<'a>(events: impl IntoIterator<Item = &'a Event> + Clone) -> Self {
        let mut state = Self::default();
        for event in events.clone() {
            state.apply(event);
        }
        if state.is_outdated() {
            state = Self::knowing(state.merges);
            for event in events {
                state.apply(event);
            }
        }
        state.settle();
        state
    }

    /// From this event on the stream exists in two versions. Told by the log, since no event says so.
    pub(crate) fn note_fork(&mut self, stream: StreamId, from_seq: u32) {
        let Some(first) = EventId::at(stream, from_seq) else { return };
        let forks = &mut self.sterilization.forks;
        let first = forks.get(&stream).map_or(first, |held| first.min(*held));
        forks.insert(stream, first);
    }

    pub fn holds(&self, id: EventId) -> bool {
        self.seen.holds(id)
    }

    /// The ledger of the first leg of a stock event.
    pub fn ledger_of(&self, id: EventId) -> Option<StockKey> {
        self.seen.ledger(id).and_then(|number| self.stock.key_of(number))
    }

    /// How many different events were taken in.
    pub fn event_count(&self) -> u64 {
        self.seen.count
    }

    /// Returns the number of the ledger of a stock fact's first leg.
    fn fold(&mut self, event: &Event) -> Option<u32> {
        let id = event.id;
        match &event.body {
            Body::FrontierSeen { seen } => {
                self.knowledge.stream_mut(id.stream).saw(id.seq(), seen);
                if self.seen.highest(id.stream) > id.seq() {
                    self.stock.doubt(id.stream);
                }
            }
            Body::ClockCorrected { from_seq, to_seq, offset_ms } => {
                let correction = Correction { from_seq: *from_seq, to_seq: *to_seq, offset_ms: *offset_ms };
                self.knowledge.stream_mut(id.stream).corrections.insert(id.seq(), correction);
                self.stock.doubt(id.stream);
            }
            Body::ClockOffsetObserved { peer, offset_ms } => {
                let comparison =
                    Comparison { peer: *peer, at: event.header.occurred_at, offset_ms: *offset_ms };
                self.knowledge.stream_mut(id.stream).comparisons.insert(id.seq(), comparison);
                self.stock.doubt(id.stream);
                self.stock.doubt(*peer);
            }
            Body::EventVoided { target, reason, .. } => {
                let void = Void { by: event.header.staff, reason: *reason, voided: event.zoned() };
                // A void has no ledger, so that a void of a void changes nothing.
                self.stock.void(*target, id, void, self.seen.ledger(*target));
            }
            Body::StockReceived { .. } => {
                self.orders.apply(event);
                return self.stock.apply(event);
            }
            Body::StockUsed { .. } | Body::StockWasted(_) => {
                self.containers.apply(event);
                return self.stock.apply(event);
            }
            Body::StockCounted { .. }
            | Body::StockMoved { .. }
            | Body::StockAdjusted(_)
            | Body::FundingChanged(_) => return self.stock.apply(event),
            Body::LotCorrected(_) | Body::LotHeld(_) | Body::LotReleased(_) => {
                self.stock.apply_to_lots(event);
            }
            Body::ContainerOpened(_) | Body::ContainerClosed(_) => self.containers.apply(event),
            Body::CountToleranceSet { .. }
            | Body::SessionOpened(_)
            | Body::SessionClosed(_)
            | Body::VarianceExplained(_) => self.counting.apply(event),
            Body::RecallRegistered(_) | Body::RecallLineResolved(_) | Body::RecallClosed(_) => {
                self.recalls.apply(event);
            }
            Body::VendorAdded(_)
            | Body::VendorChanged(_)
            | Body::OrderDrafted(_)
            | Body::OrderLineSet(_)
            | Body::OrderPlaced(_)
            | Body::OrderLineCancelled(_)
            | Body::OrderClosed(_) => self.orders.apply(event),
            Body::ItemsMerged(_) | Body::ItemsParted(_) => {
                if self.merges.apply(event) == Effect::OtherItems {
                    self.reading = Reading::Outdated;
                }
            }
            Body::LateEntryExplained(_) | Body::HistoryImported(_) => self.marks.apply(event),
            Body::SheetSaved(_)
            | Body::SheetReviewed(_)
            | Body::FiguresChecked(_)
            | Body::SheetApproved(_)
            | Body::SheetStandingSet(_)
            | Body::SheetRecalled(_)
            | Body::FigureSet(_)
            | Body::SheetGiven(_)
            | Body::SheetRated(_) => self.handouts.apply(event),
            Body::SterilizerRegistered(_)
            | Body::SterilizerNoted(_)
            | Body::ProgramDefined(_)
            | Body::ProgramNoted(_)
            | Body::TemplateDefined(_)
            | Body::TemplateNoted(_)
            | Body::IndicatorLotReceived(_)
            | Body::IndicatorLotNoted(_)
            | Body::SterilizationPolicySet(_)
            | Body::LoadOpened(_)
            | Body::LoadNoted(_)
            | Body::BiPlaced(_)
            | Body::BiNoted(_)
            | Body::LoadRecallNoted(_)
            | Body::SolutionPoured(_)
            | Body::SolutionNoted(_)
            | Body::SoakStarted(_)
            | Body::SoakNoted(_) => self.sterilization.apply(event),
            Body::ItemAdded { .. }
            | Body::ItemChanged { .. }
            | Body::PackAdded { .. }
            | Body::PackRetired { .. }
            | Body::CodeLinked(_)
            | Body::CodeUnlinked(_)
            | Body::ReorderRuleSet(_)
            | Body::ParSet { .. }
            | Body::ShelfSet { .. } => self.catalogue.apply(event),
            Body::TabletEnrolled { .. }
            | Body::TabletRenamed { .. }
            | Body::ExportMade { .. }
            | Body::ClinicSetUp { .. }
            | Body::ClinicRenamed { .. }
            | Body::AutoLockSet { .. }
            | Body::StaffAdded { .. }
            | Body::StaffChanged { .. }
            | Body::PlaceAdded { .. }
            | Body::PlaceChanged { .. } => self.clinic.apply(event),
            Body::Unknown { .. } => self.unknown += 1,
        }
        None
    }
}

/// Which events were folded, and for stock events the ledger of their first leg.
///
/// Pages of 256 consecutive events keep it at four bytes an event without trusting sequence
/// numbers to be dense.
#[derive(Clone, Debug, Default)]
pub(crate) struct SeenEvents {
    pages: Vec<[u32; PAGE]>,
    /// Where in `pages` the events of a stream from a multiple of 256 on stand.
    numbers: FxHashMap<PageName, usize>,
    /// The page that was asked for last: a stream is folded in its order.
    last: Option<(PageName, usize)>,
    highest_page: FxHashMap<StreamId, u32>,
    count: u64,
}

type PageName = (StreamId, u32);

/// Consecutive events of one stream that were all folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub first: EventId,
    pub count: u32,
}

const PAGE: usize = 256;
const ABSENT: u32 = 0;
const NO_LEDGER: u32 = 1;
const FIRST_LEDGER: u32 = 2;

impl SeenEvents {
    fn page(&self, name: PageName) -> Option<&[u32; PAGE]> {
        let number = match self.last {
            Some((held, number)) if held == name => number,
            _ => *self.numbers.get(&name)?,
        };
        self.pages.get(number)
    }

    fn slot(&self, id: EventId) -> u32 {
        let (name, place) = place_of(id);
        self.page(name).and_then(|page| page.get(place)).copied().unwrap_or(ABSENT)
    }

    pub(crate) fn holds(&self, id: EventId) -> bool {
        self.slot(id) != ABSENT
    }

    /// The highest number among the folded events of a stream, 0 if there is none.
    pub(crate) fn highest(&self, stream: StreamId) -> u32 {
        let Some(page) = self.highest_page.get(&stream) else { return 0 };
        let slots = self.page((stream, *page)).map(<[u32; PAGE]>::as_slice).unwrap_or_default();
        let last = slots.iter().rposition(|value| *value != ABSENT).unwrap_or(0);
        page * PAGE as u32 + last as u32
    }

    /// The number of the ledger of an event's first leg.
    pub(crate) fn ledger(&self, id: EventId) -> Option<u32> {
        self.slot(id).checked_sub(FIRST_LEDGER)
    }

    pub(crate) fn insert(&mut self, id: EventId, ledger: Option<u32>) {
        let (name, place) = place_of(id);
        let number = match self.last {
            Some((held, number)) if held == name => number,
            _ => self.find_page(name),
        };
        if let Some(slot) = self.pages.get_mut(number).and_then(|page| page.get_mut(place)) {
            self.count += u64::from(*slot == ABSENT);
            *slot = ledger.map_or(NO_LEDGER, |number| number + FIRST_LEDGER);
        }
    }

    fn find_page(&mut self, name: PageName) -> usize {
        let pages = &mut self.pages;
        let number = *self.numbers.entry(name).or_insert_with(|| {
            pages.push([ABSENT; PAGE]);
            pages.len() - 1
        });
        self.last = Some((name, number));
        let highest = self.highest_page.entry(name.0).or_insert(0);
        *highest = name.1.max(*highest);
        number
    }

    /// Every folded event, in order of stream and number.
    pub(crate) fn runs(&self) -> Vec<Run> {
        let pages = self.numbers.iter().filter_map(|(name, number)| Some((name, self.pages.get(*number)?)));
        let mut pages: Vec<_> = pages.collect();
        pages.order_by_key(|(name, _)| **name);
        let mut runs: Vec<Run> = Vec::new();
        for ((stream, page), slots) in pages {
            for (place, _) in slots.iter().enumerate().filter(|(_, value)| **value != ABSENT) {
                let Some(id) = EventId::at(*stream, page * PAGE as u32 + place as u32) else { continue };
                match runs.last_mut() {
                    Some(run) if run.first.after(run.count) == id => run.count += 1,
                    _ => runs.push(Run { first: id, count: 1 }),
                }
            }
        }
        runs
    }

    /// Takes in a run of events of which none is known to have a ledger.
    pub(crate) fn insert_run(&mut self, run: Run) {
        for offset in 0..run.count {
            self.insert(run.first.after(offset), None);
        }
    }
}

fn place_of(id: EventId) -> (PageName, usize) {
    ((id.stream, id.seq() / PAGE as u32), id.seq() as usize % PAGE)
}
