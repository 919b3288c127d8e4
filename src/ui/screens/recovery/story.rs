//! Which words and which next thing belong to which finding. Nothing is drawn here.

use crate::app::context::Phase;
use crate::log::journal::JournalError;
use crate::log::sentinel::Finding;
use crate::ui::text::recovery::RecoveryMsg;

/// The one thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Take a file in, or begin without one.
    Restore,
    Reload,
    /// The same reload, after something else was done first.
    TryAgain,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    pub title: RecoveryMsg,
    pub sub: RecoveryMsg,
    pub why: Option<(RecoveryMsg, RecoveryMsg)>,
    pub next: RecoveryMsg,
    pub next_text: RecoveryMsg,
    pub act: Act,
    /// In the machine's words.
    pub details: String,
}

impl Story {
    /// None for a phase in which nothing is wrong.
    pub fn of(phase: &Phase) -> Option<Self> {
        match phase {
            Phase::Recover { finding, browser } => Some(Self::of_finding(finding, browser.as_deref())),
            Phase::Failed(error) => Some(Self::of_error(error)),
            Phase::Opening | Phase::FirstStart | Phase::NeedsLetter | Phase::Ready => None,
        }
    }

    fn of_finding(finding: &Finding, browser: Option<&str>) -> Self {
        let details = match browser {
            Some(browser) => format!("{finding:?}\n{browser}"),
            None => format!("{finding:?}"),
        };
        match finding {
            Finding::StorageRefused => Self::refused(details),
            // The others do not stop a tablet; if one ever does, a file and a fresh start both help.
            Finding::DatabaseLost { .. }
            | Finding::Healthy
            | Finding::FirstRunOrFullEviction
            | Finding::CodeCacheLost
            | Finding::GenerationMismatch { .. } => Self {
                title: RecoveryMsg::LostTitle,
                sub: RecoveryMsg::LostSub,
                why: None,
                next: RecoveryMsg::Restore,
                next_text: RecoveryMsg::RestoreText,
                act: Act::Restore,
                details,
            },
        }
    }

    fn refused(details: String) -> Self {
        Self {
            title: RecoveryMsg::RefusedTitle,
            sub: RecoveryMsg::RefusedSub,
            why: Some((RecoveryMsg::RefusedWhy, RecoveryMsg::RefusedWhyText)),
            next: RecoveryMsg::RefusedDo,
            next_text: RecoveryMsg::RefusedDoText,
            act: Act::TryAgain,
            details,
        }
    }

    fn of_error(error: &JournalError) -> Self {
        let (title, sub, next, next_text, act) = match error {
            JournalError::Refused => return Self::refused(error.to_string()),
            JournalError::Blocked => (
                RecoveryMsg::BlockedTitle,
                RecoveryMsg::BlockedSub,
                RecoveryMsg::BlockedDo,
                RecoveryMsg::BlockedDoText,
                Act::TryAgain,
            ),
            JournalError::NewerSchema => (
                RecoveryMsg::NewerTitle,
                RecoveryMsg::NewerSub,
                RecoveryMsg::NewerDo,
                RecoveryMsg::NewerDoText,
                Act::Reload,
            ),
            // Overtaken: the other window has it all; a reload reads it.
            JournalError::ConnectionLost { .. } | JournalError::Overtaken => (
                RecoveryMsg::ConnectionTitle,
                RecoveryMsg::ConnectionSub,
                RecoveryMsg::ConnectionDo,
                RecoveryMsg::ConnectionDoText,
                Act::Reload,
            ),
            JournalError::QuotaFull => (
                RecoveryMsg::FullTitle,
                RecoveryMsg::FullSub,
                RecoveryMsg::FullDo,
                RecoveryMsg::FullDoText,
                Act::TryAgain,
            ),
            JournalError::Failed { .. } => (
                RecoveryMsg::FailedTitle,
                RecoveryMsg::FailedSub,
                RecoveryMsg::FailedDo,
                RecoveryMsg::FailedDoText,
                Act::Reload,
            ),
        };
        Self { title, sub, why: None, next, next_text, act, details: error.to_string() }
    }
}
