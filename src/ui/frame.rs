//! What the frame shows, made from the app's signals: the one seam between `app` and `shell`.

use leptos::prelude::*;

use crate::app::context::{App, Save};
use crate::app::idle;
use crate::log::journal::JournalError;
use crate::ui::shell::{LastExport, SaveState, ShellView};
use crate::ui::text::shell::NotSavedCause;

/// Whether a gate stands before the places, so that the rail is not shown.
#[derive(Clone, Copy)]
pub struct Gated(pub Signal<bool>);

pub fn shell_view(app: App) -> ShellView {
    let save = Memo::new(move |_| match app.save.get() {
        Save::Saved { at } => SaveState::Saved { at },
        Save::Saving => SaveState::Saving,
        Save::NotSaved(error) => SaveState::NotSaved { cause: cause_of(&error) },
    });
    let last_export = Memo::new(move |_| {
        let (own, today) = (app.own.get(), app.today.get());
        app.state.with(|state| {
            let tablet = own.and_then(|own| state.clinic.tablets.get(&own));
            match tablet.map(|tablet| tablet.exported) {
                None => LastExport::Unknown,
                Some(None) => LastExport::Never,
                Some(Some((_, _, at))) => LastExport::At { at, today },
            }
        })
    });
    let letter = Memo::new(move |_| {
        let own = app.own.get()?;
        app.state.with(|state| {
            let face = state.clinic.tablets.get(&own)?.face.get();
            face.map(|(letter, _)| letter.as_char())
        })
    });
    let initials = Memo::new(move |_| {
        let person = app.person.get()?;
        app.state.with(|state| {
            let initials = state.clinic.staff.get(&person)?.initials.get();
            initials.map(ToString::to_string)
        })
    });
    ShellView {
        save: save.into(),
        last_export: last_export.into(),
        tablet_letter: letter.into(),
        initials: initials.into(),
        toasts: Signal::stored(Vec::new()),
        on_person: Callback::new(move |()| idle::lock(app)),
    }
}

pub fn cause_of(error: &JournalError) -> NotSavedCause {
    match error {
        JournalError::QuotaFull => NotSavedCause::StorageFull,
        JournalError::ConnectionLost { .. } => NotSavedCause::StorageClosed,
        JournalError::Blocked | JournalError::NewerSchema | JournalError::Overtaken => {
            NotSavedCause::WrittenElsewhere
        }
        JournalError::Refused | JournalError::Failed { .. } => NotSavedCause::StorageClosed,
    }
}
