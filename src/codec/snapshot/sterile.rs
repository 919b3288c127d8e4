//! The forms of what was told of sterilization. Not frozen: a change goes with a new fold version.

use crate::codec::wire::{Reader, Wire, WireError, Writer, wire_fields, wire_records};
use crate::domain::sterilization::records::{Nothing, Record, Sterilization, Told};

wire_records! {
    Sterilization {
        0 sterilizers, 1 programs, 2 templates, 3 indicator_lots, 4 loads, 5 bi_tests, 6 recalls, 7 solutions,
        8 soaks, 9 policy, 10 forks,
    }
}

impl<T: Wire> Wire for Told<T> {
    fn put(&self, out: &mut Writer<'_>) {
        let Self { what, by, at, timing, stamp } = self;
        wire_fields!(put out, 0 what, 1 by, 2 at, 3 timing, 4 stamp);
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        wire_fields!(get from, 0 what, 1 by, 2 at, 3 timing, 4 stamp => Ok(Self { what, by, at, timing, stamp }))
    }
}

impl<D: Wire, F: Wire> Wire for Record<D, F> {
    fn put(&self, out: &mut Writer<'_>) {
        let Self { defined, facts } = self;
        wire_fields!(put out, 0 defined, 1 facts);
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        wire_fields!(get from, 0 defined, 1 facts => Ok(Self { defined, facts }))
    }
}

impl Wire for Nothing {
    fn put(&self, _: &mut Writer<'_>) {
        match *self {}
    }

    fn get(_: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        Err(WireError::Unknown)
    }
}
