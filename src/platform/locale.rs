//! The language that the tablet is set to.

/// BCP 47 tag of the preferred language, such as `en-US`.
pub fn language() -> Option<String> {
    web_sys::window()?.navigator().language().filter(|tag| !tag.is_empty())
}

/// Tells the page its language, so that it is read aloud and hyphenated rightly.
pub fn set_page_language(tag: &str) {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    if let Some(root) = root {
        // Setting an attribute with a valid name cannot fail.
        let _ = root.set_attribute("lang", tag);
    }
}
