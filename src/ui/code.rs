//! The text of the file that is being edited: in the plain field at first, in the full editor when that is there.

use super::language;
use crate::{
    editing::{self, Formatted, Helper, Look, Mark},
    js::{
        editor::{self, Editor, Field, Options, Place, Words},
        page,
        ruff::{self, Progress},
        script::ScriptError,
    },
    outcome::{FailReason, Report},
    traceback,
    words::{editor::PHRASES, language::Language, texts::editor as texts},
    workspace::name::FileName,
};
use leptos::{prelude::*, task::spawn_local};
use std::rc::Rc;

const LOOK_KEY: &str = "ampoule.look";

/// What the learner types into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The plain field, while the editor's script is on its way.
    Loading,
    /// The plain field, and the script is here: the editor can take its place.
    Arrived,
    /// The editor.
    Full,
    /// The plain field, for good: the script did not come, or does not work here.
    Plain,
}

/// Hears which file has which text now.
type OnTyped = Rc<dyn Fn(&FileName, String)>;

/// The text and how it looks.
#[derive(Clone, Copy)]
pub struct Code {
    /// Which file's it is.
    pub file: RwSignal<FileName>,
    /// As last heard of; the editor may hold more. See [`Code::text`].
    heard: RwSignal<String>,
    on_typed: StoredValue<Option<OnTyped>, LocalStorage>,
    pub kind: RwSignal<Kind>,
    pub look: RwSignal<Look>,
    pub helper: RwSignal<Helper>,
    /// How the last formatting went, until the next is asked for.
    pub formatted: RwSignal<Option<Formatted>>,
    editor: StoredValue<Option<Rc<Editor>>, LocalStorage>,
    /// Of the last run, while the editor marks what it says.
    report: StoredValue<Option<Report>>,
    /// Nobody types here.
    readonly: StoredValue<bool>,
    /// Lines to look at, as `2-2,4-7`.
    noted: StoredValue<String>,
}

fn words(language: Language) -> Words {
    Words {
        label: texts::LABEL.say(language),
        leaving: texts::LEAVING.say(language),
        phrases: PHRASES.iter().map(|(from, to)| (*from, to.say(language))).collect(),
    }
}

impl Code {
    /// With the program; the editor's script begins to load.
    pub fn new(program: &str) -> Code {
        let code = Code::still(program);
        code.load();
        code
    }

    /// With the program, and without the editor until that is wanted.
    pub fn still(program: &str) -> Code {
        let look = page::kept(LOOK_KEY).map(|kept| Look::parse(&kept)).unwrap_or_default();
        editor::set_code_size(look.size_percent);
        let code = Code {
            file: RwSignal::new(FileName::main()),
            heard: RwSignal::new(program.to_owned()),
            on_typed: StoredValue::new_local(None),
            kind: RwSignal::new(Kind::Loading),
            look: RwSignal::new(look),
            helper: RwSignal::new(Helper::Absent),
            formatted: RwSignal::new(None),
            editor: StoredValue::new_local(None),
            report: StoredValue::new(None),
            readonly: StoredValue::new(false),
            noted: StoredValue::new(String::new()),
        };
        Effect::new(move |_| code.speak(language::spoken()));
        code
    }

    /// Has the editor take the field's place, as soon as its script has come; to ask twice changes nothing.
    pub fn load(self) {
        let is_loading = move || self.kind.try_get_untracked() == Some(Kind::Loading);
        if !is_loading() {
            return;
        }
        spawn_local(async move {
            let loaded = editor::load().await;
            // The page it is on may be gone by now.
            if is_loading() {
                match loaded {
                    Ok(()) => self.kind.set(Kind::Arrived),
                    Err(error) => self.stay_plain(&error),
                }
            }
        });
    }

    /// Whether somebody may type, and which lines are to be looked at; before the editor comes.
    pub fn set_still(self, readonly: bool, noted: String) {
        self.readonly.set_value(readonly);
        self.noted.set_value(noted);
    }

    /// Another text of the file that is here; it can be undone.
    pub fn put(self, text: String) {
        let file = self.file.get_untracked();
        self.show(&file, text);
    }

    /// `heard` is told when the typing pauses, and before the page goes.
    pub fn on_typed(self, heard: impl Fn(&FileName, String) + 'static) {
        self.on_typed.set_value(Some(Rc::new(heard)));
    }

    /// The editor's script did not come, or does not work here.
    fn stay_plain(self, error: &ScriptError) {
        leptos::logging::warn!("{error}");
        self.kind.set(Kind::Plain);
    }

    fn editor(self) -> Option<Rc<Editor>> {
        self.editor.get_value()
    }

    /// Puts the editor in the place of the plain field.
    pub fn open(self, field: &Field, place: &Place) {
        let file = self.file.get_untracked();
        let options = Options {
            file: file.as_str(),
            words: words(language::now()),
            described_by: super::editor::HELP_ID,
            look: self.look.get_untracked(),
            readonly: self.readonly.get_value(),
            noted: self.noted.get_value(),
        };
        match Editor::open(field, place, &options, move || self.keep()) {
            Ok(editor) => {
                self.editor.set_value(Some(Rc::new(editor)));
                self.kind.set(Kind::Full);
            }
            Err(error) => self.stay_plain(&error),
        }
    }

    /// All of the text as it is now.
    pub fn text(self) -> String {
        self.editor().and_then(|editor| editor.text()).unwrap_or_else(|| self.heard.get_untracked())
    }

    /// A run takes the files as they are now; its end may mark lines.
    pub fn take_for_run(self) {
        self.report.set_value(None);
        self.set_marks(&[]);
        if let Some(editor) = self.editor() {
            editor.take_for_run();
        }
    }

    /// Another file, or another text of the one that is here.
    pub fn show(self, file: &FileName, text: String) {
        if let Some(editor) = self.editor() {
            editor.show(file.as_str(), &text);
        }
        self.file.set(file.clone());
        self.heard.set(text);
    }

    /// A file that has nothing but its name in common with one that was here: its undo does not lead to the other's text.
    pub fn show_anew(self, file: &FileName, text: String) {
        // No file has such a name.
        const ASIDE: &str = "/";
        if let Some(editor) = self.editor() {
            editor.rename(file.as_str(), ASIDE);
        }
        self.show(file, text);
        if let Some(editor) = self.editor() {
            editor.forget(ASIDE);
        }
    }

    /// A file is called otherwise now.
    pub fn rename(self, from: &FileName, to: &FileName) {
        if let Some(editor) = self.editor() {
            editor.rename(from.as_str(), to.as_str());
        }
        if self.file.with_untracked(|file| file == from) {
            self.file.set(to.clone());
        }
    }

    /// A file is gone.
    pub fn forget(self, file: &FileName) {
        if let Some(editor) = self.editor() {
            editor.forget(file.as_str());
        }
    }

    /// How many lines there are to begin with.
    pub fn rows(self) -> usize {
        self.heard.with_untracked(|text| text.split('\n').count())
    }

    /// The text as last heard of, for the plain field.
    pub fn heard(self) -> String {
        self.heard.get()
    }

    /// The file has this text now.
    pub fn typed(self, text: String) {
        self.heard.set(text.clone());
        if let Some(told) = self.on_typed.get_value() {
            told(&self.file.get_untracked(), text);
        }
    }

    fn keep(self) {
        self.typed(self.text());
    }

    /// Marks what the end of a run says about a line.
    pub fn mark(self, report: &Report) {
        self.report.set_value(Some(report.clone()));
        self.show_marks(language::now());
    }

    /// Marks these lines in the place of what the end of a run says.
    pub fn set_marks(self, marks: &[Mark]) {
        if let Some(editor) = self.editor() {
            editor.set_marks(FileName::main().as_str(), marks);
        }
    }

    fn show_marks(self, language: Language) {
        self.report.with_value(|report| if let Some(report) = report {
            self.set_marks(&editing::marks(report, language));
        });
    }

    /// The page speaks this language now.
    fn speak(self, language: Language) {
        if let Some(editor) = self.editor() {
            editor.set_words(&words(language));
        }
        self.show_marks(language);
    }

    /// Moves caret and focus to a line of the last run's text, from 1.
    pub fn show_line(self, line: u32, column: Option<u32>) {
        if let Some(editor) = self.editor() {
            return editor.show_line(line, column);
        }
        let (start, end, part) = self.heard.with_untracked(|code| {
            let (start, end) = traceback::line_range(code, line);
            (start, end, f64::from(line) / code.split('\n').count() as f64)
        });
        page::select_text("textarea.editor", start, end, part);
    }

    /// Puts the program into the usual form, once what does that has come.
    pub fn format(self) {
        self.formatted.set(None);
        spawn_local(async move {
            if self.has_helper().await && let Some(editor) = self.editor() {
                let formatted = editor.format().await;
                if let Formatted::Failed { message } = &formatted {
                    leptos::logging::warn!("formatting: {message}");
                }
                self.formatted.set(Some(formatted));
            }
        });
    }

    /// Checks while typing from now on, if the learner wants that, now and at later visits.
    pub fn check(self) {
        let on = self.look.with_untracked(|look| look.check);
        spawn_local(async move {
            if (on && self.has_helper().await) || self.helper.with_untracked(|helper| *helper == Helper::Ready) {
                // Another press may have come meanwhile.
                let on = self.look.with_untracked(|look| look.check);
                if let Some(editor) = self.editor() {
                    editor.set_checking(on);
                }
            }
        });
    }

    /// Whether the helper works; it is fetched if need be. One that is on its way already is not waited for.
    async fn has_helper(self) -> bool {
        let fresh = match self.helper.get_untracked() {
            Helper::Ready => return true,
            Helper::Coming { .. } => return false,
            Helper::Absent => false,
            Helper::Failed(_) => true,
        };
        self.helper.set(Helper::Coming { received: 0, total: 0 });
        let failed = |reason: FailReason, what: &str| {
            leptos::logging::warn!("the editor's helper: {what}");
            self.helper.set(Helper::Failed(reason));
            false
        };
        let progress = move |progress: Progress| {
            self.helper.set(Helper::Coming { received: progress.received, total: progress.total });
        };
        let ruff = match ruff::fetch_ruff(fresh, progress).await {
            Ok(ruff) => ruff,
            Err(failure) => return failed(failure.reason, &failure.message.say(Language::English)),
        };
        let Some(editor) = self.editor() else { return false };
        match editor.start_helper(ruff).await {
            Ok(()) => {
                self.helper.set(Helper::Ready);
                if self.look.with_untracked(|look| look.check) {
                    editor.set_checking(true);
                }
                true
            }
            Err(error) => failed(FailReason::Unsupported, &error.to_string()),
        }
    }

    /// Opens the search field.
    pub fn search(self) {
        if let Some(editor) = self.editor() {
            editor.search();
        }
    }

    /// Changes how code looks, now and at the next visit.
    pub fn set_look(self, look: Look) {
        page::keep(LOOK_KEY, &look.to_text());
        self.look.set(look);
        editor::set_code_size(look.size_percent);
        if let Some(editor) = self.editor() {
            editor.set_look(look);
        }
    }
}
