//! How a file comes in: picked, read, verified, shown, and only then added. Each step is a state
//! of one signal; the pieces of the screen read it and ask for the next.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::context::{App, Problem};
use crate::app::transfer::{self, LookFailure, Picked, Preview};

/// How far a file has come.
#[derive(Clone, Debug, Default)]
pub enum Step {
    #[default]
    Idle,
    Reading {
        percent: u64,
    },
    Checking,
    /// Nothing has changed yet.
    Shown(Box<Preview>),
    /// Nothing was changed.
    Refused(LookFailure),
    Adding,
    Added {
        records: u64,
    },
    /// Nothing was changed.
    NotAdded(Problem),
}

/// What stands on the tablet before the file comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// A clinic, or a tablet that is ready for one.
    Open,
    /// The records were lost: the tablet begins anew with the file.
    Lost,
}

#[derive(Clone, Copy)]
pub struct ImportFlow {
    app: App,
    ground: Ground,
    pub step: RwSignal<Step>,
    /// Which picked file is the one that counts: an abandoned one reports to nobody.
    turn: StoredValue<u32>,
}

impl ImportFlow {
    pub fn new(app: App, ground: Ground) -> Self {
        Self { app, ground, step: RwSignal::new(Step::Idle), turn: StoredValue::new(0) }
    }

    /// Opens the file chooser and reads what is picked. Call it from a tap.
    pub fn pick(self) {
        spawn_local(async move {
            let Some(file) = transfer::pick_file().await else { return };
            let turn = self.turn.try_update_value(|turn| {
                *turn = turn.wrapping_add(1);
                *turn
            });
            if let Some(turn) = turn {
                self.look(turn, file).await;
            }
        });
    }

    async fn look(self, turn: u32, file: Picked) {
        let _ = self.step.try_set(Step::Reading { percent: 0 });
        let progress = move |read: u64, of: u64| {
            if self.counts(turn) {
                let percent = read.saturating_mul(100) / of.max(1);
                let step = if percent >= 100 { Step::Checking } else { Step::Reading { percent } };
                let _ = self.step.try_set(step);
            }
        };
        let looked = transfer::look_into(self.app, &file, progress).await;
        if self.counts(turn) {
            let _ = self.step.try_set(match looked {
                Ok(preview) => Step::Shown(Box::new(preview)),
                Err(failure) => Step::Refused(failure),
            });
        }
    }

    fn counts(self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn)
    }

    /// Leaves everything as it is.
    pub fn leave(self) {
        self.turn.try_update_value(|turn| *turn = turn.wrapping_add(1));
        let _ = self.step.try_set(Step::Idle);
    }

    /// Adds what is shown: all of it or nothing.
    pub async fn add(self) {
        let shown = self.step.try_update(std::mem::take);
        let Some(Step::Shown(preview)) = shown else { return };
        let _ = self.step.try_set(Step::Adding);
        let records = preview.plan.records_new;
        let added = match self.ground {
            Ground::Open => transfer::apply_import(self.app, preview.plan).await,
            Ground::Lost => transfer::restore(self.app, preview.plan).await,
        };
        let _ = self.step.try_set(match added {
            Ok(()) => Step::Added { records },
            Err(problem) => Step::NotAdded(problem),
        });
    }

    pub fn is_shown(self) -> bool {
        self.step.with(|step| matches!(step, Step::Shown(_)))
    }

    /// Something of the preview; none while there is no preview.
    pub fn of_preview<T>(self, read: impl FnOnce(&Preview) -> T) -> Option<T> {
        self.step.with(|step| match step {
            Step::Shown(preview) => Some(read(preview)),
            _ => None,
        })
    }
}
