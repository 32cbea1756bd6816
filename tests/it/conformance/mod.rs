//! The contract of a store: the built-in stores keep it, and the kit finds those that do not.

mod built_in;
mod durable;
mod kit;
mod limits;
mod mutants;
