//! Serves a sealed build on this machine exactly as production does: `serve DIR [PORT] [--log]`.
//!
//! The headers come from DIR/_headers and from nowhere else, so what is tested is what is shipped.
//! Port 0 takes any free port; the first line of output names the address. With `--log` each answer
//! is one line (`GET /path 200`): the tests count requests by it. No state: a SIGTERM just ends it.
//! Absent on purpose: TLS, compression, ranges, anything that writes.

use std::env;
use std::error::Error;
use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// A browser that opens a connection ahead of time and says nothing must not hold a thread for ever.
const PATIENCE: Duration = Duration::from_secs(30);
const LINE_MAX: u64 = 16 * 1024;
/// What hosts read and keep to themselves.
const HIDDEN: [&str; 3] = ["/_headers", "/_redirects", "/hosting/"];
const HEADER_LINES_MAX: usize = 100;

fn main() -> ExitCode {
    let (flags, plain): (Vec<_>, Vec<_>) =
        env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let port = plain.get(1).map_or(Ok(8080), |port| port.parse::<u16>());
    let (Some(folder), Ok(port)) = (plain.first(), port) else {
        eprintln!("usage: serve DIR [PORT] [--log]");
        return ExitCode::from(2);
    };
    match run(Path::new(folder), port, flags.iter().any(|flag| flag == "--log")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("serve: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: &Path, port: u16, log: bool) -> Outcome<()> {
    let site = Arc::new(Site::open(folder)?);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .map_err(|error| format!("port {port} of 127.0.0.1: {error}"))?;
    println!("http://{}", listener.local_addr()?);
    for stream in listener.incoming() {
        let site = Arc::clone(&site);
        // A connection that failed before it was ours is nobody's error.
        let Ok(stream) = stream else { continue };
        thread::spawn(move || {
            // The other side may leave at any time; there is nobody left to tell.
            let _ = converse(&site, &stream, log);
        });
    }
    Ok(())
}

/// One request, one answer, goodbye.
fn converse(site: &Site, stream: &TcpStream, log: bool) -> Outcome<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(stream);
    let Some((method, target)) = read_request(&mut reader)? else {
        return Ok(());
    };
    let answer = site.answer(&method, &target);
    let mut head = format!(
        "HTTP/1.1 {}\r\nContent-Length: {}\r\nConnection: close\r\n",
        answer.status,
        answer.body.len()
    );
    for (name, value) in &answer.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    if log {
        let code = answer.status.split(' ').next().unwrap_or_default();
        writeln!(io::stdout().lock(), "{method} {target} {code}")?;
    }
    let mut writer = stream;
    writer.write_all(head.as_bytes())?;
    if method != "HEAD" {
        writer.write_all(&answer.body)?;
    }
    Ok(writer.flush()?)
}

/// Method and target; None when the other side closed without asking.
fn read_request(reader: &mut impl BufRead) -> Outcome<Option<(String, String)>> {
    let first = read_line(reader)?;
    let mut words = first.split_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return Ok(None);
    };
    for _ in 0..HEADER_LINES_MAX {
        if read_line(reader)?.trim().is_empty() {
            return Ok(Some((method.to_owned(), target.to_owned())));
        }
    }
    Err("too many header lines".into())
}

fn read_line(reader: &mut impl BufRead) -> Outcome<String> {
    let mut line = String::new();
    io::Read::take(reader, LINE_MAX).read_line(&mut line)?;
    Ok(line)
}

/// A folder and the rules of its `_headers`.
struct Site {
    root: PathBuf,
    rules: Vec<Rule>,
}

struct Rule {
    path: String,
    headers: Vec<(String, String)>,
}

struct Answer {
    status: &'static str,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Site {
    fn open(folder: &Path) -> Outcome<Self> {
        let root = folder.canonicalize().map_err(|error| format!("{}: {error}", folder.display()))?;
        let rules = fs::read_to_string(root.join("_headers"))
            .map_err(|error| format!("{}/_headers: {error}; build with `make dist` first", root.display()))?;
        Ok(Self { rules: parse_rules(&rules), root })
    }

    fn answer(&self, method: &str, target: &str) -> Answer {
        if method != "GET" && method != "HEAD" {
            return self.refusal("405 Method Not Allowed");
        }
        let asked = target.split(['?', '#']).next().unwrap_or_default();
        let Some(path) = decode(asked) else {
            return self.refusal("400 Bad Request");
        };
        if HIDDEN.iter().any(|hidden| path.starts_with(hidden)) {
            return self.refusal("404 Not Found");
        }
        if let Some(body) = self.file(&path) {
            return self.found(&path, body);
        }
        // A path without a dot is a place in the app. A missing file stays missing.
        let is_place = path.starts_with('/') && !path.contains('.');
        match self.file("/index.html") {
            Some(body) if is_place => self.found("/index.html", body),
            _ => self.refusal("404 Not Found"),
        }
    }

    /// The bytes of a file inside the root.
    fn file(&self, path: &str) -> Option<Vec<u8>> {
        let file = self.root.join(path.strip_prefix('/')?).canonicalize().ok()?;
        // Asked of the real path: `..`, doubled slashes and links all end here.
        if !file.starts_with(&self.root) || !file.is_file() {
            return None;
        }
        fs::read(file).ok()
    }

    fn found(&self, path: &str, body: Vec<u8>) -> Answer {
        let mut headers = self.headers_of(path);
        headers.push(("Content-Type".to_owned(), mime(path).to_owned()));
        Answer { status: "200 OK", headers, body }
    }

    fn refusal(&self, status: &'static str) -> Answer {
        let mut headers = self.headers_of("");
        headers.push(("Content-Type".to_owned(), "text/plain; charset=utf-8".to_owned()));
        Answer { status, headers, body: format!("{status}\n").into_bytes() }
    }

    fn headers_of(&self, path: &str) -> Vec<(String, String)> {
        self.rules
            .iter()
            .filter(|rule| rule.path == "/*" || rule.path == path)
            .flat_map(|rule| rule.headers.clone())
            .collect()
    }
}

/// A line at the margin names a path (or `/*`); the indented lines below are its headers.
fn parse_rules(text: &str) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if !line.starts_with(' ') {
            rules.push(Rule { path: line.trim().to_owned(), headers: Vec::new() });
        } else if let (Some(rule), Some((name, value))) = (rules.last_mut(), line.trim().split_once(": ")) {
            rule.headers.push((name.to_owned(), value.to_owned()));
        }
    }
    rules
}

/// Percent-decoding; None for what is no path of ours at all.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    let text = String::from_utf8(bytes).ok()?;
    (!text.contains(['\0', '\\'])).then_some(text)
}

fn mime(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "text/plain; charset=utf-8",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A site in a folder of its own, taken away when the test is over.
    struct Scratch(PathBuf);

    impl Scratch {
        fn new(name: &str) -> Self {
            let folder = env::temp_dir().join(format!("tallywell-serve-{}-{name}", std::process::id()));
            let site = folder.join("site");
            fs::create_dir_all(&site).unwrap();
            fs::write(folder.join("secret.txt"), "secret").unwrap();
            fs::write(site.join("index.html"), "page").unwrap();
            fs::write(site.join("app.wasm"), "wasm").unwrap();
            fs::write(site.join("_headers"), "/*\n  X-All: yes\n/index.html\n  Cache-Control: no-cache\n")
                .unwrap();
            Self(folder)
        }

        fn check(&self, target: &str, status: &str, body: &str) -> Answer {
            let answer = Site::open(&self.0.join("site")).unwrap().answer("GET", target);
            assert_eq!(
                (answer.status, String::from_utf8_lossy(&answer.body).as_ref()),
                (status, body),
                "{target}"
            );
            answer
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).unwrap();
        }
    }

    fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
        answer.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    #[test]
    fn places_get_the_page_and_missing_files_stay_missing() {
        let site = Scratch::new("places");
        for target in ["/", "/stock", "/more/exchange?x=1", "/index.html"] {
            let answer = site.check(target, "200 OK", "page");
            assert_eq!(header(&answer, "Cache-Control"), Some("no-cache"), "{target}");
            assert_eq!(header(&answer, "Content-Type"), Some("text/html; charset=utf-8"));
        }
        let wasm = site.check("/app.wasm", "200 OK", "wasm");
        assert_eq!(header(&wasm, "Content-Type"), Some("application/wasm"));
        assert_eq!((header(&wasm, "X-All"), header(&wasm, "Cache-Control")), (Some("yes"), None));
        site.check("/app.js", "404 Not Found", "404 Not Found\n");
    }

    #[test]
    fn nothing_outside_the_folder_and_no_host_file_is_served() {
        let site = Scratch::new("outside");
        for target in
            ["/../secret.txt", "/%2e%2e/secret.txt", "//../secret.txt", "/_headers", "/..%2fsecret.txt"]
        {
            site.check(target, "404 Not Found", "404 Not Found\n");
        }
        let absolute = format!("/{}", site.0.join("secret.txt").display());
        site.check(&absolute, "404 Not Found", "404 Not Found\n");
        for target in ["/%zz", "/%0", "/a%00b", "/a%5cb"] {
            site.check(target, "400 Bad Request", "400 Bad Request\n");
        }
    }

    #[test]
    fn only_reading_is_possible() {
        let site = Scratch::new("methods");
        let answer = Site::open(&site.0.join("site")).unwrap().answer("POST", "/");
        assert_eq!(answer.status, "405 Method Not Allowed");
    }
}
