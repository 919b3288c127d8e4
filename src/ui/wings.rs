//! The wings of the app: screens that come in a file of their own, so that the first screen does
//! not wait for them.
//!
//! Owns which wings there are and how far each has come. What a wing shows stands in `routes`;
//! where the program is cut stands in `main.rs`, so that the library and its tests are one piece.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;

use crate::app::engine::FetchEngine;
pub use crate::app::engine::{Engine, NotFetched};
use crate::ui::routes::Shown;

/// Draws what a wing can show.
pub type Show = fn(Shown) -> AnyView;

/// Brings a wing in; asked again after a failure, it tries again.
pub type Fetch = fn() -> Pin<Box<dyn Future<Output = Result<Show, NotFetched>>>>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wing {
    /// What stands behind the doors, a tablet's letter, recovery.
    Gates,
    /// The lock, Today, and the work of the day.
    Day,
    /// Supplies one by one: lots, counts, recalls, orders, codes.
    Supplies,
    /// Everything behind More, and the pars.
    Manage,
    /// Sheets for patients.
    Handouts,
    /// Loads, their tests, sterilizers and recalls.
    Sterilize,
}

/// What comes once somebody has been let in, in this order.
const BEHIND: [Wing; 5] = [Wing::Day, Wing::Supplies, Wing::Sterilize, Wing::Manage, Wing::Handouts];

/// How a wing is fetched, one function each.
#[derive(Clone, Copy)]
pub struct Fetches {
    pub gates: Fetch,
    pub day: Fetch,
    pub supplies: Fetch,
    pub manage: Fetch,
    pub handouts: Fetch,
    pub sterilize: Fetch,
    /// Not a wing that shows anything: what reads and writes records.
    pub engine: FetchEngine,
}

#[derive(Clone, Copy, Debug)]
pub enum Standing {
    Away,
    Coming,
    Stands(Show),
    Failed,
}

/// The context that knows how far the wings are.
#[derive(Clone, Copy)]
pub struct Wings {
    fetches: Fetches,
    gates: RwSignal<Standing>,
    day: RwSignal<Standing>,
    supplies: RwSignal<Standing>,
    manage: RwSignal<Standing>,
    handouts: RwSignal<Standing>,
    sterilize: RwSignal<Standing>,
}

impl Wings {
    pub fn new(fetches: Fetches) -> Self {
        let away = || RwSignal::new(Standing::Away);
        Self {
            fetches,
            gates: away(),
            day: away(),
            supplies: away(),
            manage: away(),
            handouts: away(),
            sterilize: away(),
        }
    }

    pub fn standing(&self, wing: Wing) -> Standing {
        self.signal(wing).get()
    }

    /// Whether none is on its way or still to be sent for: the tablet has all of this build, or what is
    /// missing did not come.
    pub fn have_come(&self) -> bool {
        let over = |wing| matches!(self.standing(wing), Standing::Stands(_) | Standing::Failed);
        BEHIND.into_iter().all(over) && !matches!(self.standing(Wing::Gates), Standing::Coming)
    }

    /// Brings a wing in, unless it stands or is on its way.
    pub async fn bring(self, wing: Wing) {
        let signal = self.signal(wing);
        if matches!(signal.get_untracked(), Standing::Stands(_) | Standing::Coming) {
            return;
        }
        signal.set(Standing::Coming);
        let fetch = match wing {
            Wing::Gates => self.fetches.gates,
            Wing::Day => self.fetches.day,
            Wing::Supplies => self.fetches.supplies,
            Wing::Manage => self.fetches.manage,
            Wing::Handouts => self.fetches.handouts,
            Wing::Sterilize => self.fetches.sterilize,
        };
        signal.set(fetch().await.map_or(Standing::Failed, Standing::Stands));
    }

    /// Brings in the wing that is wanted now and then the others, one after the other, so that the
    /// next tap finds its screen.
    pub async fn bring_first(self, wing: Wing) {
        self.bring(wing).await;
        for wing in BEHIND {
            self.bring(wing).await;
        }
    }

    const fn signal(&self, wing: Wing) -> RwSignal<Standing> {
        match wing {
            Wing::Gates => self.gates,
            Wing::Day => self.day,
            Wing::Supplies => self.supplies,
            Wing::Manage => self.manage,
            Wing::Handouts => self.handouts,
            Wing::Sterilize => self.sterilize,
        }
    }
}
