//! Every kind of record of sterilization and every variant in it, with optional fields present and absent.

use tallywell::domain::event::sterile_care::{
    CauseDetermined, CauseScope, Drying, Lifted, LoadRecallFact, RecallEnded, RecallListed, SoakFact,
    SoakStarted, SolutionDiscarded, SolutionFact, SolutionPoured, StripTested, TakenOut,
};
use tallywell::domain::event::sterile_load::{
    BiAdjudicated, BiFact, BiPlaced, BiRead, Corrected, CorrectedFigure, CycleEnded, CycleNumber,
    CycleStarted, EmergencyReason, EmergencyRelease, Ending, Growth, Hold, HoldReason, ImmediateUse,
    Incubated, IndicatorRead, IndicatorResult, IndicatorScope, LabReport, LoadCode, LoadFact, LoadOpened,
    Measured, Noted, PackFact, PackOpened, PacksAdded, PacksNoted, ReadingSource, Released, Run, Unloaded,
};
use tallywell::domain::event::sterile_setup::{
    BiReadout, CareSet, ChallengePolicy, CounterRestarted, Coverage, CycleCounter, CycleLimits, GapExplained,
    IndicatorKind, IndicatorLotFact, IndicatorLotReceived, MachineTest, MachineTested, MaintenanceTask,
    PackKind, PeriodReviewed, PressureScale, ProgramDefined, ProgramFact, RecallPolicy, ReleasePolicy,
    Returned, ServiceWork, Serviced, ShelfLife, Signers, SterilizationPolicy, SterilizerCode, SterilizerFact,
    SterilizerRegistered, StripsOpened, TemplateDefined, TemplateFact, TestOutcome,
};
use tallywell::domain::event::{Body, Standing};
use tallywell::domain::ids::{
    BiTestId, IndicatorLotId, LoadId, ProgramId, SoakId, SolutionId, SterilizerId, TemplateId,
};
use tallywell::domain::inventory::lot::LotCode;
use tallywell::domain::sterilization::kinds::{Packaging, ProgramPurpose, SterilizerClass};
use tallywell::domain::sterilization::units::{
    Altitude, Celsius, PressureReading, PressureReference, PressureUnit, TemperatureUnit,
};
use tallywell::domain::time::Date;

use super::clinic::label;
use super::stock_bodies::{Names, note};

pub type Named = (&'static str, Body);

pub fn sterile_bodies(names: &Names) -> Vec<Named> {
    let mut bodies = of_sterilizers(names);
    bodies.extend(of_programs_and_packs(names));
    bodies.extend(of_loads(names));
    bodies.extend(of_packs(names));
    bodies.extend(of_biological_tests(names));
    bodies.extend(of_recalls(names));
    bodies.extend(of_disinfection(names));
    bodies
}

fn day(month: u8, day: u8) -> Date {
    Date::from_civil(2027, month, day).unwrap()
}

fn degrees(hundredths: i32) -> Celsius {
    Celsius::from_hundredths(hundredths)
}

pub const CYCLE: CycleNumber = CycleNumber { epoch: 2, number: 1_042 };

fn of_sterilizers(names: &Names) -> Vec<Named> {
    let Names { place, staff, earlier, .. } = *names;
    let registered = SterilizerRegistered {
        code: SterilizerCode::parse("A1").unwrap(),
        name: label("Midmark M11"),
        serial: Some(label("SN 4711")),
        class: SterilizerClass::PreVacuum,
        counter: CycleCounter::Counts,
        altitude: Altitude::new(1_609).unwrap(),
        pressure: Some(PressureScale {
            unit: PressureUnit::Kilopascal,
            reference: PressureReference::Absolute,
        }),
        place: Some(place),
    };
    let bare = SterilizerRegistered {
        code: SterilizerCode::parse("Q").unwrap(),
        serial: None,
        class: SterilizerClass::DryHeat,
        counter: CycleCounter::None,
        altitude: Altitude::new(-12).unwrap(),
        pressure: None,
        place: None,
        ..registered.clone()
    };
    let noted = |what| Body::SterilizerNoted(Box::new(Noted { of: SterilizerId(earlier), what }));
    let restarted = CounterRestarted { epoch: 1, first: 1, reason: note("A new board") };
    let serviced = Serviced {
        work: ServiceWork::MajorRepair,
        vendor: label("Ñandú Service"),
        what: note("Door gasket, calibration"),
    };
    let returned = Returned {
        evidence: vec![earlier],
        after: Some(CYCLE),
        co_signer: staff,
        note: note("Three of three"),
    };
    let returned_bare = Returned { evidence: vec![], after: None, note: note(""), ..returned.clone() };
    let tested = MachineTested {
        test: MachineTest::AirLeak,
        outcome: TestOutcome::Fail,
        lot: Some(IndicatorLotId(earlier)),
        leak: Some(1_300),
        cycle: Some(CYCLE),
        note: note("Door side"),
    };
    let tested_bare = MachineTested {
        test: MachineTest::BowieDick,
        outcome: TestOutcome::Pass,
        lot: None,
        leak: None,
        cycle: None,
        note: note(""),
    };
    let care = CareSet { task: MaintenanceTask::Weekly, days: 5, source: note("Manual, page 12") };
    let explained = GapExplained { cycle: CYCLE, reason: note("A technician's run") };
    vec![
        ("sterilizer-registered", Body::SterilizerRegistered(Box::new(registered))),
        ("sterilizer-registered-bare", Body::SterilizerRegistered(Box::new(bare))),
        ("sterilizer-named", noted(SterilizerFact::Name(label("Lisa")))),
        ("sterilizer-altitude-set", noted(SterilizerFact::Altitude(Altitude::new(2_134).unwrap()))),
        ("sterilizer-standing-set", noted(SterilizerFact::Standing(Standing::Retired))),
        ("sterilizer-counter-restarted", noted(SterilizerFact::CounterRestarted(restarted))),
        ("sterilizer-out-of-service", noted(SterilizerFact::OutOfService(note("Error E7")))),
        ("sterilizer-serviced", noted(SterilizerFact::Serviced(Box::new(serviced)))),
        ("sterilizer-returned", noted(SterilizerFact::Returned(Box::new(returned)))),
        ("sterilizer-returned-bare", noted(SterilizerFact::Returned(Box::new(returned_bare)))),
        ("sterilizer-maintained", noted(SterilizerFact::Maintained(MaintenanceTask::Weekly))),
        ("sterilizer-gap-explained", noted(SterilizerFact::GapExplained(explained))),
        (
            "sterilizer-period-reviewed",
            noted(SterilizerFact::PeriodReviewed(Box::new(PeriodReviewed {
                from: Date::from_days(20_700),
                to: Date::from_days(20_730),
                note: note("Read with the printouts"),
            }))),
        ),
        ("sterilizer-care-set", noted(SterilizerFact::CareSet(care))),
        ("sterilizer-tested", noted(SterilizerFact::Tested(Box::new(tested)))),
        ("sterilizer-tested-bare", noted(SterilizerFact::Tested(Box::new(tested_bare)))),
    ]
}

fn of_programs_and_packs(names: &Names) -> Vec<Named> {
    let earlier = names.earlier;
    let program = ProgramDefined {
        sterilizer: SterilizerId(earlier),
        name: label("Wrapped 132"),
        purpose: ProgramPurpose::Process,
        limits: CycleLimits {
            set: degrees(13_200),
            min: degrees(13_200),
            max: degrees(13_500),
            exposure_s: 240,
            dry_s: 1_800,
        },
        accepts: vec![Packaging::Pouch, Packaging::Wrap],
        preset: Some(label("midmark_m11_packs")),
        source: note("Manual p. 12"),
    };
    let program_bare = ProgramDefined {
        purpose: ProgramPurpose::LeakTest,
        limits: CycleLimits {
            set: degrees(0),
            min: degrees(-500),
            max: degrees(13_700),
            exposure_s: 0,
            dry_s: 0,
        },
        accepts: vec![],
        preset: None,
        source: note(""),
        ..program.clone()
    };
    let template = TemplateDefined {
        name: label("Laceration tray"),
        contents: note("Needle holder, forceps, scissors"),
        packaging: Packaging::Wrap,
        kind: PackKind::Implant,
        shelf: ShelfLife::Days(180),
        internal: Some(IndicatorKind::Integrator),
    };
    let template_bare = TemplateDefined {
        contents: note(""),
        packaging: Packaging::Unwrapped,
        kind: PackKind::Ordinary,
        shelf: ShelfLife::EventRelated,
        internal: None,
        ..template.clone()
    };
    let lot = IndicatorLotReceived {
        kind: IndicatorKind::Biological,
        product: label("Rapid 1 h"),
        lot: LotCode::parse("24A").unwrap(),
        expiry: day(6, 30),
        readout: Some(BiReadout::Incubated { minutes: 60 }),
    };
    let mail_in = IndicatorLotReceived { readout: Some(BiReadout::MailIn), ..lot.clone() };
    let strips =
        IndicatorLotReceived { kind: IndicatorKind::DisinfectantStrip, readout: None, ..lot.clone() };
    let opened = StripsOpened { opened: day(1, 4), use_until: day(4, 4), full_strength: 3, diluted: 2 };
    let policy = SterilizationPolicy {
        place: Some(label("fl_dental")),
        recall: RecallPolicy::CdcSinglePositive,
        release: ReleasePolicy::AfterReading,
        signers: Signers::Two,
        challenge: ChallengePolicy::EveryLoad,
        coverage: Coverage::AnyProgram,
        grace_days: 0,
    };
    let of_program = |what| Body::ProgramNoted(Box::new(Noted { of: ProgramId(earlier), what }));
    let of_template = |what| Body::TemplateNoted(Box::new(Noted { of: TemplateId(earlier), what }));
    let of_lot = |what| Body::IndicatorLotNoted(Box::new(Noted { of: IndicatorLotId(earlier), what }));
    vec![
        ("program-defined", Body::ProgramDefined(Box::new(program))),
        ("program-defined-bare", Body::ProgramDefined(Box::new(program_bare))),
        ("program-verified", of_program(ProgramFact::Verified(note("Manual p. 12")))),
        ("program-standing-set", of_program(ProgramFact::Standing(Standing::Retired))),
        ("program-covers", of_program(ProgramFact::Covers(vec![ProgramId(earlier)]))),
        ("program-covers-none", of_program(ProgramFact::Covers(vec![]))),
        ("template-defined", Body::TemplateDefined(Box::new(template))),
        ("template-defined-bare", Body::TemplateDefined(Box::new(template_bare))),
        ("template-standing-set", of_template(TemplateFact::Standing(Standing::Retired))),
        ("indicator-lot-received", Body::IndicatorLotReceived(Box::new(lot))),
        ("indicator-lot-received-mail-in", Body::IndicatorLotReceived(Box::new(mail_in))),
        ("indicator-lot-received-strips", Body::IndicatorLotReceived(Box::new(strips))),
        ("indicator-lot-standing-set", of_lot(IndicatorLotFact::Standing(Standing::Retired))),
        ("indicator-lot-strips-opened", of_lot(IndicatorLotFact::StripsOpened(opened))),
        ("sterilization-policy-set", Body::SterilizationPolicySet(Box::new(policy))),
        ("sterilization-policy-set-bare", Body::SterilizationPolicySet(Box::default())),
    ]
}

pub fn measured() -> Measured {
    Measured {
        min: degrees(13_222),
        max: degrees(13_310),
        exposure_s: 240,
        dry_s: 1_800,
        pressure: Some(PressureReading {
            thousandths: 27_600,
            unit: PressureUnit::Psi,
            reference: PressureReference::Gauge,
        }),
        unit: TemperatureUnit::Fahrenheit,
        source: ReadingSource::Display,
    }
}

fn of_loads(names: &Names) -> Vec<Named> {
    let Names { staff, earlier, .. } = *names;
    let noted = |what| Body::LoadNoted(Box::new(Noted { of: LoadId(earlier), what }));
    let opened = LoadOpened {
        sterilizer: SterilizerId(earlier),
        program: ProgramId(earlier),
        run: Run::Process,
        code: LoadCode::parse("A1-260309-03K").unwrap(),
        rules: 1,
    };
    let test_run = LoadOpened { run: Run::Test, ..opened.clone() };
    let added = PacksAdded {
        first: 1,
        count: 12,
        name: label("Laceration tray"),
        template: Some(TemplateId(earlier)),
        packaging: Packaging::Pouch,
        kind: PackKind::Implant,
        shelf: ShelfLife::Days(180),
        internal: Some(IndicatorKind::Emulating),
        packer: Some(staff),
    };
    let added_bare = PacksAdded {
        first: 13,
        count: 1,
        template: None,
        kind: PackKind::Ordinary,
        shelf: ShelfLife::EventRelated,
        internal: None,
        packer: None,
        ..added.clone()
    };
    let measured_bare = Measured {
        pressure: None,
        unit: TemperatureUnit::Celsius,
        source: ReadingSource::Printout,
        ..measured()
    };
    let read = |scope, lot, result| LoadFact::IndicatorRead(Box::new(IndicatorRead { scope, lot, result }));
    let external = IndicatorScope::External(vec![1, 2, 12]);
    let challenge = IndicatorScope::Challenge(IndicatorKind::Integrator);
    let released = Released {
        over: vec![Hold { reason: HoldReason::SteamAgreement, because: earlier }],
        co_signer: Some(staff),
        note: note("The gauge is old, the printout is fine"),
        clock_behind: None,
    };
    let released_behind = Released {
        over: vec![Hold { reason: HoldReason::TwoVersions, because: earlier }],
        clock_behind: Some(180),
        ..released.clone()
    };
    let emergency = EmergencyRelease {
        packs: vec![3],
        reason: EmergencyReason::Trauma,
        words: note("The only plate of that size"),
        authorizer: label("Dr. Osei"),
        co_signer: staff,
        case_code: Some(label("K7")),
    };
    let immediate = ImmediateUse {
        reason: note("It was dropped"),
        prevention: note("A second set"),
        case_code: Some(label("K7")),
    };
    let immediate_bare = ImmediateUse { case_code: None, ..immediate.clone() };
    let emergency_bare = EmergencyRelease { case_code: None, ..emergency.clone() };
    let corrected = Corrected {
        target: earlier,
        to: CorrectedFigure::Measured(measured()),
        reason: note("The printout says 4:00"),
        co_signer: Some(staff),
    };
    let corrected_indicator = Corrected {
        to: CorrectedFigure::Indicator(IndicatorResult::Fail),
        co_signer: None,
        ..corrected.clone()
    };
    let ended = CycleEnded { ending: Ending::Fault, code: Some(label("C 604")) };
    let ended_bare = CycleEnded { ending: Ending::Complete, code: None };
    let unloaded = Unloaded { wet: vec![4, 5], torn: vec![6] };
    vec![
        ("load-opened", Body::LoadOpened(Box::new(opened))),
        ("load-opened-test", Body::LoadOpened(Box::new(test_run))),
        ("load-packs-added", noted(LoadFact::PacksAdded(Box::new(added)))),
        ("load-packs-added-bare", noted(LoadFact::PacksAdded(Box::new(added_bare)))),
        ("load-packs-taken-out", noted(LoadFact::PacksTakenOut(vec![2, 99]))),
        ("load-started", noted(LoadFact::Started(CycleStarted { cycle: Some(CYCLE) }))),
        ("load-started-uncounted", noted(LoadFact::Started(CycleStarted { cycle: None }))),
        ("load-ended", noted(LoadFact::Ended(ended))),
        ("load-ended-bare", noted(LoadFact::Ended(ended_bare))),
        ("load-measured", noted(LoadFact::Measured(Box::new(measured())))),
        ("load-measured-bare", noted(LoadFact::Measured(Box::new(measured_bare)))),
        ("load-indicators-read", noted(read(external, Some(IndicatorLotId(earlier)), IndicatorResult::Pass))),
        ("load-challenge-read", noted(read(challenge, None, IndicatorResult::Unclear))),
        ("load-unloaded", noted(LoadFact::Unloaded(unloaded))),
        ("load-unloaded-dry", noted(LoadFact::Unloaded(Unloaded::default()))),
        ("load-immediate-use", noted(LoadFact::ImmediateUse(Box::new(immediate)))),
        ("load-immediate-use-bare", noted(LoadFact::ImmediateUse(Box::new(immediate_bare)))),
        ("load-held", noted(LoadFact::Held(note("Smelled of oil")))),
        ("load-released", noted(LoadFact::Released(Box::new(released)))),
        ("load-released-behind", noted(LoadFact::Released(Box::new(released_behind)))),
        ("load-released-bare", noted(LoadFact::Released(Box::default()))),
        ("load-released-in-emergency", noted(LoadFact::ReleasedInEmergency(Box::new(emergency)))),
        ("load-released-in-emergency-bare", noted(LoadFact::ReleasedInEmergency(Box::new(emergency_bare)))),
        ("load-voided", noted(LoadFact::Voided(note("Opened twice")))),
        ("load-corrected", noted(LoadFact::Corrected(Box::new(corrected)))),
        ("load-corrected-indicator", noted(LoadFact::Corrected(Box::new(corrected_indicator)))),
        ("load-rejected", noted(LoadFact::Rejected(note("The wrong program was run")))),
        ("load-release-withdrawn", noted(LoadFact::ReleaseWithdrawn(earlier))),
    ]
}

fn of_packs(names: &Names) -> Vec<Named> {
    let Names { place, to, earlier, .. } = *names;
    let noted = |what| {
        let packs = PacksNoted { packs: vec![1, 7], what };
        Body::LoadNoted(Box::new(Noted { of: LoadId(earlier), what: LoadFact::Packs(Box::new(packs)) }))
    };
    let opened =
        PackOpened { internal: IndicatorResult::Pass, place: Some(place), case_code: Some(label("K7")) };
    let opened_bare = PackOpened { internal: IndicatorResult::Fail, place: None, case_code: None };
    vec![
        ("packs-labels-printed", noted(PackFact::LabelsPrinted(note("Avery 5160")))),
        ("packs-stored", noted(PackFact::Stored(place))),
        ("packs-issued", noted(PackFact::Issued(to))),
        ("packs-opened", noted(PackFact::Opened(Box::new(opened)))),
        ("packs-opened-bare", noted(PackFact::Opened(Box::new(opened_bare)))),
        ("packs-damaged", noted(PackFact::Damaged(note("Dropped")))),
        ("packs-discarded", noted(PackFact::Discarded(note("Worn")))),
        ("packs-reprocessed", noted(PackFact::Reprocessed(note("")))),
        ("packs-not-found", noted(PackFact::NotFound(note("Looked in every room")))),
    ]
}

fn of_biological_tests(names: &Names) -> Vec<Named> {
    let Names { staff, earlier, .. } = *names;
    let placed = BiPlaced {
        load: LoadId(earlier),
        lot: IndicatorLotId(earlier),
        challenge: Some(IndicatorKind::Integrator),
        place: Some(label("Over the drain")),
    };
    let placed_bare = BiPlaced { challenge: None, place: None, ..placed.clone() };
    let report = LabReport {
        test: Growth::None,
        control: Growth::Growth,
        reference: label("R-1881"),
        reported: day(3, 9),
    };
    let adjudicated =
        BiAdjudicated { to: Growth::None, evidence: note("A photo of the vial"), co_signer: staff };
    let noted = |what| Body::BiNoted(Box::new(Noted { of: BiTestId(earlier), what }));
    let read = |test, control| noted(BiFact::Read(BiRead { test, control }));
    vec![
        ("bi-placed", Body::BiPlaced(Box::new(placed))),
        ("bi-placed-bare", Body::BiPlaced(Box::new(placed_bare))),
        ("bi-incubated", noted(BiFact::Incubated(Incubated { control: Some(IndicatorLotId(earlier)) }))),
        ("bi-incubated-alone", noted(BiFact::Incubated(Incubated { control: None }))),
        ("bi-read", read(Growth::None, Some(Growth::Growth))),
        ("bi-read-alone", read(Growth::Growth, None)),
        ("bi-sent", noted(BiFact::Sent(label("Mesa Labs")))),
        ("bi-reported", noted(BiFact::Reported(Box::new(report)))),
        ("bi-voided", noted(BiFact::Voided(note("The vial was broken")))),
        ("bi-seconded", noted(BiFact::Seconded(Growth::Growth))),
        ("bi-adjudicated", noted(BiFact::Adjudicated(Box::new(adjudicated)))),
    ]
}

fn of_recalls(names: &Names) -> Vec<Named> {
    let Names { staff, earlier, .. } = *names;
    let noted = |what| Body::LoadRecallNoted(Box::new(Noted { of: earlier, what }));
    let listed =
        RecallListed { revision: 2, loads: vec![LoadId(earlier)], packs: 130, gaps: vec![1_011, 1_012] };
    let listed_bare = RecallListed { revision: 1, loads: vec![], packs: 0, gaps: vec![] };
    let cause = CauseDetermined {
        scope: CauseScope::Machine,
        evidence: note("The drain was blocked"),
        co_signer: staff,
    };
    let lifted = Lifted {
        loads: vec![LoadId(earlier)],
        reason: note("Negative in 1012 of the same program"),
        co_signer: staff,
    };
    let ended = RecallEnded {
        cause: note("The chamber was overloaded"),
        action: note("Loading taught again"),
        co_signer: staff,
    };
    vec![
        ("load-recall-listed", noted(LoadRecallFact::Listed(Box::new(listed)))),
        ("load-recall-listed-bare", noted(LoadRecallFact::Listed(Box::new(listed_bare)))),
        ("load-recall-cause", noted(LoadRecallFact::CauseDetermined(Box::new(cause)))),
        ("load-recall-lifted", noted(LoadRecallFact::Lifted(Box::new(lifted)))),
        ("load-recall-notice", noted(LoadRecallFact::NoticeGiven(label("Room 4, Dr. Osei")))),
        ("load-recall-closed", noted(LoadRecallFact::Closed(Box::new(ended)))),
    ]
}

fn of_disinfection(names: &Names) -> Vec<Named> {
    let Names { place, earlier, .. } = *names;
    let poured = SolutionPoured {
        product: label("opa_055"),
        name: label("Cidex OPA"),
        lot: LotCode::parse("C-77").unwrap(),
        bottle_expiry: day(9, 30),
        opened: day(1, 2),
        container: label("Basin 1"),
        soak_s: 720,
        min_temperature: degrees(2_000),
        reuse_days: 14,
        opened_days: Some(75),
    };
    let poured_bare = SolutionPoured { opened_days: None, ..poured.clone() };
    let strips = IndicatorLotId(earlier);
    let discarded =
        SolutionDiscarded { reason: note("14 days are over"), neutralized: Some(label("Glycine")) };
    let discarded_bare = SolutionDiscarded { neutralized: None, ..discarded.clone() };
    let soak = SoakStarted {
        solution: SolutionId(earlier),
        device: label("Probe EC-9"),
        strips,
        strip: IndicatorResult::Pass,
        temperature: degrees(2_150),
        case_code: Some(label("K8")),
        precleaned: None,
    };
    let soak_cleaned = SoakStarted { precleaned: Some(true), ..soak.clone() };
    let soak_bare = SoakStarted { case_code: None, ..soak.clone() };
    let taken = TakenOut { rinses: 3, rinse_minutes: 1, drying: Drying::UsedWet, stored: Some(place) };
    let taken_bare = TakenOut { drying: Drying::Dried, stored: None, ..taken };
    let of_solution = |what| Body::SolutionNoted(Box::new(Noted { of: SolutionId(earlier), what }));
    let of_soak = |what| Body::SoakNoted(Box::new(Noted { of: SoakId(earlier), what }));
    let tested = StripTested { strips, result: IndicatorResult::Fail };
    vec![
        ("solution-poured", Body::SolutionPoured(Box::new(poured))),
        ("solution-poured-bare", Body::SolutionPoured(Box::new(poured_bare))),
        ("solution-tested", of_solution(SolutionFact::Tested(tested))),
        ("solution-discarded", of_solution(SolutionFact::Discarded(Box::new(discarded)))),
        ("solution-discarded-bare", of_solution(SolutionFact::Discarded(Box::new(discarded_bare)))),
        ("soak-started", Body::SoakStarted(Box::new(soak))),
        ("soak-started-cleaned", Body::SoakStarted(Box::new(soak_cleaned))),
        ("soak-started-bare", Body::SoakStarted(Box::new(soak_bare))),
        ("soak-taken-out", of_soak(SoakFact::TakenOut(taken))),
        ("soak-taken-out-bare", of_soak(SoakFact::TakenOut(taken_bare))),
        ("soak-voided", of_soak(SoakFact::Voided(note("The wrong basin")))),
    ]
}
