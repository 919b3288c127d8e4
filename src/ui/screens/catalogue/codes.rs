//! The codes that a scanner reads off an item. They are linked by scanning one; here a wrong link is taken away.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::command::Command;
use crate::domain::event::supply::CodeUnlinked;
use crate::domain::ids::{ItemId, PackId};
use crate::domain::inventory::command::StockCommand;
use crate::domain::state::State;
use crate::domain::text::Label;
use crate::ui::naming;
use crate::ui::parts::button::{Button, ButtonKind, Press};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::row::{Row, RowEnd, RowState, RowSub};
use crate::ui::parts::section::Section;
use crate::ui::text::catalogue::CatalogueMsg;
use crate::ui::text::trouble::TroubleMsg;
use crate::ui::trouble;
use crate::ui::words::Words;

#[component]
pub fn Codes(id: ItemId, unit: Memo<String>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let codes = Memo::new(move |_| app.state.with(|state| codes_of(state, id)));
    let wrong = RwSignal::new(None::<TroubleMsg>);
    let row = move |(code, pack): (Label, Option<PackId>)| {
        let stands_for = move || match pack {
            None => unit.get(),
            Some(pack) => app.state.with(|state| {
                let made = state.catalogue.pack(&pack).and_then(|pack| pack.made.as_ref());
                let name = made.map(|(_, name, _)| naming::proposed(name.as_str(), words.lang()).to_owned());
                name.unwrap_or_default()
            }),
        };
        let (name, about, unlinked) = (code.to_string(), code.to_string(), code);
        let unlink = move || {
            let code = unlinked.clone();
            async move {
                let command = Command::Stock(Box::new(StockCommand::UnlinkCode(CodeUnlinked { code })));
                let result = app.request(command).await;
                let _ = wrong.try_set(result.err().map(|problem| trouble::of_problem(&problem)));
            }
        };
        view! {
            <Row
                name=move || name.clone()
                state=RowState::Quiet
                under=move || view! { <RowSub>{stands_for}</RowSub> }
            >
                <RowEnd>
                    <Button kind=ButtonKind::Quiet about=about press=Press::until(unlink)>
                        {words.say(CatalogueMsg::CodeUnlink)}
                    </Button>
                </RowEnd>
            </Row>
        }
    };
    view! {
        <Section title=words.say(CatalogueMsg::Codes)>
            <ul role="list">
                <Show when=move || codes.with(Vec::is_empty)>
                    <Row name=words.say(CatalogueMsg::NoCodes) state=RowState::Quiet />
                </Show>
                <For each=move || codes.get() key=|(code, _)| code.clone() children=row />
            </ul>
            <ErrorLine error=words.said(wrong) />
        </Section>
    }
}

fn codes_of(state: &State, id: ItemId) -> Vec<(Label, Option<PackId>)> {
    let links = state.catalogue.links.iter();
    let of_item = links.filter_map(|(code, link)| {
        let link = link.get().copied().flatten().filter(|link| link.item == id)?;
        Some((code.clone(), link.pack))
    });
    of_item.collect()
}
