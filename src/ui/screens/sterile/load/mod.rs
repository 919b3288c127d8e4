//! One load. The page follows what the load stands at: fill it, run it, write down what the machine
//! reached, look at the packs, release it; or why not.

mod bi;
mod correct;
mod emergency;
mod fill;
mod look;
mod over;
mod quick;
mod readings;
mod release;
mod run;
mod trace;

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::ids::{LoadId, SterilizerId};
use crate::domain::sterilization::standing::{LoadStanding, Missing};
use crate::ui::address::Address;
use crate::ui::parts::badge::Badge;
use crate::ui::parts::empty::Empty;
use crate::ui::parts::head::Above;
use crate::ui::screens::sterile::shared::{Asking, load_mark, of_load, sterilizer_label};
use crate::ui::shell::Page;
use crate::ui::text::sterile::SterileMsg;
use crate::ui::text::sterile_load::SterileLoadMsg as Say;
use crate::ui::text::sterile_terms::{either, load_standing};

/// What has to be done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Fill,
    Run,
    Readings,
    Look,
    Release,
    Held,
    Quarantine,
    Failed,
    Released,
    Recalled,
    Over,
}

/// What the head of the page says.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Face {
    code: String,
    sterilizer: SterilizerId,
    program: String,
    cycle: Option<u32>,
    standing: LoadStanding,
    stage: Stage,
    is_late: bool,
}

fn face(app: App, id: LoadId) -> Option<Face> {
    of_load(app, id, |_, load, stands| Face {
        code: load.opened.what.code.to_string(),
        sterilizer: load.opened.what.sterilizer,
        program: load.program.map(|program| program.name.to_string()).unwrap_or_default(),
        cycle: load.cycle().map(|cycle| cycle.number),
        standing: stands.standing,
        stage: stage(stands.standing, &stands.missing),
        is_late: load.is_late(),
    })
}

fn stage(standing: LoadStanding, missing: &[Missing]) -> Stage {
    match standing {
        LoadStanding::Open => Stage::Fill,
        LoadStanding::Running => Stage::Run,
        LoadStanding::Rejected => Stage::Failed,
        LoadStanding::Suspect | LoadStanding::Recalled => Stage::Recalled,
        LoadStanding::Voided | LoadStanding::Closed => Stage::Over,
        LoadStanding::Released => Stage::Released,
        LoadStanding::Checking
        | LoadStanding::Held
        | LoadStanding::Quarantined
        | LoadStanding::EmergencyReleased => {
            let lacks = |test: fn(&Missing) -> bool| missing.iter().any(test);
            if lacks(|own| matches!(own, Missing::Readings | Missing::Pressure)) {
                Stage::Readings
            } else if lacks(|own| {
                matches!(own, Missing::External { .. } | Missing::Unload | Missing::Challenge)
            }) {
                Stage::Look
            } else if standing == LoadStanding::Held {
                Stage::Held
            } else if standing == LoadStanding::Checking {
                Stage::Release
            } else {
                Stage::Quarantine
            }
        }
    }
}

#[component]
pub fn LoadPage(own: LoadId) -> impl IntoView {
    let asking = Asking::expect();
    let (app, words) = (asking.app, asking.words);
    let face = Memo::new(move |_| face(app, own));
    let stage = Memo::new(move |_| face.with(|face| face.as_ref().map(|face| face.stage)));
    let title = move || {
        let code = face.with(|face| face.as_ref().map(|face| face.code.clone()));
        code.unwrap_or_else(|| words.t(Say::Gone).into_owned())
    };
    let sub = move || {
        face.with(|face| {
            let Some(face) = face else { return String::new() };
            let machine = app.state.with(|state| sterilizer_label(state, face.sterilizer));
            let cycle = face.cycle.map(|number| words.t(SterileMsg::Cycle { number }).into_owned());
            let late = face.is_late.then(|| words.t(Say::Late).into_owned());
            let parts = [Some(machine), Some(face.program.clone()), cycle, late];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        })
    };
    let badge = move || {
        let standing = face.with(|face| face.as_ref().map(|face| face.standing))?;
        let word = either(load_standing(standing), words.lang());
        Some(view! { <Badge mark=load_mark(standing) text=word /> })
    };
    view! {
        <Page
            title=title
            above=Above::back(Address::Sterilize.to_string(), words.say(SterileMsg::Title))
            sub=sub
            dock=move || {
                move || match stage.get() {
                    Some(Stage::Fill) => view! { <fill::FillDock asking=asking id=own /> }.into_any(),
                    Some(Stage::Run) => view! { <run::RunDock asking=asking id=own /> }.into_any(),
                    _ => ().into_any(),
                }
            }
        >
            <p class="standing inset">{badge}</p>
            {move || match stage.get() {
                None => {
                    view! {
                        <Empty
                            title=words.say(Say::Gone)
                            text=words.say(SterileMsg::NothingUnderWay)
                        />
                    }
                        .into_any()
                }
                Some(stage) => view! { <Stages asking=asking id=own stage=stage /> }.into_any(),
            }}
        </Page>
    }
}

/// What stands on the page at a stage; what was done stays below, smaller.
#[component]
fn Stages(asking: Asking, id: LoadId, stage: Stage) -> impl IntoView {
    match stage {
        Stage::Fill => view! { <fill::Fill asking=asking id=id /> }.into_any(),
        Stage::Run => view! { <run::Running asking=asking id=id /> }.into_any(),
        Stage::Readings => view! {
            <bi::BiSection asking=asking id=id />
            <readings::Readings asking=asking id=id />
        }
        .into_any(),
        Stage::Look => view! {
            <bi::BiSection asking=asking id=id />
            <look::Look asking=asking id=id />
            <over::Told asking=asking id=id />
        }
        .into_any(),
        Stage::Release | Stage::Held => view! {
            <bi::BiSection asking=asking id=id />
            <quick::Quick asking=asking id=id />
            <release::Release asking=asking id=id stage=stage />
            <over::Told asking=asking id=id />
            <over::Packs asking=asking id=id />
        }
        .into_any(),
        Stage::Quarantine => view! {
            <bi::BiSection asking=asking id=id />
            <quick::Quick asking=asking id=id />
            <emergency::Quarantine asking=asking id=id />
            <over::Told asking=asking id=id />
            <over::Packs asking=asking id=id />
        }
        .into_any(),
        Stage::Failed => view! {
            <correct::Failed asking=asking id=id />
            <bi::BiSection asking=asking id=id />
            <over::Told asking=asking id=id />
            <over::Packs asking=asking id=id />
        }
        .into_any(),
        Stage::Released | Stage::Recalled | Stage::Over => view! {
            <over::Outcome asking=asking id=id stage=stage />
            <bi::BiSection asking=asking id=id />
            <over::Packs asking=asking id=id />
            <over::Told asking=asking id=id />
        }
        .into_any(),
    }
}
