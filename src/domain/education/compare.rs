//! Two texts of one sheet, block by block: what is new, what is gone, what has changed in its place.

use std::mem;

use crate::domain::education::sheet::{Block, Sheet};

/// A block of the newer text, of the older one, or of both. Numbers count the blocks of their text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockChange {
    Same {
        old: usize,
        new: usize,
    },
    /// The same kind of block in the same place, with other content.
    Changed {
        old: usize,
        new: usize,
    },
    Added {
        new: usize,
    },
    Removed {
        old: usize,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    pub title: TitleChange,
    /// In the order of the newer text; what is gone stands where it stood.
    pub blocks: Vec<BlockChange>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleChange {
    Same,
    Changed,
}

pub fn compare(old: &Sheet, new: &Sheet) -> Comparison {
    let title = if old.title == new.title { TitleChange::Same } else { TitleChange::Changed };
    Comparison { title, blocks: paired(&old.blocks, &new.blocks, &steps(&old.blocks, &new.blocks)) }
}

/// The longest run of equal blocks that both texts have in this order, as steps through both.
fn steps(old: &[Block], new: &[Block]) -> Vec<BlockChange> {
    // How many equal blocks follow from each pair of places on.
    let width = new.len() + 1;
    let mut common = vec![0_usize; (old.len() + 1) * width];
    let at = |common: &[usize], a: usize, b: usize| common.get(a * width + b).copied().unwrap_or(0);
    for (a, old_block) in old.iter().enumerate().rev() {
        for (b, new_block) in new.iter().enumerate().rev() {
            let most = if old_block == new_block {
                at(&common, a + 1, b + 1) + 1
            } else {
                at(&common, a + 1, b).max(at(&common, a, b + 1))
            };
            if let Some(cell) = common.get_mut(a * width + b) {
                *cell = most;
            }
        }
    }
    let (mut a, mut b) = (0, 0);
    let mut steps = Vec::new();
    loop {
        match (old.get(a), new.get(b)) {
            (None, None) => return steps,
            (Some(held), Some(other)) if held == other => {
                steps.push(BlockChange::Same { old: a, new: b });
                (a, b) = (a + 1, b + 1);
            }
            (Some(_), other) if other.is_none() || at(&common, a + 1, b) >= at(&common, a, b + 1) => {
                steps.push(BlockChange::Removed { old: a });
                a += 1;
            }
            _ => {
                steps.push(BlockChange::Added { new: b });
                b += 1;
            }
        }
    }
}

/// Between two blocks that are the same, the first of a kind that is gone and the first that is new are
/// one that has changed.
fn paired(old: &[Block], new: &[Block], steps: &[BlockChange]) -> Vec<BlockChange> {
    let mut out = Vec::new();
    for group in steps.split_inclusive(|step| matches!(step, BlockChange::Same { .. })) {
        let gone = group.iter().filter_map(|step| match step {
            BlockChange::Removed { old } => Some(*old),
            _ => None,
        });
        let mut gone: Vec<usize> = gone.collect();
        for step in group {
            let BlockChange::Added { new: b } = *step else { continue };
            let alike = |a: &usize| {
                let kinds = old.get(*a).zip(new.get(b));
                kinds.is_some_and(|(a, b)| kind(a) == kind(b))
            };
            match gone.iter().position(alike) {
                Some(place) => {
                    // What stood before it is gone from there.
                    let rest = gone.split_off(place + 1);
                    let changed = gone.pop();
                    out.extend(gone.drain(..).map(|old| BlockChange::Removed { old }));
                    out.extend(changed.map(|old| BlockChange::Changed { old, new: b }));
                    gone = rest;
                }
                None => out.push(BlockChange::Added { new: b }),
            }
        }
        out.extend(gone.into_iter().map(|old| BlockChange::Removed { old }));
        out.extend(group.last().filter(|step| matches!(step, BlockChange::Same { .. })));
    }
    out
}

fn kind(block: &Block) -> (mem::Discriminant<Block>, Option<crate::domain::education::sheet::PassageKind>) {
    let passage = match block {
        Block::Passage { kind, .. } => Some(*kind),
        _ => None,
    };
    (mem::discriminant(block), passage)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::education::rich::Rich;
    use crate::domain::education::sheet::{Part, PassageKind};
    use BlockChange::{Added, Changed, Removed, Same};

    fn blocks(texts: &[&str]) -> Vec<Block> {
        let block = |text: &&str| {
            let kind = if text.starts_with("do") { PassageKind::Do } else { PassageKind::Text };
            Block::Passage { kind, heading: None, parts: vec![Part::Paragraph(Rich::text(text))] }
        };
        texts.iter().map(block).collect()
    }

    fn check(old: &[&str], new: &[&str], expected: &[BlockChange]) {
        let (old, new) = (blocks(old), blocks(new));
        assert_eq!(paired(&old, &new, &steps(&old, &new)), expected);
    }

    #[test]
    fn each_block_is_the_same_changed_new_or_gone() {
        check(&["a", "b"], &["a", "b"], &[Same { old: 0, new: 0 }, Same { old: 1, new: 1 }]);
        check(&["a", "b"], &["a", "c"], &[Same { old: 0, new: 0 }, Changed { old: 1, new: 1 }]);
        check(&["a"], &["b", "a"], &[Added { new: 0 }, Same { old: 0, new: 1 }]);
        check(&["a", "b"], &["b"], &[Removed { old: 0 }, Same { old: 1, new: 0 }]);
        check(&["do x", "a"], &["b"], &[Removed { old: 0 }, Changed { old: 1, new: 0 }]);
        check(&["a"], &["do x"], &[Added { new: 0 }, Removed { old: 0 }]);
        check(&[], &["a"], &[Added { new: 0 }]);
        check(&[], &[], &[]);
    }

    #[test]
    fn every_block_of_both_texts_is_told_once() {
        let (old, new) = (blocks(&["a", "do b", "c", "d", "do e"]), blocks(&["c", "do x", "a", "e", "d"]));
        let changes = paired(&old, &new, &steps(&old, &new));
        let (mut olds, mut news) = (Vec::new(), Vec::new());
        for change in changes {
            match change {
                Same { old, new } | Changed { old, new } => {
                    olds.push(old);
                    news.push(new);
                }
                Added { new } => news.push(new),
                Removed { old } => olds.push(old),
            }
        }
        assert_eq!(news, [0, 1, 2, 3, 4]);
        olds.sort_unstable();
        assert_eq!(olds, [0, 1, 2, 3, 4]);
    }
}
