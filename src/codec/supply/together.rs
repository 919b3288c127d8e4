//! Which fields of an element string need each other, and which contradict each other.
//!
//! The associations of the GS1 Barcode Syntax Dictionary: `needs` is any one of the alternatives behind
//! commas, each of them all that a plus joins; groups behind a blank are all needed. `never` names what
//! contradicts it; `own` is another field of the same measure. `n` stands for any digit.
//! `tests/codec_supply_together.rs` compares the table with the dictionary.

use crate::codec::supply::Unread;
use crate::codec::supply::gs1::Element;

/// The associations of one identifier, or of a run of them.
#[derive(Debug)]
pub struct Rule {
    pub width: usize,
    pub first: &'static str,
    pub last: &'static str,
    pub needs: &'static str,
    pub never: &'static str,
}

const fn rule(first: &'static str, last: &'static str, needs: &'static str, never: &'static str) -> Rule {
    Rule { width: first.len(), first, last, needs, never }
}

/// The rule of an identifier; none where it stands by itself.
pub fn of(ai: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.width == ai.len() && (rule.first..=rule.last).contains(&ai))
}

/// Fields that name what the others are about. Without one the symbol is only a part: the box has
/// another with the article, and what is needed may stand there.
const KEYS: [&str; 5] = ["01", "02", "03", "8006", "8026"];
/// A pallet's own number is on a label of its own.
const PALLET: &str = "00";

/// Whether the fields can stand in one symbol.
pub(super) fn check(elements: &[Element<'_>]) -> Result<(), Unread> {
    let has = |pattern: &str| elements.iter().any(|element| matches(element.ai, pattern));
    let is_whole = KEYS.iter().any(|key| has(key));
    for Element { ai, .. } in elements {
        let Some(rule) = of(ai) else { continue };
        let contradicts = |other: &&Element<'_>| {
            other.ai != *ai
                && match rule.never {
                    "own" => other.ai.get(..3) == ai.get(..3),
                    never => never.split(',').any(|pattern| matches(other.ai, pattern)),
                }
        };
        if let Some(other) = elements.iter().find(contradicts) {
            return Err(Unread::NotTogether { field: (*ai).to_owned(), other: other.ai.to_owned() });
        }
        let met = |group: &str| {
            let all = |needed: &str| needed.split('+').all(|one| one == PALLET || has(one));
            group.split(',').any(all)
        };
        if is_whole && !rule.needs.split_whitespace().all(met) {
            return Err(Unread::Needs { field: (*ai).to_owned() });
        }
    }
    Ok(())
}

fn matches(ai: &str, pattern: &str) -> bool {
    ai.len() == pattern.len()
        && ai.bytes().zip(pattern.bytes()).all(|(digit, wanted)| wanted == b'n' || digit == wanted)
}

#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    rule("01", "01", "", "255,37"),
    rule("02", "02", "37", "01,03"),
    rule("03", "03", "", "01,02,37,235"),
    rule("10", "11", "01,02,03,8006,8026", ""),
    rule("12", "12", "8020", ""),
    rule("13", "16", "01,02,03,8006,8026", ""),
    rule("17", "17", "01,02,03,255,8006,8026", ""),
    rule("20", "20", "01,02,03,8006,8026", ""),
    rule("21", "21", "01,03,8006", "235"),
    rule("22", "22", "01", ""),
    rule("235", "235", "01", ""),
    rule("240", "241", "01,02,03,8006,8026", ""),
    rule("242", "242", "01,02,8006,8026", ""),
    rule("243", "243", "01,03", ""),
    rule("250", "250", "01+21,03+21,8006+21", ""),
    rule("251", "251", "01,03,8006", ""),
    rule("254", "254", "414", ""),
    rule("255", "255", "", "01,02,415,8006,8020,8026"),
    rule("30", "30", "01,02", ""),
    rule("3100", "3295", "01,02", "own"),
    rule("3300", "3365", "00,01", "own"),
    rule("3370", "3375", "01", "own"),
    rule("3400", "3495", "00,01", "own"),
    rule("3500", "3525", "01,02", "own"),
    rule("3530", "3555", "00,01", "own"),
    rule("3560", "3615", "01,02", "own"),
    rule("3620", "3635", "00,01", "own"),
    rule("3640", "3665", "01,02", "own"),
    rule("3670", "3695", "00,01", "own"),
    rule("37", "37", "00+02,00+8026", ""),
    rule("3900", "3909", "255,8020", "390n,391n,394n,8111"),
    rule("3910", "3919", "8020", "own"),
    rule("3920", "3929", "01+30,01+31nn,01+32nn,01+35nn,01+36nn", "392n,393n"),
    rule("3930", "3939", "30,31nn,32nn,35nn,36nn", "own"),
    rule("3940", "3943", "255", "394n,8111"),
    rule("3950", "3955", "30,31nn,32nn,35nn,36nn", "392n,393n,395n,8005"),
    rule("403", "403", "00", ""),
    rule("415", "415", "8020", ""),
    rule("420", "420", "", "421"),
    rule("421", "421", "", "4307"),
    rule("422", "422", "01,02,03,8006,8026", "426"),
    rule("423", "425", "01,02,03", "426"),
    rule("426", "426", "01,02,03", ""),
    rule("427", "427", "01+422,02+422,03+422", ""),
    rule("4300", "4302", "00", ""),
    rule("4303", "4303", "4302", ""),
    rule("4304", "4312", "00", ""),
    rule("4313", "4313", "4312", ""),
    rule("4314", "4326", "00", ""),
    rule("4330", "4330", "00", "4331"),
    rule("4331", "4331", "00", "4330"),
    rule("4332", "4332", "00", "4333"),
    rule("4333", "4333", "00", "4332"),
    rule("7001", "7001", "01,02,8006,8026", ""),
    rule("7002", "7002", "01,02", ""),
    rule("7003", "7003", "01,02,03", ""),
    rule("7004", "7004", "01+10,03+10", ""),
    rule("7005", "7009", "01,02", ""),
    rule("7010", "7011", "01,02,03", ""),
    rule("7020", "7020", "01+416,03+416,8006+416", ""),
    rule("7021", "7021", "01,03,8006", ""),
    rule("7022", "7022", "01+7021,03+7021,8006+7021", ""),
    rule("7030", "7039", "01,02", ""),
    rule("7041", "7041", "00", ""),
    rule("710", "717", "01", ""),
    rule("7230", "7239", "01,8004", ""),
    rule("7240", "7240", "01,8006", "03"),
    rule("7241", "7242", "8017,8018", ""),
    rule("7250", "7250", "8018", "7251"),
    rule("7251", "7251", "8018", "7250"),
    rule("7252", "7252", "8018", ""),
    rule("7253", "7255", "8017,8018", "7256,7259"),
    rule("7256", "7256", "8017,8018", ""),
    rule("7257", "7257", "8018", ""),
    rule("7258", "7258", "8018+7259", ""),
    rule("7259", "7259", "8018", "7256"),
    rule("8001", "8001", "01", ""),
    rule("8005", "8005", "01,02", ""),
    rule("8006", "8006", "", "01,03,37"),
    rule("8007", "8007", "415", ""),
    rule("8008", "8008", "01,02,03", ""),
    rule("8009", "8009", "00,01,03", ""),
    rule("8011", "8011", "8010", ""),
    rule("8012", "8012", "01,03,8006", ""),
    rule("8014", "8014", "01", ""),
    rule("8017", "8017", "", "8018"),
    rule("8018", "8018", "", "8017"),
    rule("8019", "8019", "8017,8018", ""),
    rule("8020", "8020", "415", ""),
    rule("8026", "8026", "37", "02,03,8006"),
    rule("8030", "8030", "00,01+21,03+21,253,255,8003,8004,8006+21,8010+8011,8017,8018", ""),
    rule("8040", "8040", "01+21", ""),
    rule("8041", "8043", "01+21+8040", ""),
    rule("8111", "8111", "255", ""),
    rule("8200", "8200", "01", ""),
];
