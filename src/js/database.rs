//! IndexedDB, opened for each use anew: a page that the browser keeps for its Back button would hold up everybody else with an
//! open database.

use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams};

/// Opens a database with one store, made if need be, lets `work` use it, and closes it whatever came of that.
pub async fn with<T>(name: &str, store: &'static str, work: impl AsyncFnOnce(&Database) -> Result<T, Error>) -> Result<T, Error> {
    let mut request = Factory::new()?.open(name, Some(1))?;
    request.on_upgrade_needed(move |event| {
        // A failure here fails the opening, which is told.
        let _ = event.database().and_then(|database| database.create_object_store(store, ObjectStoreParams::new()));
    });
    let database = request.await?;
    let done = work(&database).await;
    database.close();
    done
}
