//! The sheet in a patient's hand.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::{Coming, Facing, look};
use crate::app::context::App;
use crate::app::patient::{Reading, read_in};
use crate::app::tablet;
use crate::domain::education::today::for_reading;
use crate::ui::parts::button::{Button, ButtonKind, Press};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::screens::handouts::blocks::{article, lang_of, plain};
use crate::ui::screens::handouts::hand_over::today_box;
use crate::ui::text::patient::PatientMsg;
use crate::ui::text::{Lang, Speak as _};
use crate::ui::words::Words;

#[component]
pub fn Sheet(coming: Coming, facing: RwSignal<Facing>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let awake = StoredValue::new_local(tablet::keep_awake());
    on_cleanup(move || awake.dispose());
    let handed = app.patient;
    let language = handed.with_untracked(|handed| handed.as_ref().map(|handed| handed.name.language));
    // In the language of the sheet, whatever the staff reads.
    let lang = language.map_or_else(|| untrack(|| words.lang()), lang_of);
    let clinic =
        move || app.state.with(|state| state.clinic.name.get().map_or_else(String::new, ToString::to_string));
    // The size of the text changes nothing in the text, and must not bring the reader back to its top.
    let name = Memo::new(move |_| {
        handed.with(|handed| handed.as_ref().map(|handed| (handed.name.clone(), handed.ticked.clone())))
    });
    let size = Memo::new(move |_| handed.with(|handed| handed.as_ref().map(|handed| handed.reading)));
    let content = move || {
        name.track();
        let handed = handed.get_untracked()?;
        match coming.get()? {
            Ok(library) => {
                let shown = look(app, &library, &handed, |drawing, sheet, _| {
                    let (first, rest) = for_reading(sheet);
                    let title = plain(drawing, &sheet.title);
                    document().set_title(&title);
                    view! {
                        <h1 class="patient__title" id="page-title" tabindex="-1">
                            {title}
                        </h1>
                        {article(drawing, &first)}
                        {today_box(drawing, sheet, &handed.ticked)}
                        {article(drawing, &rest)}
                    }
                    .into_any()
                });
                Some(shown.unwrap_or_else(|| away(lang)))
            }
            Err(_) => Some(away(lang)),
        }
    };
    let covered = move || facing.get() == Facing::Covered;
    let cover = move || {
        covered().then(|| {
            view! {
                <button
                    class="patient-cover"
                    type="button"
                    lang=lang.tag()
                    on:click=move |_| facing.set(Facing::Sheet)
                >
                    <b>{PatientMsg::Covered.text(lang)}</b>
                    <span>{PatientMsg::CoveredText.text(lang)}</span>
                </button>
            }
        })
    };
    let sizes = Reading::ALL
        .into_iter()
        .map(|size| (size, TextProp::from(PatientMsg::Size(size).text(lang).into_owned())))
        .collect::<Vec<_>>();
    view! {
        <div
            class="patient"
            lang=lang.tag()
            data-size=move || size.get().map(Reading::code)
            inert=covered
        >
            <header class="patient__head">
                <p class="patient__clinic">{clinic}</p>
                <Choice
                    legend=PatientMsg::TextSize.text(lang).into_owned()
                    look=ChoiceLook::Segments
                    options=sizes
                    chosen=size
                    on_choose=move |size| read_in(app, size)
                />
            </header>
            <main id="main" tabindex="-1">
                {content}
            </main>
            <footer class="patient__foot">
                <Button kind=ButtonKind::Quiet press=Press::now(move || facing.set(Facing::Lock))>
                    {PatientMsg::Staff.text(lang)}
                </Button>
            </footer>
        </div>
        {cover}
    }
}

/// Not approved any more, or not to be read: the tablet goes back.
fn away(lang: Lang) -> AnyView {
    view! {
        <h1 class="patient__title" id="page-title" tabindex="-1">
            {PatientMsg::Away.text(lang)}
        </h1>
        <p class="lead">{PatientMsg::AwayText.text(lang)}</p>
    }
    .into_any()
}
