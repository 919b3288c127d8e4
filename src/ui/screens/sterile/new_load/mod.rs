//! A new load: one tap on a program opens it.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::domain::event::sterile_load::Run;
use crate::domain::ids::{LoadId, ProgramId, SterilizerId};
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::sterilization::kinds::ProgramPurpose;
use crate::domain::sterilization::machine::{Block, machine};
use crate::domain::sterilization::view::{ProgramReady, programs};
use crate::ui::address::Address;
use crate::ui::parts::banner::{Banner, Tone};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowArrow, RowEnd, RowSub, Tap};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::shared::{Asking, of_sterilizer, sterilizer_label};
use crate::ui::shell::Page;
use crate::ui::text::sterile::SterileMsg;
use crate::ui::text::sterile_load::SterileLoadMsg as Say;
use crate::ui::text::sterile_setup::SterileSetupMsg;
use crate::ui::text::sterile_terms::{either, packaging};
use crate::ui::text::sterile_trouble::block;
use crate::ui::way::way;

#[component]
pub fn NewLoad(own: SterilizerId) -> impl IntoView {
    let asking = Asking::expect();
    let (app, words) = (asking.app, asking.words);
    let run = RwSignal::new(Run::Process);
    let title = move || app.state.with(|state| sterilizer_label(state, own));
    let blocks = Memo::new(move |_| {
        let now = app.now.get();
        let mut blocks = of_sterilizer(app, own, |survey| machine(survey, now).blocks).unwrap_or_default();
        if run.get() == Run::Test {
            blocks.retain(|own| *own == Block::Retired);
        }
        blocks
    });
    let list = Memo::new(move |_| {
        let wanted = run.get();
        app.state.with(|state| {
            let ready = programs(&state.sterilization, own).into_iter();
            let ready = ready.filter(|(_, ready)| *ready == ProgramReady::Ready).map(|(id, _)| id);
            let fits = |id: &ProgramId| {
                state.sterilization.program(*id).is_some_and(|(_, program)| match wanted {
                    Run::Process => {
                        matches!(program.purpose, ProgramPurpose::Process | ProgramPurpose::ImmediateUse)
                    }
                    Run::Test => true,
                })
            };
            ready.filter(fits).collect::<Vec<_>>()
        })
    });
    let runs: Vec<(Run, TextProp)> =
        vec![(Run::Process, words.say(Say::Process).into()), (Run::Test, words.say(Say::Test).into())];
    view! {
        <Page
            title=words.say(Say::NewTitle)
            above=Above::back(Address::Sterilize.to_string(), words.say(SterileMsg::Title))
            sub=title
        >
            <div class="setting inset">
                <Choice
                    legend=words.say(Say::RunKind)
                    look=ChoiceLook::Segments
                    options=runs
                    chosen=Signal::derive(move || Some(run.get()))
                    on_choose=Callback::new(move |own| run.set(own))
                />
                <p class="soft" hidden=move || run.get() == Run::Process>
                    {words.say(Say::TestText)}
                </p>
                <ErrorLine error=words.said(asking.trouble) />
            </div>
            <Show when=move || !blocks.with(Vec::is_empty)>
                {move || {
                    let lang = words.lang();
                    let text = blocks.with(|blocks| {
                        let all: Vec<String> =
                            blocks.iter().map(|own| block(own, lang).into_owned()).collect();
                        all.join(" ")
                    });
                    view! {
                        <Banner tone=Tone::Stop strong=words.say(SterileMsg::Blocked) text=text />
                    }
                }}
            </Show>
            <Show
                when=move || !list.with(Vec::is_empty)
                fallback=move || {
                    view! {
                        <Empty title=words.say(Say::ChooseProgram) text=words.say(Say::NoProgram) />
                    }
                }
            >
                <Section title=words.say(Say::ChooseProgram) place=SectionPlace::First>
                    <ul role="list">
                        <For each=move || list.get() key=|id| *id let:id>
                            <ProgramRow asking=asking sterilizer=own id=id run=run />
                        </For>
                    </ul>
                </Section>
            </Show>
        </Page>
    }
}

#[component]
fn ProgramRow(asking: Asking, sterilizer: SterilizerId, id: ProgramId, run: RwSignal<Run>) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let go = way();
    let held =
        app.state.with_untracked(|state| state.sterilization.program(id).map(|(_, program)| program.clone()));
    let Some(program) = held else { return ().into_any() };
    let name = program.name.to_string();
    let (limits, accepts) = (program.limits, program.accepts);
    let sub = move || {
        let lang = words.lang();
        let made: Vec<&str> = accepts.iter().map(|own| either(packaging(*own), lang)).collect();
        format!("{} · {}", words.t(SterileSetupMsg::Limits { limits, in_fahrenheit: false }), made.join(", "))
    };
    let open = move || {
        leptos::task::spawn_local(async move {
            let run = run.get_untracked();
            let asked = asking.ask(SterilizationCommand::OpenLoad { sterilizer, program: id, run }).await;
            if let Some(load) = asked.and_then(|ids| ids.first().map(|id| LoadId(*id))) {
                go(&Address::Load(load).to_string());
            }
        });
    };
    view! {
        <Row
            name=name
            margin=Signal::stored(Margin::Mark(Mark::Blank))
            tap=Tap::press(open)
            under=move || view! { <RowSub>{sub}</RowSub> }
        >
            <RowEnd>
                <RowArrow />
            </RowEnd>
        </Row>
    }
    .into_any()
}
