//! Which column becomes which field.

mod detection;
mod email_column;
mod full_names;
mod header_cases;
mod mapping;
mod opt_outs;
mod overrides;
mod properties;
