//! What a key press costs in a catalogue of six thousand items, two languages and a code each.

use std::hint::black_box;

use serde_json::{Value, json};
use tallywell::domain::inventory::starter::starter_items;
use tallywell::domain::search::{Findable, Index};

use crate::median;

pub const ITEMS: usize = 6_000;
/// Typed letter by letter: what fits, initials, a piece of a code, slips, and nothing at all.
const TYPED: [&str; 7] =
    ["gloves nitrile", "jeringa 10 ml", "ncg", "0-4711", "lidocaune", "sterlie guaze", "zzzzzzzzzz"];

pub fn searching() -> Value {
    let starter = starter_items();
    let things = || {
        starter.iter().cycle().take(ITEMS).enumerate().map(|(key, item)| {
            let size = key / starter.len();
            let name = |name: &str| if size == 0 { name.to_owned() } else { format!("{name}, make {size}") };
            let codes = vec![format!("{}-{key:04}", item.code)];
            Findable { key, names: vec![name(item.name.en), name(item.name.es)], codes }
        })
    };
    let index = Index::of(things());
    let keys =
        TYPED.iter().flat_map(|typed| (1..=typed.len()).map(move |end| typed.get(..end).unwrap_or(typed)));
    let mut times: Vec<(f64, &str)> =
        keys.map(|query| (median(|| drop(black_box(index.find(black_box(query))))), query)).collect();
    times.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    json!({
        "items": ITEMS,
        "build": median(|| drop(black_box(Index::of(things())))),
        "key": times[times.len() / 2].0,
        "slowest": times[times.len() - 1].0,
        "slowestTyped": times[times.len() - 1].1,
    })
}
