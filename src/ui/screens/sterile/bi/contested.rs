//! Two readings that contradict each other: two people decide, on evidence.

use leptos::prelude::*;

use crate::domain::event::sterile_load::Growth;
use crate::domain::ids::BiTestId;
use crate::domain::sterilization::command::{CoSignature, SterilizationCommand};
use crate::domain::text::Note;
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Field, FieldKind};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::second::SecondPerson;
use crate::ui::screens::sterile::shared::Asking;
use crate::ui::text::sterile_test::SterileTestMsg as Say;

#[component]
pub fn Contested(asking: Asking, test: BiTestId) -> impl IntoView {
    let words = asking.words;
    let (evidence, co) = (RwSignal::new(String::new()), RwSignal::new(None::<CoSignature>));
    let decide = move |to: Growth| async move {
        let Some(co) = co.get_untracked() else { return };
        let evidence = Note::parse(&evidence.get_untracked()).unwrap_or_default();
        asking.ask(SterilizationCommand::AdjudicateBi { test, to, evidence, co }).await;
    };
    view! {
        <Section title=words.say(Say::ContestedTitle) place=SectionPlace::First>
            <div class="setting inset">
                <p class="soft">{words.say(Say::ContestedText)}</p>
                <Field
                    id="evidence"
                    label=words.say(Say::Evidence)
                    value=evidence
                    kind=FieldKind::Area { longest: 200, rows: 2 }
                />
            </div>
            <SecondPerson signature=co text=words.say(Say::ReturnSecond) />
            <div class="setting inset">
                <ErrorLine error=words.said(asking.trouble) />
                <Show when=move || co.get().is_some()>
                    <Actions>
                        <Button
                            press=Press::until(move || decide(Growth::None))
                            kind=ButtonKind::Secondary
                        >
                            {words.say(Say::Decide(Growth::None))}
                        </Button>
                        <Button
                            press=Press::until(move || decide(Growth::Growth))
                            kind=ButtonKind::Danger
                        >
                            {words.say(Say::Decide(Growth::Growth))}
                        </Button>
                    </Actions>
                </Show>
            </div>
        </Section>
    }
}
