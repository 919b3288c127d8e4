//! soon
use crate::domain::state::State; use crate::codec::digest::Digest; use crate::codec::wire::WireError;
pub fn decode(_b: &[u8]) -> Result<(State, Vec<Digest>), WireError> { Err(WireError::Unknown) }
