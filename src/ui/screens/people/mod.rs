//! People.

pub mod pin_twice;
