//! Words for supplies that turn out to be one, and that are two after all.

use std::borrow::Cow::Borrowed;

use super::figure::{counted, number};
use super::{Lang, Text};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SameMsg {
    Title,
    Lead,
    Search,
    Nothing,
    Looks,
    Choose,
    /// The supply that gives way, and the one whose page this is.
    Becomes {
        gives: String,
        stays: String,
    },
    BecomesText,
    Shelf {
        gives: i64,
        stays: i64,
    },
    CountAfter {
        places: usize,
    },
    NoStock,
    Merge,
    Another,
    Merged {
        gives: String,
    },
    Holds {
        count: usize,
    },
    Part,
    Parted {
        gives: String,
    },
    KeptAs {
        stays: String,
    },
    KeptAsText,
    ToIt,
    Pairs {
        pairs: usize,
    },
    PairsText,
    PairWith {
        other: String,
    },
}

impl SameMsg {
    pub fn in_language(self, lang: Lang) -> Text {
        match lang {
            Lang::En => self.english(),
            Lang::Es => self.spanish(),
        }
    }

    fn english(self) -> Text {
        Borrowed(match self {
            Self::Title => "The same supply twice",
            Self::Lead => {
                "Two tablets may each have added what is in one box. Find the other entry to make them one."
            }
            Self::Search => "Find the other entry",
            Self::Nothing => "No other supply like that.",
            Self::Looks => "Looks the same",
            Self::Choose => "Choose",
            Self::Becomes { gives, stays } => return format!("{gives} becomes {stays}").into(),
            Self::BecomesText => {
                "Stock, lots, packs, codes, lists, orders and recalls of both are kept as one. The name and the \
                 reorder rule of this page stay. Nothing is lost: they can be parted again."
            }
            Self::Shelf { gives, stays } => {
                return format!("{} there and {} here", number(gives), number(stays)).into();
            }
            Self::CountAfter { places } => {
                return format!(
                    "Both have stock in {}. Count there afterwards.",
                    counted(places, "place", "places")
                )
                .into();
            }
            Self::NoStock => "The other entry has no stock.",
            Self::Merge => "Make them one",
            Self::Another => "Another one",
            Self::Merged { gives } => return format!("{gives} is kept here now.").into(),
            Self::Holds { count } => {
                return format!("Kept here: {}", counted(count, "entry", "entries")).into();
            }
            Self::Part => "Part again",
            Self::Parted { gives } => return format!("{gives} is an entry of its own again.").into(),
            Self::KeptAs { stays } => return format!("Kept as {stays}").into(),
            Self::KeptAsText => "This entry was the same supply. Everything recorded for it stands there.",
            Self::ToIt => "To the supply",
            Self::Pairs { pairs } => {
                return format!("May be there twice: {}", counted(pairs, "supply", "supplies")).into();
            }
            Self::PairsText => "Same name or same code. Look, and make them one.",
            Self::PairWith { other } => return format!("and {other}").into(),
        })
    }

    fn spanish(self) -> Text {
        Borrowed(match self {
            Self::Title => "El mismo insumo dos veces",
            Self::Lead => {
                "Puede que dos tabletas hayan agregado lo que viene en una misma caja. Busque la otra entrada \
                 para unirlas."
            }
            Self::Search => "Buscar la otra entrada",
            Self::Nothing => "No hay otro insumo así.",
            Self::Looks => "Parece el mismo",
            Self::Choose => "Elegir",
            Self::Becomes { gives, stays } => return format!("{gives} pasa a ser {stays}").into(),
            Self::BecomesText => {
                "Existencias, lotes, empaques, códigos, listas, pedidos y retiros de ambos quedan como uno. Se \
                 conservan el nombre y la regla de pedido de esta página. Nada se pierde: se pueden separar de nuevo."
            }
            Self::Shelf { gives, stays } => {
                return format!("{} allí y {} aquí", number(gives), number(stays)).into();
            }
            Self::CountAfter { places } => {
                return format!(
                    "Ambos tienen existencias en {}. Cuente ahí después.",
                    counted(places, "lugar", "lugares")
                )
                .into();
            }
            Self::NoStock => "La otra entrada no tiene existencias.",
            Self::Merge => "Unirlos",
            Self::Another => "Otro",
            Self::Merged { gives } => return format!("{gives} ahora está aquí.").into(),
            Self::Holds { count } => {
                return format!("Unido aquí: {}", counted(count, "entrada", "entradas")).into();
            }
            Self::Part => "Separar",
            Self::Parted { gives } => return format!("{gives} es otra vez una entrada propia.").into(),
            Self::KeptAs { stays } => return format!("Ahora es {stays}").into(),
            Self::KeptAsText => "Esta entrada era el mismo insumo. Todo lo anotado para ella está allí.",
            Self::ToIt => "Ir al insumo",
            Self::Pairs { pairs } => {
                return format!("Quizá estén dos veces: {}", counted(pairs, "insumo", "insumos")).into();
            }
            Self::PairsText => "Mismo nombre o mismo código. Revise y únalos.",
            Self::PairWith { other } => return format!("y {other}").into(),
        })
    }
}
