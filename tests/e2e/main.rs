//! End-to-end tests: the built app in real Chromium, Firefox and WebKitGTK, driven over W3C WebDriver.
//!
//! A *case* is a promise with a name (`cases/`); it runs once on every *engine*. `cargo xtask test` builds the app, finds
//! browsers and drivers and runs this; by hand: `AMPOULE_DIST=dist cargo test --test e2e -- chromium:: --test-threads 1`.
//! A browser that is not there is a failure, never a skip. `cargo xtask bench` uses the same browsers and servers (`bench/`),
//! `cargo xtask pictures` too (`pictures.rs`).

mod bench;
mod case;
mod cases;
mod pictures;
mod runner;
mod page;
mod dist;
mod server;
mod proxy;
mod browser;
mod blocking;
mod times;

use anyhow::Result;
use browser::pool::Pool;
use libtest_mimic::Arguments;
use std::sync::Arc;
use times::Times;

/// Browsers are heavy: this many live at once unless `--test-threads` says otherwise. With three on two cores, WebKitGTK's runs
/// were late.
const DEFAULT_SESSIONS: usize = 2;

fn main() -> Result<()> {
    if let Some(order) = bench::Order::from_environment() {
        return order?.carry_out();
    }
    if let Some(folder) = pictures::wanted() {
        return pictures::take(&folder);
    }
    let mut args = Arguments::from_args();
    let sessions = *args.test_threads.get_or_insert(DEFAULT_SESSIONS);
    let pool = Arc::new(Pool::new(sessions));
    let times = Arc::new(Times::default());
    // Whoever names a case wants it wherever it can run.
    let everywhere = args.filter.is_some() || std::env::var_os("AMPOULE_EVERYWHERE").is_some();
    let conclusion = libtest_mimic::run(&args, runner::trials(&pool, &times, everywhere));
    pool.close_all();
    println!("{times}");
    times.write(&runner::folder().join("times.tsv"))?;
    conclusion.exit();
}
