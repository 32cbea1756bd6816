//! Which column becomes which field.

mod detection;
mod email_column;
mod full_names;
mod header_cases;
mod mapping;
mod name_lists;
mod opt_outs;
mod overrides;
mod properties;
