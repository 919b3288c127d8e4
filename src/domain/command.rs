//! What a person asks for: one enum, imperative.

use crate::domain::education::command::HandoutCommand;
use crate::domain::event::supply::{ItemsMerged, ItemsParted};
use crate::domain::event::{
    Category, ClinicKind, CountMethod, Entered, ItemChange, LockMinutes, LotPolicy, PlaceChange, PlaceKind,
    Role, StaffChange, StarterKey, TabletLetter, VoidReason,
};
use crate::domain::ids::{EventId, ItemId, PackId, PlaceId, StaffId, StreamId};
use crate::domain::inventory::command::StockCommand;
use crate::domain::quantity::Quantity;
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::text::{Initials, Label, Note};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    SetUpClinic(SetUpClinic),
    /// Gives this tablet its letter in a clinic whose records came from another tablet.
    EnrolTablet {
        letter: TabletLetter,
        name: Label,
        continues: Option<StreamId>,
    },
    RenameTablet {
        letter: TabletLetter,
        name: Label,
    },
    RenameClinic {
        name: Label,
    },
    SetAutoLock {
        minutes: LockMinutes,
    },

    AddStaff {
        initials: Initials,
        name: Label,
        role: Role,
    },
    ChangeStaff {
        staff: StaffId,
        change: StaffChange,
    },
    AddPlace(NewPlace),
    ChangePlace {
        place: PlaceId,
        change: PlaceChange,
    },
    /// Puts places into the order in which they are walked.
    OrderPlaces {
        places: Vec<PlaceId>,
    },

    AddItems {
        items: Vec<NewItem>,
    },
    ChangeItem {
        item: ItemId,
        change: ItemChange,
    },
    /// New items and changes to held ones from one table, all together.
    ImportCatalogue {
        items: Vec<NewItem>,
        changes: Vec<(ItemId, ItemChange)>,
    },
    AddPack {
        item: ItemId,
        pack: NewPack,
    },
    /// Two items are one supply: the first gives way to the second.
    MergeItems(ItemsMerged),
    /// They are two after all.
    PartItems(ItemsParted),
    RetirePack {
        pack: PackId,
    },
    SetPar {
        place: PlaceId,
        item: ItemId,
        par: Option<Quantity>,
    },
    SetShelf {
        place: PlaceId,
        item: ItemId,
        shelf: Label,
        position: u32,
    },
    /// Gives a place the same lines as another, shelves and order included.
    CopyLines {
        from: PlaceId,
        to: PlaceId,
    },

    CountLine {
        place: PlaceId,
        item: ItemId,
        have: Quantity,
        entered: Option<Entered>,
        method: CountMethod,
    },
    /// Takes an item from a closet to the rooms of one trip.
    TakeFromCloset {
        closet: PlaceId,
        item: ItemId,
        takes: Vec<Take>,
        shelf: ShelfAfter,
    },
    /// Boxed: most requests are small.
    Stock(Box<StockCommand>),
    Handouts(Box<HandoutCommand>),
    Sterilization(Box<SterilizationCommand>),
    VoidRecords {
        targets: Vec<EventId>,
        reason: VoidReason,
        note: Note,
    },

    NoteExport {
        records: u32,
    },
}

/// Everything that a clinic begins with, in one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetUpClinic {
    pub kind: ClinicKind,
    pub name: Label,
    pub time_zone: Label,
    pub letter: TabletLetter,
    pub tablet: Label,
    pub initials: Initials,
    pub person: Label,
    pub role: Role,
    pub places: Vec<NewPlace>,
    pub items: Vec<NewItem>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPlace {
    pub name: Label,
    pub kind: PlaceKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewItem {
    pub name: Label,
    pub unit: Label,
    pub category: Category,
    pub lot_policy: LotPolicy,
    pub code: Option<Label>,
    pub starter: Option<StarterKey>,
    pub packs: Vec<NewPack>,
    /// Par and shelf by kind of place: every place in use of that kind gets the line.
    pub lines: Vec<NewLine>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPack {
    pub name: Label,
    pub holds: Quantity,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLine {
    pub kind: PlaceKind,
    pub par: Quantity,
    pub shelf: Label,
    pub position: u32,
}

/// How much of one trip's item goes to a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Take {
    pub room: PlaceId,
    pub quantity: Quantity,
}

/// What the person saw on the closet's shelf after taking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShelfAfter {
    NotLookedAt,
    Empty,
}
