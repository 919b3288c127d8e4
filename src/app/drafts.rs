//! What somebody has begun and not recorded: text, kept by author and task, shown to its author
//! alone. A draft survives the lock, a killed app and another person's turn.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::context::App;
use crate::domain::ids::StaffId;
use crate::log::journal::{Journal as _, Table, Write};
use crate::store::prefs;

/// One draft of the person who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub task: String,
    pub text: String,
}

fn key(staff: StaffId, task: &str) -> String {
    format!("{staff}:{task}")
}

/// Keeps a draft of the signed-in person; an empty text forgets it.
pub fn keep(app: App, task: &str, text: &str) {
    let (Some(staff), Some(journal)) = (app.person.get_untracked(), app.runtime().journal()) else { return };
    let mut write = Write::relaxed();
    if text.is_empty() {
        write.delete(Table::Drafts, key(staff, task));
    } else {
        write.put(Table::Drafts, key(staff, task), text.as_bytes().to_vec());
    }
    spawn_local(async move {
        // A draft that cannot be kept is still on the screen, and NOT SAVED shows with the record.
        let _ = journal.write(&write).await;
        if let Ok(all) = journal.read_from(Table::Drafts, "").await {
            prefs::set_open_drafts(u32::try_from(all.len()).unwrap_or(u32::MAX));
        }
    });
}

/// The signed-in person's draft of a task.
pub async fn read(app: App, task: &str) -> Option<String> {
    let staff = app.person.get_untracked()?;
    let bytes = app.runtime().journal()?.read(Table::Drafts, &key(staff, task)).await.ok()??;
    String::from_utf8(bytes).ok()
}

/// All drafts of the signed-in person.
pub async fn mine(app: App) -> Vec<Draft> {
    let (Some(staff), Some(journal)) = (app.person.get_untracked(), app.runtime().journal()) else {
        return Vec::new();
    };
    let prefix = format!("{staff}:");
    let records = journal.read_from(Table::Drafts, &prefix).await.unwrap_or_default();
    records
        .into_iter()
        .map_while(|record| {
            let task = record.key.strip_prefix(&prefix)?.to_owned();
            Some(Draft { task, text: String::from_utf8(record.bytes).ok()? })
        })
        .collect()
}
