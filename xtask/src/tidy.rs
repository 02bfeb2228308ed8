//! Rules of the code that no compiler checks, as tests: `cargo test -p xtask`. Each error says what to do.
//!
//! A *rule* looks at one file and returns what is wrong in it.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

const MAX_LINES: usize = 400;
/// Folders of things that are not written here.
const NOT_OURS: [&str; 5] = ["target", "dist", "node_modules", ".git", ".tests"];
/// Texts of others, kept word for word.
const QUOTED: &str = "xtask/licenses";

struct Source {
    /// Relative to the checkout, with `/`.
    path: String,
    text: String,
    /// Its parent declares it under `#[cfg(test)]`.
    only_for_tests: bool,
}

impl Source {
    fn is(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }

    fn is_under(&self, folders: &[&str]) -> bool {
        folders.iter().any(|folder| self.path.starts_with(&format!("{folder}/")) || self.path == format!("{folder}.rs"))
    }

    /// Lines of Rust with their numbers, without comments.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(n, line)| (n + 1, line.split("//").next().unwrap_or(line)))
    }

    /// As [`Source::code`], without the tests at the end of the file.
    fn shipped_code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code().take_while(|(_, line)| !line.trim_start().starts_with("#[cfg(test)]"))
    }
}

/// Only `src/js` names the browser; `src/main.rs` starts the app.
fn browser_is_named_only_in_js(source: &Source) -> Vec<String> {
    const NAMES: [&str; 4] = ["JsValue", "web_sys", "js_sys", "wasm_bindgen"];
    if !source.is_under(&["src"]) || !source.is(&[".rs"]) || source.is_under(&["src/js"]) || source.path == "src/main.rs" {
        return Vec::new();
    }
    let named = |line: &str| {
        let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
        words.find_map(|word| NAMES.iter().find(|name| **name == word))
    };
    source
        .code()
        .filter_map(|(n, line)| Some((n, named(line)?)))
        .map(|(n, name)| format!("{}:{n} names {name}: put a wrapper into src/js and use that here", source.path))
        .collect()
}

fn modules_say_what_they_are_for(source: &Source) -> Vec<String> {
    let concerned = source.is(&[".rs"]) && source.is_under(&["src", "xtask/src", "tests"]);
    if !concerned || source.text.starts_with("//!") {
        return Vec::new();
    }
    vec![format!("{}: begin with `//!`: what the module is for, the word it defines, what it must not know", source.path)]
}

/// These modules read what strangers send: nothing there may panic.
fn untrusted_input_cannot_panic(source: &Source) -> Vec<String> {
    let concerned = source.is(&[".rs"]) && source.is_under(&["src/protocol", "src/embed", "src/share", "src/js"]);
    if !concerned || source.only_for_tests {
        return Vec::new();
    }
    source
        .shipped_code()
        .filter(|(_, line)| [".unwrap()", ".expect("].iter().any(|call| line.contains(call)))
        .map(|(n, _)| format!("{}:{n} can panic on what a stranger sent: return an error instead", source.path))
        .collect()
}

fn files_are_short(source: &Source) -> Vec<String> {
    let lines = source.text.lines().count();
    let excused = source.text.contains("tidy: long because ");
    if !source.is(&[".rs", ".ts", ".mjs", ".js", ".py", ".css"]) || lines <= MAX_LINES || excused {
        return Vec::new();
    }
    vec![format!(
        "{}: {lines} lines, more than {MAX_LINES}: split it, or say why not in a line `// tidy: long because …`",
        source.path
    )]
}

/// A clone must not name the machine it was made on, nor the place that machine gets its packages from.
fn no_machine_is_named(source: &Source) -> Vec<String> {
    // In two halves, so that this file keeps the rule.
    const HOMES: [&str; 4] = [concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/Us", "ers/"), concat!("/wo", "rk/")];
    // Inside the sandbox.
    const GUEST_HOMES: [&str; 3] = ["/learner", "/pyodide", "/web_user"];
    let mut wrong = Vec::new();
    for (n, line) in source.text.lines().enumerate() {
        let line = GUEST_HOMES.iter().fold(line.to_owned(), |line, guest| line.replace(&format!("/home{guest}"), ""));
        let named = HOMES.iter().find(|home| starts_a_path(&line, home));
        if let Some(home) = named {
            wrong.push(format!("{}:{} names a path of one machine ({home}…): make it relative", source.path, n + 1));
        }
        if source.path.ends_with("package-lock.json") && line.contains("\"resolved\": \"http") {
            wrong.push(format!(
                "{}:{} names the host of a registry: run `npm install --package-lock-only --omit-lockfile-registry-resolved`",
                source.path,
                n + 1
            ));
        }
        let is_settings = source.is(&[".npmrc", ".cargo/config.toml", "pip.conf"]);
        if is_settings && ["registry", "index-url", "replace-with"].iter().any(|word| line.contains(word)) {
            wrong.push(format!("{}:{} sets a registry: leave that to each machine", source.path, n + 1));
        }
    }
    wrong
}

/// Whether `home` is in `line` as the start of a path, not inside a longer path or a web address.
fn starts_a_path(line: &str, home: &str) -> bool {
    line.match_indices(home).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && !"/.-_*)}]$<>".contains(c))
    })
}

fn no_test_is_ignored(source: &Source) -> Vec<String> {
    const RUST: [&str; 1] = [concat!("#[", "ignore")];
    const NODE: [&str; 4] = ["test.skip(", "it.skip(", "test.todo(", "test.only("];
    let marks: &[&str] = if source.is(&[".rs"]) {
        &RUST
    } else if source.is(&[".ts", ".mjs"]) {
        &NODE
    } else {
        return Vec::new();
    };
    let lines = source.text.lines().enumerate();
    lines
        .filter(|(_, line)| marks.iter().any(|mark| line.contains(mark)))
        .map(|(n, _)| format!("{}:{} skips a test: repair it or remove it", source.path, n + 1))
        .collect()
}

#[test]
fn modules_for_tests_are_known_by_their_declaration() {
    let parent = source("src/protocol/mod.rs", "mod a;\n#[cfg(test)]\nmod export;\n");
    assert_eq!(modules_only_for_tests(&parent), ["src/protocol/export"]);
}

fn source(path: &str, text: &str) -> Source {
    Source { path: path.to_owned(), text: text.to_owned(), only_for_tests: false }
}

type Rule = fn(&Source) -> Vec<String>;

const RULES: [Rule; 6] = [
    browser_is_named_only_in_js,
    modules_say_what_they_are_for,
    untrusted_input_cannot_panic,
    files_are_short,
    no_machine_is_named,
    no_test_is_ignored,
];

/// Every text file of the checkout, also those not yet in git.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask stands in the checkout");
    let ours = |name: &str| !NOT_OURS.contains(&name) && !name.starts_with(".dist.");
    let mut sources: Vec<Source> = WalkDir::new(root)
        .into_iter()
        .filter_entry(|entry| ours(&entry.file_name().to_string_lossy()))
        .flatten()
        .filter(|entry| entry.file_type().is_file() && !entry.path().starts_with(root.join(QUOTED)))
        .filter_map(|entry| {
            let path: PathBuf = entry.path().strip_prefix(root).ok()?.to_path_buf();
            // Not text: nothing to read.
            let text = std::fs::read_to_string(entry.path()).ok()?;
            Some(Source { path: path.to_string_lossy().replace('\\', "/"), text, only_for_tests: false })
        })
        .collect();
    let only_for_tests: Vec<String> = sources.iter().flat_map(modules_only_for_tests).collect();
    for source in &mut sources {
        source.only_for_tests = only_for_tests.iter().any(|module| source.is_under(&[module]));
    }
    sources
}

/// Paths without `.rs` of the modules that stand under `#[cfg(test)]` in `source`.
fn modules_only_for_tests(source: &Source) -> Vec<String> {
    let Some(module) = source.path.strip_suffix(".rs") else { return Vec::new() };
    let folder = ["/mod", "/main", "/lib"].iter().find_map(|name| module.strip_suffix(name)).unwrap_or(module);
    let lines: Vec<&str> = source.text.lines().map(str::trim).collect();
    lines
        .windows(2)
        .filter(|pair| pair[0] == "#[cfg(test)]")
        .filter_map(|pair| pair[1].strip_prefix("mod ")?.strip_suffix(';'))
        .map(|name| format!("{folder}/{name}"))
        .collect()
}

#[test]
fn every_file_keeps_the_rules() {
    let sources = sources();
    assert!(sources.len() > 10, "the checkout was not found");
    let wrong: Vec<String> = sources.iter().flat_map(|source| RULES.iter().flat_map(|rule| rule(source))).collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn each_rule_finds_what_it_is_for_and_nothing_else() {
    let long = "//!\n".repeat(MAX_LINES + 1);
    let excused = format!("{long}// tidy: long because it is a table\n");
    let (home, guest_home) = (concat!("x = \"/ro", "ot/x\""), concat!("x = \"/ho", "me/pyodide/x\""));
    let ignored = concat!("#[", "ignore]");
    let cases: [(Rule, &str, &str, bool); 16] = [
        (browser_is_named_only_in_js, "src/session/mod.rs", "use web_sys::Window;", true),
        (browser_is_named_only_in_js, "src/session/mod.rs", "// web_sys is not for here", false),
        (browser_is_named_only_in_js, "src/js/dom.rs", "use web_sys::Window;", false),
        (modules_say_what_they_are_for, "src/a.rs", "fn a() {}", true),
        (modules_say_what_they_are_for, "src/a.rs", "//! About a.", false),
        (untrusted_input_cannot_panic, "src/protocol/a.rs", "let x = y.unwrap();", true),
        (untrusted_input_cannot_panic, "src/protocol/a.rs", "#[cfg(test)]\nmod tests { y.unwrap(); }", false),
        (untrusted_input_cannot_panic, "src/ui/a.rs", "let x = y.unwrap();", false),
        (files_are_short, "src/a.rs", &long, true),
        (files_are_short, "src/a.rs", &excused, false),
        (no_machine_is_named, "README.md", home, true),
        (no_machine_is_named, "tests/a.rs", guest_home, false),
        (no_machine_is_named, "a/package-lock.json", "\"resolved\": \"https://mirror/x.tgz\"", true),
        (no_machine_is_named, "src/a.rs", concat!("https://a.org/ho", "me/x"), false),
        (no_test_is_ignored, "tests/a.rs", ignored, true),
        (no_test_is_ignored, "tests/a.rs", "#[test]", false),
    ];
    for (rule, path, text, wrong) in cases {
        let found = rule(&source(path, text));
        assert_eq!(!found.is_empty(), wrong, "{path}: {text:.60}: {found:?}");
    }
}
