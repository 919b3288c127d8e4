//! Prints a file of records as text, one event a line: `read_bundle FILE`.
//!
//! Verifies everything first and says what is wrong, where. docs/bundle-format.md tells how the
//! bytes mean what is printed here.

use std::env;
use std::error::Error;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use tallywell::codec::bundle::{Bundle, BundleError};
use tallywell::domain::event::{ClinicKind, Event, Timing};
use tallywell::domain::state::State;
use tallywell::domain::time::{Offset, Zoned};
use tallywell::exchange::names;
use tallywell::log::archive::Archive;

fn main() -> ExitCode {
    let Some(path) = env::args().nth(1) else {
        eprintln!("usage: read_bundle FILE");
        return ExitCode::from(2);
    };
    match run(&path) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads only the first lines closes the pipe: that is no failure.
        Err(error) if is_closed_pipe(error.as_ref()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{path}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn is_closed_pipe(error: &(dyn Error + 'static)) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

fn run(path: &str) -> Result<(), Box<dyn Error>> {
    let bundle = Bundle::decode(&fs::read(path)?).map_err(explained)?;
    let mut batches = Vec::new();
    for batch in &bundle.batches {
        batches.push((batch, batch.events().map_err(|error| format!("{error:?}"))?));
    }
    let state = State::of(batches.iter().flat_map(|(_, events)| events));
    let mut out = BufWriter::new(io::stdout().lock());
    let header = &bundle.header;
    let made = Zoned { at: header.made_at, offset: Offset::UTC };
    let sample = if header.kind == ClinicKind::Sample { " (a sample)" } else { "" };
    writeln!(out, "# clinic {}{sample}, {}", header.clinic_name, header.clinic)?;
    writeln!(out, "# made {} by tablet {}", names::timestamp(made), header.tablet)?;
    let events: usize = batches.iter().map(|(_, events)| events.len()).sum();
    writeln!(out, "# {} batches, {events} events; every digest holds", batches.len())?;
    report(&mut out, &Archive::of(&bundle.batches), &state)?;
    for (batch, events) in &batches {
        let tablet = names::tablet(&state, batch.stream);
        let digest = batch.digest.short();
        writeln!(
            out,
            "\n## tablet {tablet} {}-{} to {} {digest}",
            batch.stream,
            batch.first_seq,
            batch.last_seq()
        )?;
        for event in events {
            line(&mut out, event, &state)?;
        }
    }
    Ok(out.flush()?)
}

/// What is missing from the file, and what is in it twice.
fn report(out: &mut impl Write, archive: &Archive, state: &State) -> io::Result<()> {
    for gap in archive.gaps() {
        let tablet = names::tablet(state, gap.stream);
        writeln!(out, "# missing: tablet {tablet}, {} to {}", gap.from_seq, gap.to_seq)?;
    }
    for fork in archive.forks() {
        let tablet = names::tablet(state, fork.stream);
        writeln!(out, "# two versions: tablet {tablet}, from {}", fork.from_seq)?;
    }
    Ok(())
}

fn line(out: &mut impl Write, event: &Event, state: &State) -> io::Result<()> {
    let late = if event.header.timing == Timing::Backdated { " (entered later)" } else { "" };
    let who = match event.header.staff {
        None => "tablet",
        some => names::initials(state, some),
    };
    writeln!(
        out,
        "{:>6}  {}{late}  {who:<6}  {:?}",
        event.id.seq(),
        names::timestamp(event.zoned()),
        event.body
    )
}

fn explained(error: BundleError) -> String {
    match error {
        BundleError::NotABundle => "not a file of Tallywell".to_owned(),
        BundleError::NewerVersion(version) => {
            format!("version {version} of the container is newer than this program")
        }
        BundleError::Damaged { whole_batches, of: Some(of) } => {
            format!("damaged after batch {whole_batches} of {of}")
        }
        BundleError::Damaged { .. } | BundleError::Header(_) => "damaged from its beginning".to_owned(),
        BundleError::TooLarge => "unpacks to more than any clinic has".to_owned(),
        BundleError::Batch { number, of, tablet: Some((stream, seq)), error } => {
            format!("batch {number} of {of}, stream {stream} from event {seq}: {error:?}")
        }
        BundleError::Batch { number, of, tablet: None, error } => {
            format!("batch {number} of {of}: {error:?}")
        }
        BundleError::Truncated { whole_batches, of } => {
            format!("cut: {whole_batches} of {of} batches are whole")
        }
        BundleError::Trailer => "the trailer does not fit what stands before it".to_owned(),
    }
}
