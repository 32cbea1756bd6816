//! A tour, how to write a store, and why things are as they are.

#[doc = include_str!("tutorial.md")]
pub mod tutorial {}

#[doc = include_str!("design.md")]
pub mod design {}

#[doc = include_str!("store.md")]
pub mod store {}

#[doc = include_str!("postgres.md")]
pub mod postgres {}
