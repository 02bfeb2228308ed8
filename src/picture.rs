//! Pictures that a program shows: whether they are such, and how large they are on the page.
//!
//! The browser decodes them in `<img>`, where nothing in them runs and nothing is fetched for them. Here is looked at what a page can
//! be harmed by before that: what it is, and how much room it wants.

/// A PNG to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What it shows; a program's words.
    pub title: String,
    /// All of it.
    pub bytes: Vec<u8>,
    /// Width and height in the page's pixels.
    pub size: [u32; 2],
}

/// No screen shows more of a picture's dots in each of the page's.
const MOST_DENSITY: u32 = 4;
/// Wider or higher nothing is drawn: four times as much memory as that is high would be taken for it.
const MOST_DOTS: u32 = 10_000;
/// Longer lines nobody reads out.
const MOST_TITLE: usize = 200;

impl Picture {
    /// Nothing where the bytes are no PNG, or a larger one than a page shows. `density` are its dots for each of the page's.
    pub fn of(title: String, density: u32, png: Vec<u8>) -> Option<Picture> {
        let size = dots(&png)?.map(|dots| dots.div_ceil(density.clamp(1, MOST_DENSITY)));
        let title = title.chars().filter(|letter| !letter.is_control()).take(MOST_TITLE).collect();
        Some(Picture { title, bytes: png, size })
    }
}

/// Width and height. PNG specification, 5.2 and 11.2.2: the signature, then a chunk `IHDR` that begins with both.
fn dots(bytes: &[u8]) -> Option<[u32; 2]> {
    let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR")?;
    let number = |at: usize| Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?));
    let dots = [number(0)?, number(4)?];
    dots.iter().all(|dots| (1..=MOST_DOTS).contains(dots)).then_some(dots)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        [&b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"[..], &width.to_be_bytes(), &height.to_be_bytes(), b"rest"].concat()
    }

    fn size(bytes: Vec<u8>) -> Option<[u32; 2]> {
        Picture::of(String::new(), 2, bytes).map(|picture| picture.size)
    }

    #[test]
    fn dots_become_pixels_of_the_page() {
        assert_eq!(size(png(1280, 961)), Some([640, 481]));
        for (density, width) in [(0, 1280), (1, 1280), (4, 320), (u32::MAX, 320)] {
            assert_eq!(Picture::of(String::new(), density, png(1280, 4)).unwrap().size, [width, 4_u32.div_ceil(density.clamp(1, 4))]);
        }
    }

    #[test]
    fn what_is_no_picture_or_too_large_is_not_shown() {
        for bytes in [vec![], b"<svg>".to_vec(), png(0, 5), png(5, 0), png(MOST_DOTS + 1, 5), png(1, 1)[..20].to_vec()] {
            assert_eq!(size(bytes.clone()), None, "{bytes:?}");
        }
    }

    #[test]
    fn a_title_is_one_short_line() {
        let picture = Picture::of(format!("a\n\u{1b}b{}", "c".repeat(900)), 1, png(2, 2)).unwrap();
        assert!(picture.title.starts_with("abc") && picture.title.len() == MOST_TITLE);
    }
}
