//! PIN verifiers as they lie in the journal: never exported, and wrong tries are counted there
//! before an answer is shown, so that a restart gives no new tries.

use crate::codec::wire::{NO_STREAMS, Reader, Wire as _, WireError, Writer};
use crate::domain::time::{Instant, MINUTE_MS};

/// OWASP's floor for PBKDF2-HMAC-SHA256. A PIN of four digits falls to anybody who can copy the
/// profile, whatever the function: it says who works, it does not protect a secret.
pub const ITERATIONS: u32 = 600_000;
pub const SALT_BYTES: usize = 16;
pub const TRIES: u8 = 5;
pub const LOCKED_MS: i64 = 5 * MINUTE_MS;
pub const MIN_DIGITS: usize = 4;
pub const MAX_DIGITS: usize = 10;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PinRecord {
    pub iterations: u32,
    pub salt: Vec<u8>,
    pub verifier: Vec<u8>,
    pub wrong_tries: u8,
    pub locked_until: Option<Instant>,
}

/// Why a text cannot be a PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinError {
    NotDigits,
    Length,
    /// All the same digit, or digits in a row.
    TooSimple,
}

/// What to do with a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    Open,
    LockedUntil(Instant),
}

/// Accepts 4 to 10 digits that are neither all equal nor a plain sequence.
pub fn check_pin(pin: &str) -> Result<(), PinError> {
    if !pin.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(PinError::NotDigits);
    }
    if !(MIN_DIGITS..=MAX_DIGITS).contains(&pin.len()) {
        return Err(PinError::Length);
    }
    let steps: Vec<i16> = pin
        .as_bytes()
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] => Some(i16::from(*b) - i16::from(*a)),
            _ => None,
        })
        .collect();
    let plain = |step: i16| steps.iter().all(|held| *held == step);
    if [-1, 0, 1].into_iter().any(plain) { Err(PinError::TooSimple) } else { Ok(()) }
}

impl PinRecord {
    pub fn gate(&self, now: Instant) -> Gate {
        match self.locked_until {
            // A clock that was set back must not lengthen the lock beyond its five minutes.
            Some(until) if now < until && until.ms_since(now) <= LOCKED_MS => Gate::LockedUntil(until),
            _ => Gate::Open,
        }
    }

    /// The record after a wrong try.
    #[must_use]
    pub fn after_wrong(mut self, now: Instant) -> Self {
        self.wrong_tries += 1;
        self.locked_until = None;
        if self.wrong_tries >= TRIES {
            self.wrong_tries = 0;
            self.locked_until = Some(now.plus_ms(LOCKED_MS));
        }
        self
    }

    /// The record after the right PIN.
    #[must_use]
    pub fn after_right(mut self) -> Self {
        (self.wrong_tries, self.locked_until) = (0, None);
        self
    }

    pub const fn tries_left(&self) -> u8 {
        TRIES.saturating_sub(self.wrong_tries)
    }

    pub fn encode(&self) -> Vec<u8> {
        let mut out = Writer::new(&NO_STREAMS);
        out.array(5);
        self.iterations.put(&mut out);
        out.bytes(&self.salt);
        out.bytes(&self.verifier);
        self.wrong_tries.put(&mut out);
        self.locked_until.put(&mut out);
        out.finish().unwrap_or_default()
    }

    pub fn decode(bytes: &[u8]) -> Result<Self, WireError> {
        let mut from = Reader::new(bytes, &NO_STREAMS);
        from.array_of(5)?;
        let iterations = from.uint32()?;
        let (salt, verifier) = (from.bytes()?.to_vec(), from.bytes()?.to_vec());
        let wrong_tries = u8::get(&mut from)?;
        let locked_until = Option::get(&mut from)?;
        from.end()?;
        Ok(Self { iterations, salt, verifier, wrong_tries, locked_until })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> PinRecord {
        PinRecord { iterations: 1, salt: vec![1], verifier: vec![2], wrong_tries: 0, locked_until: None }
    }

    #[test]
    fn five_wrong_tries_lock_for_five_minutes_and_a_restart_does_not_help() {
        let now = Instant::from_ms(1_000_000);
        let mut held = record();
        for left in [4, 3, 2, 1] {
            held = PinRecord::decode(&held.after_wrong(now).encode()).unwrap();
            assert_eq!((held.tries_left(), held.gate(now)), (left, Gate::Open));
        }
        held = PinRecord::decode(&held.after_wrong(now).encode()).unwrap();
        let until = now.plus_ms(LOCKED_MS);
        assert_eq!(held.gate(now.plus_ms(LOCKED_MS - 1)), Gate::LockedUntil(until));
        assert_eq!(held.gate(until), Gate::Open);
        assert_eq!(held.gate(now.plus_ms(-60_000)), Gate::Open, "a clock set back does not lock for longer");
    }

    #[test]
    fn a_pin_is_four_to_ten_digits_and_not_a_plain_row() {
        for (pin, expected) in [
            ("2468", Ok(())),
            ("1975203846", Ok(())),
            ("123", Err(PinError::Length)),
            ("12345678901", Err(PinError::Length)),
            ("12a4", Err(PinError::NotDigits)),
            ("1234", Err(PinError::TooSimple)),
            ("9876", Err(PinError::TooSimple)),
            ("0000", Err(PinError::TooSimple)),
        ] {
            assert_eq!(check_pin(pin), expected, "{pin}");
        }
    }
}
