//! The learner's files in IndexedDB, which exists on plain http too. One writer, in order, so that the last word stays.

use super::database;
use crate::workspace::{Content, Workspace, name::FileName};
use futures::{
    StreamExt,
    channel::mpsc::{self, UnboundedSender},
};
use gloo::console;
use idb::{Query, TransactionMode};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

const DATABASE: &str = "ampoule-files";
const STORE: &str = "files";

/// What is to be written.
#[derive(Debug)]
enum Order {
    Put(FileName, Content),
    Remove(FileName),
    Replace(Workspace),
}

/// Where files are kept between visits.
pub struct Store {
    orders: UnboundedSender<Order>,
}

impl Store {
    /// What is there, and the way to write more; `told` hears of each writing whether it is there now. Without a working store both the list is empty
    /// and every writing is refused: nothing is written over what could not be read.
    pub async fn open(told: impl Fn(bool) + 'static) -> (Store, Vec<(String, Content)>) {
        let read = database::answer(read()).await;
        let is_read = read.is_ok();
        let files = read.unwrap_or_else(|error| {
            console::warn!(format!("Ampoule: kept files cannot be read ({error})"));
            vec![]
        });
        let (orders, mut ordered) = mpsc::unbounded();
        wasm_bindgen_futures::spawn_local(async move {
            while let Some(order) = ordered.next().await {
                let written = if is_read { write(order).await } else { Ok(false) };
                if let Err(error) = &written {
                    console::warn!(format!("Ampoule: files cannot be kept ({error})"));
                }
                told(matches!(written, Ok(true)));
            }
        });
        (Store { orders }, files)
    }

    /// Keeps a file in the place of what it was.
    pub fn put(&self, name: FileName, content: Content) {
        self.order(Order::Put(name, content));
    }

    /// Keeps a file no longer.
    pub fn remove(&self, name: FileName) {
        self.order(Order::Remove(name));
    }

    /// Keeps these files and no others.
    pub fn replace(&self, workspace: Workspace) {
        self.order(Order::Replace(workspace));
    }

    fn order(&self, order: Order) {
        // The writer lives as long as the page.
        let _ = self.orders.unbounded_send(order);
    }
}

async fn read() -> Result<Vec<(String, Content)>, idb::Error> {
    database::with(DATABASE, STORE, async |database| {
        let store = database.transaction(&[STORE], TransactionMode::ReadOnly)?.object_store(STORE)?;
        let names = store.get_all_keys(None, None)?.await?;
        let contents = store.get_all(None, None)?.await?;
        let files = names.into_iter().zip(contents);
        Ok(files.filter_map(|(name, content)| Some((name.as_string()?, content_of(content)?))).collect())
    })
    .await
}

fn content_of(kept: JsValue) -> Option<Content> {
    match kept.as_string() {
        Some(text) => Some(Content::Text(text)),
        None => Some(Content::of(kept.dyn_into::<Uint8Array>().ok()?.to_vec())),
    }
}

/// Whether it is written: a transaction that finds no more room ends without an error of its own.
async fn write(order: Order) -> Result<bool, idb::Error> {
    database::with(DATABASE, STORE, async |database| {
        let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(STORE)?;
        let put = |name: &FileName, content: &Content| {
            let kept = match content {
                Content::Text(text) => JsValue::from_str(text),
                Content::Bytes(bytes) => Uint8Array::from(bytes.as_slice()).into(),
            };
            store.put(&kept, Some(&name.as_str().into())).map(drop)
        };
        match order {
            Order::Put(name, content) => put(&name, &content)?,
            Order::Remove(name) => drop(store.delete(Query::Key(name.as_str().into()))?),
            Order::Replace(workspace) => {
                store.clear().map(drop)?;
                for file in workspace.files() {
                    put(&file.name, &file.content)?;
                }
            }
        }
        Ok(transaction.commit()?.await?.is_committed())
    })
    .await
}
