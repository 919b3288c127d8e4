//! The seam between the log and whatever keeps its bytes.
//!
//! A journal is a handful of tables of opaque bytes under text keys, written atomically. It must
//! not know what the bytes mean: `log::records` builds them, `store::journal` keeps them in
//! IndexedDB, `log::memory` and `log::faulty` stand in for it in tests.

use std::fmt;

/// The tables of a journal. Their names are the names of the object stores: never renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// Sealed batches: stream and first sequence number to batch record.
    Batches,
    /// Unsealed events of this tablet's own stream: stream and sequence number to event record.
    Tail,
    /// Who this tablet is and where its stream stands: a few records with fixed names.
    Meta,
    /// The rebuildable cache of the folded state.
    Snapshot,
    /// Forms that somebody has begun: author and task to draft.
    Drafts,
    /// PIN verifiers and wrong tries. Never exported.
    Secrets,
    /// Bytes that could not be trusted, kept for inspection and never folded.
    Quarantine,
}

impl Table {
    pub const ALL: [Self; 7] = [
        Self::Batches,
        Self::Tail,
        Self::Meta,
        Self::Snapshot,
        Self::Drafts,
        Self::Secrets,
        Self::Quarantine,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Batches => "batches",
            Self::Tail => "tail",
            Self::Meta => "meta",
            Self::Snapshot => "snapshot",
            Self::Drafts => "drafts",
            Self::Secrets => "secrets",
            Self::Quarantine => "quarantine",
        }
    }
}

/// One record: its key within the table and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub key: String,
    pub bytes: Vec<u8>,
}

/// One change of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Put {
        table: Table,
        record: Record,
    },
    Delete {
        table: Table,
        key: String,
    },
    /// Deletes every key from `from` to `to`, both included, in text order.
    DeleteRange {
        table: Table,
        from: String,
        to: String,
    },
}

/// How hard a write must hit the disk before it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// Flushed: for everything that a person entered.
    Strict,
    /// In the operating system's hands: for caches that can be rebuilt.
    Relaxed,
}

/// Changes that happen all together or not at all, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    pub durability: Durability,
    /// None: whatever is there.
    pub after: Option<After>,
    pub changes: Vec<Change>,
}

/// What a record must be for a write to take place; else somebody has written since we looked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct After {
    pub table: Table,
    pub key: String,
    /// None: no such record.
    pub bytes: Option<Vec<u8>>,
}

/// Whether a conditional write may take place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Due,
    /// It has taken place already: its answer was lost, and it is being repeated.
    Done,
    Overtaken,
}

impl Write {
    pub const fn strict() -> Self {
        Self { durability: Durability::Strict, after: None, changes: Vec::new() }
    }

    pub const fn relaxed() -> Self {
        Self { durability: Durability::Relaxed, after: None, changes: Vec::new() }
    }

    pub fn put(&mut self, table: Table, key: String, bytes: Vec<u8>) {
        self.changes.push(Change::Put { table, record: Record { key, bytes } });
    }

    pub fn delete(&mut self, table: Table, key: String) {
        self.changes.push(Change::Delete { table, key });
    }

    /// What the record that the write depends on says about it. A journal asks this before the first
    /// change, in the same transaction.
    pub fn verdict(&self, found: Option<&[u8]>) -> Verdict {
        let Some(after) = &self.after else { return Verdict::Due };
        if found == after.bytes.as_deref() {
            return Verdict::Due;
        }
        let puts = |change: &Change| match change {
            Change::Put { table, record } => {
                *table == after.table && record.key == after.key && found == Some(&record.bytes)
            }
            Change::Delete { .. } | Change::DeleteRange { .. } => false,
        };
        if self.changes.iter().any(puts) { Verdict::Done } else { Verdict::Overtaken }
    }
}

/// Why a journal did not do what it was asked. Nothing of a failed write is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalError {
    /// The tablet's storage is full. Reading goes on.
    QuotaFull,
    /// The connection was lost and could not be reopened.
    ConnectionLost { detail: String },
    /// Another window holds the database and does not let go.
    Blocked,
    /// The database was written by a newer build.
    NewerSchema,
    /// Somebody else has written since: see [`After`].
    Overtaken,
    /// The browser gives this page no storage: a private window, or a rule.
    Refused,
    /// Anything else; the browser's own words.
    Failed { detail: String },
}

impl fmt::Display for JournalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::QuotaFull => f.write_str("storage full"),
            Self::ConnectionLost { detail } => write!(f, "connection lost: {detail}"),
            Self::Blocked => f.write_str("blocked by another window"),
            Self::NewerSchema => f.write_str("written by a newer build"),
            Self::Overtaken => f.write_str("another window has written since"),
            Self::Refused => f.write_str("the browser gives no storage here"),
            Self::Failed { detail } => f.write_str(detail),
        }
    }
}

/// Keeps records durably. Implementations never interpret bytes.
#[expect(async_fn_in_trait, reason = "single-threaded: no caller needs the futures to be Send")]
pub trait Journal {
    /// Reads one record.
    async fn read(&self, table: Table, key: &str) -> Result<Option<Vec<u8>>, JournalError>;

    /// Reads all records of a table with keys at or after `from`, in key order.
    async fn read_from(&self, table: Table, from: &str) -> Result<Vec<Record>, JournalError>;

    /// Reads whole tables, in the order asked for, all as they were at one moment: another window may
    /// be writing, and what it moves from one table to another must not be missed in both.
    async fn read_whole<const N: usize>(&self, tables: [Table; N]) -> Result<[Vec<Record>; N], JournalError>;

    /// Applies all changes atomically, if [`Write::verdict`] lets it; `Ok` only after the commit is
    /// known.
    async fn write(&self, write: &Write) -> Result<(), JournalError>;
}
