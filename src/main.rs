//! The browser's entry: installs the last words of a panic, says where the program is cut into
//! wings, and hands over to the screens.

// Only the cut itself needs it: each wing is a foreign function that the loader links in.
#![cfg_attr(target_arch = "wasm32", allow(unsafe_code))]

#[cfg(target_arch = "wasm32")]
fn main() {
    tallywell::platform::panic::install(tallywell::app::BUILD);
    tallywell::platform::ready::announce_starting();
    tallywell::ui::root::mount(wings::FETCHES);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
mod wings {
    use leptos::wasm_split::{SplitLoaderError, wasm_split};
    use tallywell::ui::routes;
    use tallywell::ui::wings::{Engine, Fetches, NotFetched, Show};

    pub const FETCHES: Fetches = Fetches {
        gates: || Box::pin(async { gates().await.map_err(|_| NotFetched) }),
        day: || Box::pin(async { day().await.map_err(|_| NotFetched) }),
        supplies: || Box::pin(async { supplies().await.map_err(|_| NotFetched) }),
        manage: || Box::pin(async { manage().await.map_err(|_| NotFetched) }),
        handouts: || Box::pin(async { handouts().await.map_err(|_| NotFetched) }),
        sterilize: || Box::pin(async { sterilize().await.map_err(|_| NotFetched) }),
        engine: || Box::pin(async { engine().await.map_err(|_| NotFetched) }),
    };

    #[wasm_split(engine, wasm_split_path = ::leptos::wasm_split, fallible)]
    fn engine() -> Result<Engine, SplitLoaderError> {
        Ok(Engine::here())
    }

    #[wasm_split(gates, wasm_split_path = ::leptos::wasm_split, fallible)]
    fn gates() -> Result<Show, SplitLoaderError> {
        Ok(routes::gates)
    }

    #[wasm_split(day, wasm_split_path = ::leptos::wasm_split, fallible)]
    fn day() -> Result<Show, SplitLoaderError> {
        Ok(routes::day)
    }

    #[wasm_split(supplies, wasm_split_path = ::leptos::wasm_split, fallible)]
    fn supplies() -> Result<Show, SplitLoaderError> {
        Ok(routes::supplies)
    }

    #[wasm_split(manage, wasm_split_path = ::leptos::wasm_split, fallible)]
    fn manage() -> Result<Show, SplitLoaderError> {
        Ok(routes::manage)
    }

    #[wasm_split(handouts, wasm_split_path = ::leptos::wasm_split, fallible)]
    fn handouts() -> Result<Show, SplitLoaderError> {
        Ok(routes::handouts)
    }

    #[wasm_split(sterilize, wasm_split_path = ::leptos::wasm_split, fallible)]
    fn sterilize() -> Result<Show, SplitLoaderError> {
        Ok(routes::sterilize)
    }
}
