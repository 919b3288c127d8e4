//! Field: label, hint, box, error. The error stands between the label and the box, with its mark.
//!
//! The value is text, as it was typed; the screen parses it when it is sent.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::icon::{Mark, MarkSize, Stamp};

/// What the tablet's keyboard shall begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Capitals {
    #[default]
    Off,
    Sentences,
    Words,
    All,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// One line of words, at most so many characters.
    Text { longest: u32, capitals: Capitals },
    /// A short code or initials, in a narrow box.
    Code { longest: u32, capitals: Capitals },
    /// Digits; the keyboard shows figures.
    Figure { longest: u32 },
    /// Several lines.
    Area { longest: u32, rows: u32 },
    /// One of a list: value and words.
    Choice { options: Signal<Vec<(String, String)>> },
}

/// The id is the caller's, so that an error summary can lead to the box.
#[component]
pub fn Field(
    #[prop(into)] id: String,
    #[prop(into)] label: TextProp,
    value: RwSignal<String>,
    kind: FieldKind,
    #[prop(optional, into)] hint: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let described = {
        let hint_id = hint.is_some().then(|| hint_id.clone());
        let error_id = error_id.clone();
        Signal::derive(move || {
            let error_id = error.with(Option::is_some).then(|| error_id.clone());
            match (hint_id.clone(), error_id) {
                (Some(hint), Some(error)) => Some(format!("{hint} {error}")),
                (hint, error) => hint.or(error),
            }
        })
    };
    let failed = move || error.with(Option::is_some);
    let label_for = id.clone();
    view! {
        <div class="field" data-state=move || failed().then_some("error")>
            <label class="field__label" for=label_for>
                {move || label.get()}
            </label>
            {hint
                .map(|hint| {
                    view! {
                        <span class="field__hint" id=hint_id>
                            {move || hint.get()}
                        </span>
                    }
                })}
            <span class="field__error" id=error_id hidden=move || !failed()>
                <Stamp mark=Mark::Stop size=MarkSize::Small />
                <span>{move || error.get()}</span>
            </span>
            {control(id, value, kind, described, Signal::derive(failed))}
        </div>
    }
}

fn control(
    id: String,
    value: RwSignal<String>,
    kind: FieldKind,
    described: Signal<Option<String>>,
    failed: Signal<bool>,
) -> AnyView {
    let invalid = move || failed.get().then_some("true");
    let described = move || described.get();
    let (class, longest, capitals, input_mode) = match kind {
        FieldKind::Text { longest, capitals } => ("field__box", longest, capitals, "text"),
        FieldKind::Code { longest, capitals } => ("field__box field__box--short", longest, capitals, "text"),
        FieldKind::Figure { longest } => ("field__box field__box--short", longest, Capitals::Off, "numeric"),
        FieldKind::Area { longest, rows } => {
            return view! {
                <textarea
                    class="field__box"
                    id=id
                    rows=rows
                    maxlength=longest
                    aria-invalid=invalid
                    aria-describedby=described
                    prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))
                ></textarea>
            }
            .into_any();
        }
        FieldKind::Choice { options } => return choice(id, value, options, described, invalid),
    };
    view! {
        <input
            class=class
            id=id
            type="text"
            autocomplete="off"
            inputmode=input_mode
            maxlength=longest
            autocapitalize=capital_rule(capitals)
            aria-invalid=invalid
            aria-describedby=described
            prop:value=move || value.get()
            on:input=move |event| value.set(event_target_value(&event))
        />
    }
    .into_any()
}

fn choice(
    id: String,
    value: RwSignal<String>,
    options: Signal<Vec<(String, String)>>,
    described: impl Fn() -> Option<String> + Send + Sync + 'static,
    invalid: impl Fn() -> Option<&'static str> + Send + Sync + 'static,
) -> AnyView {
    let options = move || {
        options
            .get()
            .into_iter()
            .map(|(key, words)| {
                let own = key.clone();
                view! {
                    <option value=key selected=move || value.with(|value| *value == own)>
                        {words}
                    </option>
                }
            })
            .collect_view()
    };
    view! {
        <select
            class="field__box"
            id=id
            aria-invalid=invalid
            aria-describedby=described
            on:change=move |event| value.set(event_target_value(&event))
        >
            {options}
        </select>
    }
    .into_any()
}

const fn capital_rule(capitals: Capitals) -> &'static str {
    match capitals {
        Capitals::Off => "off",
        Capitals::Sentences => "sentences",
        Capitals::Words => "words",
        Capitals::All => "characters",
    }
}
