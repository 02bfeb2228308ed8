//! Which files are here. A *scene* is all of them, and with it whether they are the learner's own or a *visit*: files of a link,
//! which are only shown while the learner's own wait. Every change of scene can be undone, in turn.

use super::files::Files;
use crate::{
    js::page,
    share,
    words::{say::Text, share::Origin, texts::share as words},
    workspace::{File, Workspace, name::FileName},
};
use leptos::prelude::*;

/// Shown files that are not the learner's own.
#[derive(Clone, Debug)]
pub struct Visit {
    pub origin: Origin,
    own: Workspace,
}

/// What was done last, and how to take it back.
#[derive(Clone, Debug)]
pub struct Told {
    pub text: Text,
    pub is_bad: bool,
    /// What the last run wrote can be kept.
    pub offers_keep: bool,
    pub undo: Option<Undo>,
    /// What is told again when that is taken back: a change of scene that can still be undone.
    pub(super) earlier: Option<Box<Told>>,
}

#[derive(Clone, Debug)]
pub enum Undo {
    /// Bring a file back.
    Restore(File),
    /// Bring all files back as they were.
    Return(Scene),
}

#[derive(Clone, Debug)]
pub struct Scene {
    workspace: Workspace,
    visit: Option<Visit>,
    /// What led away from it, in words.
    why: Text,
}

impl Scene {
    /// What of it is the learner's.
    fn own(&self) -> &Workspace {
        self.visit.as_ref().map_or(&self.workspace, |visit| &visit.own)
    }
}

impl Told {
    /// Nothing but a text.
    pub fn of(text: Text) -> Told {
        Told { text, is_bad: false, offers_keep: false, undo: None, earlier: None }
    }

    /// The last change of scene that can be undone.
    fn change(self) -> Option<Told> {
        match self.undo {
            Some(Undo::Return(_)) => Some(self),
            Some(Undo::Restore(_)) | None => self.earlier.map(|earlier| *earlier),
        }
    }
}

impl Files {
    /// Whether what is here is not the learner's own.
    pub fn is_visit(self) -> bool {
        self.visit.with_untracked(Option::is_some)
    }

    /// Shows files without keeping them.
    pub fn visit(self, workspace: Workspace, origin: Origin) {
        let before = self.scene(words::ANOTHER);
        let visit = Visit { origin, own: before.own().clone() };
        let after = Scene { workspace, visit: Some(visit), why: Text::NONE };
        if self.is_visit() {
            self.change_scene(before, after);
        } else {
            // One's own files are not gone, so there is nothing to undo.
            self.put(after);
            self.tell(None);
        }
    }

    /// What is only shown becomes the learner's own.
    pub fn keep(self) {
        let before = self.scene(words::KEPT);
        let after = Scene { visit: None, ..before.clone() };
        self.change_scene(before, after);
        self.forget_link();
    }

    /// From what is only shown to the learner's own.
    pub fn go_back(self) {
        let before = self.scene(words::WENT_BACK);
        let after = Scene { workspace: before.own().clone(), visit: None, why: Text::NONE };
        self.change_scene(before, after);
        self.forget_link();
    }

    /// Puts other files in the place of all that are there; `why` says what happened, and it can be undone.
    pub fn replace(self, workspace: Workspace, why: Text) {
        let before = self.scene(why);
        self.change_scene(before, Scene { workspace, visit: None, why: Text::NONE });
        self.forget_link();
    }

    /// Takes back what was told last.
    pub fn undo(self) {
        let Some(Told { undo, earlier, .. }) = self.told.get_untracked() else { return };
        match undo {
            Some(Undo::Restore(File { name, content })) => {
                let name = self.workspace.with_value(|workspace| workspace.free_name(name));
                self.add(name.as_str(), content);
            }
            Some(Undo::Return(scene)) => self.put(scene),
            None => (),
        }
        self.told.set(earlier.map(|earlier| *earlier));
    }

    /// Says something; a change of scene can be undone all the same.
    pub fn tell(self, told: Option<Told>) {
        let change = self.told.get_untracked().and_then(Told::change);
        let told = match (told, change) {
            (Some(told @ Told { undo: Some(_), .. }), change) => Some(Told { earlier: change.map(Box::new), ..told }),
            (Some(Told { text, is_bad, offers_keep, .. }), Some(change)) => {
                Some(Told { text: Text::Row(vec![change.why(), text]), is_bad, offers_keep, ..change })
            }
            (None, Some(change)) => Some(Told { text: change.why(), is_bad: false, offers_keep: false, ..change }),
            (told, None) => told,
        };
        self.told.set(told);
    }

    fn scene(self, why: Text) -> Scene {
        Scene { workspace: self.workspace(), visit: self.visit.get_untracked(), why }
    }

    fn change_scene(self, before: Scene, after: Scene) {
        self.put(after);
        self.tell(Some(Told { undo: Some(Undo::Return(before.clone())), ..Told::of(before.why) }));
    }

    fn put(self, scene: Scene) {
        let before = self.scene(Text::NONE);
        let own = scene.own();
        if before.own() != own {
            let own = own.clone();
            self.order(|store| store.replace(own));
        }
        let Scene { workspace, visit, .. } = scene;
        self.visit.set(visit);
        let is_new = before.workspace != workspace;
        self.workspace.set_value(workspace.clone());
        if is_new {
            self.list();
            self.code.show_anew(&FileName::main(), workspace.main().to_owned());
            // The editor may know others of the same names.
            for file in before.workspace.files().iter().filter(|file| !file.name.is_main()) {
                self.code.forget(&file.name);
            }
            self.shown.set(FileName::main());
        }
    }

    /// A reload shows what is here now.
    fn forget_link(self) {
        page::set_fragment(&share::without_code(&page::fragment()));
    }
}

impl Told {
    fn why(&self) -> Text {
        match &self.undo {
            Some(Undo::Return(scene)) => scene.why.clone(),
            Some(Undo::Restore(_)) | None => self.text.clone(),
        }
    }
}
