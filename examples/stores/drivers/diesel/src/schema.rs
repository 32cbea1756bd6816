//! The tables of `schema.sql`, as `diesel print-schema` writes them. The column `custom` is declared as JSON.

diesel::table! {
    leads (email) {
        email -> Text,
        email_as_written -> Nullable<Text>,
        first_name -> Nullable<Text>,
        last_name -> Nullable<Text>,
        company_name -> Nullable<Text>,
        job_title -> Nullable<Text>,
        custom -> Nullable<Json>,
    }
}

diesel::table! {
    campaigns (campaign_id) {
        campaign_id -> Text,
    }
}

diesel::table! {
    campaign_leads (campaign_id, email) {
        campaign_id -> Text,
        email -> Text,
    }
}

diesel::table! {
    suppressions (email) {
        email -> Text,
        reason -> Text,
    }
}

diesel::table! {
    imports (import_id) {
        import_id -> Text,
        campaign_id -> Text,
        last_batch -> Text,
    }
}
