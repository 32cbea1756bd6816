//! The description and the routes say the same.

use serde_json::Value;

use super::{site::Site, wire};

#[tokio::test]
async fn the_description_and_the_routes_have_the_same_paths_and_methods() {
    let site = Site::open();
    let document = wire::send(site.address, b"GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n").await.body;
    assert_eq!(document["openapi"], "3.1.0");
    let paths = document["paths"].as_object().expect("a description has paths");
    assert_eq!(paths.len(), 3, "one for each route of the router");
    for (path, described) in paths {
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
            let place = path.replace("{campaignId}", "spring");
            let request = format!("{method} {place} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
            let reply = wire::send(site.address, request.as_bytes()).await;
            assert_ne!(reply.status, 404, "{method} {path}");
            let described = described.get(method.to_lowercase()).is_some();
            assert_eq!(reply.status != 405, described, "{method} {path}: {}", reply.status);
        }
    }
}

#[tokio::test]
async fn every_status_that_the_tests_meet_is_described() {
    let site = Site::open();
    let document = wire::send(site.address, b"GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n").await.body;
    for path in ["/v1/campaigns/{campaignId}/leads/import/csv", "/v1/campaigns/{campaignId}/leads/import/csv/inspect"] {
        let replies = document["paths"][path]["post"]["responses"].as_object().expect("a route has replies");
        let statuses: Vec<_> = replies.keys().map(String::as_str).collect();
        assert_eq!(statuses, ["200", "400", "401", "404", "408", "413", "415", "431", "500", "501", "503"], "{path}");
        assert!(
            replies["401"]["headers"]["WWW-Authenticate"].is_object()
                && replies["503"]["headers"]["Retry-After"].is_object()
        );
    }
}

#[tokio::test]
async fn every_schema_that_the_description_refers_to_is_in_it() {
    let site = Site::open();
    let document = wire::send(site.address, b"GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n").await;
    let references: Vec<_> = document.text.split("#/components/schemas/").skip(1).collect();
    assert!(references.len() > 20, "{}", document.text);
    for reference in references {
        let name = reference.split('"').next().unwrap_or_default();
        assert!(document.body["components"]["schemas"][name].is_object(), "{name}");
    }
}

#[tokio::test]
async fn no_description_has_a_code_block() {
    let site = Site::open();
    let document = wire::send(site.address, b"GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n").await.body;
    let descriptions = descriptions(&document);
    assert!(descriptions.len() > 40, "{descriptions:?}");
    for text in descriptions {
        assert!(!text.contains("```") && !text.contains("assert"), "{text}");
    }
}

/// Every `description` and `summary` in the document.
fn descriptions(value: &Value) -> Vec<&str> {
    match value {
        Value::Array(items) => items.iter().flat_map(descriptions).collect(),
        Value::Object(entries) => {
            let own = ["description", "summary"].into_iter().filter_map(|key| entries.get(key)?.as_str());
            own.chain(entries.values().flat_map(descriptions)).collect()
        }
        _ => Vec::new(),
    }
}
