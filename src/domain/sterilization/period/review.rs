//! Who has read the log of these days, and how much was told since.

use super::{Days, day_of};
use crate::domain::event::sterile_load::LoadFact;
use crate::domain::event::sterile_setup::{PeriodReviewed, SterilizerFact};
use crate::domain::ordered::Ordered as _;
use crate::domain::sterilization::load::Load;
use crate::domain::sterilization::records::Told;
use crate::domain::sterilization::survey::Survey;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    pub told: Told<PeriodReviewed>,
    /// Records of the reviewed days that came after it. What became of packs is left out: they go on.
    pub later: usize,
}

/// Every review that has a day in common with these, the earliest first.
pub fn reviews(survey: &Survey<'_>, days: Days) -> Vec<Review> {
    let told = survey.record.facts.values().filter_map(|told| match &told.what {
        SterilizerFact::PeriodReviewed(review) if review.from <= days.to && review.to >= days.from => {
            let (by, at, timing, stamp) = (told.by, told.at, told.timing, told.stamp);
            Some(Told { what: (**review).clone(), by, at, timing, stamp })
        }
        _ => None,
    });
    let reviews = told.map(|told| Review { later: later(survey, &told), told });
    let mut reviews: Vec<Review> = reviews.collect();
    reviews.order_by_key(|review| review.told.stamp);
    reviews
}

fn later(survey: &Survey<'_>, review: &Told<PeriodReviewed>) -> usize {
    let days = Days { from: review.what.from, to: review.what.to };
    let own = survey.record.facts.values().filter(|told| {
        told.stamp > review.stamp
            && days.has(told.at.date())
            && !matches!(told.what, SterilizerFact::PeriodReviewed(_))
    });
    let loads = survey.loads.iter().filter(|load| days.has(day_of(load)));
    own.count() + loads.map(|load| later_of(survey, load, review)).sum::<usize>()
}

fn later_of(survey: &Survey<'_>, load: &Load<'_>, review: &Told<PeriodReviewed>) -> usize {
    let opened = usize::from(load.opened.stamp > review.stamp);
    let told = load.record.facts.values();
    let told = told.filter(|told| told.stamp > review.stamp && !matches!(told.what, LoadFact::Packs(_)));
    let tests = survey.tests_of(load.id).iter().map(|test| {
        let record = survey.state.bi_tests.get(&test.id);
        let facts = record.iter().flat_map(|record| record.facts.values());
        usize::from(test.placed.stamp > review.stamp) + facts.filter(|told| told.stamp > review.stamp).count()
    });
    opened + told.count() + tests.sum::<usize>()
}
