//! What people sign in a recall: who was told, what is lifted, the cause, the end.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::now::code_of;
use super::of_recall;
use crate::domain::event::sterile_care::{CauseScope, LoadRecallFact};
use crate::domain::ids::{EventId, LoadId};
use crate::domain::sterilization::command::{CoSignature, SterilizationCommand};
use crate::domain::sterilization::recall::SuspectStanding;
use crate::domain::text::{Label, Note};
use crate::domain::time::Zoned;
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press, Readiness};
use crate::ui::parts::caution::Caution;
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::section::Section;
use crate::ui::screens::sterile::second::SecondPerson;
use crate::ui::screens::sterile::shared::Asking;
use crate::ui::text::sterile_recall::SterileRecallMsg as Say;

fn note_of(text: RwSignal<String>) -> Note {
    Note::parse(&text.get_untracked()).unwrap_or_default()
}

/// Barred until the second person has signed.
fn signed(asking: Asking, co: RwSignal<Option<CoSignature>>) -> Signal<Readiness> {
    Signal::derive(move || match co.get() {
        Some(_) => Readiness::Ready,
        None => Readiness::Barred(asking.words.t(Say::SecondSigns).into_owned()),
    })
}

#[component]
pub fn Notices(asking: Asking, id: EventId) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let to = RwSignal::new(String::new());
    let given = Memo::new(move |_| {
        app.state.with(|state| {
            let record = state.sterilization.recalls.get(&id);
            let told = record.map(|record| record.in_order()).unwrap_or_default().into_iter();
            let given = told.filter_map(|told| match &told.what {
                LoadRecallFact::NoticeGiven(to) => Some((to.to_string(), told.at)),
                _ => None,
            });
            given.collect::<Vec<(String, Zoned)>>()
        })
    });
    let tell = move || async move {
        let Ok(label) = Label::parse(&to.get_untracked()) else { return };
        if asking.ask(SterilizationCommand::GiveNotice { recall: id, to: label }).await.is_some() {
            let _ = to.try_set(String::new());
        }
    };
    let lines = move || {
        let today = app.today.get();
        let lines = given.get().into_iter();
        lines.map(|(to, at)| view! { <p>{words.t(Say::NoticeGiven { to, at, today })}</p> }).collect_view()
    };
    view! {
        <Section title=words.say(Say::NoticeTitle)>
            <div class="setting inset">
                {lines}
                <div class="other-pack setting">
                    <Field
                        id="notice"
                        label=words.say(Say::NoticeTo)
                        value=to
                        kind=FieldKind::Text { longest: 60, capitals: Capitals::Words }
                    />
                    <Button press=Press::until(tell) kind=ButtonKind::Secondary>
                        {words.say(Say::NoticeNow)}
                    </Button>
                </div>
                <Caution text=to words=words />
            </div>
        </Section>
    }
}

#[component]
pub fn Lift(asking: Asking, id: EventId) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let proposed = Memo::new(move |_| {
        let read = of_recall(app, id, |survey, recall| {
            let proposed = recall.loads.iter().filter(|own| own.standing == SuspectStanding::LiftProposed);
            proposed.map(|own| (own.load, code_of(survey, own.load))).collect::<Vec<(LoadId, String)>>()
        });
        read.unwrap_or_default()
    });
    let (reason, co) = (RwSignal::new(String::new()), RwSignal::new(None::<CoSignature>));
    let lift = move || async move {
        let Some(co) = co.get_untracked() else { return };
        let loads = proposed.get_untracked().into_iter().map(|(load, _)| load).collect();
        let reason = note_of(reason);
        asking.ask(SterilizationCommand::LiftLoads { recall: id, loads, reason, co }).await;
    };
    let codes = move || proposed.get().into_iter().map(|(_, code)| code).collect::<Vec<_>>().join(", ");
    view! {
        <Show when=move || !proposed.with(Vec::is_empty)>
            <Section title=words.say(Say::LiftTitle)>
                <div class="setting inset">
                    <p>{codes}</p>
                    <p class="soft">{words.say(Say::LiftText)}</p>
                    <Field
                        id="lift-reason"
                        label=words.say(Say::LiftReason)
                        value=reason
                        kind=FieldKind::Area { longest: 200, rows: 2 }
                    />
                    <Caution text=reason words=words />
                </div>
                <SecondPerson signature=co text=words.say(Say::SecondSigns) />
                <div class="setting inset">
                    <ErrorLine error=words.said(asking.trouble) />
                    <Actions>
                        <Button
                            press=Press::until(lift)
                            kind=ButtonKind::Primary
                            readiness=signed(asking, co)
                        >
                            {move || words.t(Say::LiftNow { loads: proposed.with(Vec::len) })}
                        </Button>
                    </Actions>
                </div>
            </Section>
        </Show>
    }
}

#[component]
pub fn Cause(asking: Asking, id: EventId) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let known = Memo::new(move |_| of_recall(app, id, |_, recall| recall.cause).flatten());
    let scope = RwSignal::new(None::<CauseScope>);
    let (evidence, co) = (RwSignal::new(String::new()), RwSignal::new(None::<CoSignature>));
    let scopes = [CauseScope::SingleLoad, CauseScope::Machine]
        .map(|own| (own, TextProp::from(words.say(Say::Scope(own)))))
        .to_vec();
    let scopes = StoredValue::new(scopes);
    let record = move || async move {
        let (Some(scope), Some(co)) = (scope.get_untracked(), co.get_untracked()) else { return };
        let evidence = note_of(evidence);
        asking.ask(SterilizationCommand::DetermineCause { recall: id, scope, evidence, co }).await;
    };
    view! {
        <Section title=words.say(Say::CauseTitle)>
            <p class="inset">{move || known.get().map(|own| words.t(Say::CauseIs(own)))}</p>
            <Show when=move || known.get().is_none()>
                <details class="more-acts">
                    <summary>{words.say(Say::CauseNow)}</summary>
                    <p class="soft">{words.say(Say::CauseText)}</p>
                    <Choice
                        legend=words.say(Say::CauseTitle)
                        look=ChoiceLook::Segments
                        options=scopes.get_value()
                        chosen=scope
                        on_choose=Callback::new(move |own| scope.set(Some(own)))
                    />
                    <Field
                        id="cause-evidence"
                        label=words.say(Say::CauseEvidence)
                        value=evidence
                        kind=FieldKind::Area { longest: 200, rows: 2 }
                    />
                    <Caution text=evidence words=words />
                    <SecondPerson signature=co text=words.say(Say::SecondSigns) />
                    <ErrorLine error=words.said(asking.trouble) />
                    <Actions>
                        <Button
                            press=Press::until(record)
                            kind=ButtonKind::Secondary
                            readiness=signed(asking, co)
                        >
                            {words.say(Say::CauseNow)}
                        </Button>
                    </Actions>
                </details>
            </Show>
        </Section>
    }
}

#[component]
pub fn Close(asking: Asking, id: EventId) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let closed = Memo::new(move |_| {
        of_recall(app, id, |_, recall| recall.closed.as_ref().map(|(at, _)| *at)).flatten()
    });
    let (cause, action) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let co = RwSignal::new(None::<CoSignature>);
    let close = move || async move {
        let Some(co) = co.get_untracked() else { return };
        let (cause, action) = (note_of(cause), note_of(action));
        asking.ask(SterilizationCommand::CloseRecall { recall: id, cause, action, co }).await;
    };
    view! {
        <Section title=words.say(Say::CloseTitle)>
            <p class="inset">
                {move || closed.get().map(|at| words.t(Say::Closed { at, today: app.today.get() }))}
            </p>
            <Show when=move || closed.get().is_none()>
                <details class="more-acts">
                    <summary>{words.say(Say::CloseNow)}</summary>
                    <p class="soft">{words.say(Say::CloseText)}</p>
                    <Field
                        id="close-cause"
                        label=words.say(Say::CloseCause)
                        hint=words.say(Say::AtLeast15)
                        value=cause
                        kind=FieldKind::Area { longest: 200, rows: 2 }
                    />
                    <Caution text=cause words=words />
                    <Field
                        id="close-action"
                        label=words.say(Say::CloseAction)
                        hint=words.say(Say::AtLeast15)
                        value=action
                        kind=FieldKind::Area { longest: 200, rows: 2 }
                    />
                    <Caution text=action words=words />
                    <SecondPerson signature=co text=words.say(Say::SecondSigns) />
                    <ErrorLine error=words.said(asking.trouble) />
                    <Actions>
                        <Button
                            press=Press::until(close)
                            kind=ButtonKind::Primary
                            readiness=signed(asking, co)
                        >
                            {words.say(Say::CloseNow)}
                        </Button>
                    </Actions>
                </details>
            </Show>
        </Section>
    }
}
