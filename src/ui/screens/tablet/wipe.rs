//! How a tablet is emptied: in one tap for a sample, behind a word for a clinic.

use leptos::prelude::*;

use crate::app::context::App;
use crate::app::first_start;
use crate::domain::event::ClinicKind;
use crate::exchange::tablets::not_exported;
use crate::ui::parts::badge::{Badge, BadgeSize};
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press, Readiness};
use crate::ui::parts::dialog::{Dialog, DialogState};
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::parts::section::Section;
use crate::ui::text::tablet::TabletMsg;
use crate::ui::words::Words;

/// The word that stands between a slip and an empty tablet; the same in every language.
const WORD: &str = "WIPE";

#[component]
pub fn LeaveSection() -> impl IntoView {
    let app = App::expect();
    let sample = Memo::new(move |_| app.state.with(|state| state.clinic.kind() == Some(ClinicKind::Sample)));
    view! {
        <Show when=move || sample.get() fallback=WipeSection>
            <SampleSection />
        </Show>
    }
}

#[component]
fn SampleSection() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let failed = RwSignal::new(false);
    let remove = move || async move {
        let removed = first_start::remove_sample(app).await;
        let _ = failed.try_set(removed.is_err());
    };
    view! {
        <Section title=words.say(TabletMsg::SampleTitle)>
            <div class="offer inset">
                <p class="offer__words offer__wide">{words.say(TabletMsg::SampleText)}</p>
                <Actions>
                    <Button press=Press::until(remove) kind=ButtonKind::Danger>
                        {words.say(TabletMsg::RemoveSample)}
                    </Button>
                </Actions>
                <Failed failed=failed />
            </div>
        </Section>
    }
}

#[component]
fn Failed(failed: RwSignal<bool>) -> impl IntoView {
    let words = Words::expect();
    view! {
        <p class="offer__said" role="alert">
            {move || {
                failed
                    .get()
                    .then(|| {
                        view! {
                            <Badge
                                mark=Mark::Stop
                                text=words.say(TabletMsg::WipeFailed)
                                size=BadgeSize::Standard
                            />
                        }
                    })
            }}
        </p>
    }
}

#[component]
fn WipeSection() -> impl IntoView {
    let words = Words::expect();
    let dialog = RwSignal::new(DialogState::Closed);
    view! {
        <Section title=words.say(TabletMsg::WipeTitle)>
            <div class="offer inset">
                <p class="offer__words offer__wide">{words.say(TabletMsg::WipeText)}</p>
                <Actions>
                    <Button
                        press=Press::now(move || dialog.set(DialogState::Open))
                        kind=ButtonKind::Danger
                    >
                        {words.say(TabletMsg::Wipe)}
                    </Button>
                </Actions>
            </div>
        </Section>
        <Dialog state=dialog title=words.say(TabletMsg::WipeDialog)>
            <WipeForm dialog=dialog />
        </Dialog>
    }
}

#[component]
fn WipeForm(dialog: RwSignal<DialogState>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let (typed, failed) = (RwSignal::new(String::new()), RwSignal::new(false));
    let waiting = Memo::new(move |_| app.state.with(|state| not_exported(state, app.own.get())));
    let lost = move || match waiting.get() {
        0 => words.t(TabletMsg::WipeNothingLost),
        records => words.t(TabletMsg::WipeLost { records }),
    };
    let mark = Signal::derive(move || if waiting.get() == 0 { Mark::Look } else { Mark::Stop });
    let readiness = Signal::derive(move || {
        if typed.with(|typed| typed.trim() == WORD) {
            Readiness::Ready
        } else {
            Readiness::Barred(words.t(TabletMsg::WipeBarred).into_owned())
        }
    });
    let wipe = move || async move {
        let wiped = first_start::wipe(app).await;
        let _ = failed.try_set(wiped.is_err());
    };
    view! {
        <Badge mark=mark text=lost size=BadgeSize::Standard />
        <ButtonLink href="/more/exchange" kind=ButtonKind::Primary icon=Icon::Export>
            {words.say(TabletMsg::WipeExportFirst)}
        </ButtonLink>
        <Field
            id="wipe-word"
            label=words.say(TabletMsg::WipeWord)
            hint=words.say(TabletMsg::WipeHint)
            value=typed
            kind=FieldKind::Text { longest: 8, capitals: Capitals::All }
        />
        <Actions>
            <Button press=Press::now(move || dialog.set(DialogState::Closed))>
                {words.say(TabletMsg::Cancel)}
            </Button>
            <Button press=Press::until(wipe) kind=ButtonKind::Danger readiness=readiness>
                {words.say(TabletMsg::WipeNow)}
            </Button>
        </Actions>
        <Failed failed=failed />
    }
}
