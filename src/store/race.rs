//! Waiting for whichever of two futures is ready first.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

/// The one that was ready first; at a tie the left one.
pub(crate) enum First<L, R> {
    Left(L),
    Right(R),
}

/// Polls both; the loser is dropped.
pub(crate) async fn race<L: Future, R: Future>(left: L, right: R) -> First<L::Output, R::Output> {
    let mut left = pin!(left);
    let mut right = pin!(right);
    poll_fn(|context| match left.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(First::Left(output)),
        Poll::Pending => right.as_mut().poll(context).map(First::Right),
    })
    .await
}
