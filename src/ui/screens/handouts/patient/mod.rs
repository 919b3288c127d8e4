//! Patient mode: one sheet and nothing else, until somebody of the staff signs in.
//!
//! Stands in place of the routes, so no address leads past it. While nobody is signed in it shows the
//! sheet; once somebody is, the questions to ask (`teach_back`) and with the answer the visit is over.
//! `still` covers the sheet that nobody touches.

mod reading;
mod still;
mod teach_back;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use self::reading::Sheet;
use self::still::Still;
use self::teach_back::Afterwards;
use super::blocks::{Drawing, lang_of};
use crate::app::context::App;
use crate::app::handouts::{Library, LibraryFault, library};
use crate::app::patient::HandedSheet;
use crate::app::tablet;
use crate::domain::education::approval::standing;
use crate::domain::education::gate::Examined;
use crate::domain::education::sheet::Sheet as Blocks;
use crate::ui::parts::button::{Button, ButtonKind, Press};
use crate::ui::scan::Scans;
use crate::ui::screens::lock::Lock;
use crate::ui::text::Speak as _;
use crate::ui::text::patient::PatientMsg;
use crate::ui::words::Words;

/// The library, once it has come; a fault leaves the way back to the staff.
type Coming = RwSignal<Option<Result<Arc<Library>, LibraryFault>>>;

/// What the one who holds the tablet sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Facing {
    Sheet,
    /// Nobody has touched it for a while.
    Covered,
    /// Somebody of the staff wants to come in.
    Lock,
}

#[component]
pub fn Patient() -> impl IntoView {
    let app = App::expect();
    Scans::expect().deafen();
    // One frame later the sheet stands where the staff had scrolled; a patient begins at its top.
    request_animation_frame(|| window().scroll_to_with_x_and_y(0.0, 0.0));
    let held = StoredValue::new_local(tablet::hold_back());
    on_cleanup(move || held.dispose());
    let facing = RwSignal::new(Facing::Sheet);
    let still = StoredValue::new_local(Still::watch(move || {
        let _ = facing.try_update(|facing| {
            *facing = match *facing {
                Facing::Lock => Facing::Sheet,
                Facing::Sheet | Facing::Covered => Facing::Covered,
            };
        });
    }));
    on_cleanup(move || still.dispose());
    let coming: Coming = RwSignal::new(None);
    spawn_local(async move {
        let read = library().await;
        let _ = coming.try_set(Some(read));
    });
    let is_staff = Memo::new(move |_| app.person.with(Option::is_some));
    let at_lock = Memo::new(move |_| facing.get() == Facing::Lock);
    move || match (is_staff.get(), at_lock.get()) {
        (true, _) => view! { <Afterwards coming=coming /> }.into_any(),
        (false, true) => view! { <ComeIn facing=facing /> }.into_any(),
        (false, false) => view! { <Sheet coming=coming facing=facing /> }.into_any(),
    }
}

/// The lock of the app, and a way back for whoever came here by mistake.
#[component]
fn ComeIn(facing: RwSignal<Facing>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let language = app.patient.with_untracked(|handed| handed.as_ref().map(|handed| handed.name.language));
    let lang = language.map_or_else(|| untrack(|| words.lang()), lang_of);
    view! {
        <Lock />
        <div class="patient-back" lang=lang.tag()>
            <Button kind=ButtonKind::Small press=Press::now(move || facing.set(Facing::Sheet))>
                {PatientMsg::BackToSheet.text(lang)}
            </Button>
        </div>
    }
}

/// Looks at the sheet that was handed over, as it stands now. None: it is not to be shown any more.
fn look<T>(
    app: App,
    library: &Library,
    handed: &HandedSheet,
    see: impl FnOnce(&Drawing<'_>, &Blocks, Examined) -> T,
) -> Option<T> {
    let sheet = library.sheet(&handed.name.sheet, handed.name.language)?;
    let settings = app.state.with(Library::settings);
    let examined = library.examined(sheet, &settings);
    let today = app.today.get();
    let stage = app
        .state
        .with(|state| standing(&state.handouts, |id| state.stock.is_void(id), &examined, today).stage);
    let is_it = sheet.name() == handed.name && stage.may_be_given();
    let drawing =
        Drawing { registry: &library.registry, settings: &settings, language: handed.name.language };
    is_it.then(|| see(&drawing, sheet, examined))
}
