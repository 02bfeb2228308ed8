//! Promises P8 and P10: any static host will do, and it is asked for its files and nothing else.

use crate::{
    case::Case,
    cases,
    dist::Dist,
    page::Page,
    server::{Headers, Site},
};
use anyhow::{Result, ensure};
use std::time::{Duration, Instant};

pub fn cases() -> Vec<Case> {
    cases![
        the_server_sees_only_gets_of_its_files,
        it_works_in_a_sub_path,
        it_works_without_any_header_but_the_content_type,
        it_works_over_plain_http_on_a_name,
        first_load_figures,
    ]
}

const ENGINE_START: Duration = Duration::from_secs(90);

fn says_hello(page: &mut Page) -> Result<()> {
    let result = page.run_program("print('Hello from', 6 * 7)\n")?;
    ensure!(result.stdout == "Hello from 42\n", "{result:?}");
    Ok(())
}

fn the_server_sees_only_gets_of_its_files(page: &mut Page) -> Result<()> {
    page.server()?;
    page.open_app()?;
    page.run_program("secret = 'marzipan'\nprint(secret)\n")?;
    page.run_program("import urllib.request\nurllib.request.urlopen('http://127.0.0.1:1/marzipan')\n")?;
    let dist = Dist::built()?;
    let requests = page.requests();
    ensure!(requests.len() >= 8, "only {} requests were recorded", requests.len());
    for seen in requests {
        let file = seen.path.trim_start_matches('/');
        let file = if file.is_empty() { "index.html" } else { file };
        ensure!(seen.method == "GET" && seen.query.is_none(), "{seen:?}");
        ensure!(dist.folder().join(file).is_file(), "{} is no file of the site: {seen:?}", seen.path);
        ensure!(!format!("{seen:?}").contains("marzipan"), "the program's text was sent: {seen:?}");
    }
    ensure!(page.all_came_through_the_proxy(), "the record of the proxy is not complete");
    Ok(())
}

fn it_works_in_a_sub_path(page: &mut Page) -> Result<()> {
    page.serve(Site::of(Dist::built()?.folder()).under("/schools/north/python"))?;
    page.open_app()?;
    says_hello(page)
}

fn it_works_without_any_header_but_the_content_type(page: &mut Page) -> Result<()> {
    page.serve(Site::of(Dist::built()?.folder()).with_headers(Headers::OnlyContentType))?;
    page.open_app()?;
    says_hello(page)
}

fn it_works_over_plain_http_on_a_name(page: &mut Page) -> Result<()> {
    page.open_by_name("classroom.test")?;
    page.open("")?;
    page.wait_for_app()?;
    let secure = page.script("return isSecureContext;", Vec::new())?;
    ensure!(secure == false, "this should not be a secure context");
    says_hello(page)
}

/// No limit yet: the figures are printed for whoever reads the test's output.
fn first_load_figures(page: &mut Page) -> Result<()> {
    page.server()?;
    let started = Instant::now();
    page.open_app()?;
    says_hello(page)?;
    let first_output = started.elapsed();
    page.wait_status("ready", ENGINE_START)?;
    let requests = page.requests();
    let bytes: u64 = requests.iter().map(|seen| seen.body_bytes).sum();
    println!(
        "first load in {}: {:.2} s to the first output, {} requests, {:.2} MB",
        page.engine(),
        first_output.as_secs_f64(),
        requests.len(),
        bytes as f64 / 1e6
    );
    ensure!(bytes > 1_000_000, "only {bytes} bytes were counted");
    Ok(())
}
