//! A clinic that hands out sheets: an author, a clinician and an assistant, on two tablets, with the
//! sheets that come with the app.

use std::path::PathBuf;

use tallywell::codec::figures::read_figures;
use tallywell::codec::sheet::{examine, read_sheet, saveable};
use tallywell::domain::command::Command;
use tallywell::domain::education::approval::{SheetStanding, standing};
use tallywell::domain::education::command::HandoutCommand;
use tallywell::domain::education::figure::{FigureSetting, PhoneNumber, Reading, Registry};
use tallywell::domain::education::gate::{Examined, Origin};
use tallywell::domain::education::language::Language;
use tallywell::domain::education::names::{ChoiceKey, SheetName};
use tallywell::domain::education::sheet::Sheet;
use tallywell::domain::event::Event;
use tallywell::domain::event::Role;
use tallywell::domain::event::education::{GivenForm, ReviewOutcome, TeachBack, TextSize};
use tallywell::domain::ids::{EventId, StaffId};
use tallywell::domain::refusal::Refusal;
use tallywell::domain::state::State;
use tallywell::domain::text::Initials;
use tallywell::domain::time::{DAY_MS, Date, Instant, MINUTE_MS, Offset, Zoned};

use super::clinic::{START, label};
use super::history::History;
use super::sheet_bodies::{own, sheet_name};
use super::sheets::figure;
use super::stock_bodies::note;

/// Who does it, and on which of the tablets.
#[derive(Clone, Copy, Debug)]
pub enum Person {
    Author,
    Clinician,
    Assistant,
}

pub struct Office {
    pub history: History,
    pub now: Instant,
    pub registry: Registry,
    /// The sheets of the build, changed by tests as a newer build would.
    pub built_in: Vec<String>,
    people: [StaffId; 3],
}

pub const FEVER: &str = "fever-in-children";
pub const SUGAR: &str = "low-blood-sugar";

impl Office {
    pub fn open() -> Self {
        let mut history = History::founded(&[0, 0]);
        let mut add = |initials: &str, role| {
            let (initials, name) = (Initials::parse(initials).unwrap(), label(initials));
            let command = Command::AddStaff { initials, name, role };
            StaffId(history.tablets[0].ask(START, &command).unwrap()[0].id)
        };
        let (clinician, assistant) = (add("OA", Role::Clinician), add("CD", Role::Assistant));
        let author = history.world.people[0];
        history.meet();
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("public/sheets");
        let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
        let built_in =
            [FEVER, SUGAR].iter().flat_map(|key| ["en", "es"].map(|code| read(&format!("{key}.{code}.md"))));
        Self {
            history,
            now: START,
            registry: read_figures(&read("figures.json")).unwrap(),
            built_in: built_in.collect(),
            people: [author, clinician, assistant],
        }
    }

    /// The same, with the clinic's phone and its choice of a fever written down by the author.
    pub fn set_up() -> Self {
        let mut office = Self::open();
        let phone = own(Reading::Phone(PhoneNumber::parse("555-010-0199").unwrap()));
        office.set_figure(0, "clinic.phone", phone);
        office.set_figure(0, "fever.child", FigureSetting::Choice(ChoiceKey::parse("at-103").unwrap()));
        office
    }

    pub fn set_figure(&mut self, tablet: usize, key: &str, setting: FigureSetting) {
        let command = HandoutCommand::SetFigure { figure: figure(key), setting: Some(setting) };
        self.ask(tablet, Person::Author, command).unwrap();
    }

    pub fn staff(&self, person: Person) -> StaffId {
        self.people[person as usize]
    }

    pub fn state(&self, tablet: usize) -> &State {
        &self.history.tablets[tablet].state
    }

    pub fn today(&self) -> Date {
        Zoned { at: self.now, offset: Offset::from_minutes(-360).unwrap() }.date()
    }

    pub fn days_later(&mut self, days: i64) {
        self.now = self.now.plus_ms(days * DAY_MS);
    }

    pub fn ask(
        &mut self,
        tablet: usize,
        person: Person,
        command: HandoutCommand,
    ) -> Result<Vec<Event>, Refusal> {
        self.request(tablet, person, &Command::Handouts(Box::new(command)))
    }

    pub fn request(
        &mut self,
        tablet: usize,
        person: Person,
        command: &Command,
    ) -> Result<Vec<Event>, Refusal> {
        self.now = self.now.plus_ms(MINUTE_MS);
        let staff = self.staff(person);
        let held = &mut self.history.tablets[tablet];
        held.staff = Some(staff);
        held.ask(self.now, command)
    }

    /// The text of a sheet as it stands on a tablet: the clinic's own before the build's.
    pub fn sheet(&self, tablet: usize, name: &SheetName) -> Option<(Sheet, Origin)> {
        let state = self.state(tablet);
        let heads = state.handouts.sheet(name).map(|record| record.heads(|id| state.stock.is_void(id)));
        if let Some((_, head)) = heads.unwrap_or_default().last() {
            return Some((read_sheet(head.text.as_str()).unwrap().sheet, Origin::Clinic));
        }
        let all = self.built_in.iter().map(|text| read_sheet(text).unwrap().sheet);
        all.into_iter().find(|sheet| sheet.name() == *name).map(|sheet| (sheet, Origin::BuiltIn))
    }

    pub fn examined(&self, tablet: usize, key: &str, language: Language) -> Box<Examined> {
        let (sheet, origin) = self.sheet(tablet, &sheet_name(key, language)).unwrap();
        let source = self.sheet(tablet, &sheet_name(key, Language::SOURCE));
        let settings = self.state(tablet).handouts.settings();
        let source = source.as_ref().map(|(sheet, _)| sheet);
        Box::new(examine(&sheet, source, origin, &self.registry, &settings))
    }

    pub fn standing(&self, tablet: usize, key: &str, language: Language) -> SheetStanding<'_> {
        let state = self.state(tablet);
        let examined = self.examined(tablet, key, language);
        standing(&state.handouts, |id| state.stock.is_void(id), &examined, self.today())
    }

    pub fn check_figures(
        &mut self,
        tablet: usize,
        person: Person,
        key: &str,
        language: Language,
    ) -> Result<(), Refusal> {
        let examined = self.examined(tablet, key, language);
        self.ask(tablet, person, HandoutCommand::CheckFigures { examined }).map(|_| ())
    }

    pub fn review(
        &mut self,
        tablet: usize,
        person: Person,
        key: &str,
        outcome: ReviewOutcome,
    ) -> Result<(), Refusal> {
        let examined = self.examined(tablet, key, Language::Spanish);
        self.ask(tablet, person, HandoutCommand::Review { examined, outcome, note: note("read") }).map(|_| ())
    }

    pub fn approve(
        &mut self,
        tablet: usize,
        person: Person,
        key: &str,
        language: Language,
    ) -> Result<EventId, Refusal> {
        let examined = self.examined(tablet, key, language);
        let command = HandoutCommand::Approve { examined, credential: label("MD"), note: note("") };
        self.ask(tablet, person, command).map(|events| events[0].id)
    }

    /// Everything that an approval takes, by the people who may do it.
    pub fn approved(&mut self, tablet: usize, key: &str, language: Language) -> EventId {
        self.check_figures(tablet, Person::Assistant, key, language).unwrap();
        if language != Language::SOURCE {
            self.review(tablet, Person::Assistant, key, ReviewOutcome::Passed).unwrap();
        }
        self.approve(tablet, Person::Clinician, key, language).unwrap()
    }

    pub fn give(
        &mut self,
        tablet: usize,
        key: &str,
        language: Language,
        teach_back: TeachBack,
    ) -> Result<Event, Refusal> {
        let examined = self.examined(tablet, key, language);
        let (form, size) = (GivenForm::Print, TextSize::Standard);
        let command = HandoutCommand::Give { examined, form, size, ticked: 2, teach_back };
        self.ask(tablet, Person::Assistant, command).map(|mut events| events.remove(0))
    }

    /// Saves a text of the clinic's own, after those that the tablet knows.
    pub fn save(&mut self, tablet: usize, person: Person, text: &str) -> Result<EventId, Refusal> {
        let (name, text) = saveable(text).unwrap();
        let state = self.state(tablet);
        let heads = state.handouts.sheet(&name).map(|record| record.heads(|id| state.stock.is_void(id)));
        let follows = heads.unwrap_or_default().into_iter().map(|(id, _)| id).collect();
        self.ask(tablet, person, HandoutCommand::Save { name, text, follows }).map(|events| events[0].id)
    }
}
