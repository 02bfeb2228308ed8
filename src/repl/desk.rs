//! Where the conversation stands: what was handed to Python and is not done, what was entered meanwhile, whether names would be lost.

use super::{history::History, text};
use crate::session::machine::Status;

/// So much output may stand on the page, in bytes.
const MOST_OUTPUT: usize = 4 * 1024 * 1024;

/// What was handed to Python.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pending {
    /// What was entered.
    Typed(String),
    /// The learner's program.
    File,
    /// A question for names.
    Names {
        /// All of the field at that time.
        text: String,
        /// Where the caret was, in UTF-16 units.
        caret: u32,
    },
}

/// What Enter comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entered {
    /// Python gets this.
    Run(String),
    /// An empty line is an empty line.
    Nothing,
    /// Python is busy: it is entered when it is not, together with what is entered meanwhile.
    Later,
}

/// What can be done now that nothing runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Enter what is in the field as far as [`text::entered_ahead`].
    Enter,
    /// Run the learner's program.
    File,
}

/// One page's conversation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Desk {
    /// What was entered before.
    pub history: History,
    pending: Option<Pending>,
    /// Enter was pressed, and waits.
    enter_waits: bool,
    /// What Python has was entered before it was free.
    is_ahead: bool,
    file_waits: bool,
    /// Something was run in this interpreter.
    has_names: bool,
    /// The output does not end with a line's end.
    is_open: bool,
    /// Since the output was cleared.
    output_bytes: usize,
}

impl Desk {
    /// Somebody presses Enter with `text` in the field.
    pub fn enter(&mut self, text: &str) -> Entered {
        if self.pending.is_some() || self.file_waits {
            self.enter_waits = true;
            return Entered::Later;
        }
        if text.trim().is_empty() {
            return Entered::Nothing;
        }
        self.pending = Some(Pending::Typed(text.to_owned()));
        self.is_ahead = false;
        Entered::Run(text.to_owned())
    }

    /// The same for what was entered while Python was busy: the part of `text` that [`text::entered_ahead`] tells.
    pub fn enter_ahead(&mut self, text: &str) -> Entered {
        let entered = self.enter(text::entered_ahead(text));
        self.is_ahead = matches!(entered, Entered::Run(_));
        entered
    }

    /// What was entered, as a terminal shows it. The Enter at its end is no line of it, also where it had to wait.
    pub fn echo(&self) -> Option<String> {
        let Some(Pending::Typed(text)) = &self.pending else { return None };
        let last = if self.is_ahead { text.strip_suffix('\n') } else { None };
        Some(text::echo(last.unwrap_or(text)))
    }

    /// Somebody asks for names; says whether Python can be asked now.
    pub fn ask_names(&mut self, text: &str, caret: u32, status: &Status) -> bool {
        let can = self.pending.is_none() && !self.file_waits && *status == Status::Ready;
        if can {
            self.pending = Some(Pending::Names { text: text.to_owned(), caret });
        }
        can
    }

    /// Somebody wants a fresh interpreter; what waited is not entered any more.
    pub fn restart(&mut self, and_file: bool) {
        self.enter_waits = false;
        self.file_waits = and_file;
        self.has_names = false;
    }

    /// Somebody wants it to end, and nothing entered after it.
    pub fn cancel(&mut self) {
        self.enter_waits = false;
        self.file_waits = false;
    }

    /// What Python has.
    pub fn pending(&self) -> Option<&Pending> {
        self.pending.as_ref()
    }

    /// It starts with it. What was entered is in the history from here on.
    pub fn started(&mut self) {
        self.has_names = true;
        if let Some(Pending::Typed(text)) = &self.pending {
            self.history.add(text.trim_end());
        }
    }

    /// It is done with it.
    pub fn ended(&mut self) -> Option<Pending> {
        self.pending.take()
    }

    /// After each move of the session: whether names were lost that nobody gave away, and what comes next.
    pub fn moved(&mut self, status: &Status) -> (bool, Option<Next>) {
        let is_other = matches!(status, Status::Fetching { .. } | Status::Starting { .. } | Status::Failed(_));
        let is_lost = is_other && std::mem::take(&mut self.has_names);
        if self.pending.is_some() || status.is_busy() {
            return (is_lost, None);
        }
        if self.file_waits {
            self.file_waits = false;
            self.pending = Some(Pending::File);
            return (is_lost, Some(Next::File));
        }
        if *status == Status::Ready && std::mem::take(&mut self.enter_waits) {
            return (is_lost, Some(Next::Enter));
        }
        (is_lost, None)
    }

    /// Something is written.
    pub fn writes(&mut self, text: &str) {
        if !text.is_empty() {
            self.is_open = !text.ends_with('\n');
            self.output_bytes += text.len();
        }
    }

    /// What has to be written before something that begins a line in the page's own colour.
    pub fn fresh_line(&self) -> &'static str {
        if self.is_open { "\x1b[0m\n" } else { "\x1b[0m" }
    }

    /// Whether the page has more output than it should keep.
    pub fn is_full(&self) -> bool {
        self.output_bytes > MOST_OUTPUT
    }

    /// The output was cleared.
    pub fn wiped(&mut self) {
        self.output_bytes = 0;
        self.is_open = false;
    }

    /// Names came: those that can stand there, and where they begin, if the field still has what they were asked for.
    pub fn listed(&self, end: &str, names: Vec<String>, field: &str) -> Option<(String, Vec<String>)> {
        let Some(Pending::Names { text, caret }) = &self.pending else { return None };
        let begin = text::split(text, *caret).0.strip_suffix(end)?;
        // They are a program's words.
        let names = names.into_iter().filter(|name| name.starts_with(end) && !name.contains(char::is_control)).collect();
        (text == field).then(|| (begin.to_owned(), names))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STARTING: Status = Status::Starting { run_waits: false };

    #[test]
    fn what_is_entered_while_python_is_busy_comes_afterwards() {
        let mut desk = Desk::default();
        assert_eq!(desk.enter("a"), Entered::Run("a".into()));
        assert_eq!((desk.enter("ab"), desk.enter("ab\nc")), (Entered::Later, Entered::Later));
        desk.started();
        assert_eq!(desk.moved(&Status::Running), (false, None));
        assert_eq!(desk.ended(), Some(Pending::Typed("a".into())));
        assert_eq!(desk.moved(&Status::Ready), (false, Some(Next::Enter)));
        assert_eq!(desk.enter("b\nc\n"), Entered::Run("b\nc\n".into()));
        desk.ended();
        assert_eq!(desk.moved(&Status::Ready), (false, None));
    }

    #[test]
    fn what_was_entered_ahead_is_shown_as_if_it_had_been_entered_then() {
        let mut desk = Desk::default();
        desk.enter("x\n");
        assert_eq!(desk.echo().as_deref(), Some(">>> x\n... \n"));
        desk.ended();
        assert_eq!(desk.echo(), None);
        assert_eq!(desk.enter_ahead("x + 1\nrest"), Entered::Run("x + 1\n".into()));
        assert_eq!(desk.echo().as_deref(), Some(">>> x + 1\n"));
        desk.ended();
        desk.enter_ahead("for n in x:\n    n\n\n");
        assert_eq!(desk.echo().as_deref(), Some(">>> for n in x:\n...     n\n... \n"));
        desk.ended();
        desk.enter("y\n");
        assert_eq!(desk.echo().as_deref(), Some(">>> y\n... \n"));
    }

    #[test]
    fn names_that_are_lost_are_told_once_and_only_where_there_were_any() {
        let mut desk = Desk::default();
        assert_eq!(desk.moved(&STARTING), (false, None));
        desk.enter("a");
        desk.started();
        desk.ended();
        assert_eq!(desk.moved(&STARTING), (true, None));
        assert_eq!(desk.moved(&STARTING), (false, None));
        desk.enter("a");
        desk.started();
        desk.ended();
        desk.restart(false);
        assert_eq!(desk.moved(&STARTING), (false, None));
    }

    #[test]
    fn a_file_waits_for_the_fresh_interpreter_and_nothing_else_does() {
        let mut desk = Desk::default();
        desk.enter("while 1: 0");
        desk.started();
        desk.enter("");
        desk.restart(true);
        assert_eq!(desk.moved(&Status::Stopping), (false, None));
        desk.ended();
        assert_eq!(desk.moved(&STARTING), (false, Some(Next::File)));
        assert_eq!(desk.enter("x"), Entered::Later);
    }

    #[test]
    fn output_ends_its_line_before_a_prompt() {
        let mut desk = Desk::default();
        assert_eq!(desk.fresh_line(), "\x1b[0m");
        desk.writes("a");
        desk.writes("");
        assert_eq!(desk.fresh_line(), "\x1b[0m\n");
        desk.writes("b\n");
        assert_eq!(desk.fresh_line(), "\x1b[0m");
    }

    #[test]
    fn names_for_another_text_or_of_another_form_are_not_listed() {
        let mut desk = Desk::default();
        assert!(!desk.ask_names("x = ma + 1", 6, &STARTING));
        assert!(desk.ask_names("x = ma + 1", 6, &Status::Ready) && !desk.ask_names("x", 1, &Status::Ready));
        let names = || vec!["map(".into(), "other".into(), "ma\n".into()];
        assert_eq!(desk.listed("ma", names(), "x = ma + 1"), Some(("x = ".into(), vec!["map(".into()])));
        assert_eq!(desk.listed("ma", names(), "x = mb + 1"), None);
        assert_eq!(desk.listed("b", names(), "x = ma + 1"), None);
    }

    #[test]
    fn too_much_output_is_noticed() {
        let mut desk = Desk::default();
        desk.writes(&"x".repeat(MOST_OUTPUT + 1));
        assert!(desk.is_full());
        desk.wiped();
        assert!(!desk.is_full());
    }
}
