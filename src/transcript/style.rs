//! The *style* of output: what a program chose with the escape sequences of a terminal ("SGR"), and how a page shows that.
//!
//! A program does not know whether the page is light or dark. The 16 named colours are classes, for which the style sheet has
//! a value in each theme; any other colour is moved towards black or white until it can be read (WCAG's AA) on what is below it.

use crate::protocol::from_worker::Stream;

/// WCAG's AA for text.
const READABLE: f64 = 4.5;
const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];

/// Red, green, blue.
pub type Rgb = [u8; 3];

/// What the page's own text is and lies on, in one theme: the same as `--ink` and `--panel` of `ui/style.css` (a test compares).
struct Theme {
    ink: Rgb,
    panel: Rgb,
}
const LIGHT: Theme = Theme { ink: [0x1d, 0x23, 0x29], panel: [0xff, 0xff, 0xff] };
const DARK: Theme = Theme { ink: [0xe7, 0xea, 0xed], panel: [0x1b, 0x20, 0x26] };

/// A colour that a program asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Color {
    /// The page's own.
    #[default]
    Own,
    /// One of the 16 with a name.
    Named(u8),
    Other(Rgb),
}

/// How a stretch of text looks, and where it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    stream: Stream,
    ink: Color,
    paper: Color,
    bold: bool,
    faint: bool,
    italic: bool,
    underline: bool,
    strike: bool,
    inverse: bool,
}

/// What to put on the page for a style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paint {
    /// Names of classes of the style sheet, with spaces between them.
    pub classes: String,
    /// Custom properties of CSS with their values, for the classes `inked` and `papered`.
    pub properties: Vec<(&'static str, String)>,
}

impl Style {
    /// Of a program that asked for nothing.
    pub fn plain(stream: Stream) -> Style {
        Style {
            stream,
            ink: Color::Own,
            paper: Color::Own,
            bold: false,
            faint: false,
            italic: false,
            underline: false,
            strike: false,
            inverse: false,
        }
    }

    /// How blanks look that nobody wrote.
    pub fn blank(&self) -> Style {
        Style::plain(self.stream)
    }

    /// Applies the numbers of one `ESC [ … m`, each with what follows it after colons. Unknown ones change nothing.
    pub fn select<'a>(&mut self, mut numbers: impl Iterator<Item = &'a [u16]>) {
        while let Some(number) = numbers.next() {
            let (code, below) = number.split_first().unwrap_or((&0, &[]));
            match *code {
                0 => *self = Style::plain(self.stream),
                1 => self.bold = true,
                2 => self.faint = true,
                3 => self.italic = true,
                4 => self.underline = below.first() != Some(&0),
                7 => self.inverse = true,
                9 => self.strike = true,
                21 => self.underline = true,
                22 => (self.bold, self.faint) = (false, false),
                23 => self.italic = false,
                24 => self.underline = false,
                27 => self.inverse = false,
                29 => self.strike = false,
                30..=37 => self.ink = Color::Named((code - 30) as u8),
                38 => self.ink = extended(below, &mut numbers).unwrap_or(self.ink),
                39 => self.ink = Color::Own,
                40..=47 => self.paper = Color::Named((code - 40) as u8),
                48 => self.paper = extended(below, &mut numbers).unwrap_or(self.paper),
                49 => self.paper = Color::Own,
                // The colour of an underline: read over, so that its numbers are not taken for others.
                58 => drop(extended(below, &mut numbers)),
                90..=97 => self.ink = Color::Named((code - 82) as u8),
                100..=107 => self.paper = Color::Named((code - 92) as u8),
                _ => {}
            }
        }
    }

    /// How the page shows it.
    pub fn paint(&self) -> Paint {
        let mut classes = match self.stream {
            Stream::Stdout => "stdout".to_owned(),
            Stream::Stderr => "stderr".to_owned(),
        };
        let flags =
            [(self.bold, " bold"), (self.faint, " faint"), (self.italic, " italic"), (self.underline, " underline"), (self.strike, " strike")];
        classes.extend(flags.into_iter().filter(|(is, _)| *is).map(|(_, class)| class));
        let mut properties = Vec::new();
        match (self.ink, self.paper, self.inverse) {
            (Color::Own, Color::Own, false) => {}
            (Color::Own, Color::Own, true) => classes.push_str(" inverse"),
            (Color::Named(number), Color::Own, false) => classes.push_str(&format!(" c{number}")),
            (ink, paper, inverse) => {
                classes.push_str(" inked");
                let has_paper = inverse || paper != Color::Own;
                if has_paper {
                    classes.push_str(" papered");
                }
                for (theme, ink_name, paper_name) in [(LIGHT, "--light-ink", "--light-paper"), (DARK, "--dark-ink", "--dark-paper")] {
                    let (ink, paper) = on(&theme, ink, paper, inverse);
                    properties.push((ink_name, css(ink)));
                    if has_paper {
                        properties.push((paper_name, css(paper)));
                    }
                }
            }
        }
        Paint { classes, properties }
    }
}

/// The colours of text and of what is below it, in one theme.
fn on(theme: &Theme, ink: Color, paper: Color, inverse: bool) -> (Rgb, Rgb) {
    let own_ink = || if paper == Color::Own { theme.ink } else { strongest_on(value(paper, theme.panel)) };
    let (ink, paper) = (if ink == Color::Own { own_ink() } else { value(ink, theme.ink) }, value(paper, theme.panel));
    let (ink, paper) = if inverse { (paper, ink) } else { (ink, paper) };
    (readable(ink, paper), paper)
}

/// The rest of the numbers 38, 48 or 58: behind colons, or as the next numbers.
fn extended<'a>(below: &[u16], next: &mut impl Iterator<Item = &'a [u16]>) -> Option<Color> {
    let mut more = || next.next().and_then(<[u16]>::first).copied();
    let numbers: Vec<u16> = match below {
        [] => match more()? {
            2 => vec![2, more()?, more()?, more()?],
            kind => vec![kind, more()?],
        },
        // The number of a colour space may stand in between.
        [2, _, red, green, blue, ..] => vec![2, *red, *green, *blue],
        _ => below.to_vec(),
    };
    let byte = |number: u16| u8::try_from(number).ok();
    match numbers[..] {
        [5, number] => byte(number).map(numbered),
        [2, red, green, blue] => Some(Color::Other([byte(red)?, byte(green)?, byte(blue)?])),
        _ => None,
    }
}

/// One of a terminal's 256 colours: 16 with a name, a cube of 6 x 6 x 6, 24 greys.
fn numbered(number: u8) -> Color {
    let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    match number {
        0..=15 => Color::Named(number),
        16..=231 => Color::Other([(number - 16) / 36, (number - 16) / 6 % 6, (number - 16) % 6].map(level)),
        232..=255 => Color::Other([8 + 10 * (number - 232); 3]),
    }
}

/// `own` where the program chose none. The named ones are xterm's: below text they are the same in both themes.
fn value(color: Color, own: Rgb) -> Rgb {
    match color {
        Color::Own => own,
        Color::Other(rgb) => rgb,
        Color::Named(12) => [92, 92, 255],
        Color::Named(4) => [0, 0, 238],
        Color::Named(7) => [229; 3],
        Color::Named(8) => [127; 3],
        Color::Named(number) => {
            let full = if number < 8 { 205 } else { 255 };
            [number & 1, number >> 1 & 1, number >> 2 & 1].map(|bit| bit * full)
        }
    }
}

fn css([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// WCAG's relative luminance.
fn luminance(rgb: Rgb) -> f64 {
    let [red, green, blue] = rgb.map(|byte| {
        let part = f64::from(byte) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// WCAG's contrast, 1 to 21.
fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn strongest_on(paper: Rgb) -> Rgb {
    if contrast(BLACK, paper) >= contrast(WHITE, paper) { BLACK } else { WHITE }
}

/// `ink`, or the nearest to it on the way to black or white that can be read on `paper`.
fn readable(ink: Rgb, paper: Rgb) -> Rgb {
    const STEPS: u16 = 16;
    let pole = strongest_on(paper);
    let mixed = |step: u16| {
        let mix = |at: usize| ((u16::from(ink[at]) * (STEPS - step) + u16::from(pole[at]) * step) / STEPS) as u8;
        [mix(0), mix(1), mix(2)]
    };
    (0..STEPS).map(mixed).find(|color| contrast(*color, paper) >= READABLE).unwrap_or(pole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn styled(numbers: &[&[u16]]) -> Style {
        let mut style = Style::plain(Stream::Stdout);
        style.select(numbers.iter().copied());
        style
    }

    #[test]
    fn attributes_come_and_go() {
        assert_eq!(styled(&[&[1], &[3], &[4], &[9]]).paint().classes, "stdout bold italic underline strike");
        assert_eq!(styled(&[&[1], &[2], &[22], &[4], &[24], &[4, 0], &[7], &[27], &[31], &[39]]), Style::plain(Stream::Stdout));
        assert_eq!(styled(&[&[31], &[45], &[7], &[]]), Style::plain(Stream::Stdout));
        assert_eq!(styled(&[&[7]]).paint().classes, "stdout inverse");
    }

    #[test]
    fn named_colours_are_classes() {
        assert_eq!(styled(&[&[31]]).paint().classes, "stdout c1");
        assert_eq!(styled(&[&[97]]).paint().classes, "stdout c15");
        assert_eq!(styled(&[&[38], &[5], &[9]]).paint().classes, "stdout c9");
    }

    #[test]
    fn all_ways_to_write_a_colour_are_understood() {
        let orange = styled(&[&[38], &[2], &[255], &[128], &[0]]);
        assert_eq!(orange.ink, Color::Other([255, 128, 0]));
        assert_eq!(styled(&[&[38, 2, 255, 128, 0]]), orange);
        assert_eq!(styled(&[&[38, 2, 0, 255, 128, 0]]), orange);
        assert_eq!(styled(&[&[38], &[5], &[214]]).ink, Color::Other([255, 175, 0]));
        assert_eq!(styled(&[&[38, 5, 244]]).ink, Color::Other([128; 3]));
        assert_eq!(styled(&[&[58], &[5], &[1], &[31]]).paint().classes, "stdout c1");
    }

    #[test]
    fn broken_colours_change_nothing() {
        let plain = Style::plain(Stream::Stdout);
        for numbers in [&[&[38_u16][..]][..], &[&[38], &[2], &[1]], &[&[38], &[5], &[256]], &[&[48, 2, 300, 0, 0]], &[&[38, 9]], &[&[999]]] {
            assert_eq!(styled(numbers), plain, "{numbers:?}");
        }
    }

    /// The value of a property in the style sheet's `:root`: the light one and the dark one.
    fn in_sheet(name: &str) -> Vec<Rgb> {
        let sheet = concat!(include_str!("../ui/style.css"), include_str!("../ui/output.css"));
        let values = sheet.lines().filter_map(|line| line.trim().strip_prefix(name)?.strip_prefix(": #")?.strip_suffix(';'));
        values.map(|hex| [0, 2, 4].map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())).collect()
    }

    #[test]
    fn the_style_sheet_says_the_same_and_can_be_read() {
        for (index, theme) in [LIGHT, DARK].iter().enumerate() {
            assert_eq!(in_sheet("--panel")[index], theme.panel);
            assert_eq!(in_sheet("--ink")[index], theme.ink);
            for number in 0..16 {
                let ink = in_sheet(&format!("--c{number}"))[index];
                assert!(contrast(ink, theme.panel) >= READABLE, "--c{number} in theme {index}: {:.2}", contrast(ink, theme.panel));
            }
        }
    }

    fn color() -> impl Strategy<Value = Color> {
        prop_oneof![Just(Color::Own), (0_u8..16).prop_map(Color::Named), any::<Rgb>().prop_map(Color::Other)]
    }

    proptest! {
        #[test]
        fn whatever_a_program_asks_for_can_be_read(ink in color(), paper in color(), inverse: bool) {
            for theme in [LIGHT, DARK] {
                let (ink, paper) = on(&theme, ink, paper, inverse);
                prop_assert!(contrast(ink, paper) >= READABLE, "{ink:?} on {paper:?}");
            }
        }
    }
}
