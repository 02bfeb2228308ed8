//! Other pages: a runner and a playground in a page of another origin, and a frame that only has an address.

use crate::{
    browser::Engine,
    case::Case,
    cases,
    page::{Page, around::Around},
    server::Headers,
};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::time::Duration;

pub fn cases() -> Vec<Case> {
    cases![
        embedding_runs_programs_for_a_page_of_another_origin,
        embedding_stops_queues_and_refuses,
        embedding_names_what_is_wrong_with_options,
        embedding_shows_a_playground_that_the_page_around_controls,
        embedding_makes_elements_and_upgrades_code_blocks,
        embedding_needs_nothing_but_an_address,
        embedding_in_a_strict_page,
        embedding_in_an_isolated_page on [Engine::Chromium, Engine::Firefox] because "WebKitGTK starts no worker in a sealed frame of an isolated page",
        embedding_in_a_frame_within_a_frame,
        embedding_in_frames_with_a_sandbox,
        embedding_does_not_heed_strangers,
        embedding_frees_memory on [Engine::Chromium, Engine::Firefox] because "WebKitGTK gives the memory of a page's threads back when it likes",
        embedding_gives_engines_back,
    ]
}

const LIMIT: Duration = Duration::from_secs(150);
const PAGE: &str = "<!doctype html><meta charset=utf-8><title>A page around</title><body><h1>A page around</h1><div id=place></div><script src=around.js></script>";
const SCRIPT: &str = include_str!("embedding/around.js");

fn around(page: &mut Page, html: &str) -> Result<Around> {
    around_with(page, html, Headers::Shared)
}

fn around_with(page: &mut Page, html: &str, headers: Headers) -> Result<Around> {
    page.open_around(html, &[("around.js", SCRIPT)], headers)
}

/// Runs a part of `around.js` on the page and gives what it returns.
fn part(page: &Page, around: &Around, name: &str) -> Result<Value> {
    // The page's own script, not WebDriver's: Firefox has a sandbox for that, whose objects are not those of the page.
    page.script_async(&format!("return await globalThis.parts.{name}(arguments[0]);"), vec![json!(around.host())])
}

/// Says which of what was seen is not as expected.
fn expect(seen: &Value, expected: &Value) -> Result<()> {
    for (name, value) in expected.as_object().into_iter().flatten() {
        ensure!(seen[name] == *value, "{name} is {:#} instead of {value:#}", seen[name]);
    }
    Ok(())
}

fn embedding_runs_programs_for_a_page_of_another_origin(page: &mut Page) -> Result<()> {
    let around = around(page, PAGE)?;
    let seen = part(page, &around, "runs")?;
    expect(
        &seen,
        &json!({
            "hello": ["completed", 0, "Hello from 42\n", ""],
            "heard": "Hello from 42\n",
            "exit": ["completed", 3],
            "raised": ["raised", "ZeroDivisionError", 2, "before\n"],
            "traced": true,
            "stdin": "name? Ada is 36\n",
            "asked": ["who? ", "again? "],
            "answered": "who? Bo\nagain? \nEOFError\n",
            "files": ["b.txt:3", "é.csv:6"],
            "made": ["out/new.bin"],
            "madeBytes": [0, 255],
            "display": ["image/png", true],
            "violations": ["imports.deny", 1],
            "violated": ["raised", "PolicyError"],
            "fresh": "NameError",
            "times": true,
            "frameShown": false,
        }),
    )
}

fn embedding_stops_queues_and_refuses(page: &mut Page) -> Result<()> {
    let around = around(page, PAGE)?;
    let seen = part(page, &around, "stops")?;
    expect(
        &seen,
        &json!({
            "deadline": ["stopped", "deadline"],
            "aborted": "AbortError",
            "abortedBefore": "AbortError",
            "abortedInQueue": "AbortError",
            "after": "still works\n",
            "stopped": [["stopped", "user"], ["stopped", "user"], ["stopped", "user"]],
            "queue": "1\n2\n3\n",
            "refused": "busy",
            "disposed": "disposed",
            "disposedLater": "disposed",
            "framesLeft": 0,
        }),
    )
}

fn embedding_names_what_is_wrong_with_options(page: &mut Page) -> Result<()> {
    let around = around(page, PAGE)?;
    let seen = part(page, &around, "refusals")?;
    expect(
        &seen,
        &json!({
            "limit": ["option", "limits.wallMillis", true],
            "unknown": ["option", "wallMilis", true],
            "package": ["option", "packages", true],
            "engine": ["option", "engine", true],
            "policy": ["option", "policy", true],
            "theme": ["option", "theme", true],
            "host": ["option", "host", true],
            "source": ["option", "source", true],
            "file": ["message", null, true],
            "element": ["option", "element", true],
            "framesLeft": 0,
        }),
    )
}

fn embedding_shows_a_playground_that_the_page_around_controls(page: &mut Page) -> Result<()> {
    let around = around(page, PAGE)?;
    let seen = part(page, &around, "playground")?;
    expect(
        &seen,
        &json!({
            "code": "print(1)",
            "setCode": "print('set')",
            "outcome": ["completed", "set\n"],
            "event": ["completed", "set\n"],
            "outputs": "set\n",
            "ready": true,
            "grew": true,
            "fits": true,
            "files": ["data.txt:2"],
            "withFile": "hi",
            "wrongTheme": "option",
            "stopped": ["stopped", "user"],
            "framesLeft": 0,
        }),
    )
}

fn embedding_makes_elements_and_upgrades_code_blocks(page: &mut Page) -> Result<()> {
    let html = format!(
        "{PAGE}<script src=HOST/ampoule.classic.js data-upgrade='pre code.language-python'></script>\
         <pre><code class=language-python>print('first')\n</code></pre><pre><code class=language-js>alert(1)</code></pre>\
         <pre><code class=language-python>&gt;&gt;&gt; print('second')\nsecond\n</code></pre>\
         <ampoule-playground theme=dark limits='{{\"wallMillis\": 3000}}'>\nprint('third')\n</ampoule-playground><ampoule-playground limits=3></ampoule-playground>\
         <pre><code class=language-python><span class=linenos>1</span>for n in range(2):<br><span class=linenos>2</span>    print(n)<br></code></pre>"
    );
    let around = around_with(page, &html, Headers::Plain)?;
    let seen = part(page, &around, "elements")?;
    expect(
        &seen,
        &json!({
            "framesBefore": 0,
            "codes": [1, 1, 2, 1, 1, 1],
            "printed": ["first\n", "second\n", "0\n1\n"],
            "third": ["completed", "third\n"],
            "aliases": ["editor-runStarted", "editor-runCompleted"],
            "moved": ["completed", "third\n"],
            "wrong": true,
            "frames": 4,
        }),
    )
}

fn embedding_needs_nothing_but_an_address(page: &mut Page) -> Result<()> {
    let around = around(page, PAGE)?;
    page.frame(&around.host(), "embed.html#code=print('by%20address')&autorun=1&theme=dark&lang=es&wall=0&colour=red&ui=output", 640, 480)?;
    page.wait_until("the run of its own", LIMIT, |page| Ok(page.script("return document.querySelector('.log')?.dataset.outcome ?? '';", vec![])? == json!("completed")))?;
    let seen = page.script(
        "return {
           output: document.querySelector('#output-paper').textContent,
           editor: document.querySelector('.field') !== null,
           run: document.querySelector('button.run').textContent,
           dark: getComputedStyle(document.body).backgroundColor,
           told: [...document.querySelectorAll('[role=alert]')].map((told) => /option (\\w+)/.exec(told.textContent)?.[1]),
           kept: (() => { try { return localStorage.length } catch { return 0 } })(),
         };",
        vec![],
    )?;
    expect(
        &seen,
        &json!({ "output": "by address\n", "editor": false, "run": "Ejecutar", "dark": "rgb(20, 24, 28)", "told": ["wall", "colour"], "kept": 0 }),
    )
}

/// A policy that allows no more than what the documents say, and Trusted Types.
fn embedding_in_a_strict_page(page: &mut Page) -> Result<()> {
    let html = "<!doctype html><meta charset=utf-8><title>A strict page</title>\
        <meta http-equiv=Content-Security-Policy content=\"default-src 'none'; script-src 'nonce-abc'; frame-src HOST/; require-trusted-types-for 'script'\">\
        <body><div id=place></div><script nonce=abc src=around.js></script><script nonce=abc src=HOST/ampoule.classic.js></script>";
    let around = around_with(page, html, Headers::Plain)?;
    let seen = part(page, &around, "strict")?;
    expect(&seen, &json!({ "runner": "sealed\n", "playground": "sealed\n", "refused": [] }))
}

/// With COOP and COEP around. Where a browser knows frames without credentials the host needs no header for it.
fn embedding_in_an_isolated_page(page: &mut Page) -> Result<()> {
    let hosts: &[_] = if page.engine() == Engine::Chromium { &[Headers::Isolated, Headers::Shared] } else { &[Headers::Isolated] };
    for headers in hosts {
        let around = page.open_around_as(PAGE, &[("around.js", SCRIPT)], *headers, Headers::Isolated)?;
        ensure!(page.script("return crossOriginIsolated;", vec![])? == json!(true), "the page is not isolated");
        let seen = part(page, &around, "both")?;
        expect(&seen, &json!({ "runner": "sealed\n", "playground": "sealed\n" }))?;
    }
    Ok(())
}

/// Of three origins: the page, a frame in it, and the host.
fn embedding_in_a_frame_within_a_frame(page: &mut Page) -> Result<()> {
    let mut around = around(page, PAGE)?;
    let between = page.serve_between(&mut around, PAGE, &[("around.js", SCRIPT)])?;
    let js = "const frame = document.createElement('iframe');
              frame.src = arguments[0];
              frame.width = 600;
              document.body.append(frame);
              await new Promise((done) => frame.addEventListener('load', done, { once: true }));
              const told = new Promise((done) => addEventListener('message', ({ source, data }) => source === frame.contentWindow && done(data)));
              frame.contentWindow.postMessage({ part: 'both', host: arguments[1] }, '*');
              return await told;";
    let seen = page.script_async(js, vec![json!(between), json!(around.host())])?;
    expect(&seen, &json!({ "runner": "sealed\n", "playground": "sealed\n" }))
}

/// What others put around their frames. With an opaque origin it works where the host lets every origin read its files; where it does not, the
/// frame says what to change.
fn embedding_in_frames_with_a_sandbox(page: &mut Page) -> Result<()> {
    let around = around(page, PAGE)?;
    let seen = part(page, &around, "sandboxed")?;
    expect(&seen, &json!({ "own": "sealed\n", "opaque": "sealed\n" }))?;
    let around = around_with(page, PAGE, Headers::Plain)?;
    let js = "const frame = document.createElement('iframe');
              frame.sandbox = 'allow-scripts';
              frame.src = `${arguments[0]}embed.html#code=1`;
              document.body.replaceChildren(frame);";
    page.script(js, vec![json!(around.host())])?;
    page.enter_frame()?;
    page.wait_until("the frame to say what is wrong", LIMIT, |page| Ok(page.script("return document.body?.textContent.includes('allow-scripts allow-same-origin') === true;", vec![])? == json!(true)))
}

/// What three runners and their engines took is there again after `dispose`.
fn embedding_frees_memory(page: &mut Page) -> Result<()> {
    let around = around(page, PAGE)?;
    let memory = |page: &Page| page.memory().context("the browser's memory is not known");
    // What a browser keeps for next time it keeps after this.
    part(page, &around, "both")?;
    let before = memory(page)?;
    part(page, &around, "hold")?;
    let held = memory(page)?;
    let taken = held.saturating_sub(before);
    ensure!(taken > 60_000_000, "three engines took {taken} bytes: is this the right process?");
    part(page, &around, "release")?;
    page.wait_until("the memory to be given back", LIMIT, |page| Ok(memory(page)?.saturating_sub(before) < taken / 4))
}

/// Letters of siblings, of frames within, of windows that were opened, forged and repeated ones.
fn embedding_does_not_heed_strangers(page: &mut Page) -> Result<()> {
    let around = around(page, PAGE)?;
    let seen = part(page, &around, "strangers")?;
    ensure!(seen["tried"].as_u64() >= Some(25), "only {} were tried", seen["tried"]);
    expect(&seen, &json!({ "heeded": [], "leaked": [], "works": "mine\n" }))
}

fn embedding_gives_engines_back(page: &mut Page) -> Result<()> {
    let around = around(page, PAGE)?;
    let seen = part(page, &around, "crowd")?;
    expect(&seen, &json!({ "before": 0, "outputs": ["0\n", "1\n", "2\n", "3\n"], "live": 2, "rested": [true, true, false, false], "again": "0 again\n" }))
}
