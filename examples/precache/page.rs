//! The page: its policy, its build id, and no inline script.

use super::{Outcome, hex};
use crate::headers::POLICY;

const CHARSET: &str = "<meta charset=\"utf-8\">";

/// The page with its build id and policy, before anything that the policy governs.
pub fn sealed_page(page: &str, build: &str) -> Outcome<String> {
    if !page.contains(CHARSET) {
        return Err("index.html has no <meta charset=\"utf-8\"> to put the policy behind".into());
    }
    let tags = format!(
        "{CHARSET}\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\
         \n    <meta name=\"tallywell-build\" content=\"{build}\">"
    );
    Ok(page.replacen(CHARSET, &tags, 1))
}

/// Takes the tags of an earlier seal out again, so that sealing twice gives the same page.
pub fn unsealed_page(page: &str) -> String {
    let ours = ["<meta http-equiv=\"Content-Security-Policy\"", "<meta name=\"tallywell-build\""];
    page.split_inclusive('\n')
        .filter(|line| !ours.iter().any(|tag| line.trim_start().starts_with(tag)))
        .collect()
}

/// Trunk's starter, as a file of its own.
#[derive(Debug, PartialEq)]
pub struct Start {
    pub name: String,
    pub text: String,
}

const INLINE_OPEN: &str = "<script type=\"module\">";
const SCRIPT_CLOSE: &str = "</script>";

/// The app begins when boot.js knows that no newer build takes the place of the page.
const WAIT: &str = "await window.tallywellUpdate.settled;";

/// Moves Trunk's inline module script into a file named by its hash.
pub fn without_inline_script(page: &str) -> Outcome<(String, Option<Start>)> {
    let Some(text) = between(page, INLINE_OPEN, SCRIPT_CLOSE) else {
        return if has_inline_script(page) {
            Err("index.html holds an inline script that is not Trunk's".into())
        } else {
            Ok((page.to_owned(), None))
        };
    };
    let starter = format!("{WAIT}{text}");
    let digest: String = hex(starter.as_bytes()).chars().take(16).collect();
    let name = format!("start-{digest}.js");
    let moved = page.replacen(
        &format!("{INLINE_OPEN}{text}{SCRIPT_CLOSE}"),
        &format!("<script type=\"module\" src=\"/{name}\">{SCRIPT_CLOSE}"),
        1,
    );
    if has_inline_script(&moved) {
        return Err("index.html holds more than one inline script".into());
    }
    Ok((moved, Some(Start { name, text: starter })))
}

pub fn has_inline_script(page: &str) -> bool {
    page.split("<script")
        .skip(1)
        .any(|rest| rest.split_once('>').is_none_or(|(tag, _)| !tag.contains("src=")))
}

pub fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    Some(text.split_once(open)?.1.split_once(close)?.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::is_hashed_name;

    const PAGE: &str = "<head>\n    <meta charset=\"utf-8\">\n    <script src=\"/boot.js\"></script>\n\
        <script type=\"module\">\nimport init from '/app.js';\n</script></head>";

    #[test]
    fn the_starter_moves_into_a_file_named_by_its_bytes() {
        let (page, start) = without_inline_script(PAGE).unwrap();
        let start = start.unwrap();
        assert_eq!(start.text, format!("{WAIT}\nimport init from '/app.js';\n"));
        assert_eq!(start.name, format!("start-{}.js", &hex(start.text.as_bytes())[..16]));
        assert!(page.contains(&format!("<script type=\"module\" src=\"/{}\"></script>", start.name)));
        assert!(is_hashed_name(&format!("/{}", start.name)));
        assert_eq!(without_inline_script(&page).unwrap(), (page, None), "a second run finds nothing to move");
    }

    #[test]
    fn any_other_inline_script_stops_the_build() {
        assert!(without_inline_script("<script>alert(1)</script>").is_err());
        assert!(
            without_inline_script(&PAGE.replace("</head>", "<script type=\"module\">x</script></head>"))
                .is_err()
        );
    }

    #[test]
    fn sealing_twice_gives_the_same_page() {
        let once = sealed_page(PAGE, "b1").unwrap();
        assert_eq!(sealed_page(&unsealed_page(&once), "b1").unwrap(), once);
        assert_eq!(unsealed_page(&once), PAGE);
    }

    #[test]
    fn the_policy_stands_before_the_first_script_and_allows_nothing_inline() {
        let page = sealed_page(PAGE, "b1").unwrap();
        assert!(page.find(POLICY).unwrap() < page.find("<script").unwrap());
        assert!(!POLICY.contains("unsafe-inline") && !POLICY.contains("'unsafe-eval'"));
        assert!(!POLICY.contains("http"), "no other origin");
        assert!(!POLICY.contains("  "), "one space between the parts");
    }
}
