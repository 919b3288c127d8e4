//! What is wrong in a form: noted when somebody tries to send it, shown in the boxes and in the
//! summary above them.

use leptos::prelude::*;

use crate::app::context::Problem;
use crate::ui::parts::error_summary::Fault;
use crate::ui::text::Msg;
use crate::ui::text::first_start::FirstStartMsg;
use crate::ui::trouble;
use crate::ui::words::Words;

/// What is wrong in one box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The id of the box, and its name.
    pub field: String,
    pub name: Msg,
    pub what: Msg,
}

impl Wrong {
    pub fn new(field: &str, name: impl Into<Msg>, what: impl Into<Msg>) -> Self {
        Self { field: field.to_owned(), name: name.into(), what: what.into() }
    }

    /// The app's answer, at the box that it speaks of.
    pub fn of(field: &str, name: impl Into<Msg>, problem: &Problem) -> Self {
        Self::new(field, name, trouble::of_problem(problem))
    }
}

#[derive(Clone, Copy)]
pub struct Faults(RwSignal<Vec<Wrong>>);

impl Default for Faults {
    fn default() -> Self {
        Self(RwSignal::new(Vec::new()))
    }
}

impl Faults {
    /// Shows these instead of the former ones. Does nothing once the form is gone.
    pub fn show(self, wrong: Vec<Wrong>) {
        let _ = self.0.try_set(wrong);
    }

    pub fn clear(self) {
        self.show(Vec::new());
    }

    /// The error that stands in a box, if there is one.
    pub fn at(self, words: Words, field: impl Into<String>) -> Signal<Option<String>> {
        let field = field.into();
        Signal::derive(move || {
            self.0.with(|wrong| {
                let own = wrong.iter().find(|wrong| wrong.field == field);
                own.map(|own| words.t(own.what.clone()).into_owned())
            })
        })
    }

    /// The lines of the summary.
    pub fn lines(self, words: Words) -> Signal<Vec<Fault>> {
        let line = move |own: &Wrong| Fault {
            field: own.field.clone(),
            text: words
                .t(FirstStartMsg::Fault {
                    field: Box::new(own.name.clone()),
                    what: Box::new(own.what.clone()),
                })
                .into_owned(),
        };
        Signal::derive(move || self.0.with(|wrong| wrong.iter().map(line).collect()))
    }
}
