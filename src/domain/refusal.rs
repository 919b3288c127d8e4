//! Why a request was not carried out: data with the facts. The words are in `ui::text`.

use crate::domain::education::gate::SheetRefusal;
use crate::domain::event::{ClinicKind, TabletLetter};
use crate::domain::ids::{EventId, ItemId, PackId, PlaceId, StaffId};
use crate::domain::inventory::lot::{Expiry, Lot};
use crate::domain::inventory::orders::OrderStage;
use crate::domain::quantity::Quantity;
use crate::domain::sterilization::refusal::SterilizationRefusal;
use crate::domain::text::{Initials, Label};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody is signed in.
    NobodySignedIn,
    /// Only a lead or a clinician may do this.
    NeedsLead,
    /// This tablet already belongs to a clinic.
    AlreadySetUp {
        kind: ClinicKind,
    },
    NotSetUp,
    UnknownItem(ItemId),
    UnknownPlace(PlaceId),
    UnknownStaff(StaffId),
    UnknownPack(PackId),
    ItemRetired(ItemId),
    PlaceRetired(PlaceId),
    PackOfAnotherItem {
        pack: PackId,
        item: ItemId,
    },
    /// Two people in use with the same initials could not be told apart.
    InitialsTaken(Initials),
    /// Two items in use with the same code could not be told apart.
    CodeTaken {
        code: Label,
        item: ItemId,
    },
    /// An item cannot give way to itself, or to one that it is kept as already.
    SameItem,
    /// Quantities in different units cannot be added up.
    OtherUnit {
        from: Label,
        into: Label,
    },
    LetterTaken(TabletLetter),
    /// The last lead cannot be retired or lose the role: nobody could manage people any more.
    LastLead,
    /// From and to are the same place.
    SamePlace(PlaceId),
    /// A movement of nothing is no fact.
    NothingMoved,
    /// A pack must hold at least two base units.
    PackTooSmall,
    /// Packs and loose units come to more than one line may hold.
    TooMuch {
        limit: Quantity,
    },
    /// Entered packs and the amount in base units do not agree.
    AmountMismatch {
        expected: Quantity,
        got: Quantity,
    },
    /// There is no such event here, or it is not a stock record.
    CannotBeVoided(EventId),
    AlreadyVoided(EventId),
    /// It says when something happened, and that is still to come.
    InTheFuture,
    /// A record may be entered by hand up to so many days later.
    TooLongAgo {
        days: i64,
    },
    /// Another lot should go first: the person has to say why not.
    EarlierLotFirst {
        lot: Lot,
        expiry: Option<Expiry>,
    },
    /// Expired, held or recalled.
    LotNotUsable {
        lot: Lot,
    },
    /// The container is not open, or it is another one.
    ContainerNotOpen,
    /// Its time after opening is over: the person has to say why it was used.
    OpenTooLong,
    /// The request is about a lot and names none.
    NoLotNamed,
    /// Nobody can be their own witness.
    OwnWitness,
    UnknownSession,
    /// A recall is closed when every line was dealt with.
    RecallLinesOpen {
        count: usize,
    },
    UnknownVendor,
    UnknownOrder,
    /// Not possible as the order stands.
    OrderStage {
        stage: OrderStage,
    },
    ReorderPointAboveMaximum,
    Sheet(SheetRefusal),
    Sterilization(Box<SterilizationRefusal>),
    /// Nothing in the request would change anything.
    NothingToDo,
}
