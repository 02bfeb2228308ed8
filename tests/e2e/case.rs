//! A *case*: one promise, told once and kept on every engine.

use crate::{browser::Engine, page::Page};
use anyhow::Result;

pub struct Case {
    /// Says the promise; `engine::name` is the test's name in the output.
    pub name: &'static str,
    pub run: fn(&mut Page) -> Result<()>,
    pub on: On,
    pub spread: Spread,
}

/// Where a case runs when not everything is asked for (`--everywhere`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// On every engine.
    Every,
    /// It is about what the app does and not about what browsers do, or one of several of its kind: one engine is enough.
    One,
    /// Nowhere: it is long, and another one of its kind runs.
    Asked,
}

pub enum On {
    EveryEngine,
    /// Where the promise is about something that the other engines do not have.
    Only {
        engines: &'static [Engine],
        /// For whoever reads the list.
        #[allow(dead_code, reason = "people read it")]
        because: &'static str,
    },
}

/// The same cases on these engines only.
pub fn only(cases: Vec<Case>, engines: &'static [Engine], because: &'static str) -> Vec<Case> {
    cases.into_iter().map(|case| Case { on: On::Only { engines, because }, ..case }).collect()
}

impl Case {
    pub fn runs_on(&self, engine: Engine) -> bool {
        match &self.on {
            On::EveryEngine => true,
            On::Only { engines, .. } => engines.contains(&engine),
        }
    }

    /// Whether it runs on this engine when not everything is asked for.
    pub fn is_due_on(&self, engine: Engine) -> bool {
        self.runs_on(engine)
            && match self.spread {
                Spread::Every => true,
                Spread::One => self.share() == Some(engine),
                Spread::Asked => false,
            }
    }

    /// Where it runs when it runs once: always the same engine, the slow ones more seldom.
    fn share(&self) -> Option<Engine> {
        const SHARES: [Engine; 8] = {
            use Engine::{Chromium, Firefox, WebKit};
            [Chromium, Firefox, Chromium, WebKit, Chromium, Firefox, Chromium, Chromium]
        };
        // FNV-1a: any order will do, as long as it stays.
        let hash = self.name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        let possible: Vec<Engine> = SHARES.into_iter().filter(|engine| self.runs_on(*engine)).collect();
        possible.get((hash >> 32) as usize % possible.len().max(1)).copied()
    }
}

/// Lists functions as cases under their own names:
/// `cases![prints_hello, input_blocks on [Engine::Chromium, Engine::Firefox] because "WebKitGTK has no JSPI"]`.
#[macro_export]
macro_rules! cases {
    ($($name:ident $(on [$($engine:expr),+] because $reason:literal)?),+ $(,)?) => {
        vec![$($crate::case::Case {
            name: stringify!($name),
            run: $name,
            on: $crate::cases!(@on $([$($engine),+] $reason)?),
            spread: $crate::case::Spread::Every,
        }),+]
    };
    (@on) => { $crate::case::On::EveryEngine };
    (@on [$($engine:expr),+] $reason:literal) => {
        $crate::case::On::Only { engines: &[$($engine),+], because: $reason }
    };
}
