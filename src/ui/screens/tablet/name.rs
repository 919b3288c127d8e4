//! The letter and the name by which people know this tablet.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::command::Command;
use crate::domain::event::TabletLetter;
use crate::domain::refusal::Refusal;
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::row::{Margin, Row, RowEnd};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::text::tablet::TabletMsg;
use crate::ui::trouble::{label, of_problem};
use crate::ui::words::Words;

/// Reading, or filling in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Reading,
    Renaming,
}

#[derive(Clone, Copy)]
struct Form {
    mode: RwSignal<Mode>,
    letter: RwSignal<String>,
    name: RwSignal<String>,
    error: RwSignal<Option<String>>,
}

#[component]
pub fn NameSection() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let face = Memo::new(move |_| {
        let own = app.own.get()?;
        app.state.with(|state| {
            let (letter, name) = state.clinic.tablets.get(&own)?.face.get()?;
            Some((letter.as_char(), name.to_string()))
        })
    });
    let form = Form {
        mode: RwSignal::new(Mode::Reading),
        letter: RwSignal::new(String::new()),
        name: RwSignal::new(String::new()),
        error: RwSignal::new(None),
    };
    let title = move || match face.get() {
        Some((letter, _)) => words.t(TabletMsg::Title { letter }),
        None => words.t(TabletMsg::TitlePlain),
    };
    let rename = move || {
        let (letter, name) = face.get_untracked().unwrap_or(('A', String::new()));
        form.letter.set(letter.to_string());
        form.name.set(name);
        form.error.set(None);
        form.mode.set(Mode::Renaming);
    };
    let name = move || face.get().map(|(_, name)| name).unwrap_or_default();
    let margin =
        Signal::derive(move || face.get().map_or(Margin::Empty, |(letter, _)| Margin::Letter(letter)));
    view! {
        <Section title=title place=SectionPlace::First>
            <Show
                when=move || form.mode.get() == Mode::Renaming
                fallback=move || {
                    view! {
                        <ul role="list">
                            <Row name=name margin=margin>
                                <RowEnd>
                                    <Button
                                        press=Press::now(rename)
                                        kind=ButtonKind::Small
                                        icon=Icon::Edit
                                    >
                                        {words.say(TabletMsg::Rename)}
                                    </Button>
                                </RowEnd>
                            </Row>
                        </ul>
                    }
                }
            >
                <NameForm form=form />
            </Show>
        </Section>
    }
}

#[component]
fn NameForm(form: Form) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let options = Signal::derive(|| {
        ('A'..='Z').map(|letter| (letter.to_string(), letter.to_string())).collect::<Vec<_>>()
    });
    view! {
        <div class="form">
            <Field
                id="tablet-letter"
                label=words.say(TabletMsg::Letter)
                value=form.letter
                kind=FieldKind::Choice { options }
            />
            <Field
                id="tablet-name"
                label=words.say(TabletMsg::Name)
                hint=words.say(TabletMsg::NameHint)
                value=form.name
                kind=FieldKind::Text { longest: 60, capitals: Capitals::Sentences }
                error=form.error
            />
            <Actions>
                <Button press=Press::now(move || form.mode.set(Mode::Reading))>
                    {words.say(TabletMsg::Cancel)}
                </Button>
                <Button press=Press::until(move || save(app, form, words)) kind=ButtonKind::Primary>
                    {words.say(TabletMsg::SaveName)}
                </Button>
            </Actions>
        </div>
    }
}

async fn save(app: App, form: Form, words: Words) {
    let letter = form.letter.with_untracked(|letter| letter.chars().next()).and_then(TabletLetter::new);
    let name = match label(&form.name.get_untracked()) {
        Ok(name) => name,
        Err(trouble) => return form.error.set(Some(words.t(trouble).into_owned())),
    };
    let Some(letter) = letter else { return };
    match app.request(Command::RenameTablet { letter, name }).await {
        Ok(_) => {
            let _ = form.mode.try_set(Mode::Reading);
        }
        Err(crate::app::context::Problem::Refused(Refusal::NothingToDo)) => {
            let _ = form.mode.try_set(Mode::Reading);
        }
        Err(problem) => {
            let _ = form.error.try_set(Some(words.t(of_problem(&problem)).into_owned()));
        }
    }
}
