//! Documents of sterilization for paper, in words: the page for a surveyor, the year of spore tests, the
//! record of a load, the report of a recall, the log of soaks, the care of a sterilizer. Pure.
//!
//! What stands in them comes from `domain::sterilization` (`period`, `report`, `weeks`, `soaks`); `document`
//! lays the blocks onto pages, `speaker` knows how things are called, `days` which days a page is of,
//! `strokes` draws the weeks of a sterilizer. How pages look is said in `screens::sterile::print`.

pub mod calendar;
pub mod care;
pub mod days;
pub mod document;
mod glance;
pub mod page;
pub mod recall;
pub mod record;
mod rows;
pub mod soaks;
pub mod speaker;
pub mod strokes;

#[cfg(test)]
mod tests {
    use super::*;

    /// A column without its rule in the style sheet would take any width.
    #[test]
    fn the_columns_of_every_table_fill_the_page_and_have_their_width_in_the_style_sheet() {
        let style = concat!(env!("CARGO_MANIFEST_DIR"), "/style/paper.css");
        let style = std::fs::read_to_string(style).unwrap();
        let tables = [
            rows::columns(),
            page::test_columns(),
            page::story_columns(),
            page::upright_story_columns(),
            page::exception_columns(),
            care::task_columns(),
            record::pack_columns(),
            recall::load_columns(),
            recall::pull_columns(),
            recall::exposed_columns(),
            soaks::solution_columns(),
            soaks::strip_columns(),
            soaks::soak_columns(),
        ];
        for columns in tables {
            let widths: Vec<u32> = columns.iter().map(|(_, percent)| u32::from(*percent)).collect();
            assert_eq!(widths.iter().sum::<u32>(), 100, "{columns:?}");
            for width in widths {
                let rule = format!(".w{width} {{ inline-size: {width}%; }}");
                assert!(style.contains(&rule), "{rule}");
            }
        }
    }
}
