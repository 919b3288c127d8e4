//! Names for what the page needs a name for: radio groups and described errors.

use std::sync::atomic::{AtomicU32, Ordering};

static NEXT: AtomicU32 = AtomicU32::new(1);

/// A name that no other element of this page load has: `choice-7`.
pub fn unique(stem: &str) -> String {
    format!("{stem}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
