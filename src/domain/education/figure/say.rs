//! How a figure is said in each language: written for the eye, and in words for the ear and for counting
//! syllables. The figure is the same in all of them; only its words differ.
//!
//! Numbers keep their point in Spanish: the sheets are for the Americas north of Panama, where
//! thermometers, labels and people write 100.4. Units are words; signs stand where the words would not be
//! known (mg/dL), bound to their number by a space that does not break.

use super::{Comparison, Decimal, Measure, PhoneNumber, Reading, Span, Temperature, Unit};
use crate::domain::education::language::Language;
use crate::domain::education::rich::TokenForm;

const TIED: char = '\u{a0}';

/// As it is written.
pub fn say(reading: &Reading, language: Language, form: TokenForm) -> String {
    match reading {
        Reading::Measure(measure) => {
            let bare = with_unit(measure.value, measure.unit, language);
            compared(bare, measure.compare, measure.unit, language, form)
        }
        Reading::Span(Span { low, high, unit }) => {
            let to = match language {
                Language::English => "to",
                Language::Spanish => "a",
            };
            format!("{low} {to} {}", with_unit(*high, *unit, language))
        }
        Reading::Temperature(Temperature { fahrenheit, celsius, compare }) => {
            let bare = format!("{fahrenheit}{TIED}°F ({celsius}{TIED}°C)");
            // Warmer is higher, as a level is.
            compared(bare, *compare, Unit::MmHg, language, form)
        }
        Reading::Phone(phone) => phone.as_str().to_owned(),
    }
}

/// As it is spoken. Digits of a number to dial are said one by one.
pub fn say_aloud(reading: &Reading, language: Language, form: TokenForm) -> String {
    let in_words = |value: Decimal, unit: Unit| {
        let words = unit.words(language);
        let unit_word = if value.is_one() { words.one } else { words.more };
        let number = decimal_in_words(value, unit, language);
        if unit_word.is_empty() { number } else { format!("{number} {unit_word}") }
    };
    match reading {
        Reading::Measure(Measure { value, unit, compare }) => {
            compared(in_words(*value, *unit), *compare, *unit, language, form)
        }
        Reading::Span(Span { low, high, unit }) => {
            let to = match language {
                Language::English => "to",
                Language::Spanish => "a",
            };
            format!("{} {to} {}", decimal_in_words(*low, *unit, language), in_words(*high, *unit))
        }
        // One scale: a person who hears two numbers remembers neither.
        Reading::Temperature(Temperature { fahrenheit, compare, .. }) => {
            let number = decimal_in_words(*fahrenheit, Unit::Count, language);
            let bare = match language {
                Language::English => format!("{number} degrees"),
                Language::Spanish => format!("{number} grados"),
            };
            compared(bare, *compare, Unit::MmHg, language, form)
        }
        Reading::Phone(phone) => digits_in_words(phone, language),
    }
}

fn with_unit(value: Decimal, unit: Unit, language: Language) -> String {
    if let Some(sign) = unit.sign() {
        return format!("{value}{sign}");
    }
    let words = unit.words(language);
    let word = if value.is_one() { words.one } else { words.more };
    if word.is_empty() { value.to_string() } else { format!("{value} {word}") }
}

fn compared(bare: String, compare: Comparison, unit: Unit, language: Language, form: TokenForm) -> String {
    if form == TokenForm::Bare {
        return bare;
    }
    match (language, compare) {
        (_, Comparison::Exactly) => bare,
        (Language::English, Comparison::Below) if unit.is_level() => format!("below {bare}"),
        (Language::English, Comparison::Below) => format!("less than {bare}"),
        (Language::English, Comparison::AtMost) => format!("no more than {bare}"),
        (Language::English, Comparison::AtLeast) if unit.is_level() => format!("{bare} or higher"),
        (Language::English, Comparison::AtLeast) => format!("at least {bare}"),
        (Language::English, Comparison::Above) if unit.is_level() => format!("above {bare}"),
        (Language::English, Comparison::Above) => format!("more than {bare}"),
        (Language::Spanish, Comparison::Below) => format!("menos de {bare}"),
        (Language::Spanish, Comparison::AtMost) => format!("no más de {bare}"),
        (Language::Spanish, Comparison::AtLeast) if unit.is_level() => format!("{bare} o más"),
        (Language::Spanish, Comparison::AtLeast) => format!("al menos {bare}"),
        (Language::Spanish, Comparison::Above) => format!("más de {bare}"),
    }
}

fn decimal_in_words(value: Decimal, unit: Unit, language: Language) -> String {
    let (whole, rest) = value.parts();
    let words = number_in_words(whole, language);
    if value.places() > 0 {
        let digits = format!("{rest:0width$}", width = usize::from(value.places()));
        let digits =
            digits.chars().filter_map(|ch| ch.to_digit(10)).map(|digit| number_in_words(digit, language));
        let point = match language {
            Language::English => "point",
            Language::Spanish => "punto",
        };
        return format!("{words} {point} {}", digits.collect::<Vec<_>>().join(" "));
    }
    // Before a noun: un minuto, una hora, veintiún días.
    match (language, words.strip_suffix("uno"), unit) {
        (_, _, Unit::Count | Unit::MmHg) | (_, None, _) | (Language::English, ..) => words,
        (Language::Spanish, Some(stem), unit) if unit.is_feminine() => format!("{stem}una"),
        (Language::Spanish, Some("veinti"), _) => "veintiún".to_owned(),
        (Language::Spanish, Some(stem), _) => format!("{stem}un"),
    }
}

fn digits_in_words(phone: &PhoneNumber, language: Language) -> String {
    let words = phone.as_str().chars().filter_map(|ch| match ch.to_digit(10) {
        Some(digit) => Some(number_in_words(digit, language)),
        None if ch.is_ascii_alphabetic() => Some(ch.to_string()),
        None => None,
    });
    words.collect::<Vec<_>>().join(" ")
}

const ENGLISH: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const ENGLISH_TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const SPANISH: [&str; 30] = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
];
const SPANISH_TENS: [&str; 10] =
    ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];
const SPANISH_HUNDREDS: [&str; 10] = [
    "",
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
];

/// A whole number in words; from a million on its digits one by one.
pub fn number_in_words(number: u32, language: Language) -> String {
    let word = |table: &[&'static str], place: u32| table.get(place as usize).copied().unwrap_or_default();
    let joined = |head: String, rest: u32, between: &str| match rest {
        0 => head,
        rest => format!("{head}{between}{}", number_in_words(rest, language)),
    };
    match (language, number) {
        (_, 1_000_000..) => {
            let digits = number.to_string();
            let digits = digits.chars().filter_map(|ch| ch.to_digit(10));
            digits.map(|digit| number_in_words(digit, language)).collect::<Vec<_>>().join(" ")
        }
        (Language::English, 0..20) => word(&ENGLISH, number).to_owned(),
        (Language::English, 20..100) => joined(word(&ENGLISH_TENS, number / 10).to_owned(), number % 10, "-"),
        (Language::English, 100..1_000) => {
            joined(format!("{} hundred", word(&ENGLISH, number / 100)), number % 100, " ")
        }
        (Language::English, _) => {
            joined(format!("{} thousand", number_in_words(number / 1_000, language)), number % 1_000, " ")
        }
        (Language::Spanish, 0..30) => word(&SPANISH, number).to_owned(),
        (Language::Spanish, 30..100) => {
            joined(word(&SPANISH_TENS, number / 10).to_owned(), number % 10, " y ")
        }
        (Language::Spanish, 100) => "cien".to_owned(),
        (Language::Spanish, 101..1_000) => {
            joined(word(&SPANISH_HUNDREDS, number / 100).to_owned(), number % 100, " ")
        }
        (Language::Spanish, 1_000..2_000) => joined("mil".to_owned(), number % 1_000, " "),
        (Language::Spanish, _) => {
            let thousands = number_in_words(number / 1_000, language);
            let thousands = match thousands.strip_suffix("uno") {
                Some("veinti") => "veintiún".to_owned(),
                Some(stem) => format!("{stem}un"),
                None => thousands,
            };
            joined(format!("{thousands} mil"), number % 1_000, " ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    fn measure(value: &str, unit: Unit, compare: Comparison) -> Reading {
        Reading::Measure(Measure { value: decimal(value), unit, compare })
    }

    fn check(reading: &Reading, en: &str, es: &str, en_aloud: &str, es_aloud: &str) {
        for (language, written, aloud) in
            [(Language::English, en, en_aloud), (Language::Spanish, es, es_aloud)]
        {
            assert_eq!(say(reading, language, TokenForm::Full).replace(TIED, " "), written);
            assert_eq!(say_aloud(reading, language, TokenForm::Full), aloud);
        }
    }

    #[test]
    fn each_language_says_the_same_figure() {
        let fever = Reading::Temperature(Temperature {
            fahrenheit: decimal("100.4"),
            celsius: decimal("38"),
            compare: Comparison::AtLeast,
        });
        check(
            &fever,
            "100.4 °F (38 °C) or higher",
            "100.4 °F (38 °C) o más",
            "one hundred point four degrees or higher",
            "cien punto cuatro grados o más",
        );
        check(
            &measure("70", Unit::MgPerDl, Comparison::Below),
            "below 70 mg/dL",
            "menos de 70 mg/dL",
            "below seventy milligrams per deciliter",
            "menos de setenta miligramos por decilitro",
        );
        check(
            &measure("1", Unit::Hours, Comparison::AtLeast),
            "at least 1 hour",
            "al menos 1 hora",
            "at least one hour",
            "al menos una hora",
        );
        check(
            &measure("21", Unit::Days, Comparison::Exactly),
            "21 days",
            "21 días",
            "twenty-one days",
            "veintiún días",
        );
        check(
            &Reading::Span(Span { low: decimal("24"), high: decimal("48"), unit: Unit::Hours }),
            "24 to 48 hours",
            "24 a 48 horas",
            "twenty-four to forty-eight hours",
            "veinticuatro a cuarenta y ocho horas",
        );
        check(
            &Reading::Phone(PhoneNumber::parse("911").unwrap()),
            "911",
            "911",
            "nine one one",
            "nueve uno uno",
        );
    }

    #[test]
    fn the_bare_form_has_no_comparison() {
        let crisis = measure("180", Unit::MmHg, Comparison::Above);
        assert_eq!(say(&crisis, Language::English, TokenForm::Bare), "180");
        assert_eq!(say(&crisis, Language::English, TokenForm::Full), "above 180");
        assert_eq!(say(&crisis, Language::Spanish, TokenForm::Full), "más de 180");
    }

    #[test]
    fn numbers_are_said_as_people_say_them() {
        for (number, en, es) in [
            (0, "zero", "cero"),
            (16, "sixteen", "dieciséis"),
            (42, "forty-two", "cuarenta y dos"),
            (101, "one hundred one", "ciento uno"),
            (1_500, "one thousand five hundred", "mil quinientos"),
            (21_004, "twenty-one thousand four", "veintiún mil cuatro"),
            (4_400, "four thousand four hundred", "cuatro mil cuatrocientos"),
        ] {
            assert_eq!(number_in_words(number, Language::English), en);
            assert_eq!(number_in_words(number, Language::Spanish), es);
        }
    }
}
