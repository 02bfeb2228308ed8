//! The learner's files, wherever they are being edited, and what of them is kept between visits.

use super::{code::Code, scene::{Told, Undo, Visit}};
use crate::{
    js::{
        host::Returned,
        page,
        store::Store,
    },
    session::event::Request,
    limits::Limits,
    words::{files as words, say::Text, texts::files as texts},
    workspace::{
        Content, File, Workspace, WorkspaceError, carry,
        kept::{self, Unstored},
        name::FileName,
    },
};
use leptos::prelude::*;

/// What was typed last and may not be in the store yet.
const UNSTORED_KEY: &str = "ampoule.unstored";

/// A file as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub name: FileName,
    pub bytes: usize,
    pub is_text: bool,
}

/// All files; one of them is shown.
#[derive(Clone, Copy)]
pub struct Files {
    pub code: Code,
    /// In order, without what is being typed.
    pub list: RwSignal<Vec<Listed>>,
    /// The file whose tab is chosen.
    pub shown: RwSignal<FileName>,
    /// Whether the browser keeps them on this device.
    pub kept: RwSignal<bool>,
    pub told: RwSignal<Option<Told>>,
    /// What the last run wrote. No other run gets it, unless somebody keeps it.
    pub written: RwSignal<Vec<File>>,
    /// Files that are only shown are here, and the learner's own wait there.
    pub visit: RwSignal<Option<Visit>>,
    pub(super) workspace: StoredValue<Workspace>,
    /// What the last run was given.
    given: StoredValue<Workspace>,
    /// What the run was given that has written last.
    written_from: StoredValue<Workspace>,
    store: StoredValue<Option<Store>, LocalStorage>,
}

/// What an earlier visit left, and where later ones find it.
pub struct Kept {
    store: Store,
    workspace: Workspace,
    /// Told of every writing.
    written: ArcRwSignal<bool>,
}

impl Kept {
    /// Reads it; `first` is the program of somebody who comes for the first time.
    pub async fn read(first: &str) -> Kept {
        let written = ArcRwSignal::new(true);
        let tell = written.clone();
        let (store, files) = Store::open(move |is_done| {
            if is_done {
                page::forget(UNSTORED_KEY);
            }
            tell.set(is_done);
        })
        .await;
        let workspace = kept::restore(first, files, page::kept(UNSTORED_KEY).as_deref());
        Kept { store, workspace, written }
    }
}

impl Files {
    pub fn new(kept: Kept) -> Files {
        let Kept { store, workspace, written } = kept;
        let files = Files {
            code: Code::new(workspace.main()),
            list: RwSignal::new(listed(&workspace)),
            shown: RwSignal::new(FileName::main()),
            kept: RwSignal::new(true),
            told: RwSignal::new(None),
            written: RwSignal::new(vec![]),
            visit: RwSignal::new(None),
            given: StoredValue::new(workspace.clone()),
            written_from: StoredValue::new(workspace.clone()),
            workspace: StoredValue::new(workspace),
            store: StoredValue::new_local(Some(store)),
        };
        files.code.on_typed(move |name, text| files.typed(name, text));
        Effect::new(move |_| files.kept.set(written.get()));
        files
    }

    /// The editor holds this text of a file now.
    fn typed(self, name: &FileName, text: String) {
        let is_new = self.workspace.with_value(|workspace| {
            // An editor knows one kind of line end.
            workspace.get(name).is_some_and(|content| content.text().is_some_and(|before| before.replace("\r\n", "\n") != text))
        });
        if is_new {
            // At once, because the page may be about to go; the store takes its time.
            if !self.is_visit() && !page::keep(UNSTORED_KEY, &Unstored::to_text(name, &text)) {
                self.kept.set(false);
            }
            match self.change(|workspace| workspace.put(name.clone(), Content::Text(text))) {
                Ok(()) => self.store_file(name),
                // The editor has it all the same, and what was noted above.
                Err(error) => self.tell_bad(words::not_kept(&error)),
            }
        }
    }

    /// Takes over what is being typed.
    pub fn sync(self) {
        let (name, text) = (self.code.file.get_untracked(), self.code.text());
        self.typed(&name, text);
    }

    /// A look at everything as it is now.
    pub fn look<T>(self, at: impl FnOnce(&Workspace) -> T) -> T {
        self.sync();
        self.workspace.with_value(at)
    }

    /// A copy of it.
    pub fn workspace(self) -> Workspace {
        self.look(Workspace::clone)
    }

    /// One file's content as it is now.
    pub fn content(self, name: &FileName) -> Option<Content> {
        self.look(|workspace| workspace.get(name).cloned())
    }

    /// Shows a file in its tab.
    pub fn show(self, name: &FileName) {
        self.sync();
        let Some(content) = self.workspace.with_value(|workspace| workspace.get(name).cloned()) else { return };
        if let Content::Text(text) = content {
            self.code.show(name, text);
        }
        self.shown.set(name.clone());
    }

    /// Whether there is such a file and it can be edited.
    pub fn is_text(self, file: &str) -> bool {
        let Ok(name) = FileName::parse(file) else { return false };
        self.workspace.with_value(|workspace| workspace.get(&name).is_some_and(|content| content.text().is_some()))
    }

    /// Leads to a line of a file, as the last run had it.
    pub fn show_line(self, file: &str, line: u32) {
        if let Ok(name) = FileName::parse(file)
            && self.is_text(file)
        {
            self.show(&name);
            self.code.show_line(line, None);
        }
    }

    /// What a run gets.
    pub fn request(self, stdin: String, interactive: bool, limits: Limits) -> Request {
        self.code.take_for_run();
        let workspace = self.workspace();
        let request = Request::of(&workspace, stdin, interactive, limits);
        self.given.set_value(workspace);
        self.written.set(vec![]);
        self.tell(None);
        request
    }

    /// What somebody types, with the files as they are now.
    pub fn typed_request(self, source: String, limits: Limits) -> Request {
        let workspace = self.workspace();
        let request = Request::typed(source, &workspace, limits);
        self.given.set_value(workspace);
        request
    }

    /// Whether nothing has been changed since the last run.
    pub fn are_as_run(self) -> bool {
        let workspace = self.workspace();
        self.given.with_value(|given| *given == workspace)
    }

    /// The same files, for a session that is given them at other times.
    pub fn for_another_session(self) -> Files {
        Files { given: StoredValue::new(self.workspace()), ..self }
    }

    /// Shows what a run made of its files.
    pub fn take_returned(self, returned: &Returned) {
        let Some(files) = carry::unpack(&returned.files, &returned.bytes) else {
            return self.tell_bad(texts::DAMAGED);
        };
        let names: Vec<_> = files.iter().map(|file| &file.name).collect();
        if let Some(text) = words::written(&names, returned.left_out) {
            self.tell(Some(Told { is_bad: returned.left_out > 0, offers_keep: !files.is_empty(), ..Told::of(text) }));
        }
        self.written_from.set_value(self.given.get_value());
        // A lasting session tells of a file once: what it told before is still to be had.
        self.written.update(|written| {
            written.retain(|before| files.iter().all(|file| file.name != before.name));
            written.extend(files);
        });
    }

    /// Takes one file that the last run wrote, or all, into the workspace.
    pub fn keep_written(self, name: Option<&FileName>) {
        self.sync();
        let mut files = self.written.get_untracked();
        let rest = match name {
            Some(name) => files.extract_if(.., |file| file.name != *name).collect(),
            None => vec![],
        };
        let given = self.written_from.get_value();
        let mut kept = Default::default();
        self.workspace.update_value(|workspace| kept = workspace.take_written(&given, files));
        self.list();
        for name in kept.changed.iter().chain(kept.renamed.iter().map(|(_, name)| name)) {
            self.store_file(name);
        }
        self.refresh();
        self.written.set(rest);
        let is_bad = !kept.refused.is_empty();
        self.tell(words::kept(&kept).map(|text| Told { is_bad, ..Told::of(text) }));
    }

    /// A new empty file, which is shown.
    pub fn create(self, name: &str) -> bool {
        self.add(name, Content::Text(String::new()))
    }

    pub(super) fn add(self, name: &str, content: Content) -> bool {
        let added = FileName::parse(name).map_err(WorkspaceError::from).and_then(|name| {
            self.change(|workspace| workspace.add(name.clone(), content))?;
            Ok(name)
        });
        match added {
            Ok(name) => {
                self.store_file(&name);
                self.show(&name);
                self.tell(None);
                true
            }
            Err(error) => {
                self.tell_bad(words::refused(&error));
                false
            }
        }
    }

    /// Files that somebody uploads; one whose name is taken gets a number.
    pub fn upload(self, uploaded: Vec<(String, Vec<u8>)>) {
        self.sync();
        let mut last = None;
        let mut refused = Vec::new();
        let count = uploaded.len();
        for (name, bytes) in uploaded {
            let name = self.workspace.with_value(|workspace| workspace.free_name(FileName::nearest(&name)));
            match self.change(|workspace| workspace.add(name.clone(), Content::of(bytes))) {
                Ok(()) => {
                    self.store_file(&name);
                    last = Some(name);
                }
                Err(error) => refused.push(words::refused(&error)),
            }
        }
        if let Some(name) = last {
            self.show(&name);
        }
        if refused.is_empty() {
            self.tell((count > 0).then(|| Told::of(words::uploaded(count))));
        } else {
            self.tell_bad(Text::Row(refused));
        }
    }

    /// Another name for a file; says whether it has that now.
    pub fn rename(self, from: &FileName, to: &str) -> bool {
        self.sync();
        let renamed = FileName::parse(to).map_err(WorkspaceError::from).and_then(|to| {
            self.change(|workspace| workspace.rename(from, to.clone()))?;
            Ok(to)
        });
        match renamed {
            Ok(to) => {
                self.code.rename(from, &to);
                if self.shown.with_untracked(|shown| shown == from) {
                    // Another ending may mean another language.
                    self.show(&to);
                }
                if *from != to {
                    self.with_store(|store| store.remove(from.clone()));
                    self.store_file(&to);
                }
                self.tell(None);
                true
            }
            Err(error) => {
                self.tell_bad(words::refused(&error));
                false
            }
        }
    }

    /// Takes a file away; that can be undone.
    pub fn remove(self, name: &FileName) {
        self.sync();
        let mut removed = Err(WorkspaceError::Missing(name.clone()));
        self.workspace.update_value(|workspace| removed = workspace.remove(name));
        match removed {
            Ok(file) => {
                self.list();
                if self.shown.with_untracked(|shown| shown == name) || self.code.file.with_untracked(|file| file == name) {
                    self.show(&FileName::main());
                }
                self.code.forget(name);
                self.with_store(|store| store.remove(name.clone()));
                self.tell(Some(Told { undo: Some(Undo::Restore(file)), ..Told::of(texts::removed(name)) }));
            }
            Err(error) => self.tell_bad(words::refused(&error)),
        }
    }

    /// Something did not work.
    pub fn tell_bad(self, text: Text) {
        self.tell(Some(Told { is_bad: true, ..Told::of(text) }));
    }

    fn change(self, change: impl FnOnce(&mut Workspace) -> Result<(), WorkspaceError>) -> Result<(), WorkspaceError> {
        let mut changed = Ok(());
        self.workspace.update_value(|workspace| changed = change(workspace));
        self.list();
        changed
    }

    pub(super) fn list(self) {
        let list = self.workspace.with_value(listed);
        if self.list.with_untracked(|before| *before != list) {
            self.list.set(list);
        }
    }

    /// The shown file may have another content.
    fn refresh(self) {
        let file = self.code.file.get_untracked();
        if let Some(text) = self.workspace.with_value(|workspace| workspace.get(&file).and_then(Content::text).map(str::to_owned)) {
            self.code.show(&file, text);
        }
        self.shown.notify();
    }

    fn store_file(self, name: &FileName) {
        if let Some(content) = self.workspace.with_value(|workspace| workspace.get(name).cloned()) {
            self.with_store(|store| store.put(name.clone(), content));
        }
    }

    /// What is only shown is not stored.
    fn with_store(self, order: impl FnOnce(&Store)) {
        if !self.is_visit() {
            self.order(order);
        }
    }

    pub(super) fn order(self, order: impl FnOnce(&Store)) {
        self.store.with_value(|store| if let Some(store) = store { order(store) });
    }
}

fn listed(workspace: &Workspace) -> Vec<Listed> {
    let file = |file: &File| Listed { name: file.name.clone(), bytes: file.content.bytes().len(), is_text: file.content.text().is_some() };
    workspace.files().iter().map(file).collect()
}
