//! Lets plain, blocking test code use the asynchronous WebDriver client and servers.
//!
//! One runtime for the whole process: servers and proxies live on it and go on while a test waits.

use anyhow::{Result, anyhow};
use std::{future::Future, sync::LazyLock, time::Duration};
use tokio::runtime::{Builder, Handle, Runtime};

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("the machine gives no threads for the tests' servers")
});

pub fn handle() -> &'static Handle {
    RUNTIME.handle()
}

pub fn wait<T>(work: impl Future<Output = T>) -> T {
    RUNTIME.block_on(work)
}

/// Waits at most `limit`; `what` completes the sentence "… did not end".
pub fn wait_at_most<T>(limit: Duration, what: &str, work: impl Future<Output = T>) -> Result<T> {
    let bounded = async { tokio::time::timeout(limit, work).await };
    RUNTIME.block_on(bounded).map_err(|_| anyhow!("{what} did not end within {} s", limit.as_secs()))
}
