//! Quarantine, and the release of a named implant before its indicator is read.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::domain::event::sterile_load::EmergencyReason;
use crate::domain::ids::{LoadId, StaffId};
use crate::domain::sterilization::command::{CoSignature, EmergencyRequest, SterilizationCommand};
use crate::domain::text::{Label, Note};
use crate::ui::parts::banner::{Banner, Tone};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press, Readiness};
use crate::ui::parts::caution::Caution;
use crate::ui::parts::check_row::CheckRow;
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::section::Section;
use crate::ui::screens::sterile::second::SecondPerson;
use crate::ui::screens::sterile::shared::{Asking, of_load};
use crate::ui::text::sterile_load::SterileLoadMsg as Say;
use crate::ui::text::sterile_terms::{either, emergency};

const REASONS: [EmergencyReason; 4] = [
    EmergencyReason::PatientOnTable,
    EmergencyReason::NoOtherImplant,
    EmergencyReason::Trauma,
    EmergencyReason::Other,
];

#[derive(Clone, Copy)]
struct Form {
    asking: Asking,
    load: LoadId,
    packs: RwSignal<Vec<u8>>,
    reason: RwSignal<Option<EmergencyReason>>,
    words_why: RwSignal<String>,
    by: RwSignal<String>,
    case: RwSignal<String>,
    co: RwSignal<Option<CoSignature>>,
}

impl Form {
    async fn release(self) {
        let (Some(reason), Some(co)) = (self.reason.get_untracked(), self.co.get_untracked()) else { return };
        let Ok(authorizer) = Label::parse(&self.by.get_untracked()) else { return };
        let request = EmergencyRequest {
            load: self.load,
            packs: self.packs.get_untracked(),
            reason,
            words: Note::parse(&self.words_why.get_untracked()).unwrap_or_default(),
            authorizer,
            case_code: Label::parse(&self.case.get_untracked()).ok(),
            co,
        };
        self.asking.ask(SterilizationCommand::ReleaseInEmergency(Box::new(request))).await;
    }

    fn missing(self) -> Option<Say> {
        if self.packs.with(Vec::is_empty) {
            return Some(Say::EmergencyWhich);
        }
        if self.reason.get().is_none() {
            return Some(Say::EmergencyWhy);
        }
        if self.by.with(|by| by.trim().is_empty()) {
            return Some(Say::EmergencyBy);
        }
        self.co.get().is_none().then_some(Say::EmergencySecond)
    }
}

#[component]
pub fn Quarantine(asking: Asking, id: LoadId) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let implants = Memo::new(move |_| {
        let read = of_load(app, id, |_, load, stands| {
            let waiting = load.packs.iter().filter(|pack| {
                pack.is_implant() && !pack.is_wet && !pack.is_torn && !stands.emergency.contains(&pack.number)
            });
            waiting.map(|pack| (pack.number, pack.added.name.to_string())).collect::<Vec<_>>()
        });
        read.unwrap_or_default()
    });
    view! {
        <Banner
            tone=Tone::Due
            strong=words.say(Say::QuarantineTitle)
            text=words.say(Say::QuarantineText)
        />
        <Show when=move || !implants.with(Vec::is_empty)>
            <Emergency asking=asking id=id implants=implants />
        </Show>
    }
}

#[component]
fn Emergency(asking: Asking, id: LoadId, implants: Memo<Vec<(u8, String)>>) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let form = Form {
        asking,
        load: id,
        packs: RwSignal::new(Vec::new()),
        reason: RwSignal::new(None),
        words_why: RwSignal::new(String::new()),
        by: RwSignal::new(String::new()),
        case: RwSignal::new(String::new()),
        co: RwSignal::new(None),
    };
    let operator: Memo<Option<StaffId>> =
        Memo::new(move |_| of_load(app, id, |_, load, _| load.operator()).flatten());
    let readiness = Signal::derive(move || {
        form.missing().map_or(Readiness::Ready, |why| Readiness::Barred(words.t(why).into_owned()))
    });
    view! {
        <details class="more-acts">
            <summary>{words.say(Say::EmergencyTitle)}</summary>
            <p class="soft">{words.say(Say::EmergencyText)}</p>
            <Named form=form implants=implants />
            <SecondPerson signature=form.co but=operator text=words.say(Say::EmergencySecond) />
            <ErrorLine error=words.said(asking.trouble) />
            <Actions>
                <Button
                    press=Press::until(move || form.release())
                    kind=ButtonKind::Danger
                    readiness=readiness
                >
                    {words.say(Say::EmergencyNow)}
                </Button>
            </Actions>
        </details>
    }
}

#[component]
fn Named(form: Form, implants: Memo<Vec<(u8, String)>>) -> impl IntoView {
    let words = form.asking.words;
    let rows = move || {
        let rows = implants.get().into_iter().map(|(number, name)| {
            let turn = move |()| {
                form.packs.update(|packs| match packs.iter().position(|held| *held == number) {
                    Some(at) => {
                        packs.remove(at);
                    }
                    None => packs.push(number),
                });
            };
            view! {
                <CheckRow
                    name=format!("{number:02} {name}")
                    chosen=Signal::derive(move || form.packs.with(|packs| packs.contains(&number)))
                    on_turn=Callback::new(turn)
                />
            }
        });
        rows.collect_view()
    };
    let reasons = move || {
        let lang = words.lang();
        REASONS.map(|own| (own, TextProp::from(either(emergency(own), lang)))).to_vec()
    };
    view! {
        <Section title=words.say(Say::EmergencyWhich)>
            <ul role="list">{rows}</ul>
        </Section>
        <p class="field__label">{words.say(Say::EmergencyWhy)}</p>
        {move || {
            view! {
                <Choice
                    legend=words.say(Say::EmergencyWhy)
                    look=ChoiceLook::Chips
                    options=reasons()
                    chosen=form.reason
                    on_choose=Callback::new(move |own| form.reason.set(Some(own)))
                />
            }
        }}
        <Field
            id="emergency-words"
            label=words.say(Say::EmergencyWords)
            value=form.words_why
            kind=FieldKind::Area { longest: 200, rows: 2 }
        />
        <Caution text=form.words_why words=words />
        <div class="pair">
            <Field
                id="emergency-by"
                label=words.say(Say::EmergencyBy)
                value=form.by
                kind=FieldKind::Text { longest: 60, capitals: Capitals::Words }
            />
            <Field
                id="emergency-case"
                label=words.say(Say::EmergencyCase)
                hint=words.say(Say::EmergencyCaseHint)
                value=form.case
                kind=FieldKind::Code { longest: 20, capitals: Capitals::All }
            />
        </div>
        <Caution text=form.case words=words />
    }
}
