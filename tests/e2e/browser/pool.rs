//! The pool: sessions that wait for the next test, because starting a browser costs seconds.
//!
//! There are as many threads as sessions are allowed, and a test holds one session; so whoever asks finds room.

use super::{Engine, session::Session};
use anyhow::{Result, anyhow};
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

pub struct Pool {
    limit: usize,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    idle: Vec<Session>,
    live: usize,
    /// Why an engine cannot be started: told to each of its tests, found out once.
    broken: HashMap<Engine, String>,
}

impl Pool {
    pub fn new(limit: usize) -> Pool {
        Pool { limit, state: Mutex::default() }
    }

    pub fn take(&self, engine: Engine) -> Result<Session> {
        let evicted = {
            let mut state = self.state();
            if let Some(why) = state.broken.get(&engine) {
                return Err(anyhow!("{why}"));
            }
            if let Some(at) = state.idle.iter().position(|session| session.engine == engine) {
                return Ok(state.idle.swap_remove(at));
            }
            let evicted = if state.live >= self.limit { state.idle.pop() } else { None };
            state.live += usize::from(evicted.is_none());
            evicted
        };
        drop(evicted);
        Session::start(engine).inspect_err(|error| {
            let mut state = self.state();
            state.live -= 1;
            state.broken.insert(engine, format!("{engine} cannot be used: {error:#}"));
        })
    }

    pub fn give_back(&self, session: Session) {
        self.state().idle.push(session);
    }

    pub fn throw_away(&self, session: Session) {
        drop(session);
        self.state().live -= 1;
    }

    pub fn close_all(&self) {
        let idle = std::mem::take(&mut self.state().idle);
        drop(idle);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
