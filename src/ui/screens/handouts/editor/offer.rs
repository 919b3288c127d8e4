//! What can be put in at the cursor: boxes, and the figures of the registry with what they say.

use std::sync::Arc;

use leptos::prelude::*;

use super::writing::Writing;
use crate::domain::education::figure::say;
use crate::domain::education::names::FigureKey;
use crate::domain::education::rich::TokenForm;
use crate::domain::search::folded;
use crate::ui::parts::search::SearchBox;
use crate::ui::text::handout_editor::{BoxKind, HandoutEditorMsg as Say};

/// More would be a list to scroll through; the next letter makes it shorter.
const SHOWN_MAX: usize = 12;

#[component]
pub(super) fn Offer(writing: Writing) -> impl IntoView {
    let words = writing.words;
    let query = RwSignal::new(String::new());
    let all = Memo::new(move |_| figures(writing));
    let found = move || {
        let query = folded(&query.get());
        let parts: Vec<&str> = query.split_whitespace().collect();
        all.with(|all| {
            let fits = |(_, text): &&(FigureKey, String)| {
                let text = folded(text);
                parts.iter().all(|part| text.contains(part))
            };
            all.iter().filter(fits).take(SHOWN_MAX).cloned().collect::<Vec<_>>()
        })
    };
    let figure = move |(key, text): (FigureKey, String)| {
        let token = format!("{{{{{key}}}}}");
        view! {
            <li>
                <button class="chip" type="button" on:click=move |_| writing.insert(&token)>
                    {text}
                </button>
            </li>
        }
    };
    let boxes = BoxKind::ALL
        .into_iter()
        .map(|kind| {
            view! {
                <li>
                    <button class="chip" type="button" on:click=move |_| writing.insert(kind.written())>
                        {words.say(Say::Box(kind))}
                    </button>
                </li>
            }
        })
        .collect_view();
    view! {
        <details class="editor__offer">
            <summary>{words.say(Say::FiguresTitle)}</summary>
            <p class="soft">{words.say(Say::FiguresText)}</p>
            <SearchBox query=query label=words.say(Say::FindFigure) words=words />
            <ul class="editor__chips" role="list">
                {move || found().into_iter().map(figure).collect_view()}
            </ul>
            <p class="soft" hidden=move || !found().is_empty()>
                {words.say(Say::NoFigure)}
            </p>
        </details>
        <details class="editor__offer">
            <summary>{words.say(Say::BoxesTitle)}</summary>
            <p class="soft">{words.say(Say::BoxesText)}</p>
            <ul class="editor__chips" role="list">
                {boxes}
            </ul>
        </details>
    }
}

/// Every figure with its key and what it says in the language of the sheet.
fn figures(writing: Writing) -> Vec<(FigureKey, String)> {
    let library = writing.library.with_value(Arc::clone);
    let language = writing.name.with_value(|name| name.language);
    writing.settings.with(|settings| {
        let keys = library.registry.figures.iter().map(|(key, _)| key);
        let said = keys.filter_map(|key| {
            let reading = library.registry.provisional(key, settings)?;
            Some((key.clone(), format!("{key}: {}", say(&reading, language, TokenForm::Full))))
        });
        said.collect()
    })
}
