//! What went wrong in IndexedDB, sorted by what can be done about it.
//!
//! Owns the translation from the browser's names to ours. The browsers disagree on names: a lost
//! connection is an UnknownError in WebKit, an InvalidStateError in Chromium, an AbortError where
//! the browser closes a database under us.

use crate::log::journal::JournalError;
use crate::platform::js;
use indexed_db_futures::error::{Error, OpenDbError};
use wasm_bindgen::JsValue;

/// A failure inside the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The connection is useless: drop it, open another, try again.
    Lost { detail: String },
    /// Trying again would not help.
    Final(JournalError),
}

impl Fault {
    pub(crate) fn lost(detail: &str) -> Self {
        Self::Lost { detail: detail.to_owned() }
    }
}

/// Sorts what the browser threw or reported.
pub(crate) fn fault_of(thrown: &JsValue) -> Fault {
    let detail = js::words(thrown);
    match js::error_name(thrown).as_str() {
        "QuotaExceededError" => Fault::Final(JournalError::QuotaFull),
        "VersionError" => Fault::Final(JournalError::NewerSchema),
        "UnknownError" | "InvalidStateError" | "AbortError" | "TransactionInactiveError" | "TimeoutError" => {
            Fault::Lost { detail }
        }
        _ => Fault::Final(JournalError::Failed { detail }),
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        match error {
            Error::DomException(exception) => fault_of(&exception.into()),
            Error::Unknown(thrown) => fault_of(&thrown.into()),
            // An abort without a cause that we could read: the browser ended the transaction.
            Error::MissingData(missing) => Self::Lost { detail: missing.to_string() },
            Error::Serialisation(_) => {
                Self::Final(JournalError::Failed { detail: "a record is not bytes".to_owned() })
            }
        }
    }
}

impl From<OpenDbError> for Fault {
    fn from(error: OpenDbError) -> Self {
        match error {
            OpenDbError::Base(error) => error.into(),
            // The crate takes whatever `open` throws for a version of zero. Ours is not, so the browser
            // has thrown what it throws where storage is barred.
            OpenDbError::VersionZero | OpenDbError::NullFactory | OpenDbError::UnsupportedEnvironment => {
                Self::Final(JournalError::Refused)
            }
        }
    }
}
