//! The release, or every reason why not; and what somebody else has to look at first.

use leptos::prelude::*;

use super::Stage;
use crate::domain::event::sterile_load::{CorrectedFigure, Hold, HoldReason, IndicatorResult};
use crate::domain::event::sterile_setup::Signers;
use crate::domain::ids::{EventId, LoadId, StaffId};
use crate::domain::sterilization::command::{CoSignature, REASON_CHARS, SterilizationCommand};
use crate::domain::text::Note;
use crate::ui::parts::banner::{Banner, Tone};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press, Readiness};
use crate::ui::parts::caution::Caution;
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Field, FieldKind};
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::second::SecondPerson;
use crate::ui::screens::sterile::shared::{Asking, of_load};
use crate::ui::text::sterile_load::SterileLoadMsg as Say;
use crate::ui::text::sterile_terms::{either, hold, missing};

#[derive(Clone, Copy)]
struct Releasing {
    asking: Asking,
    id: LoadId,
    note: RwSignal<String>,
    co: RwSignal<Option<CoSignature>>,
    operator: Memo<Option<StaffId>>,
    holds: Memo<Vec<Hold>>,
}

impl Releasing {
    /// Whether the person who is signed in may look at what held the load alone.
    fn is_operator(self) -> bool {
        self.asking.app.person.get() == self.operator.get()
    }

    /// Whether a second signature is asked for.
    fn needs_second(self) -> bool {
        let two = self.asking.app.state.with(|state| state.sterilization.policy().signers == Signers::Two);
        self.is_operator() && (two || !self.holds.with(Vec::is_empty))
    }

    async fn release(self) {
        let note = Note::parse(&self.note.get_untracked()).unwrap_or_default();
        let co = self.co.get_untracked();
        self.asking.ask(SterilizationCommand::Release { load: self.id, co, note }).await;
    }
}

#[component]
pub fn Release(asking: Asking, id: LoadId, stage: Stage) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let releasing = Releasing {
        asking,
        id,
        note: RwSignal::new(String::new()),
        co: RwSignal::new(None),
        operator: Memo::new(move |_| of_load(app, id, |_, load, _| load.operator()).flatten()),
        holds: Memo::new(move |_| of_load(app, id, |_, _, stands| stands.holds.clone()).unwrap_or_default()),
    };
    let lacks =
        Memo::new(move |_| of_load(app, id, |_, _, stands| stands.missing.clone()).unwrap_or_default());
    let reasons = move || {
        let lang = words.lang();
        let rows = lacks.get().into_iter().map(|own| {
            let name = missing(&own, lang).into_owned();
            view! { <Row name=name margin=Signal::stored(Margin::Mark(Mark::Due)) /> }
        });
        rows.collect_view()
    };
    let is_held = stage == Stage::Held;
    let readiness = Signal::derive(move || {
        if !lacks.with(Vec::is_empty) {
            let reasons = lacks.with(Vec::len);
            return Readiness::Barred(words.t(Say::ReleaseNotYet { reasons }).into_owned());
        }
        let short = releasing.note.with(|note| note.trim().chars().count() < REASON_CHARS);
        if is_held && short {
            return Readiness::Barred(words.t(Say::ReviewHint).into_owned());
        }
        if releasing.needs_second() && releasing.co.get().is_none() {
            return Readiness::Barred(words.t(Say::SecondForRelease).into_owned());
        }
        Readiness::Ready
    });
    let behind = Memo::new(move |_| {
        let now = app.now.get().at;
        app.own.get().and_then(|own| app.state.with(|state| state.clinic.clock_behind(own, now)))
    });
    let clock = move || {
        behind.get().map(|minutes| {
            let text = words.t(Say::ClockText { minutes }).into_owned();
            view! { <Banner tone=Tone::Due strong=words.say(Say::ClockTitle) text=text /> }
        })
    };
    view! {
        {clock}
        {is_held.then(|| view! { <Holds releasing=releasing /> })}
        <Section title=words.say(Say::CheckTitle) place=SectionPlace::First>
            <ul role="list">{reasons}</ul>
            <p class="soft inset" hidden=move || !lacks.with(Vec::is_empty)>
                {words.say(Say::CheckDone)}
            </p>
            {is_held
                .then(|| {
                    view! {
                        <div class="setting inset">
                            <p class="soft">{words.say(Say::ReleaseReviewer)}</p>
                            <Field
                                id="review"
                                label=words.say(Say::ReviewNote)
                                hint=words.say(Say::ReviewHint)
                                value=releasing.note
                                kind=FieldKind::Area { longest: 200, rows: 2 }
                            />
                            <Caution text=releasing.note words=words />
                        </div>
                    }
                })}
            <Show when=move || releasing.needs_second()>
                <SecondPerson
                    signature=releasing.co
                    but=releasing.operator
                    text=words.say(Say::SecondForRelease)
                />
            </Show>
            <div class="setting inset">
                <ErrorLine error=words.said(asking.trouble) />
                <Actions>
                    <Button
                        press=Press::until(move || releasing.release())
                        kind=ButtonKind::Primary
                        readiness=readiness
                    >
                        {words.say(Say::Release)}
                    </Button>
                </Actions>
            </div>
        </Section>
        <HoldOrReject asking=asking id=id />
    }
}

/// What held it. An indicator that was unclear is looked at again here.
#[component]
fn Holds(releasing: Releasing) -> impl IntoView {
    let words = releasing.asking.words;
    let rows = move || {
        let lang = words.lang();
        let rows = releasing.holds.get().into_iter().map(|own| {
            let again = (own.reason == HoldReason::UnclearIndicator)
                .then(|| view! { <Again asking=releasing.asking id=releasing.id because=own.because /> });
            view! {
                <Row
                    name=either(hold(own.reason), lang)
                    margin=Signal::stored(Margin::Mark(Mark::Look))
                />
                {again}
            }
        });
        rows.collect_view()
    };
    view! {
        <Section title=words.say(Say::HoldTitle) place=SectionPlace::First>
            <ul role="list">{rows}</ul>
        </Section>
    }
}

/// Looking again at an indicator that nobody could read: two people say pass, one says fail.
#[component]
fn Again(asking: Asking, id: LoadId, because: EventId) -> impl IntoView {
    let words = asking.words;
    let (reason, co) = (RwSignal::new(String::new()), RwSignal::new(None::<CoSignature>));
    let correct = move |result: IndicatorResult| async move {
        let reason = Note::parse(&reason.get_untracked()).unwrap_or_default();
        let co = co.get_untracked().filter(|_| result == IndicatorResult::Pass);
        let to = CorrectedFigure::Indicator(result);
        asking.ask(SterilizationCommand::Correct { load: id, target: because, to, reason, co }).await;
    };
    view! {
        <li class="drawer">
            <div class="setting inset">
                <p class="field__label">{words.say(Say::LookAgain)}</p>
                <Field
                    id="again"
                    label=words.say(Say::ReviewNote)
                    hint=words.say(Say::ReviewHint)
                    value=reason
                    kind=FieldKind::Area { longest: 200, rows: 2 }
                />
            </div>
            <SecondPerson signature=co text=words.say(Say::SecondForCorrection) />
            <div class="setting inset">
                <Actions>
                    <Button
                        press=Press::until(move || correct(IndicatorResult::Fail))
                        kind=ButtonKind::Danger
                    >
                        {words.say(Say::LookFail)}
                    </Button>
                    <Button
                        press=Press::until(move || correct(IndicatorResult::Pass))
                        kind=ButtonKind::Primary
                    >
                        {words.say(Say::LookPass)}
                    </Button>
                </Actions>
            </div>
        </li>
    }
}

/// What anybody may do who has a doubt.
#[component]
pub fn HoldOrReject(asking: Asking, id: LoadId) -> impl IntoView {
    let words = asking.words;
    let note = RwSignal::new(String::new());
    let text = move || Note::parse(&note.get_untracked()).unwrap_or_default();
    let hold = move || async move {
        asking.ask(SterilizationCommand::Hold { load: id, note: text() }).await;
    };
    let reject = move || async move {
        asking.ask(SterilizationCommand::Reject { load: id, note: text() }).await;
    };
    view! {
        <details class="more-acts">
            <summary>{words.say(Say::More)}</summary>
            <Field
                id="doubt"
                label=words.say(Say::HoldNote)
                hint=words.say(Say::RejectReason)
                value=note
                kind=FieldKind::Area { longest: 200, rows: 2 }
            />
            <Caution text=note words=words />
            <Actions>
                <Button press=Press::until(hold) kind=ButtonKind::Secondary>
                    {words.say(Say::HoldNow)}
                </Button>
                <Button press=Press::until(reject) kind=ButtonKind::Danger>
                    {words.say(Say::RejectNow)}
                </Button>
            </Actions>
        </details>
    }
}
