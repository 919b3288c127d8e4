//! The gate of a tablet whose records came from elsewhere: it needs a letter of its own, or takes
//! up the one that it had.

use leptos::prelude::*;

use crate::app::boot::show_phase;
use crate::app::context::App;
use crate::domain::command::Command;
use crate::domain::event::TabletLetter;
use crate::domain::ids::StreamId;
use crate::domain::text::Label;
use crate::exchange::tablets::{Owner, TabletLine, tablets};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockPlace};
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::icon::{Glyph, Icon, Mark, Stamp};
use crate::ui::parts::row::{Margin, Row, RowEnd, RowState, RowSub, Tap};
use crate::ui::parts::section::Section;
use crate::ui::shell::Gate;
use crate::ui::text::Text;
use crate::ui::text::join::JoinMsg;
use crate::ui::trouble::{label, of_problem};
use crate::ui::words::Words;

/// What this tablet is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Wanted {
    New,
    /// The tablet that wrote this stream before.
    Before {
        stream: StreamId,
        letter: TabletLetter,
        name: Label,
    },
}

impl Wanted {
    fn before((stream, letter, name): (StreamId, TabletLetter, Label)) -> Self {
        Self::Before { stream, letter, name }
    }
}

/// What is being filled in.
#[derive(Clone, Copy)]
struct Form {
    wanted: RwSignal<Wanted>,
    letter: RwSignal<String>,
    name: RwSignal<String>,
    error: RwSignal<Option<String>>,
}

#[component]
pub fn NeedsLetter() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let known = Memo::new(move |_| {
        let own = app.own.get();
        app.state.with(|state| app.archive.with(|archive| tablets(state, archive, own)))
    });
    let free = Memo::new(move |_| known.with(|known| free_letters(known)));
    let form = Form {
        wanted: RwSignal::new(Wanted::New),
        letter: RwSignal::new(free.with_untracked(|free| free.first().cloned()).unwrap_or_default()),
        name: RwSignal::new(String::new()),
        error: RwSignal::new(None),
    };
    let clinic = move || {
        let name = app.state.with(|state| state.clinic.name.get().map(ToString::to_string));
        words.t(JoinMsg::LetterSub { clinic: name.unwrap_or_default() })
    };
    let kind = Signal::derive(move || {
        Some(form.wanted.with(|wanted| if *wanted == Wanted::New { Kind::New } else { Kind::Before }))
    });
    let on_choose = move |kind| {
        let first = known.with_untracked(|known| earlier(known).next().map(Wanted::before));
        form.error.set(None);
        form.wanted.set(match (kind, first) {
            (Kind::Before, Some(first)) => first,
            (Kind::Before, None) | (Kind::New, _) => Wanted::New,
        });
    };
    view! {
        <Gate
            title=words.say(JoinMsg::LetterTitle)
            sub=clinic
            dock=move || view! { <LetterDock form=form /> }
        >
            <div class="inset">
                <Choice
                    legend=words.say(JoinMsg::LetterTitle)
                    look=ChoiceLook::Segments
                    options=vec![
                        (Kind::New, words.say(JoinMsg::NewTablet).into()),
                        (Kind::Before, words.say(JoinMsg::WasHere).into()),
                    ]
                    chosen=kind
                    on_choose=on_choose
                />
            </div>
            <Show
                when=move || kind.get() == Some(Kind::Before)
                fallback=move || view! { <NewSection form=form free=free /> }
            >
                <BeforeSection form=form known=known />
            </Show>
        </Gate>
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    New,
    Before,
}

/// Tablets whose place this one could take, with their letter and name.
fn earlier(known: &[TabletLine]) -> impl Iterator<Item = (StreamId, TabletLetter, Label)> {
    known.iter().filter(|line| line.owner == Owner::Another).filter_map(|line| {
        let (letter, name) = line.face.clone()?;
        Some((line.stream, letter, name))
    })
}

fn free_letters(known: &[TabletLine]) -> Vec<String> {
    let taken: Vec<char> =
        known.iter().filter_map(|line| line.face.as_ref().map(|(letter, _)| letter.as_char())).collect();
    ('A'..='Z').filter(|letter| !taken.contains(letter)).map(String::from).collect()
}

#[component]
fn NewSection(form: Form, free: Memo<Vec<String>>) -> impl IntoView {
    let words = Words::expect();
    let options = Signal::derive(move || {
        free.get().into_iter().map(|letter| (letter.clone(), letter)).collect::<Vec<_>>()
    });
    view! {
        <Section
            title=words.say(JoinMsg::NewTablet)
            note=move || view! { {words.say(JoinMsg::NewTabletNote)} }
        >
            <div class="form">
                <Field
                    id="tablet-letter"
                    label=words.say(JoinMsg::Letter)
                    hint=words.say(JoinMsg::LetterHint)
                    value=form.letter
                    kind=FieldKind::Choice { options }
                />
                <Field
                    id="tablet-name"
                    label=words.say(JoinMsg::Name)
                    hint=words.say(JoinMsg::NameHint)
                    value=form.name
                    kind=FieldKind::Text { longest: 60, capitals: Capitals::Sentences }
                    error=form.error
                />
            </div>
        </Section>
    }
}

#[component]
fn BeforeSection(form: Form, known: Memo<Vec<TabletLine>>) -> impl IntoView {
    let words = Words::expect();
    let ids = move || known.with(|known| earlier(known).map(|(stream, ..)| stream).collect::<Vec<_>>());
    view! {
        <Section
            title=words.say(JoinMsg::WasHere)
            note=move || view! { {words.say(JoinMsg::WasHereNote)} }
        >
            <ul role="list">
                <For each=ids key=|stream| *stream let:stream>
                    <BeforeRow stream=stream form=form known=known />
                </For>
            </ul>
        </Section>
    }
}

#[component]
fn BeforeRow(stream: StreamId, form: Form, known: Memo<Vec<TabletLine>>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let line =
        Memo::new(move |_| known.with(|known| known.iter().find(|line| line.stream == stream).cloned()));
    let name = move || -> Text {
        let face = line.with(|line| line.as_ref().and_then(|line| line.face.clone()));
        face.map(|(_, name)| Text::Owned(name.to_string())).unwrap_or_default()
    };
    let sub = move || {
        let at = line.with(|line| line.as_ref().and_then(|line| line.last))?;
        Some(words.t(JoinMsg::WasHereSub { at, today: app.today.get() }))
    };
    let margin = Signal::derive(move || {
        let face = line.with(|line| line.as_ref().and_then(|line| line.face.clone()));
        face.map_or(Margin::Empty, |(letter, _)| Margin::Letter(letter.as_char()))
    });
    let chosen = Memo::new(move |_| {
        form.wanted.with(|wanted| matches!(wanted, Wanted::Before { stream: held, .. } if *held == stream))
    });
    let choose = move || {
        let face = line.with_untracked(|line| line.as_ref().and_then(|line| line.face.clone()));
        if let Some((letter, name)) = face {
            form.error.set(None);
            form.wanted.set(Wanted::before((stream, letter, name)));
        }
    };
    let state = Signal::derive(move || if chosen.get() { RowState::Plain } else { RowState::Quiet });
    view! {
        <Row
            name=name
            margin=margin
            state=state
            tap=Tap::press(choose)
            under=move || view! { <RowSub>{sub}</RowSub> }
        >
            <RowEnd>
                {move || {
                    if chosen.get() {
                        view! { <Stamp mark=Mark::Good /> }.into_any()
                    } else {
                        view! { <Glyph icon=Icon::Next /> }.into_any()
                    }
                }}
            </RowEnd>
        </Row>
    }
}

#[component]
fn LetterDock(form: Form) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let title = move || match form.wanted.get() {
        Wanted::New => {
            let letter = form.letter.with(|letter| letter.chars().next());
            let name = form.name.get();
            match (letter, name.trim()) {
                (None, _) => words.t(JoinMsg::LettersUsed),
                (Some(letter), "") => words.t(JoinMsg::Tablet { letter }),
                (Some(letter), name) => words.t(JoinMsg::TabletNamed { letter, name: name.to_owned() }),
            }
        }
        Wanted::Before { letter, name, .. } => {
            words.t(JoinMsg::TabletNamed { letter: letter.as_char(), name: name.to_string() })
        }
    };
    let act = move || match form.wanted.get() {
        Wanted::New => words.t(JoinMsg::Begin),
        Wanted::Before { .. } => words.t(JoinMsg::Continue),
    };
    view! {
        <Dock label=words.say(JoinMsg::LetterDock)>
            <DockBody place=DockPlace::Top>
                <DockLead kicker=words.say(JoinMsg::LetterDock) title=title />
            </DockBody>
            <DockBody place=DockPlace::Act>
                <Actions>
                    <Button press=Press::until(move || enrol(app, form, words)) kind=ButtonKind::Primary>
                        {act}
                    </Button>
                </Actions>
            </DockBody>
        </Dock>
    }
}

async fn enrol(app: App, form: Form, words: Words) {
    let wanted = form.wanted.get_untracked();
    let command = match wanted {
        Wanted::Before { stream, letter, name } => {
            Command::EnrolTablet { letter, name, continues: Some(stream) }
        }
        Wanted::New => {
            let letter =
                form.letter.with_untracked(|letter| letter.chars().next()).and_then(TabletLetter::new);
            match (letter, label(&form.name.get_untracked())) {
                (Some(letter), Ok(name)) => Command::EnrolTablet { letter, name, continues: None },
                (_, Err(trouble)) => return say(form, words.t(trouble)),
                (None, _) => return say(form, words.t(JoinMsg::LettersUsed)),
            }
        }
    };
    match app.request(command).await {
        Ok(_) => show_phase(app),
        Err(problem) => say(form, words.t(of_problem(&problem))),
    }
}

fn say(form: Form, text: Text) {
    let _ = form.error.try_set(Some(text.into_owned()));
}
