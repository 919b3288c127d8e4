//! Filling a load: kinds of packs by tap, a biological indicator, the cycle number, start.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::bi::BiSection;
use crate::domain::event::sterile_setup::{CycleCounter, PackKind, ShelfLife};
use crate::domain::ids::{LoadId, TemplateId};
use crate::domain::sterilization::command::{Jump, NewPacks, SterilizationCommand};
use crate::domain::sterilization::cycles::next_cycle;
use crate::domain::sterilization::kinds::Packaging;
use crate::domain::sterilization::view::templates;
use crate::domain::text::{Label, Note};
use crate::ui::address::Address;
use crate::ui::gauge::whole;
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press};
use crate::ui::parts::caution::Caution;
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowEnd, RowSub};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::shared::{Asking, of_load};
use crate::ui::screens::sterile::when::{Earlier, EarlierFold};
use crate::ui::text::sterile_load::SterileLoadMsg as Say;
use crate::ui::text::sterile_terms::{either, packaging};
use crate::ui::way::way;

/// How many of a kind one tap puts in.
const COUNTS: [u8; 3] = [1, 5, 10];

#[component]
pub fn Fill(asking: Asking, id: LoadId) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let is_test = of_load(app, id, |_, load, _| load.is_test()).unwrap_or(false);
    // Only what the program is made for is offered.
    let kinds = Memo::new(move |_| {
        let accepts = of_load(app, id, |_, load, _| {
            load.program.map(|program| program.accepts.clone()).unwrap_or_default()
        });
        let accepts = accepts.unwrap_or_default();
        app.state.with(|state| {
            let all = templates(&state.sterilization).into_iter();
            let fits = |id: &TemplateId| {
                let known = state.sterilization.template(*id);
                known.is_some_and(|(_, template)| accepts.contains(&template.packaging))
            };
            all.filter(fits).collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || !is_test>
            <Section
                title=words.say(Say::Filling)
                place=SectionPlace::First
                note=move || view! { <p>{words.say(Say::FillHint)}</p> }
            >
                <p class="soft inset" hidden=move || !kinds.with(Vec::is_empty)>
                    {words.say(Say::NoKinds)}
                </p>
                <ul role="list">
                    <For each=move || kinds.get() key=|id| *id let:kind>
                        <KindRow asking=asking load=id kind=kind />
                    </For>
                </ul>
                <OtherPack asking=asking load=id />
            </Section>
            <InLoad asking=asking load=id />
        </Show>
        <BiSection asking=asking id=id />
    }
}

#[component]
fn KindRow(asking: Asking, load: LoadId, kind: TemplateId) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let held =
        app.state.with_untracked(|state| state.sterilization.template(kind).map(|(_, own)| own.clone()));
    let Some(template) = held else { return ().into_any() };
    let name = template.name.to_string();
    let about = name.clone();
    let wrap = template.packaging;
    let sub = move || either(packaging(wrap), words.lang());
    let packs = move |count: u8| NewPacks {
        count,
        name: template.name.clone(),
        template: Some(kind),
        packaging: template.packaging,
        kind: template.kind,
        shelf: template.shelf,
        internal: template.internal,
        packer: None,
    };
    let packs = StoredValue::new(packs);
    let buttons = COUNTS.map(|count| {
        let add = move || async move {
            let packs = packs.with_value(|packs| packs(count));
            asking.ask(SterilizationCommand::AddPacks { load, packs }).await;
        };
        view! {
            <Button press=Press::until(add) kind=ButtonKind::Small about=about.clone()>
                {words.say(Say::AddCount { count })}
            </Button>
        }
    });
    view! {
        <Row
            name=name
            margin=Signal::stored(Margin::Mark(Mark::Blank))
            under=move || view! { <RowSub>{sub}</RowSub> }
        >
            <RowEnd>
                <span class="counts">{buttons.into_iter().collect_view()}</span>
            </RowEnd>
        </Row>
    }
    .into_any()
}

/// A pack that nobody has set up a kind for.
#[component]
fn OtherPack(asking: Asking, load: LoadId) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let name = RwSignal::new(String::new());
    let add = move || async move {
        let Ok(label) = Label::parse(&name.get_untracked()) else { return };
        let accepts = app.state.with_untracked(|state| {
            let record = state.sterilization.loads.get(&load)?;
            let program = record.defined.as_ref()?.what.program;
            let (_, program) = state.sterilization.program(program)?;
            program.accepts.first().copied()
        });
        let packs = NewPacks {
            count: 1,
            name: label,
            template: None,
            packaging: accepts.unwrap_or(Packaging::Pouch),
            kind: PackKind::Ordinary,
            shelf: ShelfLife::EventRelated,
            internal: None,
            packer: None,
        };
        if asking.ask(SterilizationCommand::AddPacks { load, packs }).await.is_some() {
            let _ = name.try_set(String::new());
        }
    };
    view! {
        <div class="setting inset other-pack">
            <Field
                id="other-pack"
                label=words.say(Say::OtherName)
                value=name
                kind=FieldKind::Text { longest: 40, capitals: Capitals::Sentences }
            />
            <Button press=Press::until(add) kind=ButtonKind::Secondary>
                {words.say(Say::OtherAdd)}
            </Button>
        </div>
        <Caution text=name words=words />
    }
}

/// Packs of one kind that follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Batch {
    name: String,
    first: u8,
    last: u8,
    numbers: Vec<u8>,
    is_implant: bool,
}

#[component]
fn InLoad(asking: Asking, load: LoadId) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let batches = Memo::new(move |_| {
        let read = of_load(app, load, |_, load, _| {
            let mut batches: Vec<Batch> = Vec::new();
            for pack in &load.packs {
                let name = pack.added.name.as_str();
                match batches.last_mut().filter(|batch| batch.name == name) {
                    Some(batch) => {
                        batch.last = pack.number;
                        batch.numbers.push(pack.number);
                    }
                    None => batches.push(Batch {
                        name: name.to_owned(),
                        first: pack.number,
                        last: pack.number,
                        numbers: vec![pack.number],
                        is_implant: pack.is_implant(),
                    }),
                }
            }
            batches
        });
        read.unwrap_or_default()
    });
    let packs = move || batches.with(|all| all.iter().map(|batch| batch.numbers.len()).sum());
    view! {
        <Show when=move || !batches.with(Vec::is_empty)>
            <Section title=move || words.t(Say::InLoad { packs: packs() })>
                <ul role="list">
                    {move || {
                        batches
                            .get()
                            .into_iter()
                            .map(|batch| view! { <BatchRow asking=asking load=load batch=batch /> })
                            .collect_view()
                    }}
                </ul>
            </Section>
        </Show>
    }
}

#[component]
fn BatchRow(asking: Asking, load: LoadId, batch: Batch) -> impl IntoView {
    let words = asking.words;
    let name = format!("{} × {}", batch.numbers.len(), batch.name);
    let about = batch.name.clone();
    let (first, last) = (batch.first, batch.last);
    let mark = if batch.is_implant { Mark::Wait } else { Mark::Tick };
    let take_out = move || {
        let packs = vec![last];
        async move {
            asking.ask(SterilizationCommand::TakeOutPacks { load, packs }).await;
        }
    };
    view! {
        <Row
            name=name
            margin=Signal::stored(Margin::Mark(mark))
            under=move || view! { <RowSub>{words.say(Say::Numbers { first, last })}</RowSub> }
        >
            <RowEnd>
                <Button press=Press::until(take_out) kind=ButtonKind::Small about=about>
                    {words.say(Say::TakeOut)}
                </Button>
            </RowEnd>
        </Row>
    }
}

#[component]
pub fn FillDock(asking: Asking, id: LoadId) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let go = way();
    let (counts, next) = of_load(app, id, |survey, load, _| {
        let counts = load.sterilizer.is_some_and(|own| own.counter == CycleCounter::Counts);
        (counts, next_cycle(survey).map(|cycle| cycle.number))
    })
    .unwrap_or((false, None));
    let cycle = RwSignal::new(next.map(|number| number.to_string()).unwrap_or_default());
    let wrong = RwSignal::new(None::<Say>);
    let earlier = Earlier::new(app);
    let start = move |jump: Jump| async move {
        let number = whole(&cycle.get_untracked());
        if counts && number.is_none() {
            return wrong.set(Some(Say::CycleWrong));
        }
        wrong.set(None);
        let what = SterilizationCommand::StartCycle { load: id, number: number.filter(|_| counts), jump };
        earlier.ask(asking, what).await;
    };
    let void = move || async move {
        if asking.ask(SterilizationCommand::VoidLoad { load: id, note: Note::default() }).await.is_some() {
            go(&Address::Sterilize.to_string());
        }
    };
    // The refusal of a jump is answered by saying that it is meant.
    let jumps = Memo::new(move |_| {
        let number = whole(&cycle.get())?;
        let far = next.is_some_and(|next| number > next + 20 || number < next);
        (far && asking.trouble.get().is_some()).then_some(number)
    });
    view! {
        <Dock label=words.say(Say::Start)>
            <DockBody place=DockPlace::Act>
                <ErrorLine error=words.said(asking.trouble) />
                {counts
                    .then(|| {
                        view! {
                            <Field
                                id="cycle"
                                label=words.say(Say::CycleNumber)
                                hint=words.say(Say::CycleHint)
                                value=cycle
                                kind=FieldKind::Figure { longest: 8 }
                                error=words.said(wrong)
                            />
                        }
                    })}
                {move || {
                    jumps
                        .get()
                        .map(|number| {
                            view! {
                                <Button
                                    press=Press::now(move || spawn_local(start(Jump::Meant)))
                                    kind=ButtonKind::Secondary
                                >
                                    {words.say(Say::CycleMeant { number })}
                                </Button>
                            }
                        })
                }}
                <EarlierFold earlier=earlier />
                <Actions>
                    <Button press=Press::until(void) kind=ButtonKind::Secondary>
                        {words.say(Say::NotRun)}
                    </Button>
                    <ButtonLink href=Address::PackLabels(id)
                        .to_string()>{words.say(Say::Labels)}</ButtonLink>
                    <Button
                        press=Press::until(move || start(Jump::Unsaid))
                        kind=ButtonKind::Primary
                    >
                        {words.say(Say::Start)}
                    </Button>
                </Actions>
            </DockBody>
        </Dock>
    }
}
