//! The *widget*: editor, buttons and output in somebody else's page. Its engine starts when somebody comes near it.

use super::{Taker, desk::Desk, refused};
use crate::{
    embed::{
        clerk::Job,
        crowd::Crowd,
        fault::{Fault, FaultCode},
        letter::{Order, Ordered, Word},
        options::{Code as Program, Layout, Options, Theme},
    },
    imports,
    js::{
        crowd::Channel,
        embedder::Embedder,
        height::Height,
        host::{Host, Notice},
        page,
        sight::{self, Sight},
        theme,
    },
    protocol::{to_guard::SessionKind, to_worker::FileHead},
    session::{event::Event, machine::{Spares, Status}},
    traceback::MAIN,
    ui::{
        code::Code,
        editor::Field,
        engine::{Engine, EngineStatus},
        language::{self, said},
        output::Output,
        share,
        stage::{Ids, Stage, Ways},
    },
    words::texts::{cell as texts, page as page_texts, toolbar},
    workspace::{Workspace, carry},
};
use leptos::{html, prelude::*, task::spawn_local};
use std::{rc::Rc, time::Duration};

/// How often is looked whether the engine is still wanted.
const LOOK_EVERY: Duration = Duration::from_secs(30);

/// Everything of it.
#[derive(Clone, Copy)]
struct Widget {
    options: StoredValue<Options>,
    code: Code,
    stage: Stage,
    engine: Engine,
    desk: StoredValue<Rc<Desk>, LocalStorage>,
    /// Beside the program.
    files: StoredValue<(Vec<FileHead>, Vec<u8>)>,
    /// What the code was at first, or as the page around has put it.
    start: StoredValue<String>,
    undo: RwSignal<Option<String>>,
    wall: StoredValue<Option<Duration>>,
    is_awake: RwSignal<bool>,
    faults: RwSignal<Vec<Fault>>,
    crowd: StoredValue<Crowd>,
    channel: StoredValue<Option<Rc<Channel>>, LocalStorage>,
}

/// Puts it into the document; gives what takes the orders of the page around.
pub fn mount(options: Options, faults: Vec<Fault>, embedder: Option<Embedder>) -> Taker {
    if let Some(chosen) = options.language {
        language::set(chosen);
    }
    wear(options.theme);
    let made: StoredValue<Option<Widget>> = StoredValue::new(None);
    leptos::mount::mount_to_body(move || {
        let widget = Widget::new(options, faults, embedder);
        made.set_value(Some(widget));
        view! { <WidgetView widget /> }
    });
    Rc::new(move |ordered, bytes| {
        if let Some(Some(widget)) = made.try_get_value() {
            widget.take(ordered, bytes);
        }
    })
}

fn wear(theme: Theme) {
    theme::set_dark(match theme {
        Theme::System => None,
        Theme::Light => Some(false),
        Theme::Dark => Some(true),
    });
}

impl Widget {
    fn new(options: Options, faults: Vec<Fault>, embedder: Option<Embedder>) -> Widget {
        let slot: StoredValue<Option<Widget>> = StoredValue::new(None);
        let host = Host::new(SessionKind::SingleUse, options.limits.memory_bytes, Spares::AfterRuns, move |notice| {
            // Effects of an event come while it is handled: the page hears of them after that.
            spawn_local(async move {
                if let Some(Some(widget)) = slot.try_get_value() {
                    widget.hear(notice);
                }
            });
        });
        let start = match &options.code {
            Some(Program::Text(text)) => text.clone(),
            Some(Program::Shared(_)) | None => String::new(),
        };
        let code = Code::still(&start);
        code.set_still(options.readonly, String::new());
        let widget = Widget {
            code,
            stage: Stage::new(host.clone(), Ids::ONLY),
            engine: Engine::new(host),
            desk: StoredValue::new_local(Rc::new(Desk::new(options.clone(), embedder.clone()))),
            files: StoredValue::default(),
            start: StoredValue::new(start),
            undo: RwSignal::new(None),
            wall: StoredValue::new(None),
            is_awake: RwSignal::new(false),
            faults: RwSignal::new(faults),
            crowd: StoredValue::new(Crowd::new(page::chance(), options.engines)),
            channel: StoredValue::new_local(None),
            options: StoredValue::new(options),
        };
        slot.set_value(Some(widget));
        code.on_typed(move |_, text| widget.say(None, &Word::Code { code: text }));
        widget.join_crowd();
        widget.open_shared();
        widget
    }

    /// Where the program comes with its files, packed.
    fn open_shared(self) {
        let Some(Program::Shared(text)) = self.options.with_value(|options| options.code.clone()) else { return };
        spawn_local(async move {
            match share::open(&text).await {
                Ok(workspace) => {
                    let _ = self.files.try_set_value(carry::pack(&workspace));
                    self.begin_with(workspace.main());
                }
                Err(error) => self.faults.update(|faults| faults.push(Fault::option("code", format!("the option code cannot be opened: {error}")))),
            }
        });
    }

    fn begin_with(self, code: &str) {
        self.start.set_value(code.to_owned());
        self.code.put(code.to_owned());
        self.undo.set(None);
    }

    fn join_crowd(self) {
        let channel = Channel::open(move |call| {
            if let Some(Some(answer)) = self.crowd.try_update_value(|crowd| crowd.hear(call)) {
                self.call(answer);
            }
            self.look_round();
        });
        self.channel.set_value(channel.map(Rc::new));
        set_interval(move || self.look_round(), LOOK_EVERY);
    }

    fn call(self, call: crate::embed::crowd::Call) {
        self.channel.with_value(|channel| if let Some(channel) = channel {
            channel.tell(call);
        });
    }

    /// Gives the engine back, if it is one too many and nothing runs.
    fn look_round(self) {
        let is_surplus = self.crowd.with_value(|crowd| crowd.is_surplus(page::wall_millis()));
        if is_surplus && self.engine.status.with_untracked(|status| *status == Status::Ready) {
            self.engine.dispatch(Event::Rest);
            self.desk.with_value(|desk| desk.rest());
            if let Some(call) = self.crowd.try_update_value(Crowd::rests) {
                self.call(call);
            }
        }
    }

    fn use_engine(self) {
        if let Some(call) = self.crowd.try_update_value(|crowd| crowd.uses(page::wall_millis())) {
            self.call(call);
        }
        if !self.is_awake.get_untracked() {
            self.is_awake.set(true);
            self.engine.dispatch(Event::Start);
        }
    }

    /// Somebody comes near it.
    fn wake(self) {
        if self.is_awake.get_untracked() {
            return;
        }
        self.use_engine();
        let modules = imports::of_workspace(&Workspace::new(self.code.text()));
        self.engine.dispatch(Event::Imports(modules));
    }

    /// Runs what the editor holds: for the page around, by an order with this id, or for the learner.
    fn run(self, id: Option<u32>) {
        if id.is_none() && self.engine.status.with_untracked(Status::has_program) {
            return;
        }
        self.use_engine();
        let (files, bytes) = self.files.get_value();
        let job = Job { source: self.code.text(), stdin: String::new(), interactive: true, files, bytes };
        let events = self.desk.get_value().run(id, job);
        self.dispatch(events);
    }

    fn dispatch(self, events: Vec<Event>) {
        for event in events {
            let Event::Run(mut request) = event else {
                self.engine.dispatch(event);
                continue;
            };
            request.program.explain = Some(language::now().tag().to_owned());
            if let Some(wall) = self.wall.get_value() {
                request.limits.wall = wall;
            }
            let wall = request.limits.wall;
            self.code.take_for_run();
            // Before the page changes anything: what that takes is not waited for.
            self.engine.dispatch(Event::Run(request));
            self.stage.begin(wall);
        }
    }

    fn stop(self, run: Option<u32>) {
        let events = self.desk.get_value().stop(run);
        self.dispatch(events);
    }

    fn hear(self, notice: Notice) {
        let events = self.desk.get_value().hear(&notice);
        let is_status = matches!(notice, Notice::Status(_));
        let notice = self.engine.hear(notice, Some(self.stage)).and_then(|notice| self.stage.hear(notice));
        if let Some(Notice::Finished(_, report)) = notice {
            self.code.mark(&report);
        }
        self.dispatch(events);
        if is_status {
            self.look_round();
        }
    }

    fn say(self, id: Option<u32>, word: &Word) {
        self.desk.get_value().say(id, word, &[]);
    }

    fn take(self, Ordered { id, order }: Ordered, bytes: Vec<u8>) {
        match order {
            Order::Run { source: None, .. } => return self.run(Some(id)),
            Order::Run { source: Some(_), .. } => return self.say(Some(id), &refused("a playground runs what its editor holds: give it another program with setCode")),
            Order::Stop { run } => return self.stop(run),
            Order::SetCode { code } => self.begin_with(&code),
            Order::GetCode {} => return self.say(Some(id), &Word::Code { code: self.code.text() }),
            Order::SetTheme { theme } => match Theme::of(&theme) {
                Some(theme) => wear(theme),
                None => return self.say(Some(id), &Word::Error { error: Fault::option("theme", format!("there is no theme {theme:?}: there are system, light and dark")) }),
            },
            Order::SetFiles { files } => match carry::unpack(&files, &bytes) {
                Some(_) => self.files.set_value((files, bytes)),
                None => return self.say(Some(id), &Word::Error { error: Fault::other(FaultCode::Message, "the sizes of the files do not fit the bytes beside the message") }),
            },
            Order::GetFiles {} => {
                let (files, bytes) = self.files.get_value();
                return self.desk.get_value().say(Some(id), &Word::Files { files }, &bytes);
            }
            Order::Answer { .. } | Order::Configure { .. } => return self.say(Some(id), &refused("in a playground the learner answers what a program asks")),
        }
        self.say(Some(id), &Word::Done {});
    }

    fn reset(self) {
        let before = self.code.text();
        self.code.put(self.start.get_value());
        self.undo.set(Some(before));
    }
}

impl Ways for Widget {
    fn has_file(&self, file: &str) -> bool {
        file == MAIN
    }

    fn show_line(&self, _file: &str, line: u32) {
        self.code.show_line(line, None);
    }

    fn again(&self, wall: Duration) {
        self.wall.set_value(Some(wall));
        self.run(None);
    }
}

#[component]
fn WidgetView(widget: Widget) -> impl IntoView {
    let (layout, readonly, autoruns) = widget.options.with_value(|options| (options.layout, options.readonly, options.autorun));
    let place = NodeRef::<html::Main>::new();
    let held = StoredValue::new_local(None::<(Option<Height>, Option<Sight>)>);
    Effect::new(move |_| {
        let language = language::spoken();
        page::set_language(language.tag(), &page_texts::TITLE.say(language));
    });
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        sight::shape_field(&place, widget.code.rows(), readonly);
        let desk = widget.desk.get_value();
        let height = Height::of(&place, move |height| desk.tell_height(height));
        // The editor is made where it is seen, and what runs by itself runs there.
        let has_run = StoredValue::new(false);
        let sight = Sight::of(&place, move || {
            widget.code.load();
            if autoruns && has_run.try_update_value(|has_run| std::mem::replace(has_run, true)) == Some(false) {
                widget.run(None);
            }
        });
        held.set_value(Some((height, sight)));
    });
    let busy = move || widget.engine.status.with(Status::has_program);
    let stoppable = move || widget.engine.status.with(Status::can_stop);
    let changed = move || !readonly && (widget.undo.with(Option::is_some) || widget.code.heard() != widget.start.get_value());
    view! {
        <main class="widget cell" class:readonly=readonly node_ref=place on:pointerenter=move |_| widget.wake() on:focusin=move |_| widget.wake()>
            {move || widget.faults.get().into_iter().map(|fault| view! { <p role="alert" class="failure" lang="en">{fault.message}</p> }).collect_view()}
            {(layout != Layout::Output).then(|| view! { <Field code=widget.code hidden=|| false /> })}
            <div class="toolbar" role="toolbar" aria-label=toolbar::ROW>
                <button class="run" disabled=busy on:click=move |_| widget.run(None)>{toolbar::RUN}</button>
                <button class="stop" hidden=move || !stoppable() on:click=move |_| widget.stop(None)>{toolbar::STOP}</button>
                {(layout != Layout::Output).then(|| view! {
                    <button class="quiet" hidden=move || !changed() || widget.undo.with(Option::is_some) on:click=move |_| widget.reset()>{texts::AGAIN}</button>
                    <span role="status" class="hint">{move || widget.undo.with(Option::is_some).then(|| said(&texts::WAS_RESET))}</span>
                    <button class="small" hidden=move || widget.undo.with(Option::is_none) on:click=move |_| if let Some(before) = widget.undo.get_untracked() {
                        widget.undo.set(None);
                        widget.code.put(before);
                    }>{texts::UNDO}</button>
                })}
                <span class="spring"></span>
                {move || widget.is_awake.get().then(|| view! { <EngineStatus engine=widget.engine /> })}
                <a class="from" href="index.html" target="_blank" rel="noopener">"Ampoule"</a>
            </div>
            {(layout != Layout::Editor).then(|| view! {
                <div class="result" hidden=move || layout == Layout::Full && !widget.stage.has_anything()>
                    <Output stage=widget.stage ways=StoredValue::new_local(Rc::new(widget)) />
                </div>
            })}
        </main>
    }
}
