//! Handouts: what a sheet is, what its figures say, how hard it is to read, who approved it and how it
//! is found. Pure.
//!
//! A sheet is blocks, never markup; a number in it is a [`figure::FigureKey`] of one registry that all
//! languages share. Approval is of one version in one language, and the version is a fingerprint of the
//! text and of the figures it uses: what changes either is a draft again, without anybody saying so.
//! Must not know how sheets are written in files (`codec::sheet`), nor any patient. Read `sheet`,
//! `figure`, `readability`, then `approval`.

pub mod approval;
mod bodies;
pub mod command;
pub mod compare;
pub mod decide;
pub mod figure;
pub mod find;
pub mod gate;
pub mod language;
pub mod lint;
pub mod names;
pub mod pemat;
pub mod readability;
pub mod rich;
pub mod sheet;
pub mod today;
pub mod view;
pub mod visit;
