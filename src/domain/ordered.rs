//! Putting a list in order, for every type by the same code.
//!
//! The sort of the standard library is compiled anew, about 5 kB of it, for each type that it sorts,
//! and two dozen lists of the app are sorted. Here the places of the elements are sorted, by one
//! function, and the elements then follow. Where a fold sorts a million times the standard sort stays
//! (`inventory::ledger`).

use std::cmp::Ordering;

/// Stable, as the standard library's `sort`.
pub trait Ordered<T> {
    fn order(&mut self)
    where
        T: Ord;

    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// The key is made anew for each comparison: it should be cheap.
    fn order_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);
}

impl<T> Ordered<T> for [T] {
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }

    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let places = places(self.len(), &mut |a, b| match (self.get(a), self.get(b)) {
            (Some(a), Some(b)) => compare(a, b),
            _ => Ordering::Equal,
        });
        follow(places, &mut |a, b| self.swap(a, b));
    }

    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }
}

/// For each place of the ordered list, where its element stands now.
#[inline(never)]
fn places(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..len).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

/// Moves the elements, one cycle after the other.
#[inline(never)]
fn follow(mut from: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..from.len() {
        let mut here = start;
        while let Some(place) = from.get_mut(here) {
            let next = std::mem::replace(place, here);
            if next == start || next == here {
                break;
            }
            swap(here, next);
            here = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_list_comes_out_as_the_standard_sort_would_have_it(
            list in prop::collection::vec((0_u8..6, any::<u16>()), 0..80),
        ) {
            let (mut ours, mut theirs) = (list.clone(), list.clone());
            ours.order();
            theirs.sort();
            prop_assert_eq!(&ours, &theirs);
            // Equal keys stay in the order in which they came.
            let (mut ours, mut theirs) = (list.clone(), list);
            ours.order_by_key(|(key, _)| *key);
            theirs.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(&ours, &theirs);
        }
    }
}
