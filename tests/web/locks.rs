//! One window writes. Locks of one page conflict with each other as those of two windows do.

use crate::support::{own_name, start};
use tallywell::platform::locks::{self, Ending};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn only_one_holds_a_lock_at_a_time() {
    let name = own_name("exclusive");
    let held = locks::try_take(&name).await.expect("locks work").expect("it is free");
    assert!(locks::try_take(&name).await.expect("locks work").is_none());

    let other = locks::try_take(&own_name("another")).await.expect("locks work");
    assert!(other.is_some(), "another name is another lock");
    drop(held);
    assert!(locks::wait_for(&name).await.is_ok());
}

#[wasm_bindgen_test]
async fn whoever_waits_gets_the_lock_when_it_is_released() {
    let name = own_name("waiting");
    let held = locks::wait_for(&name).await.expect("it is free");
    let waiting = start({
        let name = name.clone();
        async move { locks::wait_for(&name).await }
    });
    assert!(locks::try_take(&name).await.expect("locks work").is_none());
    assert!(!waiting.is_over());

    let ended = held.ended();
    drop(held);
    assert_eq!(ended.await, Ending::Released);
    let held = waiting.output().await.expect("the wait ends with the lock");
    assert!(locks::try_take(&name).await.expect("locks work").is_none());
    drop(held);
}

#[wasm_bindgen_test]
async fn a_stolen_lock_is_known_to_be_stolen() {
    let name = own_name("stolen");
    let held = locks::wait_for(&name).await.expect("it is free");
    let thief = locks::steal(&name).await.expect("stealing works");
    assert_eq!(held.ended().await, Ending::Stolen);

    // The old holder letting go does not free what the thief holds.
    drop(held);
    assert!(locks::try_take(&name).await.expect("locks work").is_none());
    let ended = thief.ended();
    drop(thief);
    assert_eq!(ended.await, Ending::Released);
}

#[wasm_bindgen_test]
async fn writers_take_over_one_after_another_and_never_two_at_once() {
    let name = own_name("take-over");
    let mut held = locks::wait_for(&name).await.expect("it is free");
    for _ in 0..20 {
        let next = start({
            let name = name.clone();
            async move { locks::wait_for(&name).await }
        });
        assert!(locks::try_take(&name).await.expect("locks work").is_none());
        assert!(!next.is_over());
        drop(held);
        held = next.output().await.expect("the wait ends with the lock");
    }
    drop(held);
}

#[wasm_bindgen_test]
async fn whoever_stops_waiting_does_not_keep_the_lock() {
    let name = own_name("given up");
    let held = locks::wait_for(&name).await.expect("it is free");
    {
        // Polled once, so that it stands in line, then dropped.
        let mut waiting = Box::pin(locks::wait_for(&name));
        let polled =
            std::future::poll_fn(|context| std::task::Poll::Ready(waiting.as_mut().poll(context).is_ready()));
        assert!(!polled.await);
    }
    drop(held);
    assert!(locks::wait_for(&name).await.is_ok());
}
