//! One folder a job.

pub mod catalogue;
pub mod coming;
pub mod container;
pub mod count;
pub mod exchange;
pub mod first_start;
pub mod gates;
pub mod handouts;
pub mod history;
#[cfg(feature = "kit")]
pub mod kit_gallery;
pub mod lock;
pub mod more;
pub mod order;
pub mod pars;
pub mod people;
pub mod picture;
pub mod places;
pub mod qr;
pub mod recall;
pub mod recovery;
pub mod scan;
pub mod settings;
pub mod sterile;
pub mod stock;
pub mod supply;
pub mod tablet;
pub mod today;
mod today_sterile;
