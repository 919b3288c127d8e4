//! The words that lint looks for, by language. Content of sheets, not wording of the app.

use crate::domain::education::language::Language;

/// "Once" is eleven in Spanish, and a child got a cream eleven times a day. Its kin read as Spanish, too.
/// The other way round a word of a Spanish sheet may be read as English.
pub(super) fn is_false_friend(word: &str, language: Language) -> bool {
    match language {
        // Eleven; embarrassed reads as pregnant, constipated as having a cold, intoxicated as poisoned.
        Language::English => matches!(word, "once" | "embarrassed" | "constipated" | "intoxicated"),
        Language::Spanish => false,
    }
}

pub(super) fn is_fearful(word: &str, language: Language) -> bool {
    match language {
        Language::English => is_one_of(
            word,
            "kill kills killer deadly death die dies fatal horrible terrible terrifying \
             suffer suffers suffering victim victims catastrophic",
        ),
        Language::Spanish => is_one_of(
            word,
            "matar mata mortal muerte morir muere fatal horrible terrible sufre sufrir \
             víctima víctimas catastrófico",
        ),
    }
}

/// The lists are words with blanks between them.
fn is_one_of(word: &str, list: &str) -> bool {
    list.split(' ').any(|held| held == word)
}

/// What is called so and is not so many of anything: the patient reads it on the page of the laboratory.
pub(super) fn is_name_with_digit(word: &str) -> bool {
    matches!(word.trim_matches(|ch: char| !ch.is_alphanumeric()), "A1C" | "B12")
}

/// A person has diabetes and is no diabetic.
pub(super) fn is_label(word: &str, language: Language) -> bool {
    match language {
        Language::English => is_one_of(
            word,
            "diabetics asthmatics epileptics addict addicts noncompliant obese elderly \
             handicapped",
        ),
        Language::Spanish => {
            is_one_of(word, "diabéticos asmáticos epilépticos adicto adictos obesos ancianos minusválidos")
        }
    }
}

/// Spanish words are longer: four syllables are everyday there.
pub(super) const fn term_syllables(language: Language, english: u32) -> u32 {
    match language {
        Language::English => english,
        Language::Spanish => english + 2,
    }
}

/// Long words and abbreviations that everybody knows.
pub(super) fn is_known(word: &str, language: Language) -> bool {
    match language {
        Language::English => is_one_of(
            word,
            "emergency emergencies information january february ability activity activities \
             especially thermometer over-the-counter temperature everybody immediately id \
             tv us ok er",
        ),
        Language::Spanish => is_one_of(
            word,
            "inmediatamente medicamento medicamentos información emergencia emergencias \
             inmediata ee uu",
        ),
    }
}

pub(super) fn is_number_word(word: &str, language: Language) -> bool {
    match language {
        Language::English => is_one_of(
            word,
            "two three four five six seven eight nine ten eleven twelve fifteen twenty \
             thirty forty fifty sixty hundred",
        ),
        Language::Spanish => is_one_of(
            word,
            "dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte \
             treinta cuarenta cincuenta sesenta cien",
        ),
    }
}

pub(super) fn is_unit_word(word: &str, language: Language) -> bool {
    match language {
        Language::English => is_one_of(
            word,
            "minute minutes hour hours day days week weeks month months year years times \
             grams pounds ounces degrees percent inches cups tablets pills",
        ),
        Language::Spanish => is_one_of(
            word,
            "minuto minutos hora horas día días semana semanas mes meses año años veces \
             gramos libras onzas grados pulgadas tazas tabletas pastillas",
        ),
    }
}

/// A form of "to be" before a participle. Participles that have become adjectives are let be.
pub(super) fn is_passive(first: &str, second: &str, third: Option<&str>, language: Language) -> bool {
    match language {
        Language::English => {
            let to_be = is_one_of(first, "is are was were be been being");
            let skips = matches!(second, "not" | "often" | "usually" | "also");
            let verb = if skips { third.unwrap_or_default() } else { second };
            to_be && is_english_participle(verb)
        }
        Language::Spanish => {
            let to_be = is_one_of(first, "es son fue fueron será serán sido ser sea sean");
            let ends = ["ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas"];
            let adjective = is_one_of(
                second,
                "cuidado complicado complicada rápido rápida rápidos válido adecuado adecuada \
             delicado delicada medida medidas comida bebida bebidas herida heridas vida \
             lado grado grados",
            );
            to_be && !adjective && second.chars().count() > 4 && ends.iter().any(|end| second.ends_with(end))
        }
    }
}

fn is_english_participle(word: &str) -> bool {
    let irregular = is_one_of(
        word,
        "given taken done made seen told sent kept held found put shown written chosen \
             bought caught felt known left brought eaten",
    );
    let adjective = is_one_of(
        word,
        "tired worried scared confused needed used relaxed supported closed crossed \
             allowed infected bored excited interested stressed red naked",
    );
    !adjective && (irregular || (word.ends_with("ed") && word.len() > 4))
}

/// A question that yes or no answers.
pub(super) fn is_closed(question: &str, language: Language) -> bool {
    let first: String =
        question.trim_start_matches('¿').split_whitespace().next().unwrap_or_default().to_lowercase();
    match language {
        Language::English => is_one_of(first.as_str(), "do does did is are can will would should have has"),
        Language::Spanish => is_one_of(first.as_str(), "es está son puede tiene debe sabe entiende entendió"),
    }
}
