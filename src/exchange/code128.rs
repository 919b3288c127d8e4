//! Code 128 as a drawing: the bars that scanners without a camera read. Pure; print and paper are
//! elsewhere.
//!
//! Set B throughout, with a shift to set A for the control characters that it lacks, so that a group
//! separator stands in the symbol as itself.

/// Light modules before and behind the bars, as the standard wants them.
const QUIET: u32 = 10;
const START_B: usize = 104;
const SHIFT: usize = 98;
const STOP: usize = 106;
const MODULUS: usize = 103;

/// Bars of `width` by 1: an SVG stretches them to any height.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bars {
    /// In modules, quiet zones included.
    pub width: u32,
    /// The `d` of an SVG path in units of one module, one high.
    pub path: String,
}

/// Draws a text; none when it has a character outside of ASCII, or none at all.
pub fn bars(text: &str) -> Option<Bars> {
    let mut x = QUIET;
    let mut path = String::new();
    for symbol in symbols(text)? {
        for (place, width) in PATTERNS.get(symbol)?.bytes().enumerate() {
            let width = u32::from(width - b'0');
            if place % 2 == 0 {
                path.push_str(&format!("M{x} 0h{width}v1h-{width}z"));
            }
            x += width;
        }
    }
    Some(Bars { width: x + QUIET, path })
}

/// Start, characters, check and stop.
fn symbols(text: &str) -> Option<Vec<usize>> {
    if text.is_empty() {
        return None;
    }
    let mut symbols = vec![START_B];
    for byte in text.bytes() {
        match byte {
            0..=31 => symbols.extend([SHIFT, usize::from(byte) + 64]),
            32..=127 => symbols.push(usize::from(byte) - 32),
            _ => return None,
        }
    }
    let weighted = symbols.iter().enumerate().map(|(place, value)| place.max(1) * value);
    symbols.push(weighted.sum::<usize>() % MODULUS);
    symbols.push(STOP);
    Some(symbols)
}

/// Bar, space, bar, space, bar, space of each symbol (ISO/IEC 15417); the stop has a bar more.
#[rustfmt::skip]
const PATTERNS: [&str; 107] = [
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213",
    "221312", "231212", "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132",
    "221231", "213212", "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211",
    "212123", "212321", "232121", "111323", "131123", "131321", "112313", "132113", "132311", "211313",
    "231113", "231311", "112133", "112331", "132131", "113123", "113321", "133121", "313121", "211331",
    "231131", "213113", "213311", "213131", "311123", "311321", "331121", "312113", "312311", "332111",
    "314111", "221411", "431111", "111224", "111422", "121124", "121421", "141122", "141221", "112214",
    "112412", "122114", "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111",
    "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112", "421211", "212141",
    "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311", "113141",
    "114131", "311141", "411131", "211412", "211214", "211232", "2331112",
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The modules of a drawing as text: `#` dark.
    fn modules(text: &str) -> String {
        let bars = bars(text).unwrap();
        let mut modules = vec![b'.'; bars.width as usize];
        for bar in bars.path.split('M').skip(1) {
            let (x, rest) = bar.split_once(" 0h").unwrap();
            let width = rest.split('v').next().unwrap();
            let (x, width): (usize, usize) = (x.parse().unwrap(), width.parse().unwrap());
            modules[x..x + width].fill(b'#');
        }
        String::from_utf8(modules).unwrap()
    }

    #[test]
    fn the_bars_of_a_letter_are_those_of_the_standard() {
        // Start B, A, check (104 + 33) mod 103 = 34 (B), stop: as ISO/IEC 15417 draws them.
        let known = ["##.#..#....", "#.#...##...", "#...#.##...", "##...###.#.##"].concat();
        assert_eq!(modules("A"), format!("..........{known}.........."));
    }

    #[test]
    fn the_check_symbol_is_the_weighted_sum() {
        // 104 + 1*48 + 2*42 + 3*42 + 4*17 + 5*18 + 6*19 + 7*35 = 879; 879 mod 103 = 55.
        assert_eq!(symbols("PJJ123C"), Some(vec![104, 48, 42, 42, 17, 18, 19, 35, 55, 106]));
        assert_eq!(
            symbols("A\u{1d}B"),
            Some(vec![104, 33, 98, 93, 34, (104 + 33 + 196 + 279 + 136) % 103, 106])
        );
        assert_eq!(symbols(""), None);
        assert_eq!(symbols("é"), None);
    }

    #[test]
    fn every_pattern_is_its_own_and_has_the_parity_of_the_standard() {
        let sum = |pattern: &str, from: usize| {
            pattern.bytes().skip(from).step_by(2).map(|width| usize::from(width - b'0')).sum::<usize>()
        };
        for pattern in PATTERNS.iter().take(106) {
            assert_eq!((pattern.len(), sum(pattern, 0) + sum(pattern, 1)), (6, 11), "{pattern}");
            // Bars come to an even number of modules: one edge that is misread is noticed.
            assert_eq!(sum(pattern, 0) % 2, 0, "{pattern}");
        }
        assert_eq!(sum(PATTERNS[106], 0) + sum(PATTERNS[106], 1), 13);
        assert_eq!(PATTERNS.iter().collect::<BTreeSet<_>>().len(), 107);
    }
}
