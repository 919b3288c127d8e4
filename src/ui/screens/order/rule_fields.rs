//! The boxes of a reorder rule, each suggestion beside the box that it is for.

use leptos::prelude::*;

use crate::domain::event::supply::Rounding;
use crate::domain::ids::PackId;
use crate::domain::inventory::consumption::{Advice, PointBasis};
use crate::ui::address::Address;
use crate::ui::naming::item_unit;
use crate::ui::parts::button::{Button, ButtonKind, ButtonLink, Press};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::error_summary::ErrorSummary;
use crate::ui::parts::field::{Field, FieldKind};
use crate::ui::screens::order::rule::Typed;
use crate::ui::screens::order::shared::pack_words;
use crate::ui::text::order::PackWords;
use crate::ui::text::rule::RuleMsg;
use crate::ui::words::Words;

#[component]
pub fn Fields(typed: Typed) -> impl IntoView {
    let words = Words::expect();
    let advice = Memo::new(move |_| typed.advice());
    let lead = Memo::new(move |_| typed.seen_lead());
    let point = move || advice.get().known().filter(|basis| basis.issued > 0);
    let figure = FieldKind::Figure { longest: 9 };
    view! {
        <div class="form">
            <ErrorSummary faults=typed.faults.lines(words) words=words />
            <WhoAndPack typed=typed />
            <Field
                id="rule-lead"
                label=words.say(RuleMsg::Lead)
                hint=words.say(RuleMsg::LeadHint)
                value=typed.lead
                kind=figure
                error=typed.faults.at(words, "rule-lead")
            />
            {move || {
                lead.get()
                    .map(|basis| {
                        let figure = i64::from(basis.longest);
                        view! {
                            <Proposed
                                figure=figure
                                basis=RuleMsg::LeadBasis(basis)
                                take=move || typed.lead.set(figure.to_string())
                            />
                        }
                    })
            }}
            <Field
                id="rule-point"
                label=words.say(RuleMsg::Point)
                hint=words.say(RuleMsg::PointHint)
                value=typed.point
                kind=figure
                error=typed.faults.at(words, "rule-point")
            />
            {move || match (point(), advice.get()) {
                (Some(basis), _) => {
                    let figure = basis.point.value();
                    view! {
                        <Proposed
                            figure=figure
                            basis=RuleMsg::PointBasis(basis)
                            take=move || typed.point.set(figure.to_string())
                        />
                    }
                        .into_any()
                }
                (None, advice) => view! { <p class="fine soft">{words.t(silence(advice))}</p> }.into_any(),
            }}
            <Field
                id="rule-up-to"
                label=words.say(RuleMsg::UpTo)
                hint=words.say(RuleMsg::UpToHint)
                value=typed.up_to
                kind=figure
                error=typed.faults.at(words, "rule-up-to")
            />
            {move || {
                point()
                    .map(|basis| {
                        let figure = basis.up_to.value();
                        view! {
                            <Proposed
                                figure=figure
                                basis=RuleMsg::UpToBasis(basis)
                                take=move || typed.up_to.set(figure.to_string())
                            />
                        }
                    })
            }}
            <Field
                id="rule-least"
                label=words.say(RuleMsg::Least)
                hint=words.say(RuleMsg::LeastHint)
                value=typed.least
                kind=figure
                error=typed.faults.at(words, "rule-least")
            />
            <WholePacks typed=typed />
        </div>
    }
}

/// Why there is no suggestion.
const fn silence(advice: Advice<PointBasis>) -> RuleMsg {
    match advice {
        Advice::TooLittle { known, wanted } => RuleMsg::TooLittle { known, wanted },
        Advice::Of(basis) => RuleMsg::NothingIssued { days: basis.days_in_stock },
    }
}

/// Never put into force by itself: it says where it comes from and waits for a tap.
#[component]
fn Proposed(figure: i64, basis: RuleMsg, take: impl Fn() + Send + Sync + 'static) -> impl IntoView {
    let words = Words::expect();
    view! {
        <div class="proposal">
            <p>
                <b>{words.say(RuleMsg::Suggested { figure })}</b>
                <span class="row__sub">{words.say(basis)}</span>
            </p>
            <Button kind=ButtonKind::Small press=Press::now(take)>
                {words.say(RuleMsg::TakeOver { figure })}
            </Button>
        </div>
    }
}

#[component]
fn WhoAndPack(typed: Typed) -> impl IntoView {
    let (app, words, item) = (typed.app, Words::expect(), typed.item);
    let vendors = Signal::derive(move || {
        let none = (String::new(), words.t(RuleMsg::NoVendor).into_owned());
        let chosen = typed.vendor.get();
        let named = app.state.with(|state| {
            let vendors = state.orders.vendors.iter();
            // One that was retired since stays where it is chosen.
            let shown = vendors.filter(|(id, record)| record.is_active() || id.to_string() == chosen);
            let named =
                shown.filter_map(|(id, record)| Some((id.to_string(), record.name.get()?.to_string())));
            named.collect::<Vec<_>>()
        });
        std::iter::once(none).chain(named).collect::<Vec<_>>()
    });
    let packs = Signal::derive(move || {
        let lang = words.lang();
        let chosen: Option<PackId> = typed.pack.with(|pack| pack.parse().ok());
        app.state.with(|state| {
            let single = (String::new(), item_unit(state, item, lang));
            let mut packs: Vec<PackId> =
                state.catalogue.packs_in_use(item).into_iter().map(|(pack, ..)| pack).collect();
            // One that was retired since stays where it is chosen.
            packs.extend(chosen.filter(|chosen| !packs.contains(chosen)));
            let named = packs.into_iter().filter_map(|pack| {
                let PackWords { name, holds } = pack_words(state, Some(pack), lang)?;
                Some((pack.to_string(), words.t(RuleMsg::Pack { name, holds }).into_owned()))
            });
            std::iter::once(single).chain(named).collect::<Vec<_>>()
        })
    });
    let has_packs = packs.with_untracked(Vec::len) > 1;
    view! {
        <Field
            id="rule-vendor"
            label=words.say(RuleMsg::Vendor)
            value=typed.vendor
            kind=FieldKind::Choice { options: vendors }
        />
        // Nothing is typed yet where nobody has named a vendor.
        {(vendors.with_untracked(Vec::len) < 2)
            .then(|| {
                view! {
                    <ButtonLink href=Address::Vendors.to_string() kind=ButtonKind::Quiet>
                        {words.say(RuleMsg::Vendors)}
                    </ButtonLink>
                }
            })}
        {has_packs
            .then(|| {
                view! {
                    <Field
                        id="rule-pack"
                        label=words.say(RuleMsg::OrderedIn)
                        value=typed.pack
                        kind=FieldKind::Choice { options: packs }
                    />
                }
            })}
    }
}

#[component]
fn WholePacks(typed: Typed) -> impl IntoView {
    let words = Words::expect();
    let options = vec![
        (Rounding::Up, words.say(RuleMsg::RoundUp).into()),
        (Rounding::NeverAboveMaximum, words.say(RuleMsg::RoundDown).into()),
    ];
    view! {
        <div class="setting">
            <p class="setting__label">{words.say(RuleMsg::Rounding)}</p>
            <Choice
                legend=words.say(RuleMsg::Rounding)
                look=ChoiceLook::Segments
                options=options
                chosen=Signal::derive(move || Some(typed.rounding.get()))
                on_choose=Callback::new(move |rounding| typed.rounding.set(rounding))
            />
        </div>
    }
}
