//! The kinds of packs that a clinic makes again and again: one tap puts twelve of them into a load.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::domain::event::Standing;
use crate::domain::event::sterile_setup::{IndicatorKind, PackKind, ShelfLife, TemplateDefined};
use crate::domain::ids::TemplateId;
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::sterilization::kinds::Packaging;
use crate::domain::sterilization::view::templates;
use crate::domain::text::{Label, Note};
use crate::ui::address::Address;
use crate::ui::gauge::whole;
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press, Readiness};
use crate::ui::parts::caution::Caution;
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowEnd, RowSub};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::pick::Pick;
use crate::ui::screens::sterile::shared::{Asking, leads};
use crate::ui::shell::Page;
use crate::ui::text::sterile_setup::SterileSetupMsg as Say;
use crate::ui::text::sterile_terms::{either, indicator_kind, packaging};
use crate::ui::words::Words;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shelf {
    Event,
    Dated,
}

#[derive(Clone, Copy)]
struct Form {
    asking: Asking,
    leads: Memo<bool>,
    name: RwSignal<String>,
    contents: RwSignal<String>,
    packaging: RwSignal<Option<Packaging>>,
    kind: RwSignal<Option<PackKind>>,
    shelf: RwSignal<Option<Shelf>>,
    days: RwSignal<String>,
    inside: RwSignal<Option<Option<IndicatorKind>>>,
    wrong: RwSignal<Option<Say>>,
}

impl Form {
    fn read(self) -> Option<TemplateDefined> {
        let Ok(name) = Label::parse(&self.name.get_untracked()) else {
            self.wrong.set(Some(Say::PackName));
            return None;
        };
        let shelf = match self.shelf.get_untracked()? {
            Shelf::Event => ShelfLife::EventRelated,
            Shelf::Dated => {
                let days = whole(&self.days.get_untracked()).and_then(|days| u16::try_from(days).ok());
                let Some(days) = days.filter(|days| (1..=1_825).contains(days)) else {
                    self.wrong.set(Some(Say::FigureWrong));
                    return None;
                };
                ShelfLife::Days(days)
            }
        };
        self.wrong.set(None);
        Some(TemplateDefined {
            name,
            contents: Note::parse(&self.contents.get_untracked()).unwrap_or_default(),
            packaging: self.packaging.get_untracked()?,
            kind: self.kind.get_untracked()?,
            shelf,
            internal: self.inside.get_untracked()?,
        })
    }

    async fn add(self) {
        let Some(defined) = self.read() else { return };
        if self.asking.ask(SterilizationCommand::DefineTemplate(defined)).await.is_some() {
            let _ = self.name.try_set(String::new());
            let _ = self.contents.try_set(String::new());
        }
    }
}

#[component]
pub fn PackKinds() -> impl IntoView {
    let words = Words::expect();
    let asking = Asking::expect();
    let app = asking.app;
    let form = Form {
        asking,
        leads: leads(app),
        name: RwSignal::new(String::new()),
        contents: RwSignal::new(String::new()),
        packaging: RwSignal::new(Some(Packaging::Pouch)),
        kind: RwSignal::new(Some(PackKind::Ordinary)),
        shelf: RwSignal::new(Some(Shelf::Event)),
        days: RwSignal::new("180".to_owned()),
        inside: RwSignal::new(Some(Some(IndicatorKind::Integrator))),
        wrong: RwSignal::new(None),
    };
    let list = Memo::new(move |_| app.state.with(|state| templates(&state.sterilization)));
    let readiness = Signal::derive(move || match form.leads.get() {
        true => Readiness::Ready,
        false => Readiness::Barred(words.t(Say::LeadOnly).into_owned()),
    });
    view! {
        <Page
            title=words.say(Say::Packs)
            above=Above::back(Address::SterileSetUp.to_string(), words.say(Say::Title))
        >
            <Section title=words.say(Say::Packs) place=SectionPlace::First>
                <p class="soft inset" hidden=move || !list.with(Vec::is_empty)>
                    {words.say(Say::NoPacks)}
                </p>
                <ul role="list">
                    <For each=move || list.get() key=|id| *id let:id>
                        <KindRow form=form id=id />
                    </For>
                </ul>
            </Section>
            <Section title=words.say(Say::AddPack)>
                <div class="form">
                    {move || view! { <Fields form=form words=words /> }}
                    <Caution text=form.contents words=words />
                    <ErrorLine error=words.said(form.wrong) />
                    <ErrorLine error=words.said(asking.trouble) />
                    <Actions>
                        <Button
                            press=Press::until(move || form.add())
                            kind=ButtonKind::Primary
                            readiness=readiness
                        >
                            {words.say(Say::AddPack)}
                        </Button>
                    </Actions>
                </div>
            </Section>
        </Page>
    }
}

#[component]
fn KindRow(form: Form, id: TemplateId) -> impl IntoView {
    let (app, words) = (form.asking.app, form.asking.words);
    let held = app.state.with_untracked(|state| state.sterilization.template(id).map(|(_, own)| own.clone()));
    let Some(template) = held else { return ().into_any() };
    let name = template.name.to_string();
    let sub = move || {
        let lang = words.lang();
        let mut parts = vec![
            either(packaging(template.packaging), lang).to_owned(),
            words.t(Say::ShelfLife(template.shelf)).into_owned(),
        ];
        if template.kind == PackKind::Implant {
            parts.push(words.t(Say::PackKind(PackKind::Implant)).into_owned());
        }
        parts.extend(template.internal.map(|kind| either(indicator_kind(kind), lang).to_owned()));
        parts.join(" · ")
    };
    let contents = template.contents.as_str().to_owned();
    let retire = move || async move {
        let standing = Standing::Retired;
        form.asking.ask(SterilizationCommand::SetTemplateStanding { template: id, standing }).await;
    };
    let readiness = Signal::derive(move || match form.leads.get() {
        true => Readiness::Ready,
        false => Readiness::Barred(words.t(Say::LeadOnly).into_owned()),
    });
    view! {
        <Row
            name=name
            margin=Signal::stored(Margin::Mark(Mark::Blank))
            under=move || {
                view! {
                    <RowSub>{contents}</RowSub>
                    <RowSub>{sub}</RowSub>
                }
            }
        >
            <RowEnd>
                <Button press=Press::until(retire) kind=ButtonKind::Small readiness=readiness>
                    {words.say(Say::Retire)}
                </Button>
            </RowEnd>
        </Row>
    }
    .into_any()
}

#[component]
fn Fields(form: Form, words: Words) -> impl IntoView {
    let lang = words.lang();
    let wraps = Packaging::ALL.map(|own| (own, TextProp::from(either(packaging(own), lang)))).to_vec();
    let kinds = [PackKind::Ordinary, PackKind::Implant]
        .map(|own| (own, TextProp::from(words.say(Say::PackKind(own)))))
        .to_vec();
    let shelves = vec![
        (Shelf::Event, words.say(Say::ShelfLife(ShelfLife::EventRelated)).into()),
        (Shelf::Dated, words.say(Say::ShelfDays).into()),
    ];
    let inside = [
        IndicatorKind::Integrator,
        IndicatorKind::Emulating,
        IndicatorKind::MultiVariable,
        IndicatorKind::SingleVariable,
    ];
    let mut insides: Vec<(Option<IndicatorKind>, TextProp)> =
        inside.map(|own| (Some(own), TextProp::from(either(indicator_kind(own), lang)))).to_vec();
    insides.push((None, words.say(Say::InsideNone).into()));
    view! {
        <Field
            id="pack-name"
            label=words.say(Say::PackName)
            value=form.name
            kind=FieldKind::Text { longest: 40, capitals: Capitals::Sentences }
        />
        <Field
            id="pack-contents"
            label=words.say(Say::PackContents)
            value=form.contents
            kind=FieldKind::Area { longest: 200, rows: 2 }
        />
        <Pick label=Say::Packaging options=wraps value=form.packaging />
        <Pick label=Say::Implant options=kinds value=form.kind />
        <Pick label=Say::Shelf options=shelves value=form.shelf />
        <Show when=move || form.shelf.get() == Some(Shelf::Dated)>
            <Field
                id="pack-days"
                label=words.say(Say::ShelfDaysLabel)
                value=form.days
                kind=FieldKind::Figure { longest: 4 }
            />
        </Show>
        <Pick label=Say::Inside options=insides value=form.inside />
    }
}
