//! What a program shows between its lines: pictures, values as they present themselves, its drawing.

use super::language::{said, said_now};
use crate::{
    js::{drawing::Drawing, files, paper::Place, value},
    picture::Picture,
    words::{
        say::Text,
        texts::output as texts,
    },
};
use leptos::{html::Canvas, mount::mount_to, prelude::*};
use std::any::Any;

/// Those of one log, by the numbers that its transcript knows them by.
#[derive(Default)]
pub struct Pictures {
    /// Whether or not they are on the page, which has its own then.
    all: Vec<Option<Item>>,
    shown: Vec<Shown>,
    /// A program has one, wherever it stands.
    drawing: Option<Drawing>,
    is_drawing_shown: bool,
}

enum Item {
    Picture(Picture),
    /// For `js::value`.
    Value(String),
    Drawing(Drawing),
}

/// On the page.
struct Shown {
    /// Only for `<img>`: no link leads to it.
    url: Option<String>,
    _view: Box<dyn Any>,
}

impl Pictures {
    /// Takes a picture that will be shown; gives its number.
    pub fn take(&mut self, picture: Picture) -> usize {
        self.add(Item::Picture(picture))
    }

    /// Takes a value that will be shown; gives its number.
    pub fn take_value(&mut self, value: String) -> usize {
        self.add(Item::Value(value))
    }

    /// Goes on with the drawing; gives its number where it is not on the page yet, or no more.
    pub fn draw(&mut self, commands: String) -> Option<usize> {
        let drawing = self.drawing.get_or_insert_with(Drawing::new).clone();
        drawing.draw(commands);
        if self.is_drawing_shown {
            return None;
        }
        self.is_drawing_shown = true;
        Some(self.add(Item::Drawing(drawing)))
    }

    fn add(&mut self, item: Item) -> usize {
        self.all.push(Some(item));
        self.all.len() - 1
    }

    /// Puts a picture into an element of the page.
    pub fn place(&mut self, number: usize, place: Place) {
        let Some(item) = self.all.get_mut(number).and_then(Option::take) else { return };
        let (url, view): (_, Box<dyn Any>) = match item {
            Item::Picture(picture) => {
                // A browser that gives no address is out of memory: the program's text is worth more then.
                let Ok(url) = files::url(&picture.bytes, "image/png") else { return };
                let address = url.clone();
                (Some(url), Box::new(mount_to(place, move || figure(number, picture, address))))
            }
            Item::Value(value) => return value::show(place, value, said_now(&Text::from(texts::VALUE))),
            Item::Drawing(drawing) => (None, Box::new(mount_to(place, move || sheet(drawing)))),
        };
        self.shown.push(Shown { url, _view: view });
    }

    /// What one that is not on the page yet shows, for whoever will not see it.
    pub fn name(&self, number: usize) -> String {
        match self.all.get(number) {
            Some(Some(Item::Picture(picture))) if !picture.title.is_empty() => picture.title.clone(),
            Some(Some(Item::Value(_))) => said_now(&Text::from(texts::VALUE)),
            Some(Some(Item::Drawing(_))) => said_now(&Text::from(texts::DRAWING)),
            _ => said_now(&texts::picture(number + 1)),
        }
    }

    /// Takes all off the page.
    pub fn clear(&mut self) {
        self.shown.clear();
        self.is_drawing_shown = false;
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        if let Some(url) = &self.url {
            files::release(url);
        }
    }
}

fn figure(number: usize, picture: Picture, url: String) -> AnyView {
    let number = number + 1;
    let title = picture.title.clone();
    let [width, height] = picture.size.map(|pixels| pixels.to_string());
    let save = move |_| save(&format!("picture-{number}.png"), &picture.bytes);
    view! {
        <img src=url alt=move || if title.is_empty() { said(&texts::picture(number)) } else { title.clone() } width=width height=height />
        <button class="small" on:click=save>{texts::SAVE_PICTURE}</button>
    }
    .into_any()
}

fn sheet(drawing: Drawing) -> AnyView {
    let canvas = NodeRef::<Canvas>::new();
    let shown = drawing.clone();
    canvas.on_load(move |canvas| shown.show(canvas));
    let save = move |_| {
        if let Some(png) = drawing.png() {
            save("drawing.png", &png);
        }
    };
    view! {
        <canvas node_ref=canvas role="img" aria-label=texts::DRAWING></canvas>
        <button class="small" on:click=save>{texts::SAVE_PICTURE}</button>
    }
    .into_any()
}

fn save(name: &str, png: &[u8]) {
    // The browser says why, if it does not.
    let _ = files::download(name, png);
}
