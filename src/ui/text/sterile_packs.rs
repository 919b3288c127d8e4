//! Words of sterile packs on the shelf, and of their labels.

use std::borrow::Cow::{Borrowed, Owned};

use super::day::short_day;
use super::figure::{counted, number};
use super::{Lang, Text};
use crate::domain::time::Date;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SterilePackMsg {
    Title,
    Sub { ready: usize },
    Find,
    FindHint,
    UseIt,
    DoNotUse,
    Unknown,
    Ready,
    Rooms,
    Blocked,
    None,
    UseBy { date: Date, today: Date },
    At { place: String },
    Chosen { count: usize },
    ChooseFirst,
    ActsTitle,
    WhereTo,
    Issue,
    Store,
    OpenTitle,
    OpenText,
    InsidePass,
    InsideUnclear,
    InsideFail,
    CaseCode,
    CaseHint,
    Damaged,
    ThrowAway,
    Reprocess,
    DamagedNote,
    LabelsTitle,
    LabelsSub,
    Paper,
    PaperLetter,
    PaperA4,
    Roll57,
    Roll60,
    StartAt,
    StartHint,
    Which,
    Print { labels: usize },
    CannotPrint,
    Printed,
    Dial,
    DialText,
    CycleLine { code: String, cycle: String, date: String },
    Packed { packer: String, operator: String },
    Event,
    UseByUpper { date: String },
    NoPacks,
}

impl SterilePackMsg {
    pub fn in_language(self, lang: Lang) -> Text {
        let say = |en: &'static str, es: &'static str| match lang {
            Lang::En => Borrowed(en),
            Lang::Es => Borrowed(es),
        };
        let form = |en: String, es: String| match lang {
            Lang::En => Owned(en),
            Lang::Es => Owned(es),
        };
        match self {
            Self::Title => say("Sterile packs", "Paquetes estériles"),
            Self::Sub { ready } => form(
                format!("{} ready to use. The first of a kind goes first.", number(ready as i64)),
                format!("{} listos para usar. De cada tipo sale primero el primero.", number(ready as i64)),
            ),
            Self::Find => say("Check a pack by its label", "Revisar un paquete por su etiqueta"),
            Self::FindHint => {
                say("Scan or type it, such as A1-260309-03K-07", "Escanee o escriba, como A1-260309-03K-07")
            }
            Self::UseIt => say("READY TO USE", "LISTO PARA USAR"),
            Self::DoNotUse => say("DO NOT USE", "NO USAR"),
            Self::Unknown => say(
                "No such pack is known here. Do not use it before its load is found.",
                "Ese paquete no se conoce aquí. No lo use antes de hallar su carga.",
            ),
            Self::Ready => say("Ready to use", "Listos para usar"),
            Self::Rooms => say("In rooms", "En las salas"),
            Self::Blocked => say("Not to be used", "No usar"),
            Self::None => say("None.", "Ninguno."),
            Self::UseBy { date, today } => form(
                format!("use by {}", short_day(lang, date, today)),
                format!("usar hasta {}", short_day(lang, date, today)),
            ),
            Self::At { place } => Owned(place),
            Self::Chosen { count } => form(
                counted(count, "pack chosen", "packs chosen"),
                counted(count, "paquete elegido", "paquetes elegidos"),
            ),
            Self::ChooseFirst => say("Choose packs above", "Elija paquetes arriba"),
            Self::ActsTitle => say("With the chosen packs", "Con los paquetes elegidos"),
            Self::WhereTo => say("Where to", "A dónde"),
            Self::Issue => say("Bring to this room", "Llevar a esta sala"),
            Self::Store => say("Store here", "Guardar aquí"),
            Self::OpenTitle => {
                say("Open for use: the indicator inside", "Abrir para usar: el indicador de adentro")
            }
            Self::OpenText => say("Before anything is taken out of it.", "Antes de sacar nada."),
            Self::InsidePass => say("Passed: used", "Pasa: se usa"),
            Self::InsideUnclear => say("Unclear: not used", "Dudoso: no se usa"),
            Self::InsideFail => say("FAIL: not used", "FALLA: no se usa"),
            Self::CaseCode => say("Case code", "Código del caso"),
            Self::CaseHint => {
                say("If your clinic has one; never a patient", "Si su clínica tiene uno; nunca un paciente")
            }
            Self::Damaged => say("Torn, wet or dropped", "Roto, mojado o caído"),
            Self::ThrowAway => say("Throw away", "Desechar"),
            Self::Reprocess => say("Take for reprocessing", "Llevar a reprocesar"),
            Self::DamagedNote => say("Torn, wet or dropped", "Roto, mojado o caído"),
            Self::LabelsTitle => say("Labels", "Etiquetas"),
            Self::LabelsSub => say(
                "Print them before the cycle: no result is on a label. On the plastic side, never on the paper side.",
                "Imprímalas antes del ciclo: la etiqueta no lleva resultado. En el lado plástico, nunca en el papel.",
            ),
            Self::Paper => say("Paper", "Papel"),
            Self::PaperLetter => say("Letter sheet, 30 labels (5160)", "Hoja carta, 30 etiquetas (5160)"),
            Self::PaperA4 => say("A4 sheet, 65 labels (L7651)", "Hoja A4, 65 etiquetas (L7651)"),
            Self::Roll57 => say("Roll 57 × 32 mm", "Rollo 57 × 32 mm"),
            Self::Roll60 => say("Roll 60 × 40 mm", "Rollo 60 × 40 mm"),
            Self::StartAt => say("Start at label", "Empezar en la etiqueta"),
            Self::StartHint => say("On a sheet that was used before", "En una hoja ya usada"),
            Self::Which => say("Which packs", "Qué paquetes"),
            Self::Print { labels } => form(
                format!("Print {}", counted(labels, "label", "labels")),
                format!("Imprimir {}", counted(labels, "etiqueta", "etiquetas")),
            ),
            Self::CannotPrint => {
                say("This browser does not print. Use its menu.", "Este navegador no imprime. Use su menú.")
            }
            Self::Printed => say("Printed", "Impresas"),
            Self::Dial => say("For a label gun", "Para una etiquetadora manual"),
            Self::DialText => say("Three lines to dial", "Tres líneas para marcar"),
            Self::CycleLine { code, cycle, date } => {
                form(format!("{code} cyc {cycle}  {date}"), format!("{code} cic {cycle}  {date}"))
            }
            Self::Packed { packer, operator } => {
                form(format!("pk {packer}  op {operator}"), format!("emp {packer}  op {operator}"))
            }
            Self::Event => say(
                "Sterile unless opened, torn or wet. Check before use.",
                "Estéril salvo abierto, roto o mojado. Revise antes de usar.",
            ),
            Self::UseByUpper { date } => form(format!("USE BY {date}"), format!("USAR HASTA {date}")),
            Self::NoPacks => say("This load has no packs yet.", "Esta carga aún no tiene paquetes."),
        }
    }
}
