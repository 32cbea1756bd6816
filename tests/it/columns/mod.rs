//! Which column becomes which field.

mod detection;
mod email_column;
mod header_cases;
mod mapping;
mod opt_outs;
mod properties;
