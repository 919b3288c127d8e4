//! The boxes of a shelf's lots, and one more for a lot that is not listed.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::domain::event::stock::CountScope;
use crate::ui::parts::amounts::Amounts;
use crate::ui::parts::button::{Button, ButtonKind, Press, Readiness};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::icon::{Glyph, Icon};
use crate::ui::screens::count::figures::Figures;
use crate::ui::screens::supply::record::LotBoxes;
use crate::ui::text::count::CountMsg;
use crate::ui::text::supply::SupplyMsg;

/// What was looked at; only where the item's lots are followed.
#[component]
pub fn ScopeChoice(
    figures: Figures,
    /// None in a part of a place: there nobody can tell which lots the other part holds.
    scopes: Vec<CountScope>,
) -> impl IntoView {
    let words = figures.words;
    let options: Vec<(CountScope, TextProp)> =
        scopes.into_iter().map(|scope| (scope, words.say(CountMsg::ScopeName(scope)).into())).collect();
    view! {
        <Choice
            legend=words.say(CountMsg::Scope)
            look=ChoiceLook::Segments
            options=options
            chosen=figures.scope
            on_choose=Callback::new(move |scope| figures.scope.set(Some(scope)))
        />
        <p class="fine soft">
            {move || figures.scope.get().map(|scope| words.t(CountMsg::ScopeText(scope)))}
        </p>
    }
}

#[component]
pub fn LotAmounts(figures: Figures, on_enter: Callback<()>) -> impl IntoView {
    let words = figures.words;
    let amounts = Signal::derive(move || {
        figures.lots.with(|lots| lots.iter().map(|lot| lot.amount.clone()).collect::<Vec<_>>())
    });
    view! {
        <Amounts legend=words.say(CountMsg::LotsOnShelf) amounts=amounts words=words on_enter=on_enter />
        <details class="another-lot">
            <summary>
                <Glyph icon=Icon::Plus />
                {words.say(CountMsg::AddLot)}
            </summary>
            <AnotherLot figures=figures />
        </details>
    }
}

#[component]
fn AnotherLot(figures: Figures) -> impl IntoView {
    let words = figures.words;
    let readiness = Signal::derive(move || match figures.typed() {
        Ok(lot) if figures.is_listed(&lot) => Readiness::Barred(words.t(CountMsg::LotListed).into_owned()),
        Ok(_) => Readiness::Ready,
        Err(why) => {
            // What is wrong stands at the box; here is only room for where to look.
            let short = match why {
                SupplyMsg::ExpiryWrong => SupplyMsg::ExpiryAgain,
                SupplyMsg::LotTooLong => SupplyMsg::LotAgain,
                why => why,
            };
            Readiness::Barred(words.t(short).into_owned())
        }
    });
    view! {
        <div class="setting">
            <LotBoxes
                code=figures.code
                expiry=figures.expiry
                wrong=Signal::derive(move || figures.typed().err())
                look_alike=Signal::derive(move || figures.look_alike())
            />
            <Button
                press=Press::now(move || figures.add_typed())
                kind=ButtonKind::Secondary
                readiness=readiness
            >
                {words.say(CountMsg::AddLotAct)}
            </Button>
        </div>
    }
}
