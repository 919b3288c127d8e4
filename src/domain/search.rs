//! Ranked matching of short names: every typed word must begin a word of the name, whatever its
//! case and accents. Names that begin with what was typed come first.

/// A name prepared for matching.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Searchable(String);

/// How well a name matches: less is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    words_skipped: usize,
    length: usize,
}

impl Searchable {
    pub fn new(text: &str) -> Self {
        Self(folded(text))
    }

    /// The rank of this name for a query; none if it does not match.
    pub fn rank(&self, query: &Self) -> Option<Rank> {
        let words: Vec<&str> = self.0.split(' ').collect();
        let mut words_skipped = 0;
        for (place, part) in query.0.split(' ').filter(|part| !part.is_empty()).enumerate() {
            let found = words.iter().position(|word| word.starts_with(part))?;
            words_skipped += found.abs_diff(place);
        }
        Some(Rank { words_skipped, length: self.0.len() })
    }

    pub fn is_blank(&self) -> bool {
        self.0.is_empty()
    }
}

/// Lower case without accents; everything that is neither letter nor digit parts words.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for ch in text.chars().flat_map(char::to_lowercase) {
        let plain = match ch {
            'á' | 'à' | 'â' | 'ä' | 'ã' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'í' | 'ì' | 'î' | 'ï' => 'i',
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
            'ú' | 'ù' | 'û' | 'ü' => 'u',
            'ñ' => 'n',
            'ç' => 'c',
            '×' => 'x',
            other => other,
        };
        if plain.is_alphanumeric() {
            out.push(plain);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, query: &str, matches: bool) {
        assert_eq!(
            Searchable::new(name).rank(&Searchable::new(query)).is_some(),
            matches,
            "{name} / {query}"
        );
    }

    #[test]
    fn words_match_by_their_beginnings_in_any_order() {
        check("Syringe 3 mL, Luer-lock", "syr 3", true);
        check("Syringe 3 mL, Luer-lock", "lock 3", true);
        check("Gauze 4 × 4, sterile 2s", "4x4", false);
        check("Gauze 4 × 4, sterile 2s", "4 x 4", true);
        check("Torundas de algodón", "algodon", true);
        check("Syringe 10 mL", "ringe", false);
        check("anything", "", true);
    }

    #[test]
    fn names_that_begin_with_the_query_come_first() {
        let query = Searchable::new("gloves");
        let first = Searchable::new("Gloves, sterile 7").rank(&query);
        assert!(first < Searchable::new("Exam gloves, nitrile M").rank(&query));
    }
}
