//! The catalogue as a table, out and in. What goes out comes back unchanged.
//!
//! A table is read whole and judged row by row before anything is applied; a bad row is named by
//! its line, its column and the reason.

use std::collections::BTreeMap;

use crate::codec::csv::{self, Cell, Row, Table};
use crate::domain::command::{Command, NewItem, NewPack};
use crate::domain::event::{Category, ItemChange, LotPolicy};
use crate::domain::ids::ItemId;
use crate::domain::inventory::catalogue::ItemRecord;
use crate::domain::inventory::starter::{CATEGORIES, LOT_POLICIES, category_of, lot_policy_of};
use crate::domain::quantity::{Quantity, QuantityError};
use crate::domain::state::State;
use crate::domain::text::{Label, TextError};
use crate::exchange::names;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    Code,
    Name,
    Unit,
    Category,
    LotPolicy,
    Packs,
}

impl Column {
    pub const ALL: [Self; 6] =
        [Self::Code, Self::Name, Self::Unit, Self::Category, Self::LotPolicy, Self::Packs];

    /// The heading that goes out.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Name => "name",
            Self::Unit => "unit",
            Self::Category => "category",
            Self::LotPolicy => "lot_policy",
            Self::Packs => "packs",
        }
    }

    fn of_heading(text: &str) -> Option<Self> {
        Some(match text.trim().to_lowercase().replace([' ', '-'], "_").as_str() {
            "code" | "item_code" | "sku" | "código" | "codigo" => Self::Code,
            "name" | "item" | "item_name" | "description" | "nombre" | "artículo" | "articulo" => Self::Name,
            "unit" | "base_unit" | "uom" | "unidad" => Self::Unit,
            "category" | "categoría" | "categoria" => Self::Category,
            "lot_policy" | "lot" | "lote" => Self::LotPolicy,
            "packs" | "pack" | "packaging" | "empaques" | "empaque" => Self::Packs,
            _ => return None,
        })
    }
}

/// What a table would do to the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CataloguePlan {
    pub items: Vec<NewItem>,
    pub changes: Vec<(ItemId, ItemChange)>,
    /// Rows that are here already, just so.
    pub unchanged: u64,
    pub problems: Vec<RowProblem>,
    pub rows: u64,
}

/// One bad row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
    /// Line of the file, from 1.
    pub line: u64,
    pub column: Option<Column>,
    pub reason: RowReason,
    /// What stands there, shortened.
    pub found: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowReason {
    /// The table has no rows, or its first row has no heading for this column.
    NoHeading,
    Blank,
    TooLong {
        limit: usize,
    },
    ControlCharacter,
    /// The letters were damaged when the file was saved.
    Garbled,
    UnknownCategory,
    UnknownLotPolicy,
    /// Not of the form `box:100|case:1000`.
    NotAPack,
    PackTooSmall,
    /// The same code stands on an earlier line.
    CodeTwice {
        first_line: u64,
    },
    /// An item without code has the same name as one on an earlier line or in the catalogue.
    NameTwice {
        first_line: Option<u64>,
    },
    /// The base unit of an item that is in use cannot change.
    UnitDiffers,
}

impl CataloguePlan {
    pub fn command(self) -> Command {
        Command::ImportCatalogue { items: self.items, changes: self.changes }
    }

    pub fn would_change(&self) -> bool {
        !self.items.is_empty() || !self.changes.is_empty()
    }
}

/// The catalogue in use as a table.
pub fn catalogue_csv(state: &State) -> Vec<u8> {
    let mut table = Table::new(&Column::ALL.map(Column::heading));
    for (id, item) in state.catalogue.items.iter().filter(|(_, item)| item.is_active()) {
        let packs = state.catalogue.packs_in_use(*id);
        let packs: Vec<String> =
            packs.iter().map(|(_, name, holds)| format!("{}:{holds}", name.as_str())).collect();
        table.row(&[
            Cell::Text(names::item_code(state, *id)),
            Cell::Text(names::item(state, *id)),
            Cell::Text(names::item_unit(state, *id)),
            Cell::Text(word_of(&CATEGORIES, item.category.get())),
            Cell::Text(word_of(&LOT_POLICIES, item.lot_policy.get())),
            Cell::Text(&packs.join("|")),
        ]);
    }
    table.finish()
}

fn word_of<T: PartialEq>(words: &[(&'static str, T)], value: Option<&T>) -> &'static str {
    words.iter().find(|(_, held)| Some(held) == value).map_or("", |(word, _)| word)
}

/// A table that is being judged. It goes in steps, so that a long one does not hold up the screen.
#[derive(Debug)]
pub struct CatalogueReader<'a> {
    state: &'a State,
    codes: BTreeMap<String, ItemId>,
    names: BTreeMap<String, ItemId>,
    seen_codes: BTreeMap<String, u64>,
    seen_names: BTreeMap<String, u64>,
    columns: Vec<Option<Column>>,
    plan: CataloguePlan,
}

/// Judges a whole table at once.
pub fn plan_catalogue(state: &State, file: &[u8]) -> CataloguePlan {
    let rows = csv::read(file);
    let Some((heading, rows)) = rows.split_first() else {
        let missing = RowProblem {
            line: 1,
            column: Some(Column::Name),
            reason: RowReason::NoHeading,
            found: String::new(),
        };
        return CataloguePlan { problems: vec![missing], ..CataloguePlan::default() };
    };
    let mut reader = CatalogueReader::new(state, heading);
    for row in rows {
        reader.take(row);
    }
    reader.finish()
}

impl<'a> CatalogueReader<'a> {
    pub fn new(state: &'a State, heading: &Row) -> Self {
        let columns: Vec<Option<Column>> =
            heading.cells.iter().map(|cell| Column::of_heading(cell)).collect();
        let mut plan = CataloguePlan::default();
        for needed in [Column::Name, Column::Unit] {
            if !columns.contains(&Some(needed)) {
                let found = shortened(&heading.cells.join(", "));
                let reason = RowReason::NoHeading;
                plan.problems.push(RowProblem { line: heading.line, column: Some(needed), reason, found });
            }
        }
        let named = |item: &ItemRecord| item.name.get().map(|name| name.as_str().to_lowercase());
        let coded =
            |item: &ItemRecord| item.code.get().cloned().flatten().map(|code| code.as_str().to_lowercase());
        // Whatever gave way to another item still means that one, unless its name was given anew.
        let (mut names, mut codes) = (BTreeMap::new(), BTreeMap::new());
        for (_, item) in state.catalogue.items.iter() {
            if let Some(stays) = item.kept_as {
                names.extend(named(item).map(|name| (name, stays)));
                codes.extend(coded(item).map(|code| (code, stays)));
            }
        }
        for (id, item) in state.catalogue.items.iter().filter(|(_, item)| item.is_active()) {
            names.extend(named(item).map(|name| (name, *id)));
            codes.extend(coded(item).map(|code| (code, *id)));
        }
        Self { state, codes, names, seen_codes: BTreeMap::new(), seen_names: BTreeMap::new(), columns, plan }
    }

    /// Judges the next row.
    pub fn take(&mut self, row: &Row) {
        if self.plan.problems.iter().any(|problem| problem.reason == RowReason::NoHeading) {
            return;
        }
        self.plan.rows += 1;
        match self.judge(row) {
            Ok(item) => self.place(row.line, item),
            Err(problem) => self.plan.problems.push(problem),
        }
    }

    pub fn finish(self) -> CataloguePlan {
        self.plan
    }

    fn cell<'r>(&self, row: &'r Row, column: Column) -> &'r str {
        let place = self.columns.iter().position(|held| *held == Some(column));
        place.and_then(|place| row.cells.get(place)).map_or("", String::as_str)
    }

    fn judge(&self, row: &Row) -> Result<NewItem, RowProblem> {
        let problem = |column, reason| RowProblem {
            line: row.line,
            column: Some(column),
            reason,
            found: shortened(self.cell(row, column)),
        };
        let label = |column| {
            let text = self.cell(row, column);
            if is_garbled(text) {
                return Err(problem(column, RowReason::Garbled));
            }
            Label::parse(text).map_err(|error| problem(column, RowReason::of(error)))
        };
        let or_blank =
            |column| if self.cell(row, column).is_empty() { Ok(None) } else { label(column).map(Some) };
        let category = match self.cell(row, Column::Category).to_lowercase().as_str() {
            "" => Category::Office,
            word => category_of(word).ok_or_else(|| problem(Column::Category, RowReason::UnknownCategory))?,
        };
        let lot_policy = match self.cell(row, Column::LotPolicy).to_lowercase().as_str() {
            "" => LotPolicy::None,
            word => {
                lot_policy_of(word).ok_or_else(|| problem(Column::LotPolicy, RowReason::UnknownLotPolicy))?
            }
        };
        let packs = self
            .cell(row, Column::Packs)
            .split('|')
            .filter(|pack| !pack.trim().is_empty())
            .map(|pack| read_pack(pack).map_err(|reason| problem(Column::Packs, reason)))
            .collect::<Result<_, _>>()?;
        Ok(NewItem {
            name: label(Column::Name)?,
            unit: label(Column::Unit)?,
            category,
            lot_policy,
            code: or_blank(Column::Code)?,
            starter: None,
            packs,
            lines: Vec::new(),
        })
    }

    /// Decides whether a good row is new, a change, or nothing new at all.
    fn place(&mut self, line: u64, item: NewItem) {
        let name_key = item.name.as_str().to_lowercase();
        let code_key = item.code.as_ref().map(|code| code.as_str().to_lowercase());
        let (first_line, held, column) = match &code_key {
            Some(code) => (self.seen_codes.insert(code.clone(), line), self.codes.get(code), Column::Code),
            None => (self.seen_names.get(&name_key).copied(), self.names.get(&name_key), Column::Name),
        };
        self.seen_names.entry(name_key).or_insert(line);
        let found = code_key.unwrap_or_else(|| item.name.as_str().to_owned());
        if let Some(first_line) = first_line {
            let reason = match column {
                Column::Code => RowReason::CodeTwice { first_line },
                _ => RowReason::NameTwice { first_line: Some(first_line) },
            };
            self.plan.problems.push(RowProblem { line, column: Some(column), reason, found });
            return;
        }
        let Some(id) = held.copied() else {
            self.plan.items.push(item);
            return;
        };
        let Some(record) = self.state.catalogue.item(&id) else { return };
        if record.unit.as_ref() != Some(&item.unit) {
            let (reason, found) = (RowReason::UnitDiffers, item.unit.as_str().to_owned());
            self.plan.problems.push(RowProblem { line, column: Some(Column::Unit), reason, found });
            return;
        }
        let changes = changes_to(record, &item);
        if changes.is_empty() {
            self.plan.unchanged += 1;
        }
        self.plan.changes.extend(changes.into_iter().map(|change| (id, change)));
    }
}

fn changes_to(record: &ItemRecord, row: &NewItem) -> Vec<ItemChange> {
    let mut changes = Vec::new();
    if record.name.get() != Some(&row.name) {
        changes.push(ItemChange::Name(row.name.clone()));
    }
    if record.category.get() != Some(&row.category) {
        changes.push(ItemChange::Category(row.category));
    }
    if record.lot_policy.get() != Some(&row.lot_policy) {
        changes.push(ItemChange::LotPolicy(row.lot_policy));
    }
    changes
}

fn read_pack(text: &str) -> Result<NewPack, RowReason> {
    let (name, holds) = text.rsplit_once(':').ok_or(RowReason::NotAPack)?;
    let name = Label::parse(name).map_err(|_| RowReason::NotAPack)?;
    let holds = Quantity::parse(holds).map_err(|error| match error {
        QuantityError::Blank
        | QuantityError::NotDigits
        | QuantityError::Negative
        | QuantityError::TooLarge => RowReason::NotAPack,
    })?;
    if holds.value() < 2 { Err(RowReason::PackTooSmall) } else { Ok(NewPack { name, holds }) }
}

impl RowReason {
    const fn of(error: TextError) -> Self {
        match error {
            TextError::Blank => Self::Blank,
            TextError::TooLong { limit } => Self::TooLong { limit },
            TextError::ControlCharacter => Self::ControlCharacter,
        }
    }
}

/// Recognises what UTF-8 looks like after it was taken for a Windows code page, and lost letters.
fn is_garbled(text: &str) -> bool {
    let mut chars = text.chars().peekable();
    while let Some(ch) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let continues = ('\u{80}'..='\u{bf}').contains(&next) || "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".contains(next);
        if ch == '\u{fffd}' || (matches!(ch, 'Ã' | 'Â' | 'â') && continues) {
            return true;
        }
    }
    false
}

/// What stands in a cell, for a list of problems.
pub(super) fn shortened(text: &str) -> String {
    let mut out: String = text.chars().take(40).collect();
    if text.chars().count() > 40 {
        out.push('…');
    }
    out
}
