//! Words that somebody meant and did not type: a letter too many, one too few, a wrong one, two in
//! the wrong order. The distance is the smallest to any beginning of the word, since people stop
//! typing when they see it.

/// No number of slips that is forgiven.
pub(super) const FAR: u8 = u8::MAX;

/// Whether another word may have been meant at all.
pub(super) fn may_be_meant(typed: &str) -> bool {
    forgiven(&typed.chars().collect::<Vec<_>>()) > 0
}

/// How many slips each of the words is away from what was typed, or [`FAR`].
pub(super) fn near(typed: &str, words: &[String]) -> Vec<u8> {
    let typed: Vec<char> = typed.chars().collect();
    let most = forgiven(&typed);
    let mut word_of = Vec::new();
    let mut rows = Rows::default();
    words
        .iter()
        .map(|word| {
            // A figure or a code is right or it is another one.
            if most == 0 || word.bytes().any(|byte| byte.is_ascii_digit()) {
                return FAR;
            }
            word_of.clear();
            word_of.extend(word.chars().take(typed.len() + most));
            rows.distance(&typed, &word_of).filter(|away| *away <= most).map_or(FAR, |away| away as u8)
        })
        .collect()
}

/// One slip in four to seven letters, two in more.
fn forgiven(typed: &[char]) -> usize {
    match typed.len() {
        _ if typed.iter().any(|ch| !ch.is_alphabetic()) => 0,
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Three rows of the table of distances: those of the letters typed last.
#[derive(Default)]
struct Rows {
    before: Vec<usize>,
    last: Vec<usize>,
    now: Vec<usize>,
}

impl Rows {
    /// The fewest slips to any beginning of the word (optimal string alignment).
    fn distance(&mut self, typed: &[char], word: &[char]) -> Option<usize> {
        self.last.clear();
        self.last.extend(0..=word.len());
        self.before.clear();
        let mut previous = None;
        for (row, letter) in (1..).zip(typed) {
            self.now.clear();
            self.now.push(row);
            for (column, other) in (1..).zip(word) {
                let at = |cells: &[usize], place: usize| cells.get(place).copied().unwrap_or(usize::MAX / 2);
                let wrong = at(&self.last, column - 1) + usize::from(letter != other);
                let missing = at(&self.last, column) + 1;
                let extra = at(&self.now, column - 1) + 1;
                let mut least = wrong.min(missing).min(extra);
                // Two in the wrong order.
                let crossed = column >= 2 && previous == Some(other) && word.get(column - 2) == Some(letter);
                if crossed {
                    least = least.min(at(&self.before, column - 2) + 1);
                }
                self.now.push(least);
            }
            previous = Some(letter);
            std::mem::swap(&mut self.before, &mut self.last);
            std::mem::swap(&mut self.last, &mut self.now);
        }
        self.last.iter().min().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, word: &str, slips: Option<u8>) {
        let expected = slips.unwrap_or(FAR);
        assert_eq!(near(typed, &[word.to_owned()]), [expected], "{typed} for {word}");
    }

    #[test]
    fn the_four_slips_of_a_finger_are_one_each() {
        check("gauze", "gauze", Some(0));
        check("gauxe", "gauze", Some(1));
        check("gauuze", "gauze", Some(1));
        check("gaze", "gauze", Some(1));
        check("guaze", "gauze", Some(1));
        check("guaez", "gauze", None);
        check("lidocaunre", "lidocaine", Some(2));
    }

    #[test]
    fn the_rest_of_a_word_need_not_be_typed() {
        check("sryi", "syringe", Some(1));
        check("stehtos", "stethoscope", Some(1));
        check("xyri", "syringe", Some(1));
    }

    #[test]
    fn short_words_figures_and_codes_are_never_guessed() {
        check("gau", "gan", None);
        check("4471", "4417", None);
        check("syr10", "syr01", None);
        check("gauze", "gauz3", None);
    }
}
