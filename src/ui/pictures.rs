//! The pictures that a program shows, between its lines.

use super::language::{said, said_now};
use crate::{
    js::{files, paper::Place},
    picture::Picture,
    words::texts::output as texts,
};
use leptos::{mount::mount_to, prelude::*};
use std::any::Any;

/// Those of one log, by the numbers that its transcript knows them by.
#[derive(Default)]
pub struct Pictures {
    /// Whether or not they are on the page, which has its own then.
    all: Vec<Option<Picture>>,
    shown: Vec<Shown>,
}

/// On the page.
struct Shown {
    /// Only for `<img>`: no link leads to it.
    url: String,
    _view: Box<dyn Any>,
}

impl Pictures {
    /// Takes a picture that will be shown; gives its number.
    pub fn take(&mut self, picture: Picture) -> usize {
        self.all.push(Some(picture));
        self.all.len() - 1
    }

    /// Puts a picture into an element of the page.
    pub fn place(&mut self, number: usize, place: Place) {
        let Some(picture) = self.all.get_mut(number).and_then(Option::take) else { return };
        // A browser that gives no address is out of memory: the program's text is worth more then.
        let Ok(url) = files::url(&picture.bytes, "image/png") else { return };
        let address = url.clone();
        let view = Box::new(mount_to(place, move || figure(number, picture, address)));
        self.shown.push(Shown { url, _view: view });
    }

    /// What one that is not on the page yet shows, for whoever will not see it.
    pub fn name(&self, number: usize) -> String {
        let title = self.all.get(number).and_then(|picture| Some(picture.as_ref()?.title.clone())).unwrap_or_default();
        if title.is_empty() { said_now(&texts::picture(number + 1)) } else { title }
    }

    /// Takes all off the page.
    pub fn clear(&mut self) {
        self.shown.clear();
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        files::release(&self.url);
    }
}

fn figure(number: usize, picture: Picture, url: String) -> AnyView {
    let number = number + 1;
    let title = picture.title.clone();
    let [width, height] = picture.size.map(|pixels| pixels.to_string());
    let save = move |_| {
        // The browser says why, if it does not.
        let _ = files::download(&format!("picture-{number}.png"), &picture.bytes);
    };
    view! {
        <img src=url alt=move || if title.is_empty() { said(&texts::picture(number)) } else { title.clone() } width=width height=height />
        <button class="small" on:click=save>{texts::SAVE_PICTURE}</button>
    }
    .into_any()
}
