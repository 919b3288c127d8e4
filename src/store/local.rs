//! localStorage by way of gloo-storage, or its absence.
//!
//! Owns the probe that keeps gloo from panicking where the browser blocks localStorage. Values
//! are JSON, as gloo writes them and as the boot script reads them. For preferences and one
//! sentinel, never for records.

use gloo_storage::errors::StorageError;
use gloo_storage::{LocalStorage, Storage};
use serde::{Serialize, de::DeserializeOwned};

/// Why localStorage gave or took nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LocalError {
    /// The browser does not let us in.
    Blocked,
    /// Something is there that we did not write.
    Unreadable,
    /// The browser did not take it: full, or a private window.
    NotKept,
}

/// `None` when nothing is kept under the key.
pub(crate) fn read<T: DeserializeOwned>(key: &str) -> Result<Option<T>, LocalError> {
    is_open()?;
    match LocalStorage::get(key) {
        Ok(value) => Ok(Some(value)),
        Err(StorageError::KeyNotFound(_)) => Ok(None),
        Err(StorageError::SerdeError(_) | StorageError::JsError(_)) => Err(LocalError::Unreadable),
    }
}

pub(crate) fn write<T: Serialize>(key: &str, value: T) -> Result<(), LocalError> {
    is_open()?;
    LocalStorage::set(key, value).map_err(|_| LocalError::NotKept)
}

pub(crate) fn remove(key: &str) -> Result<(), LocalError> {
    is_open()?;
    LocalStorage::delete(key);
    Ok(())
}

/// gloo panics where the getter throws or gives null, so it is called only after this. Asked each
/// time, because a browser may close the door while the app runs.
fn is_open() -> Result<(), LocalError> {
    let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    let open = storage.is_some_and(|storage| storage.get_item("tallywell.probe").is_ok());
    open.then_some(()).ok_or(LocalError::Blocked)
}
