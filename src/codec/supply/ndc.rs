//! The US National Drug Code. A text and never a number: its zeros and its hyphens say which part
//! is the labeler's, the product's and the package's.

/// A drug code as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ndc {
    /// Ten, eleven or twelve digits without hyphens: 4-4-2, 5-3-2 and 5-4-1 look the same.
    Digits(String),
    /// Labeler, product, package.
    Parts([String; 3]),
}

impl Ndc {
    /// Reads a code with or without hyphens: 4-4-2, 5-3-2 or 5-4-1 of the FDA, 5-4-2 of billing,
    /// 6-4-2 from March 2033 on.
    pub fn parse(text: &str) -> Option<Self> {
        if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
            return None;
        }
        let parts: Vec<&str> = text.split('-').collect();
        match *parts {
            [digits] => matches!(digits.len(), 10..=12).then(|| Self::Digits(digits.to_owned())),
            [labeler, product, package] => {
                let lengths = (labeler.len(), product.len(), package.len());
                let known = matches!(lengths, (4, 4, 2) | (5, 3, 2) | (5, 4, 1) | (5, 4, 2) | (6, 4, 2));
                known.then(|| Self::Parts([labeler, product, package].map(str::to_owned)))
            }
            _ => None,
        }
    }

    /// The digits without hyphens, as a GTIN holds them.
    pub fn digits(&self) -> String {
        match self {
            Self::Digits(digits) => digits.clone(),
            Self::Parts(parts) => parts.concat(),
        }
    }

    /// The 11 digits of billing, 5-4-2. Only hyphens say where the zero goes.
    pub fn billing(&self) -> Option<String> {
        match self {
            Self::Parts([labeler, product, package]) if labeler.len() <= 5 => {
                Some(format!("{labeler:0>5}-{product:0>4}-{package:0>2}"))
            }
            Self::Parts(_) | Self::Digits(_) => None,
        }
    }
}
