//! The library of sheets: files that come with the app, read when somebody first asks for a sheet.

use std::cell::RefCell;
use std::sync::Arc;

use crate::codec::concepts::read_concepts;
use crate::codec::figures::read_figures;
use crate::codec::sheet::{examine, read_sheet};
use crate::domain::education::figure::{Registry, Settings};
use crate::domain::education::find::{Concepts, Finder};
use crate::domain::education::gate::{Examined, Origin};
use crate::domain::education::language::Language;
use crate::domain::education::names::{SheetKey, SheetName};
use crate::domain::education::sheet::Sheet;
use crate::domain::state::State;
use crate::platform::fetch;

const FOLDER: &str = "/sheets/";

/// Everything that the screens of sheets need besides the state.
#[derive(Debug)]
pub struct Library {
    pub sheets: Vec<Sheet>,
    pub registry: Registry,
    pub finder: Finder,
}

/// Which file did not come, or cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LibraryFault {
    Away(String),
    Unreadable(String),
}

thread_local! {
    /// Read once a start: the files of a build do not change.
    static READ: RefCell<Option<Arc<Library>>> = const { RefCell::new(None) };
}

/// The library; asked again after a fault, it tries again.
pub async fn library() -> Result<Arc<Library>, LibraryFault> {
    if let Some(held) = READ.with_borrow(Clone::clone) {
        return Ok(held);
    }
    let read = Arc::new(read().await?);
    READ.set(Some(Arc::clone(&read)));
    Ok(read)
}

async fn read() -> Result<Library, LibraryFault> {
    let unreadable = |name: &str| LibraryFault::Unreadable(name.to_owned());
    let registry = read_figures(&file("figures.json").await?).map_err(|_| unreadable("figures.json"))?;
    let concepts: Concepts =
        read_concepts(&file("concepts.txt").await?).map_err(|_| unreadable("concepts.txt"))?;
    let mut sheets = Vec::new();
    for name in names(&file("contents.txt").await?) {
        let text = file(&name).await?;
        sheets.push(read_sheet(&text).map_err(|_| unreadable(&name))?.sheet);
    }
    let finder = Finder::of(&sheets, &concepts);
    Ok(Library { sheets, registry, finder })
}

async fn file(name: &str) -> Result<String, LibraryFault> {
    fetch::text(&format!("{FOLDER}{name}")).await.ok_or_else(|| LibraryFault::Away(name.to_owned()))
}

/// The names of the files in a list of contents: a sheet a line, then its languages.
fn names(contents: &str) -> Vec<String> {
    let lines = contents.lines().filter(|line| !line.starts_with('#'));
    let files = lines.flat_map(|line| {
        let mut words = line.split_whitespace();
        let sheet = words.next().unwrap_or_default().to_owned();
        words.map(move |language| format!("{sheet}.{language}.md")).collect::<Vec<_>>()
    });
    files.collect()
}

impl Library {
    /// A sheet in a language, or in one that there is.
    pub fn sheet(&self, key: &SheetKey, wanted: Language) -> Option<&Sheet> {
        let of_key = || self.sheets.iter().filter(|sheet| sheet.head.key == *key);
        of_key().find(|sheet| sheet.head.language == wanted).or_else(|| of_key().next())
    }

    pub fn languages(&self, key: &SheetKey) -> Vec<Language> {
        let of_key = self.sheets.iter().filter(|sheet| sheet.head.key == *key);
        of_key.map(|sheet| sheet.head.language).collect()
    }

    /// Every sheet once, by its title in a language.
    pub fn by_title(&self, wanted: Language) -> Vec<SheetName> {
        let mut keys: Vec<&SheetKey> = self.sheets.iter().map(|sheet| &sheet.head.key).collect();
        keys.dedup();
        let mut found: Vec<(String, SheetName)> = keys
            .into_iter()
            .filter_map(|key| self.sheet(key, wanted))
            .map(|sheet| (sheet.title.words_only(), sheet.name()))
            .collect();
        found.sort();
        found.into_iter().map(|(_, name)| name).collect()
    }

    /// A sheet as it stands in this clinic.
    pub fn examined(&self, sheet: &Sheet, settings: &Settings) -> Examined {
        let source = self
            .sheets
            .iter()
            .find(|other| other.head.key == sheet.head.key && other.head.language == Language::SOURCE);
        examine(sheet, source, Origin::BuiltIn, &self.registry, settings)
    }

    pub fn settings(state: &State) -> Settings {
        state.handouts.settings()
    }
}
