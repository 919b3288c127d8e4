//! The forms of what people set up and of what streams knew. These are not frozen: a change of
//! any of them goes with a new fold version.

use crate::codec::wire::{Reader, Wire, WireError, Writer, wire_fields, wire_records};
use crate::domain::clinic::{Clinic, Founding, PlaceRecord, StaffRecord, Tablet};
use crate::domain::event::Hlc;
use crate::domain::ids::{EventId, ItemId, PackId, StreamId};
use crate::domain::inventory::catalogue::{Catalogue, CodeLink, ItemRecord, LineRecord, PackRecord};
use crate::domain::inventory::containers::{Closing, Container, Containers};
use crate::domain::inventory::counting::{Counting, Ending, Explanation, Session};
use crate::domain::inventory::marks::{Imported, Late, Marks};
use crate::domain::inventory::merges::{Merges, Told};
use crate::domain::inventory::orders::{Drafted, OrderBook, OrderRecord, Placed, VendorRecord};
use crate::domain::inventory::recall::{Recall, Recalls, Resolution};
use crate::domain::inventory::stock::Void;
use crate::domain::keyed::{LiteMap, OrDefault as _};
use crate::domain::knowledge::{Comparison, Correction, Knowledge, StreamKnowledge};
use crate::domain::register::{Register, Stamp};
use crate::domain::time::Zoned;

wire_records! {
    Founding { 0 time_zone, 1 kind }
    Tablet { 0 face, 1 continues, 2 records, 3 exported, 4 last }
    StaffRecord { 0 initials, 1 name, 2 role, 3 standing }
    PlaceRecord { 0 name, 1 kind, 2 order, 3 standing }
    Clinic { 0 founded, 1 name, 2 auto_lock, 3 tablets, 4 staff, 5 places }
    ItemRecord { 0 name, 1 category, 2 lot_policy, 3 code, 4 standing, 5 unit, 6 starter, 7 renamed, 8 opened_life, 9 reorder, 10 kept_as }
    PackRecord { 0 made, 1 standing }
    LineRecord { 0 par, 1 shelf }
    CodeLink { 0 item, 1 pack }
    Containers { 0 opened, 1 closed, 2 taken }
    Container { 0 what, 1 opened, 2 by }
    Closing { 0 outcome, 1 closed, 2 by }
    Counting { 0 tolerance, 1 sessions, 2 endings, 3 explained }
    Session { 0 what, 1 opened, 2 by }
    Ending { 0 outcome, 1 ended }
    Explanation { 0 reason, 1 note, 2 by }
    Recalls { 0 registered, 1 resolved, 2 closed }
    Recall { 0 what, 1 since, 2 by }
    Resolution { 0 found, 1 action, 2 note, 3 by, 4 resolved }
    OrderBook { 0 vendors, 1 orders }
    VendorRecord { 0 name, 1 standing }
    OrderRecord { 0 drafted, 1 changed, 2 placed, 3 cancelled, 4 closed, 5 received }
    Drafted { 0 vendor, 1 lines, 2 by, 3 drafted }
    Placed { 0 expected, 1 reference, 2 by, 3 placed }
    Marks { 0 late, 1 imported }
    Late { 0 count, 1 reason, 2 note }
    Imported { 0 file, 1 count }
    Told { 0 hlc, 1 merge }
    Zoned { 0 at, 1 offset }
    Void { 0 by, 1 reason, 2 voided }
    StreamKnowledge { 0 frontiers, 1 corrections, 2 comparisons }
    Correction { 0 from_seq, 1 to_seq, 2 offset_ms }
    Comparison { 0 peer, 1 at, 2 offset_ms }
}

/// The packs of each item are an index and are made anew.
impl Wire for Catalogue {
    fn put(&self, out: &mut Writer<'_>) {
        let Self { items, packs, packs_of: _, lines, links } = self;
        wire_fields!(put out, 0 items, 1 packs, 2 lines, 3 links);
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        let (items, packs, lines, links) =
            wire_fields!(get from, 0 items, 1 packs, 2 lines, 3 links => (items, packs, lines, links));
        let packs: LiteMap<PackId, Box<PackRecord>> = packs;
        let mut packs_of: LiteMap<ItemId, Vec<PackId>> = LiteMap::new();
        for (id, pack) in &packs {
            if let Some((item, ..)) = &pack.made {
                packs_of.or_default(*item).push(*id);
            }
        }
        Ok(Self { items, packs, packs_of, lines, links })
    }
}

/// Which items stay follows from the merges.
impl Wire for Merges {
    fn put(&self, out: &mut Writer<'_>) {
        out.array(2);
        self.told.put(out);
        self.parted.put(out);
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        from.array_of(2)?;
        Ok(Self::restored(Wire::get(from)?, Wire::get(from)?))
    }
}

impl Wire for Knowledge {
    fn put(&self, out: &mut Writer<'_>) {
        self.streams().put(out);
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        let mut knowledge = Self::default();
        let streams: LiteMap<StreamId, StreamKnowledge> = Wire::get(from)?;
        for (stream, known) in streams {
            *knowledge.stream_mut(stream) = known;
        }
        Ok(knowledge)
    }
}

impl<T: Wire> Wire for Register<T> {
    fn put(&self, out: &mut Writer<'_>) {
        match self.stamped() {
            None => out.null(),
            Some((stamp, value)) => {
                out.array(3);
                stamp.hlc.put(out);
                stamp.event.put(out);
                value.put(out);
            }
        }
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        let mut register = Self::default();
        if !from.null()? {
            from.array_of(3)?;
            let stamp = Stamp { hlc: Hlc::get(from)?, event: EventId::get(from)? };
            register.write(stamp, T::get(from)?);
        }
        Ok(register)
    }

    fn is_absent(&self) -> bool {
        self.get().is_none()
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

impl<K: Wire + Ord, V: Wire> Wire for LiteMap<K, V> {
    fn put(&self, out: &mut Writer<'_>) {
        out.map(self.len());
        for (key, value) in self {
            key.put(out);
            value.put(out);
        }
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        let mut map = Self::new();
        for _ in 0..from.map()? {
            let key = K::get(from)?;
            map.insert(key, V::get(from)?);
        }
        Ok(map)
    }
}

impl<A: Wire, B: Wire, C: Wire> Wire for (A, B, C) {
    fn put(&self, out: &mut Writer<'_>) {
        out.array(3);
        self.0.put(out);
        self.1.put(out);
        self.2.put(out);
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        from.array_of(3)?;
        Ok((A::get(from)?, B::get(from)?, C::get(from)?))
    }
}

impl Wire for bool {
    fn put(&self, out: &mut Writer<'_>) {
        out.uint(u64::from(*self));
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        match from.uint()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(WireError::OutOfRange),
        }
    }
}
