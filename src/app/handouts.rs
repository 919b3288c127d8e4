//! The library of sheets: files that come with the app, read when somebody first asks for a sheet, and the
//! clinic's own texts, which take the place of those or stand beside them.

use std::cell::RefCell;
use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;

use crate::app::authoring::{self, ImportError, Imported};
use crate::codec::concepts::read_concepts;
use crate::codec::figures::read_figures;
use crate::codec::sheet::{examine, read_sheet};
use crate::domain::education::figure::{Registry, Settings};
use crate::domain::education::find::{Concepts, Finder};
use crate::domain::education::gate::{Examined, Origin};
use crate::domain::education::language::Language;
use crate::domain::education::names::{SheetKey, SheetName};
use crate::domain::education::sheet::Sheet;
use crate::domain::event::education::SheetText;
use crate::domain::ids::EventId;
use crate::domain::ordered::Ordered as _;
use crate::domain::state::State;
use crate::platform::fetch;
use crate::platform::files::{self, FileError};

const FOLDER: &str = "/sheets/";

/// Everything that the screens of sheets need besides the state.
#[derive(Clone, Debug)]
pub struct Library {
    pub sheets: Vec<Sheet>,
    pub registry: Registry,
    pub finder: Finder,
    concepts: Concepts,
    /// Those of the sheets that somebody of the clinic wrote.
    own: Vec<SheetName>,
}

/// The text that the clinic gave a sheet last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnText {
    pub name: SheetName,
    pub text: SheetText,
}

/// Which file did not come, or cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LibraryFault {
    Away(String),
    Unreadable(String),
}

/// Why no text came out of a file. Nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFailure {
    TooLarge {
        limit: u64,
    },
    /// The browser's own words.
    Unreadable {
        detail: String,
    },
    Refused(ImportError),
}

/// Lets the person choose a document or a page and reads what a sheet can hold of it; none if they close the
/// chooser. Call it from a tap. `begun` hears that there is something to read.
pub async fn choose_text(begun: impl Fn()) -> Option<Result<Imported, FileFailure>> {
    let chosen = files::choose("").await?;
    begun();
    // The screen says that it reads before it does.
    TimeoutFuture::new(0).await;
    let limit = authoring::FILE_BYTES_MAX as u64;
    let bytes = chosen.read(limit, |_, _| {}).await;
    Some(match bytes {
        Ok(bytes) => authoring::import_file(&bytes).map_err(FileFailure::Refused),
        Err(FileError::TooLarge { limit, .. }) => Err(FileFailure::TooLarge { limit }),
        Err(FileError::Unreadable { detail }) => Err(FileFailure::Unreadable { detail }),
    })
}

thread_local! {
    /// Read once a start: the files of a build do not change.
    static READ: RefCell<Option<Arc<Library>>> = const { RefCell::new(None) };
    /// The same with the clinic's own texts, as they were last: making it takes longer than a tap.
    static MADE: RefCell<Option<(Vec<OwnText>, Arc<Library>)>> = const { RefCell::new(None) };
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

/// A sheet as it came with the app, whatever the clinic made of it; none before the library was read.
pub fn built_in(name: &SheetName) -> Option<Sheet> {
    READ.with_borrow(|held| held.as_ref().and_then(|library| library.named(name).cloned()))
}

async fn read() -> Result<Library, LibraryFault> {
    let unreadable = |name: &str| LibraryFault::Unreadable(name.to_owned());
    let registry = read_figures(&file("figures.json").await?).map_err(|_| unreadable("figures.json"))?;
    let concepts: Concepts =
        read_concepts(&file("concepts.txt").await?).map_err(|_| unreadable("concepts.txt"))?;
    let files = names(&file("contents.txt").await?);
    let paths: Vec<String> = files.iter().map(|name| format!("{FOLDER}{name}")).collect();
    let mut sheets = Vec::with_capacity(files.len());
    // One after the other, a hundred files would keep somebody waiting.
    for (name, text) in files.iter().zip(fetch::texts(&paths).await) {
        let text = text.ok_or_else(|| LibraryFault::Away(name.clone()))?;
        sheets.push(read_sheet(&text).map_err(|_| unreadable(name))?.sheet);
    }
    let finder = Finder::of(&sheets, &concepts);
    Ok(Library { sheets, registry, finder, concepts, own: Vec::new() })
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
    /// What the clinic wrote itself, the latest text of each sheet.
    pub fn own_texts(state: &State) -> Vec<OwnText> {
        let is_void = |id: EventId| state.stock.is_void(id);
        let latest = state.handouts.sheets.iter().filter_map(|(name, record)| {
            let (_, saved) = record.heads(is_void).pop()?;
            Some(OwnText { name: name.clone(), text: saved.text.clone() })
        });
        latest.collect()
    }

    /// The library with the clinic's own texts in it. One that this build cannot read, as a newer one may
    /// have written it, leaves the sheet out: no other text may go out under its name.
    pub fn with_own(self: &Arc<Self>, own: &[OwnText]) -> Arc<Self> {
        if own.is_empty() {
            return Arc::clone(self);
        }
        let made = MADE.with_borrow(|made| {
            made.as_ref().filter(|(held, _)| held == own).map(|(_, library)| Arc::clone(library))
        });
        if let Some(made) = made {
            return made;
        }
        let is_own = |sheet: &Sheet| own.iter().any(|text| text.name == sheet.name());
        let mut sheets: Vec<Sheet> = self.sheets.iter().filter(|sheet| !is_own(sheet)).cloned().collect();
        let read = own.iter().filter_map(|text| read_sheet(text.text.as_str()).ok());
        sheets.extend(read.map(|read| read.sheet));
        // Languages of a sheet stand together.
        sheets.order_by_key(Sheet::name);
        let made = Arc::new(Self {
            finder: Finder::of(&sheets, &self.concepts),
            sheets,
            registry: self.registry.clone(),
            concepts: self.concepts.clone(),
            own: own.iter().map(|text| text.name.clone()).collect(),
        });
        MADE.set(Some((own.to_vec(), Arc::clone(&made))));
        made
    }

    pub fn origin(&self, name: &SheetName) -> Origin {
        if self.own.contains(name) { Origin::Clinic } else { Origin::BuiltIn }
    }

    /// A sheet in exactly this language.
    pub fn named(&self, name: &SheetName) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.head.key == name.sheet && sheet.head.language == name.language)
    }

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
        examine(sheet, source, self.origin(&sheet.name()), &self.registry, settings)
    }

    pub fn settings(state: &State) -> Settings {
        state.handouts.settings()
    }
}
