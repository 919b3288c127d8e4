//! The security policy and the other headers, in the words of each kind of host.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::{Outcome, is_hashed_name, project};

/// Without `frame-ancestors`, which browsers refuse in a meta tag. No inline script and no hash:
/// the policy is the same for every build, so a host's configuration is written once.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
    worker-src 'self'; media-src 'self' blob:; base-uri 'none'; form-action 'none'; \
    object-src 'none'; frame-src 'none'; require-trusted-types-for 'script'; trusted-types default";

const HEADERS: [(&str, &str); 6] = [
    ("Strict-Transport-Security", "max-age=31536000"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), \
         bluetooth=(), midi=(), gyroscope=(), accelerometer=(), magnetometer=(), display-capture=()",
    ),
];

const CACHE_FOREVER: &str = "public, max-age=31536000, immutable";
const CACHE_ASK: &str = "no-cache";

fn header_policy() -> String {
    format!("{POLICY}; frame-ancestors 'none'")
}

/// `Name: value` lines that every answer carries.
pub fn common_headers() -> String {
    let mut text = format!("Content-Security-Policy: {}\n", header_policy());
    for (name, value) in HEADERS {
        let _ = writeln!(text, "{name}: {value}");
    }
    text
}

/// Netlify-style `_headers`. Each path is named once: hosts differ in what two matching rules mean.
pub fn header_file(paths: &[String]) -> String {
    let mut text = String::from("/*\n");
    for line in common_headers().lines() {
        let _ = writeln!(text, "  {line}");
    }
    for path in ["/"].into_iter().chain(paths.iter().map(String::as_str)) {
        let cache = if is_hashed_name(path) { CACHE_FOREVER } else { CACHE_ASK };
        let _ = write!(text, "{path}\n  Cache-Control: {cache}\n");
    }
    text
}

/// Fills docs/hosting/*.template into DIST/hosting/.
pub fn write_hosting(folder: &Path) -> Outcome<()> {
    let source = project().join("docs/hosting");
    let target = folder.join("hosting");
    fs::create_dir_all(&target)?;
    for entry in fs::read_dir(&source).map_err(|error| format!("{}: {error}", source.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "template") {
            let name = path.file_stem().ok_or("a template without a name")?;
            fs::write(target.join(name), filled_template(&fs::read_to_string(&path)?)?)?;
        }
    }
    Ok(())
}

/// A line `...{{name}}...{{value}}...` is repeated for each header.
fn filled_template(template: &str) -> Outcome<String> {
    let mut text = String::new();
    for line in template.split_inclusive('\n') {
        if line.contains("{{name}}") {
            for header in common_headers().lines() {
                let (name, value) = header.split_once(": ").ok_or("a header without a value")?;
                text.push_str(&line.replace("{{name}}", name).replace("{{value}}", value));
            }
        } else {
            text.push_str(line);
        }
    }
    if text.contains("{{") { Err("a template has an unknown placeholder".into()) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashed_names_are_kept_for_ever_and_the_rest_is_asked_for() {
        for path in [
            "/tallywell-5d25f6fdd9eb0d11.js",
            "/tallywell-5d25f6fdd9eb0d11_bg.wasm",
            "/base-71b00d76b5b6a5f5.css",
        ] {
            assert!(is_hashed_name(path), "{path}");
        }
        for path in [
            "/index.html",
            "/boot.js",
            "/icons/icon-192.png",
            "/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2",
        ] {
            assert!(!is_hashed_name(path), "{path}");
        }
        let text = header_file(&["/a-5d25f6fdd9eb0d11.js".to_owned(), "/index.html".to_owned()]);
        assert!(
            text.contains("/a-5d25f6fdd9eb0d11.js\n  Cache-Control: public, max-age=31536000, immutable\n")
        );
        assert!(text.contains("/index.html\n  Cache-Control: no-cache\n"));
        assert!(text.contains("frame-ancestors 'none'"));
    }

    #[test]
    fn a_template_gets_every_header_and_no_leftover() {
        let text = filled_template("server {\n  add_header {{name}} \"{{value}}\" always;\n}\n").unwrap();
        assert_eq!(text.lines().count(), 2 + 1 + HEADERS.len());
        assert!(text.contains("  add_header X-Content-Type-Options \"nosniff\" always;\n"));
        assert!(filled_template("{{who}}").is_err());
    }
}
