//! A second person signs with their own PIN, beside whoever is signed in.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::text_prop::TextProp;

use crate::app::context::App;
use crate::app::people::{SignIn, prove};
use crate::domain::ids::StaffId;
use crate::domain::sterilization::command::CoSignature;
use crate::ui::naming::{initials, staff_name};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::icon::{Mark, Stamp};
use crate::ui::parts::pin_pad::PinPad;
use crate::ui::parts::section::Section;
use crate::ui::text::Msg;
use crate::ui::text::first_start::FirstStartMsg;
use crate::ui::text::sterile::SterileMsg;
use crate::ui::trouble;
use crate::ui::words::Words;

/// Chooses a person who is not signed in, asks for the PIN, and puts the signature into `signature`.
#[component]
pub fn SecondPerson(
    signature: RwSignal<Option<CoSignature>>,
    /// Who else may not sign: the operator of a cycle.
    #[prop(optional, into)]
    but: Signal<Option<StaffId>>,
    /// What the second person signs for.
    #[prop(into)]
    text: TextProp,
) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let chosen = RwSignal::new(None::<StaffId>);
    let pin = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<Msg>);
    let error = Signal::derive(move || wrong.get().map(|wrong| words.t(wrong).into_owned()));
    let people = Memo::new(move |_| {
        let (own, but) = (app.person.get(), but.get());
        app.state.with(|state| {
            let others = state
                .clinic
                .staff
                .iter()
                .filter(|(id, record)| record.is_active() && Some(**id) != own && Some(**id) != but);
            others.map(|(id, _)| *id).collect::<Vec<_>>()
        })
    });
    let options = move || {
        let name = |id: StaffId| {
            app.state
                .with_untracked(|state| format!("{} {}", initials(state, Some(id)), staff_name(state, id)))
        };
        people.get().into_iter().map(|id| (id, TextProp::from(name(id)))).collect::<Vec<_>>()
    };
    let sign = move || {
        let (Some(staff), entered) = (chosen.get_untracked(), pin.get_untracked()) else { return };
        if entered.is_empty() {
            return;
        }
        pin.set(String::new());
        wrong.set(None);
        spawn_local(async move {
            let said: Msg = match prove(app, staff, entered).await {
                SignIn::Done => {
                    let proven_at = app.now.get_untracked().at;
                    let _ = signature.try_set(Some(CoSignature { staff, proven_at }));
                    return;
                }
                SignIn::Wrong { tries_left } => FirstStartMsg::WrongPin { left: tries_left }.into(),
                SignIn::Locked { .. } => FirstStartMsg::LockedTitle.into(),
                SignIn::NoPin => SterileMsg::SecondNoPin.into(),
                SignIn::Failed(failure) => trouble::of_pin(&failure).into(),
            };
            let _ = wrong.try_set(Some(said));
        });
    };
    let pad = move || {
        let staff = chosen.get()?;
        let who = app.state.with_untracked(|state| initials(state, Some(staff)));
        if signature.get().is_some_and(|signed| signed.staff == staff) {
            return Some(
                view! {
                    <p class="signed" role="status">
                        <Stamp mark=Mark::Good />
                        <span>{words.say(SterileMsg::SecondSigned { who })}</span>
                    </p>
                }
                .into_any(),
            );
        }
        Some(
            view! {
                <PinPad
                    pin=pin
                    label=words.say(FirstStartMsg::PinFor { initials: who })
                    error=error
                    on_enter=move |()| sign()
                    words=words
                />
                <div class="actions">
                    <button class="button" type="button" on:click=move |_| sign()>
                        {words.say(SterileMsg::SecondSign)}
                    </button>
                </div>
            }
            .into_any(),
        )
    };
    view! {
        <Section title=words.say(SterileMsg::SecondTitle)>
            <div class="setting inset">
                <p class="soft">{move || text.get()}</p>
                {move || {
                    view! {
                        <Choice
                            legend=words.say(SterileMsg::SecondTitle)
                            look=ChoiceLook::Chips
                            options=options()
                            chosen=chosen
                            on_choose=Callback::new(move |staff| {
                                signature.set(None);
                                wrong.set(None);
                                pin.set(String::new());
                                chosen.set(Some(staff));
                            })
                        />
                    }
                }}
                <p class="soft" hidden=move || !people.with(Vec::is_empty)>
                    {words.say(SterileMsg::SecondNobody)}
                </p>
                {pad}
            </div>
        </Section>
    }
}
