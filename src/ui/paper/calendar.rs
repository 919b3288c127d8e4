//! The spore tests of a year: a box a week, the result as a letter.

use super::document::{Block, Document, Lie, WeekCell, Weight};
use super::speaker::Speaker;
use crate::domain::state::State;
use crate::domain::sterilization::survey::Survey;
use crate::domain::sterilization::weeks::{BiMark, WeekBox, WeekTime};
use crate::domain::time::Date;
use crate::ui::text::Lang;
use crate::ui::text::day::short_day;
use crate::ui::text::sterile_print::PrintMsg;

pub fn document(state: &State, survey: &Survey<'_>, year: i32, weeks: &[WeekBox], lang: Lang) -> Document {
    let speaker = Speaker::new(state, lang);
    let used = weeks.iter().filter(|week| week.cycles > 0).count();
    let tested = weeks.iter().filter(|week| !week.biological.is_empty()).count();
    let of_year = Date::from_civil(year, 7, 1).unwrap_or(Date::from_days(0));
    let boxes = weeks.iter().map(|week| cell(&speaker, week, of_year)).collect();
    let mut blocks = vec![
        Block::Words(speaker.t(PrintMsg::YearCounts { tested, used })),
        Block::Boxes(boxes),
        Block::Words(speaker.t(PrintMsg::YearLegend)),
    ];
    blocks.push(speaker.review());
    Document {
        lie: Lie::Landscape,
        title: speaker.t(PrintMsg::YearTitle { year }),
        about: vec![speaker.clinic(), speaker.sterilizer(survey.id)],
        blocks,
    }
}

fn cell(speaker: &Speaker<'_>, week: &WeekBox, of_year: Date) -> WeekCell {
    let count = |mark: BiMark| week.biological.iter().filter(|own| **own == mark).count();
    let positive = count(BiMark::Positive);
    let marks = if !week.biological.is_empty() {
        speaker.t(PrintMsg::Letters {
            negative: count(BiMark::Negative),
            invalid: count(BiMark::Invalid),
            positive,
            waiting: count(BiMark::Waiting),
        })
    } else if week.cycles > 0 {
        speaker.t(PrintMsg::NoTest)
    } else {
        String::new()
    };
    let wrong =
        positive > 0 || (week.cycles > 0 && week.biological.is_empty() && week.time == WeekTime::Past);
    WeekCell {
        week: speaker.t(PrintMsg::Week { number: week.number }),
        // The page says the year.
        day: short_day(speaker.lang, week.monday, of_year),
        marks,
        weight: if wrong { Weight::Fail } else { Weight::Plain },
    }
}
