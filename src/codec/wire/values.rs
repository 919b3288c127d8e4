//! The forms of plain domain values: ids, dates, amounts and bounded texts.

use crate::codec::wire::wire_as;
use crate::domain::event::Hlc;
use crate::domain::ids::{
    BiTestId, ContainerId, EventId, IndicatorLotId, ItemId, LoadId, OrderId, PackId, PlaceId, ProgramId,
    RecallId, SessionId, SoakId, SolutionId, StaffId, SterilizerId, TemplateId, VendorId,
};
use crate::domain::inventory::lot::LotCode;
use crate::domain::quantity::Quantity;
use crate::domain::text::{Initials, Label, Note};
use crate::domain::time::{Date, Instant, Offset};

wire_as! {
    ItemId = EventId, |id| id.0, |id| Some(Self(id));
    PlaceId = EventId, |id| id.0, |id| Some(Self(id));
    PackId = EventId, |id| id.0, |id| Some(Self(id));
    StaffId = EventId, |id| id.0, |id| Some(Self(id));
    ContainerId = EventId, |id| id.0, |id| Some(Self(id));
    SessionId = EventId, |id| id.0, |id| Some(Self(id));
    RecallId = EventId, |id| id.0, |id| Some(Self(id));
    VendorId = EventId, |id| id.0, |id| Some(Self(id));
    OrderId = EventId, |id| id.0, |id| Some(Self(id));
    SterilizerId = EventId, |id| id.0, |id| Some(Self(id));
    ProgramId = EventId, |id| id.0, |id| Some(Self(id));
    TemplateId = EventId, |id| id.0, |id| Some(Self(id));
    IndicatorLotId = EventId, |id| id.0, |id| Some(Self(id));
    LoadId = EventId, |id| id.0, |id| Some(Self(id));
    BiTestId = EventId, |id| id.0, |id| Some(Self(id));
    SolutionId = EventId, |id| id.0, |id| Some(Self(id));
    SoakId = EventId, |id| id.0, |id| Some(Self(id));
    Date = i64, |date| i64::from(date.days()), |days| i32::try_from(days).ok().map(Self::from_days);
    LotCode = String, |lot| lot.as_str().to_owned(), |text| exact(&text, Self::parse(&text).ok(), Self::as_str);
    Quantity = i64, |quantity| quantity.value(), |value| Self::new(value).ok();
    Instant = i64, |instant| instant.ms(), |ms| Some(Self::from_ms(ms));
    Offset = i16, |offset| offset.minutes(), Self::from_minutes;
    Hlc = u64, |hlc| hlc.bits(), |bits| Some(Self::from_bits(bits));
    Label = String, |label| label.as_str().to_owned(), |text| exact(&text, Self::parse(&text).ok(), Self::as_str);
    Note = String, |note| note.as_str().to_owned(), |text| exact(&text, Self::parse(&text).ok(), Self::as_str);
    Initials = String, |own| own.as_str().to_owned(), |text| exact(&text, Self::parse(&text).ok(), Self::as_str);
}

/// Only the form that we would write ourselves is accepted: one value, one sequence of bytes.
fn exact<T>(text: &str, value: Option<T>, as_text: fn(&T) -> &str) -> Option<T> {
    value.filter(|value| as_text(value) == text)
}
