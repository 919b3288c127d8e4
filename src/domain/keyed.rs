//! Maps in the order of their keys, each in one run of memory.
//!
//! What the state holds of people, places, items and streams comes in nearly in order and is read
//! far more often than it grows. A tree for each of the kinds would be the larger part of the fold's
//! code, and every first load carries that; a sorted list is a tenth of it.

pub use litemap::LiteMap;

/// The one thing that the fold asks of a map and the crate does not have.
pub trait OrDefault<K, V> {
    /// The value of a key, made empty if there is none.
    fn or_default(&mut self, key: K) -> &mut V;
}

impl<K: Ord + Clone, V: Default> OrDefault<K, V> for LiteMap<K, V> {
    fn or_default(&mut self, key: K) -> &mut V {
        if !self.contains_key(&key) {
            self.insert(key.clone(), V::default());
        }
        &mut self[&key]
    }
}

/// The entry with the highest key below `key`.
pub fn last_below<'a, K: Ord, V>(map: &'a LiteMap<K, V>, key: &K) -> Option<(&'a K, &'a V)> {
    let (Ok(at) | Err(at)) = map.find_index(key);
    map.get_indexed(at.checked_sub(1)?)
}
