//! A load that failed: what to do with its packs, and the one way back for a slip of the finger.

use leptos::prelude::*;

use super::readings::{FigureFields, Figures};
use crate::domain::event::sterile_load::{CorrectedFigure, LoadFact, PackFact};
use crate::domain::ids::{EventId, LoadId};
use crate::domain::sterilization::command::{CoSignature, SterilizationCommand};
use crate::domain::sterilization::load::Failure;
use crate::domain::sterilization::pack::is_settled;
use crate::domain::text::Note;
use crate::ui::parts::banner::{Banner, Tone};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::caution::Caution;
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Field, FieldKind};
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::second::SecondPerson;
use crate::ui::screens::sterile::shared::{Asking, of_load};
use crate::ui::text::sterile_load::SterileLoadMsg as Say;
use crate::ui::text::sterile_terms::failure;

#[component]
pub fn Failed(asking: Asking, id: LoadId) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let failures =
        Memo::new(move |_| of_load(app, id, |_, load, _| load.failures.clone()).unwrap_or_default());
    let left = Memo::new(move |_| {
        let read = of_load(app, id, |_, load, _| {
            let open = load.packs.iter().filter(|pack| !is_settled(pack));
            open.map(|pack| pack.number).collect::<Vec<_>>()
        });
        read.unwrap_or_default()
    });
    // The reading that can have been typed wrongly; an indicator that failed is not a slip of the finger.
    let typed = Memo::new(move |_| failures.with(|all| all.iter().find_map(of_a_figure)));
    let reprocess = move || async move {
        let packs = left.get_untracked();
        let what = PackFact::Reprocessed(Note::default());
        asking.ask(SterilizationCommand::NotePacks { load: id, packs, what }).await;
    };
    let rows = move || {
        let lang = words.lang();
        let rows = failures.get().into_iter().map(|own| {
            view! {
                <Row name=failure(&own, lang).into_owned() margin=Signal::stored(Margin::Mark(Mark::Stop)) />
            }
        });
        rows.collect_view()
    };
    view! {
        <Banner tone=Tone::Stop strong=words.say(Say::FailTitle) text=words.say(Say::FailText) />
        <Section title=words.say(Say::HoldNote) place=SectionPlace::First>
            <ul role="list">{rows}</ul>
            <div class="setting inset" hidden=move || left.with(Vec::is_empty)>
                <ErrorLine error=words.said(asking.trouble) />
                <Actions>
                    <Button press=Press::until(reprocess) kind=ButtonKind::Primary>
                        {words.say(Say::Reprocess)}
                    </Button>
                </Actions>
            </div>
        </Section>
        {move || typed.get().map(|target| view! { <CorrectReadings asking=asking id=id target=target /> })}
    }
}

fn of_a_figure(why: &Failure) -> Option<EventId> {
    match why {
        Failure::TooCold { because, .. }
        | Failure::TooHot { because, .. }
        | Failure::ExposureShort { because, .. }
        | Failure::DryingShort { because, .. }
        | Failure::NoSteam { because, .. } => Some(*because),
        _ => None,
    }
}

#[component]
fn CorrectReadings(asking: Asking, id: LoadId, target: EventId) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    // A correction is corrected at the figure that it corrects.
    let (scale, target) = untrack(|| {
        of_load(app, id, |_, load, _| {
            let scale = load.sterilizer.and_then(|own| own.pressure.filter(|_| own.class.is_steam()));
            let told = load.record.facts.get(&target).map(|told| &told.what);
            let first = match told {
                Some(LoadFact::Corrected(correction)) => correction.target,
                _ => target,
            };
            (scale, first)
        })
    })
    .unwrap_or((None, target));
    let figures = Figures::new(words, scale);
    let (reason, co) = (RwSignal::new(String::new()), RwSignal::new(None::<CoSignature>));
    let correct = move || async move {
        let Some(measured) = figures.read() else { return };
        let reason = Note::parse(&reason.get_untracked()).unwrap_or_default();
        let (to, co) = (CorrectedFigure::Measured(measured), co.get_untracked());
        asking.ask(SterilizationCommand::Correct { load: id, target, to, reason, co }).await;
    };
    view! {
        <details class="more-acts">
            <summary>{words.say(Say::CorrectTitle)}</summary>
            <p class="soft">{words.say(Say::CorrectText)}</p>
            <FigureFields figures=figures />
            <Field
                id="correct-reason"
                label=words.say(Say::CorrectReason)
                hint=words.say(Say::ReviewHint)
                value=reason
                kind=FieldKind::Area { longest: 200, rows: 2 }
            />
            <Caution text=reason words=words />
            <SecondPerson signature=co text=words.say(Say::SecondForCorrection) />
            <ErrorLine error=words.said(asking.trouble) />
            <Actions>
                <Button press=Press::until(correct) kind=ButtonKind::Secondary>
                    {words.say(Say::CorrectNow)}
                </Button>
            </Actions>
        </details>
    }
}
