//! The page's language: chosen by the person or the browser, changed at once, and nothing is lost by it.

use crate::{
    browser::Engine,
    case::Case,
    cases,
    dist::{Dist, DistVariant},
    page::Page,
    server::Site,
};
use ampoule::words::language::{Language, SWITCH};
use anyhow::{Context, Result, ensure};
use fantoccini::key::Key;
use serde_json::json;
use std::{
    fs,
    time::{Duration, Instant},
};

pub fn cases() -> Vec<Case> {
    cases![
        language_is_switched_at_once_and_kept,
        language_of_the_browser_is_spoken_until_somebody_chooses,
        language_switch_keeps_text_undo_output_and_focus,
        language_switch_leaves_a_running_program_and_its_question_alone,
        language_switch_leaves_the_repl_alone,
        language_of_what_the_editor_and_notices_say_changes_too,
        language_spanish_fits_everywhere_and_axe_finds_nothing_serious,
    ]
}

const SOON: Duration = Duration::from_secs(10);
const RUN: Duration = Duration::from_secs(90);

/// At an origin of the test's own: what it chooses there is chosen for no other test.
fn open(page: &mut Page) -> Result<()> {
    page.serve(Site::of(Dist::built()?.folder()))?;
    page.open_app()?;
    page.wait_full_editor()
}

fn choose(page: &mut Page, language: Language) -> Result<()> {
    let js = "const select = document.querySelector(`select[aria-label='${arguments[0]}']`);
              select.focus();
              select.value = arguments[1];
              select.dispatchEvent(new Event('change', { bubbles: true }));";
    page.script(js, vec![json!(SWITCH), json!(language.tag())])?;
    speaks(page, language)
}

fn speaks(page: &mut Page, language: Language) -> Result<()> {
    page.wait_until("the language", SOON, |page| text(page, "return document.documentElement.lang;").map(|lang| lang == language.tag()))
}

fn text(page: &Page, js: &str) -> Result<String> {
    Ok(page.script(js, Vec::new())?.as_str().unwrap_or_default().to_owned())
}

fn has(page: &mut Page, role: &str, name: &str) -> Result<()> {
    let js = "return find(arguments[0], arguments[1]) !== null;";
    page.wait_until(&format!("a {role} named {name}"), SOON, |page| Ok(page.script(js, vec![json!(role), json!(name)])? == json!(true)))
}

fn shows(page: &mut Page, selector: &str, part: &str) -> Result<()> {
    let js = "return [...document.querySelectorAll(arguments[0])].map((element) => element.textContent).join(' ');";
    let is = page.wait_until(part, SOON, |page| {
        Ok(page.script(js, vec![json!(selector)])?.as_str().is_some_and(|text| text.contains(part)))
    });
    is.with_context(|| format!("{selector} shows {:?}", page.script(js, vec![json!(selector)])))
}

const NAMES: [(&str, &str, &str); 20] = [
    ("button", "Run", "Ejecutar"),
    ("button", "Stop", "Parar"),
    ("button", "Examples", "Ejemplos"),
    ("button", "Share", "Compartir"),
    ("button", "Help", "Ayuda"),
    ("button", "Large: presentation size", "Grande: tamaño de presentación"),
    ("button", "New file", "Archivo nuevo"),
    ("button", "Format", "Formatear"),
    ("button", "Check while typing", "Revisar mientras escribo"),
    ("button", "Find", "Buscar"),
    ("button", "Smaller letters", "Letra más pequeña"),
    ("button", "Wrap long lines", "Ajustar las líneas largas"),
    ("button", "Copy", "Copiar"),
    ("button", "Clear", "Borrar"),
    ("tab", "Output", "Salida"),
    ("tab", "Files", "Archivos"),
    ("tablist", "Panels", "Paneles"),
    ("log", "Output", "Salida"),
    ("textbox", "Code editor", "Editor de código"),
    ("status", "Engine", "Motor"),
];

fn language_is_switched_at_once_and_kept(page: &mut Page) -> Result<()> {
    open(page)?;
    page.wait_status("ready", RUN)?;
    for (role, english, _) in NAMES {
        has(page, role, english)?;
    }
    // What is the same in both has no part in what follows.
    let english = visible(page)?;
    choose(page, Language::Spanish)?;
    for (role, _, spanish) in NAMES {
        has(page, role, spanish)?;
    }
    shows(page, "[role=status]", "Python está listo")?;
    shows(page, ".toolbar option", "10 s")?;
    let left: Vec<_> = visible(page)?.into_iter().filter(|said| english.contains(said) && !SAME.contains(&said.as_str())).collect();
    ensure!(left.is_empty(), "still said in English: {left:?}");
    ensure!(text(page, "return document.title;")?.contains("en tu navegador"), "the title is English");
    page.reload()?;
    speaks(page, Language::Spanish)?;
    has(page, "button", "Ejecutar")?;
    choose(page, Language::English)?;
    has(page, "button", "Run")?;
    page.wait_status("ready", RUN)
}

/// The same in both languages, or not the page's to say.
const SAME: [&str; 5] = ["Ampoule", "main.py", "REPL", "74 bytes", SWITCH];

/// All texts and names on the page with three letters in a row, but for the learner's and the languages' own names.
fn visible(page: &Page) -> Result<Vec<String>> {
    let js = "const said = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                if (!node.parentElement.closest('script, noscript, style, kbd, option, .cm-editor')) said.push(node.data);
              }
              for (const name of ['aria-label', 'title', 'placeholder', 'aria-description']) {
                for (const element of document.querySelectorAll(`[${name}]`)) {
                  if (!element.closest('.cm-scroller, [aria-hidden=true]')) said.push(element.getAttribute(name));
                }
              }
              return said.map((text) => text.trim()).filter((text) => /[a-z]{3}/i.test(text));";
    Ok(serde_json::from_value(page.script(js, Vec::new())?)?)
}

fn language_of_the_browser_is_spoken_until_somebody_chooses(page: &mut Page) -> Result<()> {
    let variant = DistVariant::of_built()?;
    let index = variant.dist().folder().join("index.html");
    let script = "<head><script>Object.defineProperty(navigator, 'languages', { value: ['de', 'es-MX', 'en'] });</script>";
    fs::write(&index, fs::read_to_string(&index)?.replacen("<head>", script, 1))?;
    page.serve(Site::of(variant.dist().folder()))?;
    page.open("")?;
    speaks(page, Language::Spanish)?;
    has(page, "button", "Ejecutar")?;
    choose(page, Language::English)?;
    page.reload()?;
    page.wait_for_app()?;
    has(page, "button", "Run")?;
    speaks(page, Language::English)
}

fn language_switch_keeps_text_undo_output_and_focus(page: &mut Page) -> Result<()> {
    open(page)?;
    let result = page.run_program("print('shown', 1.5)\n1 / 0\n")?;
    ensure!(result.text.contains("ZeroDivisionError in line 2, after"), "{result:?}");
    page.script("mustFind('textbox', 'Code editor').focus();", Vec::new())?;
    page.press_keys("# typed")?;
    page.wait_until("the letters", SOON, |page| Ok(page.code()?.contains("# typed")))?;
    choose(page, Language::Spanish)?;
    shows(page, "#output-log", "shown 1.5")?;
    shows(page, "#output-log .ending", "ZeroDivisionError en la línea 2, a los 0,")?;
    shows(page, "#output-log .ending", "Memoria: hasta ")?;
    shows(page, "#output-log .error", "ZeroDivisionError: division by zero")?;
    let focused = text(page, "return nameOf(document.activeElement);")?;
    ensure!(focused == SWITCH, "the focus is at {focused:?}");
    let editor = "const editor = mustFind('textbox', 'Editor de código'); editor.focus(); return editor.value;";
    ensure!(text(page, editor)?.contains("# typed"), "the text is gone");
    page.press_keys(&(Key::Control + "z"))?;
    page.wait_until("the undo", SOON, |page| Ok(!text(page, editor)?.contains("# typed")))
}

fn language_switch_leaves_a_running_program_and_its_question_alone(page: &mut Page) -> Result<()> {
    open(page)?;
    // A first start takes its time at a new origin.
    page.wait_status("ready", RUN)?;
    page.set_code("print('before')\nname = input('Name? ')\nprint('Hello', name)\n")?;
    let before = page.output()?.run;
    page.press("Run")?;
    has(page, "textbox", "Program input")?;
    choose(page, Language::Spanish)?;
    shows(page, "[role=status]", "espera a que escribas algo")?;
    has(page, "button", "Fin de entrada")?;
    let js = "const field = mustFind('textbox', 'Entrada del programa');
              field.value = 'Ada';
              field.dispatchEvent(new InputEvent('input', { bubbles: true }));
              field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));";
    page.script(js, Vec::new())?;
    shows(page, "#output-log", "Hello Ada")?;
    shows(page, "#output-log .ending", "Ha terminado en ")?;
    choose(page, Language::English)?;
    let result = page.wait_run(before, Instant::now(), RUN)?;
    ensure!(result.outcome == "completed" && result.stdout.starts_with("before\nName? Ada\nHello Ada"), "{result:?}");
    Ok(())
}

fn language_switch_leaves_the_repl_alone(page: &mut Page) -> Result<()> {
    const WAITS: &str = "Python te espera";
    open(page)?;
    page.script("document.getElementById('tab-repl').click();", Vec::new())?;
    page.wait_until("the REPL", RUN, |page| Ok(text(page, "return find('status', 'REPL state')?.textContent ?? '';")?.contains("waits for you")))?;
    let enter = "const field = document.getElementById('repl-input');
                 field.focus();
                 field.value = arguments[0];
                 field.dispatchEvent(new InputEvent('input', { bubbles: true }));
                 field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));";
    page.script(enter, vec![json!("x = 20")])?;
    shows(page, "#repl-log", ">>> x = 20")?;
    choose(page, Language::Spanish)?;
    shows(page, "[aria-label='Estado del REPL']", WAITS)?;
    has(page, "log", "Salida del REPL")?;
    has(page, "textbox", "Entrada del REPL")?;
    shows(page, "#repl-log", ">>> x = 20")?;
    page.script(enter, vec![json!("x * 2 + 2")])?;
    shows(page, "#repl-log", ">>> x * 2 + 2\n42")?;
    page.script(enter, vec![json!("input('? ')")])?;
    if page.engine() == Engine::WebKit {
        // It cannot wait for input in a lasting session, and says so.
        return shows(page, "#repl-log", "OSError");
    }
    let hint = "return document.getElementById('repl-input').placeholder;";
    page.wait_until("the question", SOON, |page| Ok(text(page, hint)?.starts_with("Escribe aquí")))?;
    choose(page, Language::English)?;
    page.wait_until("the question in English", SOON, |page| Ok(text(page, hint)?.starts_with("Type the answer")))
}

fn language_of_what_the_editor_and_notices_say_changes_too(page: &mut Page) -> Result<()> {
    open(page)?;
    page.press("Examples")?;
    page.press("Game of Life")?;
    shows(page, ".told-of-files", "The example \"Game of Life\" took")?;
    page.press("Find")?;
    shows(page, ".cm-search", "Match case")?;
    choose(page, Language::Spanish)?;
    shows(page, ".cm-search", "Mayúsculas y minúsculas")?;
    shows(page, ".told-of-files", "El ejemplo «Juego de la vida» ha ocupado")?;
    let focused = text(page, "return nameOf(document.activeElement);")?;
    ensure!(focused == SWITCH, "the focus is at {focused:?}");
    page.press("Ejemplos")?;
    has(page, "button", "Salva al gato")?;
    shows(page, "dialog h3", "Juegos")?;
    // The search panel has such a button as well.
    page.script("document.querySelector('dialog[open] form button').click();", Vec::new())?;
    page.press("Deshacer")?;
    page.press("Ayuda")?;
    shows(page, "#shortcuts", "Ctrl + IntroEjecutar el programa")?;
    page.press("Volver a la página")?;
    page.press("Compartir")?;
    shows(page, "dialog", "cabe casi en todas partes")
}

fn language_spanish_fits_everywhere_and_axe_finds_nothing_serious(page: &mut Page) -> Result<()> {
    const SIZES: [(u32, u32); 5] = [(320, 640), (360, 740), (768, 1024), (1440, 900), (1280, 800)];
    page.serve(Site::of(Dist::built()?.folder()))?;
    page.open_app_sized(1280, 800)?;
    page.run_program("print('shown')\n1 / 0\n")?;
    choose(page, Language::Spanish)?;
    for tab in ["Salida", "Archivos", "REPL"] {
        page.script("mustFind('tab', arguments[0]).click();", vec![json!(tab)])?;
        for (width, height) in SIZES {
            page.resize_frame(width, height)?;
            let wrong = page.wrong_layout()?;
            ensure!(wrong.is_empty(), "{tab}, {width} x {height}: {wrong:#?}");
        }
        let found = page.axe()?;
        ensure!(found.is_empty(), "{tab}: {found:#?}");
    }
    page.script("mustFind('button', 'Ayuda').click();", Vec::new())?;
    let (found, wrong) = (page.axe()?, page.wrong_layout()?);
    ensure!(found.is_empty() && wrong.is_empty(), "{found:#?} {wrong:#?}");
    Ok(())
}
