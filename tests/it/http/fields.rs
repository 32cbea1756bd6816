//! The fields of the form: each takes effect or is refused, wherever it is, and none is ignored in silence.

use std::sync::Arc;

use lead_import::{
    CampaignId, Email, Importer, LeadStore, MemoryStore, StoreError,
    store::{Batch, FieldPolicy, LeadOutcome, Presence, StoreLimits},
};
use serde_json::{Value, json};

use super::{
    site::Site,
    wire::{self, Reply, multipart, part},
};

const FILE: &str = "email,First Name,Company,Status\n\
                    ada@example.com,Ada,,active\n\
                    ada@example.com,Augusta,Analytical Engines,active\n\
                    bo@example.com,Bo,Globex,unsubscribed\n\
                    cy@example.com,Cy,Initech,active,extra\n";

/// Uploads [`FILE`] with these fields, once before and once after the file, and returns the replies and the sites.
async fn upload_both(fields: &[(&str, &str)]) -> [(Reply, Site); 2] {
    let fields: Vec<_> = fields.iter().map(|(name, value)| part(name, value)).collect();
    let before = [fields.clone(), vec![part("file", FILE)]].concat();
    let after = [vec![part("file", FILE)], fields].concat();
    let (one, two) = (Site::open(), Site::open());
    let replies =
        [wire::upload(one.address, &multipart(&before)).await, wire::upload(two.address, &multipart(&after)).await];
    let [before, after] = replies;
    [(before, one), (after, two)]
}

fn counts(reply: &Reply) -> Value {
    let leads = &reply.body["data"]["leads"];
    json!([leads["created"], leads["existing"], leads["failed"]])
}

#[tokio::test]
async fn each_field_takes_effect_before_and_after_the_file() {
    let cases: [(&[(&str, &str)], Value); 7] = [
        (&[], json!([2, 1, 1])),
        (&[("extraCells", "keep")], json!([3, 1, 0])),
        (&[("extraCells", "reject")], json!([2, 1, 1])),
        (&[("optedOut", "reject")], json!([1, 1, 2])),
        (&[("duplicates", "reject")], json!([2, 0, 2])),
        (&[("batchSize", "1"), ("existing", "overwrite"), ("dryRun", "false")], json!([2, 1, 1])),
        (&[("duplicates", "reject"), ("optedOut", "reject"), ("extraCells", "keep")], json!([2, 0, 2])),
    ];
    for (fields, expected) in cases {
        for (reply, site) in upload_both(fields).await {
            assert_eq!((reply.status, counts(&reply)), (200, expected.clone()), "{fields:?}: {reply:?}");
            assert_eq!(site.leads() as u64, expected[0].as_u64().unwrap());
        }
    }
}

#[tokio::test]
async fn a_policy_of_the_request_counts_before_the_importers() {
    let cases = [(None, "Augusta"), (Some("keep"), "Ada"), (Some("fillEmpty"), "Ada"), (Some("overwrite"), "Augusta")];
    for (existing, name) in cases {
        let site = Site::with(|api| api.importer(Importer::new().existing(FieldPolicy::Overwrite)));
        let fields = existing.map(|policy| part("existing", policy));
        let parts: Vec<_> = [part("file", FILE)].into_iter().chain(fields).collect();
        assert_eq!(wire::upload(site.address, &multipart(&parts)).await.status, 200);
        let ada = site.acme.lead(&Email::parse("ada@example.com").unwrap()).unwrap();
        assert_eq!(ada.first_name(), Some(name), "{existing:?}");
        assert_eq!(ada.company_name(), (existing != Some("keep")).then_some("Analytical Engines"), "{existing:?}");
    }
}

#[tokio::test]
async fn a_full_name_is_split_unless_the_form_says_otherwise() {
    let file = part("file", "Name,Email\nNagy Réka,ada@example.com\nKovács Zsófia,bo@example.com\n");
    for (policy, name) in
        [(None, Some("Réka")), (Some("detect"), Some("Réka")), (Some("split"), Some("Réka")), (Some("keep"), None)]
    {
        let site = Site::open();
        let fields = policy.map(|policy| part("fullNames", policy));
        let parts: Vec<_> = [file.clone()].into_iter().chain(fields).collect();
        assert_eq!(wire::upload(site.address, &multipart(&parts)).await.status, 200);
        let lead = site.acme.lead(&Email::parse("ada@example.com").unwrap()).unwrap();
        assert_eq!(lead.first_name(), name, "{policy:?}");
    }
}

#[tokio::test]
async fn a_dry_run_replies_as_the_import_and_writes_nothing() {
    let [(dry, site), _] = upload_both(&[("dryRun", "true"), ("existing", "fillEmpty")]).await;
    assert_eq!(site.leads(), 0);
    let [(real, site), _] = upload_both(&[("existing", "fillEmpty")]).await;
    assert_eq!((dry.status, dry.text), (real.status, real.text));
    assert_eq!(site.leads(), 2);
}

#[tokio::test]
async fn a_value_that_is_not_allowed_is_refused_with_the_field_the_value_and_what_is_allowed() {
    let long = "x".repeat(1_000);
    let cases = [
        ("dryRun", "yes", "true or false"),
        ("dryRun", "", "true or false"),
        ("dryRun", "True", "true or false"),
        ("existing", "fill", "keep, fillEmpty or overwrite"),
        ("existing", "", "keep, fillEmpty or overwrite"),
        ("existing", "null", "keep, fillEmpty or overwrite"),
        ("duplicates", "as-existing", "asExisting, firstWins, lastWins, mergeNonEmpty or reject"),
        ("optedOut", "ignore", "warn or reject"),
        ("fullNames", "true", "detect, split or keep"),
        ("extraCells", " keep", "reject or keep"),
        ("batchSize", "0", "a whole number from 1 to 10000"),
        ("batchSize", "10001", "a whole number from 1 to 10000"),
        ("batchSize", "1.5", "a whole number from 1 to 10000"),
        ("batchSize", &long, "a whole number from 1 to 10000"),
    ];
    for (field, value, allowed) in cases {
        for (reply, site) in upload_both(&[(field, value)]).await {
            let message = format!("{field} cannot be \"{value:.80}\": use {allowed}");
            assert_eq!(reply.failure(), (400, "VALIDATION_ERROR", message.as_str()));
            assert_eq!(site.leads(), 0);
        }
    }
}

#[tokio::test]
async fn unknown_and_repeated_fields_are_refused_by_their_names() {
    for (reply, site) in upload_both(&[("dryrun", "true")]).await {
        let (status, code, message) = reply.failure();
        assert_eq!((status, code), (400, "VALIDATION_ERROR"));
        assert!(
            message.starts_with("Unknown field \"dryrun\": the form can have file, header, mapping, "),
            "{message}"
        );
        assert_eq!(site.leads(), 0);
    }
    for (reply, site) in upload_both(&[("existing", "keep"), ("existing", "keep")]).await {
        assert_eq!(reply.failure(), (400, "VALIDATION_ERROR", "Only one existing is allowed"));
        assert_eq!(site.leads(), 0);
    }
}

#[tokio::test]
async fn the_product_names_fields_that_are_ignored() {
    let site = Site::with(|api| api.ignored_fields(["csrf_token", "existing"]));
    let fields = [part("csrf_token", "abc"), part("csrf_token", "abc"), part("existing", "no"), part("file", FILE)];
    assert_eq!(wire::upload(site.address, &multipart(&fields)).await.status, 200);
    let document = wire::send(site.address, b"GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n").await.body;
    let form = &document["components"]["schemas"]["ImportForm"];
    assert_eq!(
        (&form["additionalProperties"], &form["properties"]["csrf_token"]["type"]),
        (&json!(false), &json!("string"))
    );
    let names = [
        "file",
        "header",
        "mapping",
        "emailFallback",
        "fullNames",
        "dryRun",
        "existing",
        "duplicates",
        "optedOut",
        "extraCells",
        "batchSize",
    ];
    let described = form["properties"].as_object().unwrap();
    assert!(names.iter().all(|name| described.contains_key(*name)), "{described:?}");
    assert_eq!(described.len(), names.len() + 1);
}

/// A store that cannot overwrite leads.
#[derive(Debug)]
struct KeepingStore(Arc<MemoryStore>);

#[async_trait::async_trait]
impl LeadStore for KeepingStore {
    fn limits(&self) -> StoreLimits {
        StoreLimits::transactional().with_policies([])
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        self.0.campaign_exists(campaign).await
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        self.0.lookup(batch).await
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        self.0.import_batch(batch).await
    }
}

#[tokio::test]
async fn a_policy_that_the_store_does_not_support_is_refused_with_those_it_supports() {
    let acme = Arc::new(MemoryStore::new());
    acme.create_campaign(&CampaignId::from("spring"));
    let site = Site::over(acme.clone(), Arc::new(KeepingStore(acme)), |api| api);
    let upload = async |policy| {
        let body = multipart(&[part("existing", policy), part("file", FILE)]);
        wire::upload(site.address, &body).await
    };
    let refused = upload("overwrite").await;
    assert_eq!(refused.failure(), (400, "VALIDATION_ERROR", "existing cannot be \"overwrite\": use keep"));
    assert_eq!(site.leads(), 0);
    assert_eq!(upload("keep").await.status, 200);
}
