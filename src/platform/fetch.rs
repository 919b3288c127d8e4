//! Reading texts of our own origin: offline they come from the worker.

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The texts at many paths of this origin, in their order. All are on their way at the same time.
pub async fn texts(paths: &[String]) -> Vec<Option<String>> {
    let coming: Vec<Option<JsFuture>> = paths.iter().map(|path| ask(path)).collect();
    let mut texts = Vec::with_capacity(coming.len());
    for answer in coming {
        texts.push(match answer {
            Some(answer) => read(answer).await,
            None => None,
        });
    }
    texts
}

/// The text at a path of this origin; none if it does not come or is not there.
pub async fn text(path: &str) -> Option<String> {
    read(ask(path)?).await
}

fn ask(path: &str) -> Option<JsFuture> {
    Some(JsFuture::from(web_sys::window()?.fetch_with_str(path)))
}

async fn read(answer: JsFuture) -> Option<String> {
    let answer = answer.await.ok()?.dyn_into::<Response>().ok().filter(Response::ok)?;
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}
