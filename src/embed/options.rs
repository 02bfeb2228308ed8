//! *Options*: how an embedder wants a frame to be, in the fragment of its address or as an object. What cannot be is told, by name.

use super::fault::{Fault, short};
use crate::{limits::{Limits, options::{LimitError, known}}, packages::Index, policy::Policy, share, words::language::Language};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// What of the widget is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Editor and output.
    #[default]
    Full,
    /// The editor, and the output once there is any.
    Editor,
    /// The output, with a button that runs the program.
    Output,
    /// Nothing: the embedder shows what it is told.
    None,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device is.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What a run meets that is asked for while another one goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WhenBusy {
    /// It waits for its turn.
    #[default]
    Queue,
    /// It is refused.
    Refuse,
}

/// How a frame is to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Of every run.
    pub limits: Limits,
    /// Brought before a program asks for them.
    pub packages: Vec<String>,
    /// Which Python is allowed; a teaching rule.
    pub policy: Policy,
    /// What a run meets that comes too early.
    pub when_busy: WhenBusy,
    /// What is shown.
    pub layout: Layout,
    /// In which colours.
    pub theme: Theme,
    /// In which language; in that of the browser where none is given.
    pub language: Option<Language>,
    /// The program.
    pub code: Option<Code>,
    /// It runs as soon as the frame is there.
    pub autorun: bool,
    /// Nobody types.
    pub readonly: bool,
    /// Nothing is shown before the page around has said how everything is to be.
    pub waits: bool,
    /// How many frames of this site have an engine at once on one page.
    pub engines: u32,
}

/// A program as an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Code {
    /// As it is.
    Text(String),
    /// With its files, as the playground shares it; see [`crate::share`].
    Shared(String),
}

impl Default for Options {
    fn default() -> Options {
        Options {
            limits: Limits::EMBED,
            packages: vec![],
            policy: Policy::default(),
            when_busy: WhenBusy::default(),
            layout: Layout::default(),
            theme: Theme::default(),
            language: None,
            code: None,
            autorun: false,
            readonly: false,
            waits: false,
            engines: 3,
        }
    }
}

/// As written in an address, but for limits, which have names of their own there.
const NAMES: [&str; 12] = ["code", "theme", "lang", "autorun", "readonly", "ui", "packages", "policy", "engine", "engines", "limits", "whenBusy"];
/// No site has so many frames on one page.
const MOST_ENGINES: u64 = 64;

impl Options {
    /// From the fragment of an address, `name=value` joined by `&`, percent-encoded; with everything that is wrong in it.
    pub fn of_fragment(fragment: &str, index: &Index) -> (Options, Vec<Fault>) {
        let (mut options, mut faults) = (Options::default(), Vec::new());
        for part in fragment.trim_start_matches('#').split('&').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            if let Err(fault) = options.set_text(name, value, index) {
                faults.push(fault);
            }
        }
        (options, faults)
    }

    /// From an object of the embedder's; the first that is wrong is an error.
    pub fn of_object(object: &Value, index: &Index) -> Result<Options, Fault> {
        let Value::Object(fields) = object else {
            return Err(Fault::option("options", format!("the options are {}, but must be an object", short(&object.to_string()))));
        };
        let mut options = Options::default();
        for (name, value) in fields {
            options.set(name, value, index)?;
        }
        Ok(options)
    }

    fn set_text(&mut self, name: &str, value: &str, index: &Index) -> Result<(), Fault> {
        // Made by the playground's Share, and has no letter that would have to be encoded.
        if name == "code" && share::unseal(value).is_ok() {
            self.code = Some(Code::Shared(value.to_owned()));
            return Ok(());
        }
        let text = percent_decoded(value).ok_or_else(|| Fault::option(short(name), format!("the option {} is not percent-encoded UTF-8: encode it with encodeURIComponent", short(name))))?;
        match name {
            "autorun" | "readonly" => self.set(name, &flag(&text), index),
            // As JupyterLite names it.
            "execute" => self.set("autorun", &flag(&text), index),
            "packages" => self.set(name, &text.split(',').map(str::trim).filter(|name| !name.is_empty()).collect(), index),
            "policy" => {
                let policy = serde_json::from_str(&text).map_err(|error| Fault::option("policy", format!("the option policy is no JSON: {error}")))?;
                self.set(name, &policy, index)
            }
            "engines" => self.set(name, &text.parse::<u64>().map_or_else(|_| text.as_ref().into(), Value::from), index),
            // Written by ampoule.js.
            "api" => {
                self.waits = true;
                Ok(())
            }
            "limits" => Err(Fault::option("limits", format!("in an address each limit is an option of its own: {}", known()))),
            _ if NAMES.contains(&name) => self.set(name, &text.as_ref().into(), index),
            _ => {
                self.limits = self.limits.with(name, &text).map_err(|error| match error {
                    LimitError::Unknown { .. } => unknown(name),
                    error => Fault::option(short(name), error.to_string()),
                })?;
                Ok(())
            }
        }
    }

    fn set(&mut self, name: &str, value: &Value, index: &Index) -> Result<(), Fault> {
        let wrong = |instead: &str| Fault::option(name, format!("the option {name} is {}, but must be {instead}", short(&value.to_string())));
        let text = || value.as_str().ok_or_else(|| wrong("a text"));
        let on = || value.as_bool().ok_or_else(|| wrong("true or false"));
        match name {
            "limits" => self.set_limits(value.as_object().ok_or_else(|| wrong("an object"))?)?,
            "packages" => {
                let names = value.as_array().and_then(|names| names.iter().map(|name| name.as_str().map(str::to_owned)).collect::<Option<Vec<_>>>());
                let names = names.ok_or_else(|| wrong("a list of names"))?;
                if let Some(missing) = names.iter().find(|name| index.module_of(name).is_none()) {
                    return Err(Fault::option(name, format!("the package {:?} is not among those of this site: ask whoever built it, or leave it out", short(missing))));
                }
                self.packages = names;
            }
            "policy" => self.policy = Policy::read(value).map_err(|why| Fault::option(name, format!("the option policy cannot be: {why}")))?,
            "engine" => match text()? {
                "cpython" => {}
                _ => return Err(wrong("\"cpython\"")),
            },
            "whenBusy" => {
                self.when_busy = match text()? {
                    "queue" => WhenBusy::Queue,
                    "refuse" => WhenBusy::Refuse,
                    _ => return Err(wrong("\"queue\" or \"refuse\"")),
                }
            }
            "ui" => {
                self.layout = match text()? {
                    "full" => Layout::Full,
                    "editor" => Layout::Editor,
                    "output" => Layout::Output,
                    "none" => Layout::None,
                    _ => return Err(wrong("\"full\", \"editor\", \"output\" or \"none\"")),
                }
            }
            "theme" => self.theme = Theme::of(text()?).ok_or_else(|| wrong("\"system\", \"light\" or \"dark\""))?,
            "lang" => self.language = Some(Language::of_tag(text()?).ok_or_else(|| wrong("\"en\" or \"es\""))?),
            "code" => self.code = Some(Code::Text(text()?.to_owned())),
            "autorun" => self.autorun = on()?,
            "readonly" => self.readonly = on()?,
            "engines" => {
                let count = value.as_u64().filter(|count| (1..=MOST_ENGINES).contains(count)).ok_or_else(|| wrong("a whole number between 1 and 64"))?;
                self.engines = u32::try_from(count).unwrap_or(u32::MAX);
            }
            _ => return Err(unknown(name)),
        }
        Ok(())
    }

    fn set_limits(&mut self, limits: &Map<String, Value>) -> Result<(), Fault> {
        for (name, value) in limits {
            let number = value.as_u64().map_or_else(|| value.to_string(), |number| number.to_string());
            self.limits = self.limits.with(name, &number).map_err(|error| Fault::option(format!("limits.{}", short(name)), error.to_string()))?;
        }
        Ok(())
    }
}

impl Theme {
    /// By its name; also by that of a theme of JupyterLite, which says in it which it is.
    pub fn of(name: &str) -> Option<Theme> {
        match name {
            "system" => Some(Theme::System),
            "light" | "JupyterLab Light" => Some(Theme::Light),
            "dark" | "JupyterLab Dark" => Some(Theme::Dark),
            _ => None,
        }
    }
}

fn unknown(name: &str) -> Fault {
    let name = short(name);
    Fault::option(name.clone(), format!("there is no option {name}: there are {} and the limits {}", NAMES.join(", "), known()))
}

/// `autorun` alone means that it is on.
fn flag(text: &str) -> Value {
    match text {
        "" | "1" | "true" => true.into(),
        "0" | "false" => false.into(),
        other => other.into(),
    }
}

/// A `+` stays one: `encodeURIComponent` writes blanks as `%20`.
fn percent_decoded(text: &str) -> Option<Cow<'_, str>> {
    percent_encoding::percent_decode_str(text).decode_utf8().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packages::tests::index;
    use proptest::prelude::*;
    use serde_json::json;
    use std::time::Duration;

    fn of_object(object: Value) -> Result<Options, Fault> {
        Options::of_object(&object, &index())
    }

    #[test]
    fn an_address_says_everything() {
        let fragment = "#code=print(%22a%20%26%20b%22)%0A&theme=dark&lang=es&autorun=1&readonly=1&wall=4000&ui=output&engines=5&policy=%7B%22restricted%22%3Atrue%7D";
        let (options, faults) = Options::of_fragment(fragment, &index());
        assert_eq!(faults, []);
        assert_eq!(options.code, Some(Code::Text("print(\"a & b\")\n".into())));
        assert_eq!((options.theme, options.language, options.layout), (Theme::Dark, Some(Language::Spanish), Layout::Output));
        assert!(options.autorun && options.readonly && options.policy.restricted);
        assert_eq!((options.limits.wall, options.engines), (Duration::from_secs(4), 5));
        assert_eq!(Options::of_fragment("", &index()), (Options::default(), vec![]));
    }

    #[test]
    fn an_address_may_be_one_of_jupyterlite() {
        let (options, faults) = Options::of_fragment("code=1%2B1&execute=0&theme=JupyterLab%20Dark", &index());
        assert_eq!((faults, options.code, options.autorun, options.theme), (vec![], Some(Code::Text("1+1".into())), false, Theme::Dark));
    }

    #[test]
    fn what_the_playground_shares_is_known_from_a_text() {
        let shared = share::seal(b"[]\n", b"packed");
        let (options, _) = Options::of_fragment(&format!("code={shared}"), &index());
        assert_eq!(options.code, Some(Code::Shared(shared)));
        let (options, faults) = Options::of_fragment("code=1&wall=100", &index());
        assert_eq!((options.code, faults), (Some(Code::Text("1".into())), vec![]));
    }

    #[test]
    fn everything_wrong_in_an_address_is_told_by_name_and_the_rest_counts() {
        let (options, faults) = Options::of_fragment("wall=1&theme=pink&colour=red&packages=numqy&code=%FF&lang=en&engines=0&autorun=maybe&policy=%7B&limits=5", &index());
        let named: Vec<_> = faults.iter().map(|fault| fault.option.clone().unwrap()).collect();
        assert_eq!(named, ["wall", "theme", "colour", "packages", "code", "engines", "autorun", "policy", "limits"]);
        assert!(faults.iter().all(|fault| fault.message.len() > 20));
        assert_eq!(options, Options { language: Some(Language::English), ..Options::default() });
    }

    #[test]
    fn an_object_says_the_same() {
        let options = of_object(json!({ "code": "1", "theme": "light", "autorun": true, "limits": { "wallMillis": 4000 }, "ui": "none", "whenBusy": "refuse", "engine": "cpython" })).unwrap();
        assert_eq!((options.layout, options.when_busy, options.limits.wall), (Layout::None, WhenBusy::Refuse, Duration::from_secs(4)));
    }

    #[test]
    fn a_wrong_option_is_an_error_that_names_it_with_value_and_bounds() {
        for (object, option, words) in [
            (json!({ "limits": { "wallMillis": 600_001 } }), "limits.wallMillis", vec!["600001", "600000"]),
            (json!({ "limits": { "wallMillis": -1 } }), "limits.wallMillis", vec!["-1"]),
            (json!({ "limits": { "wallMillis": "soon" } }), "limits.wallMillis", vec!["soon"]),
            (json!({ "limits": { "wall_millis": 5 } }), "limits.wall_millis", vec!["wallMillis"]),
            (json!({ "limits": 5 }), "limits", vec!["object"]),
            (json!({ "wallMillis": 5 }), "wallMillis", vec!["there is no option wallMillis"]),
            (json!({ "__proto__": {} }), "__proto__", vec!["no option"]),
            (json!({ "packages": ["numqy"] }), "packages", vec!["numqy"]),
            (json!({ "packages": "numpy" }), "packages", vec!["list"]),
            (json!({ "engine": "brython" }), "engine", vec!["cpython"]),
            (json!({ "policy": { "imports": { "alow": [] } } }), "policy", vec!["alow"]),
            (json!({ "policy": { "syntax": { "require": ["fro"] } } }), "policy", vec!["fro"]),
            (json!({ "code": 5 }), "code", vec!["text"]),
            (json!({ "readonly": "yes" }), "readonly", vec!["true or false"]),
            (json!({ "engines": 65 }), "engines", vec!["64"]),
            (json!([]), "options", vec!["object"]),
        ] {
            let fault = of_object(object.clone()).unwrap_err();
            assert_eq!(fault.option.as_deref(), Some(option), "{object}");
            assert!(words.iter().all(|word| fault.message.contains(word)), "{object}: {fault}");
        }
    }

    proptest! {
        #[test]
        fn any_fragment_is_read(fragment in "#?((code|ui|wall|policy|packages|lang|x)=[a-z0-9%\\[\\{\"]{0,9}&?){0,4}.{0,9}") {
            let (options, _) = Options::of_fragment(&fragment, &index());
            prop_assert!(options.limits.wall <= Limits::MAXIMUM.wall);
        }
    }
}
