//! IndexedDB, opened for each use anew: a page that the browser keeps for its Back button would hold up everybody else with an
//! open database.

use futures::{
    channel::oneshot,
    future::{Either, select},
};
use gloo::timers::future::TimeoutFuture;
use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams};

/// Some databases never answer, as some browsers' in private windows: nobody waits for them longer than this.
const PATIENCE_MILLIS: u32 = 5000;

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

/// What `reading` gives, or in words why it gives nothing. It goes to its end also where nobody waits any more: a database that
/// stays open is in everybody's way.
pub async fn answer<T: 'static>(reading: impl Future<Output = Result<T, Error>> + 'static) -> Result<T, String> {
    let (tell, answer) = oneshot::channel();
    wasm_bindgen_futures::spawn_local(async move { drop(tell.send(reading.await)) });
    match select(answer, TimeoutFuture::new(PATIENCE_MILLIS)).await {
        Either::Left((Ok(answer), _)) => answer.map_err(|error| error.to_string()),
        Either::Left(_) | Either::Right(_) => Err("it does not answer".to_owned()),
    }
}
