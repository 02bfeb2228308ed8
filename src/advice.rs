//! What this page knows of an error that Python does not: which packages it has, and that programs in it install nothing.
//!
//! Read from what the worker says of the error and from the text that was run; neither is more than text here.

use crate::{imports, packages::Index, protocol::ending::PythonError};

/// What to do about an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Advice {
    /// The page has this module, but the program asked for it in a way that nobody sees before it starts.
    ImportPlainly(String),
    /// Nobody has the first one; the second is there and is written almost so, or is what its package is imported as.
    Meant(String, String),
    /// This module is for the network.
    NoNetwork(String),
    /// This module opens windows.
    NoWindows(String),
    /// This module is nobody's.
    Absent(String),
    /// A line that installs packages.
    NothingToInstall,
    /// A line that is meant for a notebook.
    NoNotebook,
    /// A notebook has `display` without an import.
    ImportDisplay,
}

/// What modules can be had: the page's and the learner's own.
pub struct Known<'a> {
    /// The page's packages.
    pub packages: &'a Index,
    /// The paths of the learner's files.
    pub files: &'a [String],
}

/// Well known for what no program here can do.
const NETWORK: [&str; 12] =
    ["aiohttp", "discord", "django", "fastapi", "flask", "httpx", "paramiko", "requests", "selenium", "tweepy", "urllib3", "websockets"];
const WINDOWS: [&str; 10] = ["PyQt5", "PyQt6", "PySide6", "arcade", "curses", "customtkinter", "kivy", "pygame", "tkinter", "wx"];
const INSTALLERS: [&str; 3] = ["micropip", "piplite", "pip"];
/// One wrong letter in so many is a slip: `matplot` is for `matplotlib`, `scipy` is not for `sympy`.
const LETTERS_PER_SLIP: usize = 3;

/// What to do about `error`, which ended `source`.
pub fn of(error: &PythonError, source: &str, known: &Known) -> Option<Advice> {
    match error.kind.as_str() {
        "ModuleNotFoundError" => of_module(missing(&error.message)?, known),
        "NameError" if error.message.starts_with("name 'display' ") => Some(Advice::ImportDisplay),
        "SyntaxError" | "IndentationError" => of_line(line(error, source)?),
        _ => None,
    }
}

/// The top module of which `message` says that it is not there.
fn missing(message: &str) -> Option<&str> {
    let name = message.strip_prefix("No module named ")?.split(['\'', '"']).nth(1)?;
    let top = imports::first(name);
    // What is not ASCII is not looked at: Unicode's tables would weigh more than all of this.
    let is_name = !top.is_empty() && top.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_' || !letter.is_ascii());
    is_name.then_some(top)
}

fn of_module(name: &str, known: &Known) -> Option<Advice> {
    let owned = name.to_owned();
    // A file of the learner's is there; what is missing lies in it.
    if own(known).any(|own| own == name) {
        return None;
    }
    if known.packages.modules().any(|module| module == name) {
        return Some(Advice::ImportPlainly(owned));
    }
    if INSTALLERS.contains(&name) {
        return Some(Advice::NothingToInstall);
    }
    if NETWORK.contains(&name) {
        return Some(Advice::NoNetwork(owned));
    }
    if WINDOWS.contains(&name) {
        return Some(Advice::NoWindows(owned));
    }
    Some(match known.packages.module_of(name).or_else(|| closest(name, known)) {
        Some(meant) => Advice::Meant(owned, meant.to_owned()),
        None => Advice::Absent(owned),
    })
}

fn own<'a>(known: &Known<'a>) -> impl Iterator<Item = &'a str> {
    known.files.iter().map(|path| imports::first(path))
}

fn closest<'a>(name: &str, known: &Known<'a>) -> Option<&'a str> {
    let plain = name.to_ascii_lowercase();
    let slips = |module: &str| strsim::osa_distance(&plain, &module.to_ascii_lowercase());
    let candidates = own(known).chain(known.packages.modules()).map(|module| (slips(module), module));
    let alike = candidates.filter(|(slips, module)| slips * LETTERS_PER_SLIP <= plain.len().max(module.len()));
    alike.min_by_key(|(slips, _)| *slips).map(|(_, module)| module)
}

/// Where the error is. What somebody types has no numbers.
fn line<'a>(error: &PythonError, source: &'a str) -> Option<&'a str> {
    let mut lines = source.lines();
    match error.line {
        Some(line) => lines.nth(usize::try_from(line).ok()?.checked_sub(1)?),
        None => lines.next().filter(|_| lines.next().is_none()),
    }
}

/// Of a line that is no Python.
fn of_line(line: &str) -> Option<Advice> {
    let line = line.trim();
    let command = line.trim_start_matches(['!', '%']).trim_start();
    let mut words = command.split_whitespace();
    let first = words.next()?;
    let installs = match first {
        "pip" | "pip3" | "conda" | "mamba" | "uv" => words.any(|word| matches!(word, "install" | "add")),
        "python" | "python3" | "py" => command.contains("pip install"),
        _ => ["micropip", "piplite"].iter().any(|installer| command.contains(installer)),
    };
    match line.chars().next()? {
        _ if installs => Some(Advice::NothingToInstall),
        '!' | '%' => Some(Advice::NoNotebook),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packages::tests::package;

    fn advice(kind: &str, message: &str, source: &str, line: Option<u32>) -> Option<Advice> {
        let error = PythonError { kind: kind.into(), message: message.into(), line, column: None, traceback: String::new() };
        let packages = Index::of(vec![package("numpy", &["numpy"], &[]), package("pillow", &["PIL"], &[]), package("matplotlib", &["matplotlib", "pylab"], &[])]);
        let files = ["main.py", "helper.py", "tools/draw.py"].map(str::to_owned);
        of(&error, source, &Known { packages: &packages, files: &files })
    }

    fn module(name: &str) -> Option<Advice> {
        advice("ModuleNotFoundError", &format!("No module named '{name}'"), "", None)
    }

    fn meant(name: &str, other: &str) -> Option<Advice> {
        Some(Advice::Meant(name.into(), other.into()))
    }

    #[test]
    fn a_module_that_the_page_has_is_to_be_imported_plainly() {
        assert_eq!(module("numpy.linalg"), Some(Advice::ImportPlainly("numpy".into())));
    }

    #[test]
    fn the_closest_of_packages_and_own_files_is_named() {
        assert_eq!(module("nunpy"), meant("nunpy", "numpy"));
        assert_eq!(module("matplot"), meant("matplot", "matplotlib"));
        assert_eq!(module("Helpr"), meant("Helpr", "helper"));
        assert_eq!(module("tool"), meant("tool", "tools"));
        assert_eq!(module("pillow"), meant("pillow", "PIL"), "a package by its own name");
    }

    #[test]
    fn what_cannot_be_had_here_says_why() {
        assert_eq!(module("requests"), Some(Advice::NoNetwork("requests".into())));
        assert_eq!(module("pygame.mixer"), Some(Advice::NoWindows("pygame".into())));
        assert_eq!(module("torch"), Some(Advice::Absent("torch".into())));
        assert_eq!(module("numba"), Some(Advice::Absent("numba".into())));
        assert_eq!(module("micropip"), Some(Advice::NothingToInstall));
    }

    #[test]
    fn a_part_that_a_file_of_ones_own_lacks_is_left_to_python() {
        assert_eq!(module("helper.more"), None);
        assert_eq!(module("tools.paint"), None);
    }

    #[test]
    fn lines_that_install_or_are_a_notebooks_are_known() {
        let line = |text: &str| advice("SyntaxError", "invalid syntax", &format!("import os\n{text}\n"), Some(2));
        for text in ["pip install numpy", "!pip3 install -q numpy", "%pip install numpy", "  python -m pip install x", "await micropip.install('x')", "uv add x"] {
            assert_eq!(line(text), Some(Advice::NothingToInstall), "{text}");
        }
        assert_eq!(advice("SyntaxError", "", "pip install x\n", None), Some(Advice::NothingToInstall), "typed");
        for text in ["%matplotlib inline", "!ls", "%%time"] {
            assert_eq!(line(text), Some(Advice::NoNotebook), "{text}");
        }
        for text in ["pip = 3 x", "print 'x'", "", "x = !"] {
            assert_eq!(line(text), None, "{text}");
        }
    }

    #[test]
    fn what_notebooks_have_without_an_import_is_told() {
        assert_eq!(advice("NameError", "name 'display' is not defined", "", Some(1)), Some(Advice::ImportDisplay));
        assert_eq!(advice("NameError", "name 'displayed' is not defined", "", Some(1)), None);
    }

    #[test]
    fn whatever_a_worker_says_nothing_breaks() {
        for message in ["", "No module named ", "No module named '", "No module named ''", "No module named '..'", "No module named '<b>'", "No module named 'a b'", "x 'numpy'"] {
            assert_eq!(advice("ModuleNotFoundError", message, "", None), None, "{message}");
        }
        for line in [None, Some(0), Some(9), Some(u32::MAX)] {
            assert_eq!(advice("SyntaxError", "", "x\npip install x", line), None);
        }
        assert_eq!(advice("ValueError", "No module named 'torch'", "", Some(1)), None);
    }
}
