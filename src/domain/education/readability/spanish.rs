//! Syllables of Spanish words. The spelling tells them: two strong vowels part, a weak one joins unless it
//! carries the accent, the u of gue, gui and qu is silent, and h hides nothing.

/// A word has at least one.
pub(super) fn syllables(word: &str) -> u32 {
    let letters: Vec<char> = word.to_lowercase().chars().map(plain).filter(|ch| ch.is_alphabetic()).collect();
    let mut count = 0_u32;
    let mut before: Option<Vowel> = None;
    for (place, ch) in letters.iter().enumerate() {
        let neighbour = |step: usize| letters.get(place.wrapping_add(step)).copied();
        let (last, next) = (neighbour(usize::MAX), neighbour(1));
        let is_silent = *ch == 'u'
            && next.is_some_and(|next| matches!(next, 'e' | 'é' | 'i' | 'í'))
            && matches!(last, Some('g' | 'q'));
        // An h inside parts nothing; that of ch stands behind a consonant anyway.
        if is_silent || (*ch == 'h' && last != Some('c')) {
            continue;
        }
        let vowel = vowel(*ch, next);
        if let Some(vowel) = vowel {
            count += u32::from(before.is_none_or(|before| before.parts_from(vowel)));
        }
        before = vowel;
    }
    count.max(1)
}

#[derive(Clone, Copy, PartialEq)]
enum Vowel {
    Strong,
    Weak(char),
    /// A weak vowel with an accent.
    Accented,
}

impl Vowel {
    fn parts_from(self, next: Self) -> bool {
        match (self, next) {
            (Self::Weak(a), Self::Weak(b)) => a == b,
            (Self::Strong, Self::Weak(_)) | (Self::Weak(_), Self::Strong) => false,
            // Weak and weak with accent stay together: cuídese.
            (Self::Weak(_), Self::Accented) | (Self::Accented, Self::Weak(_)) => false,
            _ => true,
        }
    }
}

fn vowel(ch: char, next: Option<char>) -> Option<Vowel> {
    match ch {
        'a' | 'e' | 'o' | 'á' | 'é' | 'ó' => Some(Vowel::Strong),
        'i' | 'u' | 'ü' => Some(Vowel::Weak(if ch == 'i' { 'i' } else { 'u' })),
        'í' | 'ú' => Some(Vowel::Accented),
        // At the end of a word, and the word y itself.
        'y' if next.is_none() => Some(Vowel::Weak('i')),
        _ => None,
    }
}

fn plain(ch: char) -> char {
    match ch {
        'à' | 'â' | 'ä' | 'ã' => 'a',
        'è' | 'ê' | 'ë' => 'e',
        'ì' | 'î' | 'ï' => 'i',
        'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ù' | 'û' => 'u',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spelling_tells_the_syllables() {
        for (word, expected) in [
            ("día", 2),
            ("cuidado", 3),
            ("país", 2),
            ("guía", 2),
            ("averigüe", 4),
            ("y", 1),
            ("muy", 1),
            ("yodo", 2),
            ("queso", 2),
            ("presión", 2),
            ("sangre", 2),
            ("aéreo", 4),
            ("ahora", 3),
            ("leer", 2),
            ("cuídese", 3),
            ("fiebre", 2),
            ("oído", 3),
            ("médico", 3),
            ("bebé", 2),
            ("antibiótico", 5),
            ("hígado", 3),
            ("ciudad", 2),
            ("vehículo", 4),
            ("orina", 3),
            ("ojo", 2),
            ("911", 1),
        ] {
            assert_eq!(syllables(word), expected, "{word}");
        }
    }
}
