//! Seals a build: the last step of scripts/seal.sh, and what the end-to-end tests make their builds with.
//!
//! It owns what must agree byte for byte: the worker's list of digests, the build id, the security
//! policy (meta tag and header files) and the size budget. It must not know what the app does.
//! `precache` seals TRUNK_STAGING_DIR, `precache DIR` seals a folder (again, if need be),
//! `--unmeasured` leaves out the sizes, and `--check` only compares a sealed folder with its own
//! promises. The other side of the list is public/sw.js.

use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use headers::{POLICY, common_headers, header_file, write_hosting};
use page::{between, has_inline_script, sealed_page, unsealed_page, without_inline_script};
use sizes::Sizes;

mod headers;
mod page;
mod sizes;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// What hosts and installers read, and what no tablet needs offline.
const NOT_PRECACHED: [&str; 7] =
    ["/sw.js", "/build.json", "/_headers", "/_redirects", "/hosting/", "/screenshots/", "/fonts/LICENSE"];

fn main() -> ExitCode {
    let (flags, folders): (Vec<_>, Vec<_>) =
        env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let folder = folders.into_iter().next().or_else(|| env::var("TRUNK_STAGING_DIR").ok());
    let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
    let (Some(folder), [] | ["--check"] | ["--unmeasured"]) = (&folder, flags.as_slice()) else {
        eprintln!("usage: precache [--check | --unmeasured] DIR   (or TRUNK_STAGING_DIR)");
        return ExitCode::from(2);
    };
    let folder = Path::new(folder);
    let outcome = match flags.as_slice() {
        ["--check"] => check(folder),
        ["--unmeasured"] => seal(folder).map(|build| format!("build {build}")),
        _ => seal(folder).and_then(|build| measure(folder, &build)),
    };
    match outcome {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("precache: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Turns a folder that Trunk has written into a build that can be served, or says why it cannot.
/// Returns the build id.
fn seal(folder: &Path) -> Outcome<String> {
    let page_path = folder.join("index.html");
    let page = fs::read_to_string(&page_path).map_err(|error| format!("{}: {error}", page_path.display()))?;
    let (page, start) = without_inline_script(&unsealed_page(&page))?;
    if let Some(start) = start {
        fs::write(folder.join(start.name), start.text)?;
    }
    fs::write(&page_path, &page)?;

    let worker_path = folder.join("sw.js");
    let worker = fs::read_to_string(&worker_path)?;
    let build = build_id(&files(folder)?, &sealed_worker(&worker, "", &[])?);
    fs::write(&page_path, sealed_page(&page, &build)?)?;

    let files = files(folder)?;
    fs::write(&worker_path, sealed_worker(&worker, &build, &files)?)?;
    fs::write(folder.join("_headers"), header_file(&served_paths(folder)?))?;
    write_hosting(folder)?;
    let facts = build_json(&build, &files);
    fs::write(folder.join("build.json"), pretty(&facts)?)?;
    Ok(build)
}

/// Adds the sizes to build.json, and refuses what is too large. Compressing takes seconds, which the
/// tests' own builds need not wait for.
fn measure(folder: &Path, build: &str) -> Outcome<String> {
    let files = files(folder)?;
    let sizes = Sizes::of(folder, &files)?;
    let mut facts = build_json(build, &files);
    if let (Some(facts), Value::Object(measured)) = (facts.as_object_mut(), sizes.facts()) {
        facts.extend(measured);
    }
    fs::write(folder.join("build.json"), pretty(&facts)?)?;
    match sizes.within_budget() {
        // For looking at a screen while the size is being worked on; `--check` never looks away.
        Err(error) if env::var_os("TALLYWELL_OVER_BUDGET").is_some_and(|wish| wish == "warn") => {
            Ok(format!("OVER BUDGET: {error}\nbuild {build}"))
        }
        Err(error) => Err(error),
        Ok(()) => Ok(sizes.report(build)),
    }
}

/// A sealed folder keeps its promises: every listed byte is there, nothing unlisted, in budget.
fn check(folder: &Path) -> Outcome<String> {
    let files = files(folder)?;
    let page = fs::read_to_string(folder.join("index.html"))?;
    let worker = fs::read_to_string(folder.join("sw.js"))?;
    let build = between(&page, "<meta name=\"tallywell-build\" content=\"", "\"")
        .ok_or("index.html carries no build id")?
        .to_owned();
    if sealed_worker(&worker, &build, &files)? != worker {
        return Err("sw.js does not list exactly the files of this folder".into());
    }
    if !page.contains(POLICY) || has_inline_script(&page) {
        return Err("index.html has no policy, or a script that the policy forbids".into());
    }
    let sizes = Sizes::of(folder, &files)?;
    sizes.within_budget()?;
    Ok(sizes.report(&build))
}

/// One file that a tablet keeps.
struct File {
    /// From the root of the site, with a leading slash.
    path: String,
    sha256: String,
    bytes: Vec<u8>,
}

/// Every file to precache, sorted by path so that the same content gives the same worker.
fn files(folder: &Path) -> Outcome<Vec<File>> {
    let mut found = Vec::new();
    for path in paths(folder, "")? {
        if is_precached(&path) {
            let bytes = fs::read(folder.join(path.trim_start_matches('/')))?;
            let sha256 = hex(&bytes);
            found.push(File { path, sha256, bytes });
        }
    }
    Ok(found)
}

/// What a host answers for. build.json is written last, and named all the same.
fn served_paths(folder: &Path) -> Outcome<Vec<String>> {
    let hidden = ["/_headers", "/_redirects", "/hosting/", "/build.json"];
    let mut found = paths(folder, "")?;
    found.retain(|path| !hidden.iter().any(|no| path.starts_with(no)));
    found.push("/build.json".to_owned());
    Ok(found)
}

/// The paths of all files below a folder, sorted, from the root of the site.
fn paths(folder: &Path, prefix: &str) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_str().ok_or("a file name is not UTF-8")?;
        // A build that was refused leaves Trunk's `.stage` behind; hosts hide such names, too.
        if name.starts_with('.') {
            continue;
        }
        let path = format!("{prefix}/{name}");
        if entry.file_type()?.is_dir() {
            found.extend(paths(&entry.path(), &path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn is_precached(path: &str) -> bool {
    // The system fetches the icons while it installs the app; the page itself shows the drawing.
    let is_icon = path.starts_with("/icons/") && path.ends_with(".png");
    !is_icon && !NOT_PRECACHED.iter().any(|no| path == *no || (no.ends_with('/') && path.starts_with(no)))
}

/// Content that names itself: Trunk ends such names in 16 hexadecimal digits of a hash.
fn is_hashed_name(path: &str) -> bool {
    let Some((stem, _)) = path.rsplit_once('.') else {
        return false;
    };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let Some((_, hash)) = stem.rsplit_once('-') else {
        return false;
    };
    hash.len() >= 15 && hash.len() <= 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Names everything that decides how the app behaves: files, the worker's own code, the headers that
/// the worker keeps together with the page. Not the commit: the same bytes are the same build.
fn build_id(files: &[File], worker: &str) -> String {
    let mut text = format!("{worker}\n{}", common_headers());
    for file in files {
        let _ = write!(text, "\n{} {}", file.path, file.sha256);
    }
    hex(text.as_bytes()).chars().take(12).collect()
}

const LIST_OPEN: &str = "/* build:start */";
const LIST_CLOSE: &str = "/* build:end */";

/// The worker with its build id and list, in place of whatever stood between the two marks.
fn sealed_worker(worker: &str, build: &str, files: &[File]) -> Outcome<String> {
    let old =
        between(worker, LIST_OPEN, LIST_CLOSE).ok_or("sw.js has lost the marks around its list of files")?;
    let mut list = format!("\nconst BUILD = {};\nconst FILES = [\n", json!(build));
    for file in files {
        let entry = json!({ "path": file.path, "sha256": file.sha256, "bytes": file.bytes.len() });
        let _ = writeln!(list, "  {entry},");
    }
    list.push_str("];\n");
    Ok(worker.replacen(
        &format!("{LIST_OPEN}{old}{LIST_CLOSE}"),
        &format!("{LIST_OPEN}{list}{LIST_CLOSE}"),
        1,
    ))
}

fn build_json(build: &str, files: &[File]) -> Value {
    json!({
        "app": "tallywell",
        "version": env!("CARGO_PKG_VERSION"),
        "build": build,
        "commit": commit(),
        "files": files.len(),
    })
}

fn pretty(value: &Value) -> Outcome<String> {
    Ok(serde_json::to_string_pretty(value)? + "\n")
}

/// The commit, marked when the tree has changes of its own; null outside a checkout.
fn commit() -> Option<String> {
    let output = Command::new("git")
        .args(["describe", "--always", "--abbrev=12", "--dirty=+changes", "--exclude=*"])
        .current_dir(project())
        .output()
        .ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where the sources are: as cargo says when it runs this, else here.
fn project() -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("."), PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    pub fn file(path: &str, text: &str) -> File {
        File { path: path.to_owned(), sha256: hex(text.as_bytes()), bytes: text.as_bytes().to_vec() }
    }

    #[test]
    fn a_digest_is_the_published_one() {
        assert_eq!(hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn sealing_twice_gives_the_same_worker() {
        let worker = "a /* build:start */ x /* build:end */ b";
        let sealed = sealed_worker(worker, "b1", &[file("/a", "1")]).unwrap();
        assert_eq!(sealed_worker(&sealed, "b1", &[file("/a", "1")]).unwrap(), sealed);
        assert!(sealed_worker("no marks", "b1", &[]).is_err());
    }

    #[test]
    fn a_changed_byte_a_changed_name_and_a_changed_worker_are_other_builds() {
        let build = |path, text, worker| build_id(&[file(path, text)], worker);
        let first = build("/a", "1", "w");
        assert_eq!(first.len(), 12);
        assert_eq!(first, build("/a", "1", "w"));
        for other in [build("/a", "2", "w"), build("/b", "1", "w"), build("/a", "1", "v")] {
            assert_ne!(first, other);
        }
    }

    #[test]
    fn what_no_tablet_needs_is_not_on_the_list() {
        for path in
            ["/sw.js", "/hosting/nginx.conf", "/screenshots/wide.png", "/icons/icon-512.png", "/_headers"]
        {
            assert!(!is_precached(path), "{path}");
        }
        for path in ["/index.html", "/boot.js", "/icons/sign.svg"] {
            assert!(is_precached(path), "{path}");
        }
    }
}
