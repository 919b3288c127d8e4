//! What is printed of sterilization: the page for a surveyor, the year of spore tests, the record of a load,
//! the report of a recall, the log of soaks.
//!
//! What stands in them comes from the domain (`period`, `report`, `weeks`, `soaks`). `page`, `calendar`,
//! `record`, `recall` and `soaks` make a document of it, in words; `paper` lays a document onto pages,
//! `leaf` shows them as they will print.

mod calendar;
mod choose;
mod glance;
mod leaf;
mod log;
mod page;
mod paper;
mod recall;
mod record;
mod rows;
mod soaks;
mod speaker;

pub use log::Log;
pub use recall::RecallReport;
pub use record::Certificate;
pub use soaks::SoakLog;

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
            page::exception_columns(),
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
