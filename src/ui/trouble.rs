//! From what the app answers to what a person reads. The words are in `text::trouble`.

use crate::app::context::Problem;
use crate::app::first_start::StartFailure;
use crate::app::people::PinFailure;
use crate::domain::text::{Label, resembles_identifier};
use crate::ui::frame::cause_of;
use crate::ui::text::trouble::TroubleMsg;

pub fn of_problem(problem: &Problem) -> TroubleMsg {
    match problem {
        Problem::Refused(refusal) => TroubleMsg::Refused(refusal.clone()),
        Problem::NotSaved(error) => TroubleMsg::NotSaved(cause_of(error)),
        Problem::ReadOnly => TroubleMsg::ReadOnly,
        Problem::NotReady => TroubleMsg::NotReady,
    }
}

pub fn of_pin(failure: &PinFailure) -> TroubleMsg {
    match failure {
        PinFailure::Pin(error) => TroubleMsg::Pin(*error),
        PinFailure::Journal(error) => TroubleMsg::NotSaved(cause_of(error)),
        PinFailure::Browser(_) => TroubleMsg::NoCryptography,
        PinFailure::NeedsLead => TroubleMsg::PinNeedsLead,
        PinFailure::NotReady => TroubleMsg::NotReady,
    }
}

pub fn of_start(failure: &StartFailure) -> TroubleMsg {
    match failure {
        StartFailure::Problem(problem) => of_problem(problem),
        StartFailure::Pin(failure) => of_pin(failure),
    }
}

/// What is to be said of a name as it stands in its box: a warning never keeps it from being saved.
pub fn warning(text: &str) -> Option<TroubleMsg> {
    resembles_identifier(text).map(TroubleMsg::LooksLike)
}

pub fn label(text: &str) -> Result<Label, TroubleMsg> {
    Label::parse(text).map_err(TroubleMsg::Wording)
}
