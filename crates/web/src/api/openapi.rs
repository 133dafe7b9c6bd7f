//! GET /api/openapi.json: the API's description, made from the handlers and the types they use.

use axum::Json;
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};
use utoipa::OpenApi;

use super::backup::{BackupMade, BackupWanted};
use super::events::EventPage;
use super::files::{FileReceived, FilesVerified, UploadProgress};
use super::health::{ServiceStatus, ViewCheck};
use super::{
    Problem, backup, commands, deadlines, events, files, health, reads, regime, stream, vetting,
};
use crate::submit::Outcome;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Greyfile",
        description = "The record of call-centre licensing and Operation Grey case files. \
            Commands go in; views and events come out. Nothing is overwritten."
    ),
    paths(
        commands::post,
        commands::check,
        reads::cases,
        reads::case,
        deadlines::get,
        deadlines::productions,
        reads::operations,
        reads::behind,
        reads::figures,
        reads::registers,
        regime::get,
        vetting::subject,
        reads::gazetteer,
        reads::unmatched,
        events::get,
        stream::get,
        files::post,
        files::upload,
        files::part,
        files::get,
        files::thumbnail,
        files::verify,
        health::status,
        health::rebuild,
        backup::backup,
        health::healthz,
        health::readyz,
        health::metrics
    )
)]
struct Paths;

/// The description, as OpenAPI 3.1. Schemas are JSON Schema of the very types that are read and
/// written.
pub fn document() -> Value {
    let mut document = serde_json::to_value(Paths::openapi()).expect("a description has a form");
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    let mut generator = settings.into_generator();
    let mut schemas = serde_json::Map::new();
    let mut add = |name: &str, schema: Value| schemas.insert(name.to_owned(), schema);
    add("Command", root::<greyfile_domain::acts::Command>(&mut generator));
    add("Outcome", root::<Outcome>(&mut generator));
    add("Problem", root::<Problem>(&mut generator));
    add("CasePage", root::<greyfile_casefile::Page>(&mut generator));
    add("CaseFile", root::<greyfile_casefile::CaseFile>(&mut generator));
    add("Board", root::<greyfile_deadlines::Board>(&mut generator));
    add("Productions", root::<greyfile_deadlines::Productions>(&mut generator));
    add("Operations", root::<greyfile_operations::Operations>(&mut generator));
    add("BehindPage", root::<greyfile_operations::BehindPage>(&mut generator));
    add("FigureTables", root::<Vec<greyfile_operations::FigureTable>>(&mut generator));
    add("Registers", root::<greyfile_casefile::Registers>(&mut generator));
    add("VettingSubject", root::<vetting::VettingSubject>(&mut generator));
    add("RegimeShown", root::<regime::RegimeShown>(&mut generator));
    add("Places", root::<greyfile_casefile::Places>(&mut generator));
    add("UnmatchedTexts", root::<greyfile_casefile::UnmatchedTexts>(&mut generator));
    add("EventPage", root::<EventPage>(&mut generator));
    add("FileReceived", root::<FileReceived>(&mut generator));
    add("UploadProgress", root::<UploadProgress>(&mut generator));
    add("FilesVerified", root::<FilesVerified>(&mut generator));
    add("BackupMade", root::<BackupMade>(&mut generator));
    add("BackupWanted", root::<BackupWanted>(&mut generator));
    add("ServiceStatus", root::<ServiceStatus>(&mut generator));
    add("ViewCheck", root::<ViewCheck>(&mut generator));
    for (name, schema) in generator.take_definitions(true) {
        schemas.entry(name).or_insert(schema);
    }
    document["components"]["schemas"] = Value::Object(schemas);
    document["info"]["version"] = json!(env!("CARGO_PKG_VERSION"));
    document
}

fn root<T: schemars::JsonSchema>(generator: &mut SchemaGenerator) -> Value {
    T::json_schema(generator).to_value()
}

/// The description of this API.
pub(crate) async fn get() -> Json<Value> {
    Json(document())
}
