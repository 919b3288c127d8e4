//! Ordering: what should be ordered and why, the orders under way, the rule of an item, vendors.
//!
//! `list` proposes and lists, `page` is one order (`draft` while it is one, `placed` once it is on its
//! way, `receive` a line that comes, `some` the way to one by hand), `rule` and `vendors` what proposals are made from, `tools` takes
//! an order along as text, table or print. Nothing here orders by itself.

mod draft;
mod lines;
mod list;
mod page;
mod placed;
mod receive;
mod rule;
mod rule_fields;
mod shared;
mod some;
mod tools;
mod vendors;

pub use list::Orders;
pub use page::OrderPage;
pub use receive::ReceiveLine;
pub use rule::Rule;
pub use some::OrderSome;
pub use vendors::Vendors;
