//! The sample's disinfection: one bath of OPA, a bottle of strips with its controls, a probe that is soaked
//! on every working day and lies in the bath now.

use super::Story;
use crate::domain::event::sterile_care::{Drying, SoakStarted, SolutionPoured, TakenOut};
use crate::domain::event::sterile_load::IndicatorResult;
use crate::domain::event::sterile_setup::{IndicatorKind, IndicatorLotReceived, StripsOpened};
use crate::domain::ids::{IndicatorLotId, PlaceId, SoakId, SolutionId};
use crate::domain::inventory::lot::LotCode;
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::sterilization::disinfectants::{Agent, disinfectants};
use crate::domain::sterilization::soaking::CONTROLS;
use crate::domain::sterilization::units::Celsius;
use crate::domain::text::Label;
use crate::domain::time::{HOUR_MS, Instant, MINUTE_MS, Zoned};

/// The bath was poured so many days ago: it still lasts for a week.
const POURED_DAYS_AGO: i64 = 6;
const PROBE: &str = "Vaginal probe 2";

impl Story {
    pub(super) fn disinfection(
        &mut self,
        room: Option<PlaceId>,
        now: Instant,
        local: impl Fn(i64, i64) -> Instant,
    ) {
        self.at = local(POURED_DAYS_AGO, 7 * HOUR_MS);
        let Some((strips, solution)) = self.bath() else { return };
        for days_ago in (1..=POURED_DAYS_AGO).rev() {
            let morning = local(days_ago, 10 * HOUR_MS);
            if (Zoned { at: morning, offset: self.offset }).date().weekday() >= 5 {
                continue;
            }
            self.at = morning;
            let Some(soak) = self.soak(solution, strips) else { return };
            self.at = self.at.plus_ms(13 * MINUTE_MS);
            let taken = TakenOut { rinses: 3, rinse_minutes: 1, drying: Drying::Dried, stored: room };
            self.sterilize(SterilizationCommand::EndSoak { soak, taken });
        }
        self.at = now.plus_ms(-4 * MINUTE_MS);
        self.soak(solution, strips);
    }

    fn bath(&mut self) -> Option<(IndicatorLotId, SolutionId)> {
        let opa = disinfectants().into_iter().find(|row| row.agent == Agent::Opa)?;
        let received = IndicatorLotReceived {
            kind: IndicatorKind::DisinfectantStrip,
            product: Label::parse("OPA strips").ok()?,
            lot: LotCode::parse("S2207").ok()?,
            expiry: self.today().plus_days(200),
            readout: None,
        };
        let strips = IndicatorLotId(self.sterilize(SterilizationCommand::ReceiveLot(received)));
        let days = i32::from(opa.strip_days_after_opening?);
        let opened = StripsOpened {
            opened: self.today(),
            use_until: self.today().plus_days(days),
            full_strength: CONTROLS,
            diluted: CONTROLS,
        };
        self.sterilize(SterilizationCommand::OpenStrips { lot: strips, opened });
        let poured = SolutionPoured {
            product: Label::parse(opa.key).ok()?,
            name: Label::parse(opa.name).ok()?,
            lot: LotCode::parse("P4471").ok()?,
            bottle_expiry: self.today().plus_days(400),
            opened: self.today(),
            container: Label::parse("Bath 1").ok()?,
            soak_s: opa.soak_s,
            min_temperature: opa.min_temperature,
            reuse_days: opa.reuse_days,
            opened_days: opa.opened_days,
        };
        Some((strips, SolutionId(self.sterilize(SterilizationCommand::PourSolution(poured)))))
    }

    fn soak(&mut self, solution: SolutionId, strips: IndicatorLotId) -> Option<SoakId> {
        let tenths = i32::try_from(self.dice.roll(20)).unwrap_or(0) * 10;
        self.sterilize(SterilizationCommand::StartSoak(SoakStarted {
            solution,
            device: Label::parse(PROBE).ok()?,
            strips,
            strip: IndicatorResult::Pass,
            temperature: Celsius::from_hundredths(2_050 + tenths),
            case_code: None,
            precleaned: Some(true),
        }));
        // The strip is recorded first, the soak second.
        self.state.sterilization.soaks.keys().next_back().copied()
    }
}
