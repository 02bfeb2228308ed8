//! The harness itself, on pages made here: a recorder that would miss a request, or a server that is kinder than a real
//! one, would make other cases pass for nothing.

use crate::{
    browser::Engine,
    case::Case,
    cases,
    dist::{Dist, DistVariant},
    page::Page,
    server::{Headers, Site, fault::Fault},
};
use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::{fs, net::TcpListener, time::Duration};
use tempfile::TempDir;

pub fn cases() -> Vec<Case> {
    cases![
        harness_records_and_refuses_foreign_requests,
        harness_server_strips_headers,
        harness_server_serves_a_sub_path_and_nothing_else,
        harness_server_can_fail_and_recover,
        harness_opens_an_insecure_origin,
        harness_presses_types_and_resizes,
        harness_takes_pictures,
        harness_reads_the_console on [Engine::Chromium, Engine::Firefox] because "WebKitGTK keeps it to itself under WebDriver",
        harness_pins_a_changed_engine_file_again,
    ]
}

const FETCH: &str = "try { const answer = await fetch(arguments[0], { cache: 'no-store' });
     return [answer.status, await answer.text(), [...answer.headers.keys()].sort().join(' ')];
   } catch (error) { return ['failed', String(error), '']; }";

/// A folder with a page and one more file.
fn site(page: &str) -> Result<TempDir> {
    let folder = tempfile::Builder::new().prefix("ampoule-site-").tempdir()?;
    fs::write(folder.path().join("index.html"), format!("<!doctype html><meta charset=utf-8><link rel=icon href=data:,>{page}"))?;
    fs::write(folder.path().join("data.bin"), "abcdefgh")?;
    Ok(folder)
}

fn fetch(page: &Page, address: &str) -> Result<(String, String, String)> {
    let answer = page.script_async(FETCH, vec![json!(address)])?;
    let part = |at: usize| answer[at].as_str().map_or_else(|| answer[at].to_string(), str::to_owned);
    Ok((part(0), part(1), part(2)))
}

fn harness_records_and_refuses_foreign_requests(page: &mut Page) -> Result<()> {
    let folder = site("")?;
    page.serve(Site::of(folder.path()))?;
    page.open("")?;
    // Another server on this machine, which no request may reach.
    let neighbour = TcpListener::bind("127.0.0.1:0")?;
    neighbour.set_nonblocking(true)?;
    let port = neighbour.local_addr()?.port();
    let by_number = format!("127.0.0.1:{port}");
    let by_name = format!("localhost:{port}");
    for (address, recorded) in [
        (format!("http://{by_number}/x"), by_number.as_str()),
        (format!("http://{by_name}/x"), by_name.as_str()),
        ("http://elsewhere.test/x?q=1".to_owned(), "http://elsewhere.test/x?q=1"),
        ("https://elsewhere.test/x".to_owned(), "elsewhere.test:443"),
        (format!("https://{by_number}/x"), by_number.as_str()),
    ] {
        fetch(page, &address)?;
        demand_one_foreign(page, &address, recorded)?;
    }
    for address in [format!("ws://{by_number}/"), "wss://elsewhere.test/".to_owned()] {
        let js = "await new Promise((done) => { new WebSocket(arguments[0]).onclose = done; });";
        page.script_async(js, vec![json!(address)])?;
        demand_one_foreign(page, &address, address.split("//").nth(1).unwrap_or_default().trim_end_matches('/'))?;
    }
    ensure!(neighbour.accept().is_err(), "the browser went past the proxy to another port of this machine");
    Ok(())
}

fn demand_one_foreign(page: &Page, address: &str, recorded: &str) -> Result<()> {
    let foreign = page.take_foreign_requests();
    // Some engines ask again; WebKitGTK hides the target of TLS.
    let fits = |target: &str| target.contains(recorded) || target.contains("hidden in the handshake");
    ensure!(!foreign.is_empty(), "{address} was not recorded");
    ensure!(foreign.iter().all(|seen| fits(&seen.target)), "for {address} this was recorded: {foreign:?}");
    Ok(())
}

fn harness_server_strips_headers(page: &mut Page) -> Result<()> {
    let folder = site("")?;
    let names = "content-length content-type date last-modified server";
    for (headers, expected) in [(Headers::Plain, names), (Headers::OnlyContentType, "content-type")] {
        page.serve(Site::of(folder.path()).with_headers(headers))?;
        page.open("")?;
        let (status, body, names) = fetch(page, "data.bin")?;
        ensure!(status == "200" && body == "abcdefgh", "{headers:?}: {status} {body}");
        ensure!(names == expected, "{headers:?} sent {names}");
    }
    Ok(())
}

fn harness_server_serves_a_sub_path_and_nothing_else(page: &mut Page) -> Result<()> {
    let folder = site("")?;
    fs::create_dir(folder.path().join("public"))?;
    fs::copy(folder.path().join("index.html"), folder.path().join("public/index.html"))?;
    let root = page.serve(Site::of(&folder.path().join("public")).under("/deep/er"))?.address();
    page.open("")?;
    for (path, expected) in [
        ("/deep/er/", "200"),
        ("/deep/er", "200"),
        ("/deep/er/index.html", "200"),
        ("/", "404"),
        ("/index.html", "404"),
        ("/deep/er/../../data.bin", "404"),
        ("/deep/er/%2e%2e/data.bin", "404"),
        ("/deep/er/..%2fdata.bin", "404"),
        ("/deep/er/..\\data.bin", "404"),
    ] {
        let (status, ..) = fetch(page, &format!("http://{root}{path}"))?;
        ensure!(status == expected, "{path} gave {status}");
    }
    Ok(())
}

fn harness_server_can_fail_and_recover(page: &mut Page) -> Result<()> {
    let folder = site("")?;
    page.serve(Site::of(folder.path()))?;
    page.open("")?;
    for (fault, status, body) in [
        (Fault::Missing, "404", None),
        (Fault::Truncated(3), "200", Some("abc")),
        (Fault::BitFlipped(0), "200", Some("`bcdefgh")),
        (Fault::Body(b"<p>log in".to_vec()), "200", Some("<p>log in")),
        (Fault::Refused, "failed", None),
        (Fault::Late(Duration::from_millis(50)), "200", Some("abcdefgh")),
        (Fault::Slow(80), "200", Some("abcdefgh")),
    ] {
        let text = format!("{fault:?}");
        page.server()?.set_fault("data.bin", fault);
        let answer = fetch(page, "data.bin")?;
        ensure!(answer.0 == status && body.is_none_or(|body| answer.1 == body), "{text} gave {answer:?}");
        page.server()?.repair("data.bin");
        let answer = fetch(page, "data.bin")?;
        ensure!(answer.0 == "200" && answer.1 == "abcdefgh", "after {text}: {answer:?}");
    }
    // Under HTTP/1.0 Firefox and WebKitGTK take a body that is shorter than announced for the whole.
    page.server()?.set_fault("data.bin", Fault::CutOff(3));
    let answer = fetch(page, "data.bin")?;
    ensure!(answer.0 == "failed" || answer.1 == "abc", "cut off, it gave {answer:?}");
    page.reload()?;
    let requests = page.requests();
    ensure!(requests.iter().filter(|seen| seen.path == "/").count() == 2, "a reload asks again: {requests:?}");
    let data = requests.iter().filter(|seen| seen.path == "/data.bin");
    ensure!(data.count() >= 15, "not every request was recorded: {requests:?}");
    let first = requests.first().context("nothing was recorded")?;
    ensure!(first.headers.iter().any(|(name, _)| name == "user-agent"), "headers are not recorded: {first:?}");
    Ok(())
}

fn harness_opens_an_insecure_origin(page: &mut Page) -> Result<()> {
    let folder = site("")?;
    page.serve(Site::of(folder.path()))?;
    page.open("")?;
    ensure!(page.script("return isSecureContext;", Vec::new())? == json!(true), "127.0.0.1 is no secure context");
    page.open_by_name("classroom.test")?;
    page.open("")?;
    ensure!(page.script("return isSecureContext;", Vec::new())? == json!(false), "classroom.test is a secure context");
    Ok(())
}

fn harness_presses_types_and_resizes(page: &mut Page) -> Result<()> {
    let folder = site(
        "<textarea aria-label='Code editor' onkeydown='if (event.ctrlKey && event.key == `Enter`) go()'></textarea>
         <button onclick='go()'>Run</button><div role=status aria-label=Engine>engine: ready</div>
         <div role=log aria-label=Output data-run=0></div>
         <script>
           const log = document.querySelector('[role=log]'), editor = document.querySelector('textarea');
           let inputs = 0; editor.oninput = () => inputs++;
           const show = (kind, text) => { const part = document.createElement(kind === 'error' ? 'pre' : 'span');
             part.className = kind; part.textContent = text; log.append(part); };
           const go = () => setTimeout(() => { log.textContent = '';
             show('stdout', editor.value); show('stderr', String(inputs)); show('error', 'none');
             log.dataset.outcome = 'completed'; log.dataset.run = Number(log.dataset.run) + 1; }, 30);
         </script>",
    )?;
    page.serve(Site::of(folder.path()))?;
    page.open("")?;
    page.wait_status("ready", Duration::from_secs(5))?;
    let text = "print('é \u{1f40d}')\n";
    let result = page.run_program(text)?;
    ensure!(result.stdout == text && result.stderr == "1" && result.error == "none", "{result:?}");
    ensure!(result.outcome == "completed" && result.duration >= Duration::from_millis(30), "{result:?}");
    page.set_code_units(&[0x61, 0xd800, 0x62])?;
    let before = page.output()?.run;
    page.press_ctrl_enter()?;
    page.wait_run(before, std::time::Instant::now(), Duration::from_secs(5))?;
    let units = "return [...mustFind('textbox', 'Code editor').value].map((c) => c.codePointAt(0));";
    let units = page.script(units, Vec::new())?;
    ensure!(units == json!([0x61, 0xd800, 0x62]), "the editor holds {units}");
    ensure!(page.output()?.stdout == "a\u{fffd}b", "{:?}", page.output()?);
    for (width, height) in [(1280, 800), (800, 600)] {
        page.resize(width, height)?;
    }
    Ok(())
}

fn harness_takes_pictures(page: &mut Page) -> Result<()> {
    let folder = site("<p>a picture")?;
    page.serve(Site::of(folder.path()))?;
    page.open("")?;
    let picture = folder.path().join("picture.png");
    page.screenshot(&picture)?;
    ensure!(fs::read(&picture)?.starts_with(b"\x89PNG"), "no PNG was written");
    Ok(())
}

fn harness_reads_the_console(page: &mut Page) -> Result<()> {
    let folder = site("<script>console.log('a word from the page')</script>")?;
    page.serve(Site::of(folder.path()))?;
    page.open("")?;
    let said = |page: &mut Page| Ok(page.console().iter().any(|line| line.contains("a word from the page")));
    page.wait_until("the console's line", Duration::from_secs(10), said)
}

/// The browser itself says whether what it gets is what is pinned.
fn harness_pins_a_changed_engine_file_again(page: &mut Page) -> Result<()> {
    const LIST: &str = r#"{"format":1,"version":"0","pyodide":"0","files":[{"role":"frame","path":"engine/frame.bin",
        "encoding":"identity","bytes":3,"sha256":"old","unpackedBytes":3}]}"#;
    const CHECK: &str = "const of = (text) => JSON.parse(text).files[0];
        const pinned = of(document.getElementById('ampoule-bundle').textContent);
        const listed = of(await (await fetch('bundle.json')).text());
        if (JSON.stringify(pinned) !== JSON.stringify(listed)) throw new Error('the two lists differ');
        const bytes = await (await fetch(pinned.path)).arrayBuffer();
        const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
        const sha256 = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
        return [new TextDecoder().decode(bytes), sha256 === pinned.sha256, pinned.bytes, pinned.unpackedBytes];";
    let folder = site(&format!("<script type='application/json' id=\"ampoule-bundle\">{LIST}</script>"))?;
    fs::create_dir(folder.path().join("engine"))?;
    fs::write(folder.path().join("engine/frame.bin"), "abc")?;
    fs::write(folder.path().join("bundle.json"), LIST)?;
    let variant = DistVariant::of(&Dist::at(folder.path())?)?;
    variant.edit("frame", |text| text.replace('b', "</script>"))?;
    ensure!(variant.edit("frame", |text| text).is_err(), "a change that changes nothing was taken");
    page.serve(Site::of(variant.dist().folder()))?;
    page.open("")?;
    let seen = page.script_async(CHECK, Vec::new())?;
    ensure!(seen == json!(["a</script>c", true, 11, 11]), "the page has {seen}");
    Ok(())
}
