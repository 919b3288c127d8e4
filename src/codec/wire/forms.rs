//! How records and enums say their form: as tables of frozen numbers.

/// Frozen numbers of an enum without content. A number that is not listed is from a newer build.
macro_rules! wire_codes {
    ($($name:ty { $($code:literal $variant:ident),+ $(,)? })+) => {$(
        impl $crate::codec::wire::Wire for $name {
            fn put(&self, out: &mut $crate::codec::wire::Writer<'_>) {
                out.uint(match self { $(Self::$variant => $code),+ });
            }

            fn get(from: &mut $crate::codec::wire::Reader<'_, '_>) -> Result<Self, $crate::codec::wire::WireError> {
                match from.uint()? {
                    $($code => Ok(Self::$variant),)+
                    _ => Err($crate::codec::wire::WireError::Unknown),
                }
            }
        }
    )+};
}

/// Frozen numbers of an enum whose variants hold one value each.
macro_rules! wire_choices {
    ($($name:ty { $($code:literal $variant:ident),+ $(,)? })+) => {$(
        impl $crate::codec::wire::Wire for $name {
            fn put(&self, out: &mut $crate::codec::wire::Writer<'_>) {
                out.array(2);
                match self { $(Self::$variant(value) => { out.uint($code); value.put(out); })+ }
            }

            fn get(from: &mut $crate::codec::wire::Reader<'_, '_>) -> Result<Self, $crate::codec::wire::WireError> {
                from.array_of(2)?;
                match from.uint()? {
                    $($code => Ok(Self::$variant($crate::codec::wire::Wire::get(from)?)),)+
                    _ => Err($crate::codec::wire::WireError::Unknown),
                }
            }
        }
    )+};
}

/// A record: a map from frozen field numbers to values, in ascending order, absent ones left out.
/// Field numbers that are not listed are skipped: they are from a newer build.
macro_rules! wire_fields {
    (put $out:ident, $($key:literal $field:ident),*) => {{
        let len = 0usize $(+ usize::from(!$crate::codec::wire::Wire::is_absent($field)))*;
        $out.map(len);
        $(if !$crate::codec::wire::Wire::is_absent($field) {
            $out.uint($key);
            $crate::codec::wire::Wire::put($field, $out);
        })*
    }};
    (get $from:ident, $($key:literal $field:ident),* => $build:expr) => {{
        $(let mut $field = None;)*
        let mut last: Option<u64> = None;
        for _ in 0..$from.map()? {
            let key = $from.uint()?;
            if last.is_some_and(|last| last >= key) {
                return Err($crate::codec::wire::WireError::Malformed);
            }
            last = Some(key);
            match key {
                $($key => $field = Some($crate::codec::wire::Wire::get($from)?),)*
                _ => $from.skip()?,
            }
        }
        $(let $field = match $field {
            Some(value) => value,
            None => $crate::codec::wire::Wire::absent()
                .ok_or($crate::codec::wire::WireError::Missing { key: $key })?,
        };)*
        $build
    }};
}

macro_rules! wire_records {
    ($($name:ident { $($key:literal $field:ident),+ $(,)? })+) => {$(
        impl $crate::codec::wire::Wire for $name {
            fn put(&self, out: &mut $crate::codec::wire::Writer<'_>) {
                let Self { $($field),+ } = self;
                $crate::codec::wire::wire_fields!(put out, $($key $field),+);
            }

            fn get(from: &mut $crate::codec::wire::Reader<'_, '_>) -> Result<Self, $crate::codec::wire::WireError> {
                $crate::codec::wire::wire_fields!(get from, $($key $field),+ => Ok(Self { $($field),+ }))
            }
        }
    )+};
}

/// Forms that go through another value: how to make it and how to read it back.
macro_rules! wire_as {
    ($($name:ty = $via:ty, $put:expr, $get:expr;)+) => {$(
        impl $crate::codec::wire::Wire for $name {
            fn put(&self, out: &mut $crate::codec::wire::Writer<'_>) {
                let put: fn(&$name) -> $via = $put;
                $crate::codec::wire::Wire::put(&put(self), out);
            }

            fn get(from: &mut $crate::codec::wire::Reader<'_, '_>) -> Result<Self, $crate::codec::wire::WireError> {
                let get: fn($via) -> Option<$name> = $get;
                get(<$via as $crate::codec::wire::Wire>::get(from)?)
                    .ok_or($crate::codec::wire::WireError::OutOfRange)
            }
        }
    )+};
}

pub(crate) use {wire_as, wire_choices, wire_codes, wire_fields, wire_records};
