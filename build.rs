//! Makes Rust of the texts in the folders of `locales/`: `texts.rs`, a module for each section with a constant for each text, or a function
//! where the text has gaps, and `tables.rs`, a table of texts for each language. Languages that do not have the same texts with
//! the same gaps are no build.

use std::{collections::BTreeMap, env, error::Error, fmt::Write, fs, path::Path, process::exit};

/// What the page says, and what only pages with lessons say: the playground does not carry it.
const FOLDERS: [Folder; 2] = [Folder { path: "locales/page", tables: "", first_key: 0 }, Folder { path: "locales/lessons", tables: "LESSONS_", first_key: 10_000 }];
/// Every other language has the texts that this one has.
const FIRST: &str = "en";
/// In a table, gap 0 of a text is the character 1, and so on: all of them are control characters before the tab.
const MOST_GAPS: usize = 8;

/// One table of texts for each language.
struct Folder {
    path: &'static str,
    /// What the names of its tables begin with.
    tables: &'static str,
    /// The number of its first text.
    first_key: usize,
}

/// Texts by `section.name`.
type Texts = BTreeMap<String, String>;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    let (mut code, mut tables, mut keys) = (String::new(), String::new(), Vec::new());
    for folder in &FOLDERS {
        println!("cargo:rerun-if-changed={}", folder.path);
        let languages = rust_i18n_support::try_load_locales(folder.path, |_| false, true)?;
        let first = languages.get(FIRST).ok_or(format!("{}/{FIRST}.yml is not there", folder.path))?;
        let wrong: Vec<String> = languages.iter().flat_map(|(language, texts)| differences(folder, language, first, texts)).collect();
        if !wrong.is_empty() {
            eprintln!("{}\n  what to do: give every language the texts and gaps of {}/{FIRST}.yml", wrong.join("\n"), folder.path);
            exit(1);
        }
        code += &modules(folder, first)?;
        tables.extend(languages.iter().map(|(language, texts)| table(folder, language, first, texts)));
        keys.extend(first.keys().enumerate().map(|(place, key)| (key.clone(), folder.first_key + place)));
    }
    // For the tests of all texts.
    writeln!(code, "#[cfg(test)] pub(crate) static KEYS: &[(&str, u16)] = &{keys:?};")?;
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("texts.rs"), code)?;
    fs::write(Path::new(&out).join("tables.rs"), tables)?;
    Ok(())
}

/// The names of a text's gaps, in the order of the sentence, each once.
fn gaps(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for part in text.split("%{").skip(1) {
        let name = part.split('}').next().unwrap_or_default();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// What is wrong with a language's texts, in words.
fn differences(folder: &Folder, language: &str, first: &Texts, texts: &Texts) -> Vec<String> {
    let file = format!("{}/{language}.yml", folder.path);
    let sorted = |text: &str| {
        let mut names: Vec<String> = gaps(text).into_iter().map(str::to_owned).collect();
        names.sort();
        names
    };
    let missing = first.keys().filter(|key| !texts.contains_key(*key)).map(|key| format!("{file} lacks the text {key}"));
    let others = texts.iter().filter_map(|(key, text)| match first.get(key) {
        None => Some(format!("{file} has a text {key}, which {FIRST}.yml does not have")),
        Some(_) if text.is_empty() || text.contains(char::is_control) => Some(format!("{file}: {key} is empty or has more than one line")),
        Some(model) if sorted(model) != sorted(text) => {
            Some(format!("{file}: {key} has the gaps {:?}, but in {FIRST}.yml they are {:?}", sorted(text), sorted(model)))
        }
        Some(model) => (gaps(model).len() > MOST_GAPS).then(|| format!("{file}: {key} has more than {MOST_GAPS} gaps")),
    });
    missing.chain(others).collect()
}

fn modules(folder: &Folder, texts: &Texts) -> Result<String, Box<dyn Error>> {
    let mut sections: BTreeMap<&str, String> = BTreeMap::new();
    for (place, (key, text)) in texts.iter().enumerate() {
        let place = folder.first_key + place;
        let (section, name) = key.split_once('.').ok_or(format!("{key} is in no section"))?;
        let items = sections.entry(section).or_default();
        let gaps = gaps(text);
        writeln!(items, "/// {}", text.replace('[', "\\[").replace('<', "\\<"))?;
        if gaps.is_empty() {
            writeln!(items, "pub(crate) const {}: Text = Text::Of(Key({place}), Vec::new());", name.to_uppercase())?;
        } else {
            let parameters: Vec<_> = gaps.iter().map(|gap| format!("{gap}: impl Into<Text>")).collect();
            let values: Vec<_> = gaps.iter().map(|gap| format!("{gap}.into()")).collect();
            let (parameters, values) = (parameters.join(", "), values.join(", "));
            writeln!(items, "pub(crate) fn {name}({parameters}) -> Text {{ Text::Of(Key({place}), vec![{values}]) }}")?;
        }
    }
    let mut code = String::new();
    for (section, items) in sections {
        writeln!(code, "pub(crate) mod {section} {{ use crate::words::say::{{Key, Text}};\n{items}}}")?;
    }
    Ok(code)
}

/// One text a line, in the order of the keys: addresses of each of them would be more than the lines are.
fn table(folder: &Folder, language: &str, first: &Texts, texts: &Texts) -> String {
    let text = |(key, model): (&String, &String)| {
        let text = texts.get(key).cloned().unwrap_or_default();
        gaps(model).iter().enumerate().fold(text, |text, (place, name)| {
            let sign = char::from(u8::try_from(place + 1).unwrap_or(u8::MAX));
            text.replace(&format!("%{{{name}}}"), &sign.to_string())
        })
    };
    let lines = first.iter().map(text).collect::<Vec<_>>().join("\n");
    format!("static {}{}: &str = {lines:?};\n", folder.tables, language.to_uppercase().replace('-', "_"))
}
