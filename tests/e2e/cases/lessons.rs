//! Lessons: every exercise judges as its author meant, in the real page; and what a lesson's page can do.

use crate::{browser::Engine, case::Case, cases, dist::DistVariant, page::Page, server::Site};
use ampoule::lesson::{self, Block, Course, Exercise, Lesson};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::{fs, path::{Path, PathBuf}, time::Duration};

pub fn cases() -> Vec<Case> {
    cases![
        lessons_judge_as_meant_in_english_part_1 on [Engine::Chromium] because "one language in one engine each: an answer takes a second, and there are four hundred",
        lessons_judge_as_meant_in_spanish_part_2 on [Engine::Firefox] because "one language in one engine each: an answer takes a second, and there are four hundred",
        lessons_examples_print_what_their_text_says on [Engine::Chromium] because "the programs are the same",
        lessons_start_no_engine_before_one_is_used_and_one_for_all_cells,
        lessons_with_shared_cells_go_on_from_one_another,
        lessons_tell_what_is_against_the_rules,
        lessons_keep_what_was_done_and_take_it_along,
        lessons_that_are_malformed_break_nothing,
        lessons_can_be_added_without_a_build,
        lessons_are_read_by_everybody_at_every_size on [Engine::Chromium, Engine::Firefox] because "what axe and the layout check say in WebKitGTK was the same",
        lessons_puzzles_and_questions_are_answered_by_keyboard,
    ]
}

/// The other halves of both languages: of each exercise one language is always judged.
pub fn long_cases() -> Vec<Case> {
    cases![
        lessons_judge_as_meant_in_english_part_2 on [Engine::Chromium] because "one language in one engine each: an answer takes a second, and there are four hundred",
        lessons_judge_as_meant_in_spanish_part_1 on [Engine::Firefox] because "one language in one engine each: an answer takes a second, and there are four hundred",
    ]
}

const RUN: Duration = Duration::from_secs(60);
const SOON: Duration = Duration::from_secs(10);
const PARTS: usize = 2;

fn folder(course: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("public/lessons").join(course)
}

fn course(name: &str) -> Result<Course> {
    Course::read(&fs::read(folder(name).join("course.json"))?).map_err(|error| anyhow::anyhow!("{name}: {error}"))
}

/// As the page reads it; a lesson with faults is no lesson to test.
pub fn read(name: &str, lesson: &str, language: &str) -> Result<Lesson> {
    let file = format!("{lesson}.{language}.md");
    let text = fs::read_to_string(folder(name).join(&file)).with_context(|| format!("{file} cannot be read"))?;
    let (lesson, faults) = lesson::read(&file, &text);
    ensure!(faults.is_empty(), "{faults:?}");
    Ok(lesson)
}

pub fn exercises(lesson: &Lesson) -> impl Iterator<Item = &Exercise> {
    lesson.blocks.iter().filter_map(|block| if let Block::Exercise(exercise) = block { Some(&**exercise) } else { None })
}

fn lessons_judge_as_meant_in_english_part_1(page: &mut Page) -> Result<()> {
    judge_part(page, "en", "Check", 0)
}

fn lessons_judge_as_meant_in_english_part_2(page: &mut Page) -> Result<()> {
    judge_part(page, "en", "Check", 1)
}

fn lessons_judge_as_meant_in_spanish_part_1(page: &mut Page) -> Result<()> {
    judge_part(page, "es", "Comprobar", 0)
}

fn lessons_judge_as_meant_in_spanish_part_2(page: &mut Page) -> Result<()> {
    judge_part(page, "es", "Comprobar", 1)
}

/// Each exercise's start fails, its solution passes, and each wrong answer is told what the author says of it.
fn judge_part(page: &mut Page, language: &str, button: &str, part: usize) -> Result<()> {
    let mut wrong = Vec::new();
    for name in course("first-steps")?.lessons.iter().skip(part).step_by(PARTS) {
        let lesson = read("first-steps", name, language)?;
        page.open_lesson("first-steps", name, language)?;
        for exercise in exercises(&lesson) {
            if let Err(error) = judge(page, exercise, button) {
                wrong.push(format!("{name}.{language} {}: {error:#}", exercise.id));
            }
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

pub fn judge(page: &Page, exercise: &Exercise, button: &str) -> Result<()> {
    let Exercise { id, start, solution, wrong, .. } = exercise;
    let found = page.answer(id, start, button, RUN)?;
    ensure!(found.is == "bad" || found.error.contains("PolicyError"), "the start is not failed: {found:?}");
    for answer in wrong {
        let found = page.answer(id, &answer.source, button, RUN)?;
        let says = format!("{} {}", found.says, found.error);
        ensure!(found.is != "good" && says.contains(&answer.says), "a wrong answer is not told {:?}: {found:?}\n{}", answer.says, answer.source);
    }
    let found = page.answer(id, solution, button, RUN)?;
    ensure!(found.is == "good", "the solution is not passed: {found:?}");
    Ok(())
}

/// What stands below an example is what it prints, in both languages.
fn lessons_examples_print_what_their_text_says(page: &mut Page) -> Result<()> {
    let mut wrong = Vec::new();
    for name in &course("first-steps")?.lessons {
        let lesson = read("first-steps", name, "en")?;
        let told: Vec<_> = lesson.blocks.iter().filter_map(|block| if let Block::Example(example) = block { Some(example) } else { None }).collect();
        if told.iter().all(|example| example.output.is_none()) {
            continue;
        }
        page.open_lesson("first-steps", name, "en")?;
        for (place, example) in told.iter().enumerate() {
            let Some(expected) = &example.output else { continue };
            let js = "const card = document.querySelectorAll('.example')[arguments[0]];
                      await editorIn(card);
                      return await runIn(card, 'Run', 25_000);";
            let ended = page.lesson_script(js, vec![json!(place)])?;
            let printed = ended["text"].as_str().unwrap_or_default();
            if !lesson::puzzle::is_same_output(&expected.text, printed) {
                wrong.push(format!("{name}, example {}: {ended} instead of {:?}", place + 1, expected.text));
            }
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// A course of one lesson in a copy of the built app, served at an origin of its own.
fn serve_lesson(page: &mut Page, text: &str) -> Result<DistVariant> {
    let variant = DistVariant::of_built()?;
    variant.put_lesson("mine", "one", text)?;
    page.serve(Site::of(variant.dist().folder()))?;
    page.open("learn.html#/learn/mine/one")?;
    page.wait_until("the lesson", RUN, |page| Ok(page.script("return document.querySelector('.lesson h1') !== null;", vec![])? == json!(true)))?;
    Ok(variant)
}

fn frames(page: &Page) -> Result<Value> {
    page.script("return document.querySelectorAll('iframe.sandbox').length;", vec![])
}

fn lessons_start_no_engine_before_one_is_used_and_one_for_all_cells(page: &mut Page) -> Result<()> {
    let cell = "```python\nprint('cell')\n```\n\n";
    let _variant = serve_lesson(page, &format!("---\ntitle: Many\n---\n\n{}", cell.repeat(40)))?;
    page.lesson_script("await editorIn(document.querySelector('.example')); await new Promise((done) => setTimeout(done, 1000));", vec![])?;
    ensure!(frames(page)? == json!(0), "an engine has started");
    let engine = page.requests().iter().filter(|seen| seen.path.contains("/engine/")).count();
    ensure!(engine == 0, "{engine} files of the engine were fetched");
    for place in [0, 20, 39] {
        let js = "return await runIn(document.querySelectorAll('.example')[arguments[0]], 'Run', 25_000);";
        let ended = page.lesson_script(js, vec![json!(place)])?;
        ensure!(ended["text"] == json!("cell\n"), "{ended}");
    }
    ensure!(frames(page)? == json!(1), "{} engines", frames(page)?);
    Ok(())
}

fn lessons_with_shared_cells_go_on_from_one_another(page: &mut Page) -> Result<()> {
    let text = "---\ntitle: Shared\ncells: shared\n---\n\n```python\nx = 20\n```\n\n```python\nx += 1\nprint(x)\n```\n\n```python\nprint(x * 2)\n```\n";
    let _variant = serve_lesson(page, text)?;
    let run = "return await runIn(document.querySelectorAll('.example')[arguments[0]], 'Run', 25_000);";
    let shown = |page: &Page, place: u32| page.lesson_script(run, vec![json!(place)]);
    ensure!(shown(page, 1)?["error"].as_str().is_some_and(|error| error.contains("NameError")), "a name is there before its cell ran");
    shown(page, 0)?;
    for result in ["21\n", "22\n"] {
        let ended = shown(page, 1)?;
        ensure!(ended["text"] == json!(result), "{ended}");
    }
    ensure!(shown(page, 2)?["text"] == json!("44\n"), "the last cell does not go on");
    page.lesson_script("buttonIn(document.querySelectorAll('.example')[0], 'Restart Python').click();", vec![])?;
    let above = "const cards = document.querySelectorAll('.example');
                 (await until('the button', () => { const found = buttonIn(cards[2], 'Run all above'); return found && !found.disabled ? found : null; }, 25_000)).click();
                 const log = cards[1].querySelector('[role=log]');
                 return await until('the cells above', () => textOf(log, '.block') === '21\\n', 25_000);";
    page.lesson_script(above, vec![])?;
    Ok(())
}

fn lessons_tell_what_is_against_the_rules(page: &mut Page) -> Result<()> {
    let text = "---\ntitle: Rules\n---\n\n```python exercise id=sort\nprint(sorted([3, 1]))\n```\n\n```python solution\nx = [3, 1]\nx.reverse()\nprint(x)\n```\n\n```python check\nassert output == '[1, 3]\\n'\n```\n\n```policy\nsyntax.forbid: sorted()\nimports.deny: os\nreason: Sort it yourself this time.\n```\n";
    let _variant = serve_lesson(page, text)?;
    let found = page.answer("sort", "print('before')\nimport os\nprint(sorted([3, 1]))\n", "Check", RUN)?;
    ensure!(found.outcome == "raised" && found.text.is_empty() && found.is != "good", "something ran: {found:?}");
    let js = "const card = cardOf('sort');
              await until('marks', () => card.querySelectorAll('.cm-lint-marker-error').length === 2, 10_000);
              return card.textContent;";
    let shown = page.lesson_script(js, vec![])?;
    ensure!(shown.as_str().is_some_and(|text| text.contains("Sort it yourself this time.")), "the reason is not there");
    let found = page.answer("sort", "x = [3, 1]\nx.reverse()\nprint(x)\n", "Check", RUN)?;
    ensure!(found.is == "good", "{found:?}");
    // A run that never ends has no verdict, and says so.
    let found = page.answer("sort", "while True:\n    pass\n", "Check", RUN)?;
    ensure!(found.outcome == "stopped" && found.is == "stopped", "{found:?}");
    Ok(())
}

fn lessons_keep_what_was_done_and_take_it_along(page: &mut Page) -> Result<()> {
    let text = "---\ntitle: Kept\n---\n\n```python exercise id=greet\nprint()\n```\n\n```python solution\nprint('Hi')\n```\n\n```python check\nassert output == 'Hi\\n', 'Say Hi.'\n```\n\n```text hint\nUse **print**.\n```\n";
    let _variant = serve_lesson(page, text)?;
    let found = page.answer("greet", "print('Ho')\n", "Check", RUN)?;
    ensure!(found.is == "bad" && found.says.contains("Say Hi."), "{found:?}");
    let found = page.answer("greet", "print('Hi')\n", "Check", RUN)?;
    ensure!(found.is == "good", "{found:?}");
    page.wait_until("the text to be kept", SOON, |page| {
        Ok(page.script("return (localStorage.getItem('ampoule.progress.mine') ?? '').includes(\"print('Hi')\");", vec![])? == json!(true))
    })?;
    page.reload()?;
    let js = "const card = await until('the exercise', () => cardOf('greet'), 30_000);
              return [(await editorIn(card)).value, card.classList.contains('passed')];";
    ensure!(page.lesson_script(js, vec![])? == json!(["print('Hi')\n", true]), "what was done is gone");
    page.script("location.hash = '#/learn/mine';", vec![])?;
    let js = "return await until('the progress', () => document.querySelector('.card.progress')?.textContent.includes('1 of 1 exercises'), 10_000);";
    page.lesson_script(js, vec![])?;
    // Another device's file is taken in, and one of another course is refused in words.
    let load = "const transfer = new DataTransfer();
                transfer.items.add(new File([arguments[0]], 'saved.json'));
                const field = document.querySelector('input[type=file]');
                field.files = transfer.files;
                field.dispatchEvent(new Event('change', { bubbles: true }));
                return await until(arguments[1], () => document.querySelector('.card.progress').textContent.includes(arguments[1]), 10_000);";
    page.press("Forget it")?;
    page.lesson_script("return await until('nothing', () => document.querySelector('.card.progress').textContent.includes('0 of 1'), 10_000);", vec![])?;
    let other = r#"{"format":1,"course":"other","records":{}}"#;
    page.lesson_script(load, vec![json!(other), json!("saved.json was not opened: it holds no progress of this course")])?;
    let saved = r#"{"format":1,"course":"mine","records":{"greet":{"passed":true,"attempts":2}}}"#;
    page.lesson_script(load, vec![json!(saved), json!("1 of 1 exercises")])?;
    ensure!(page.requests().iter().all(|seen| !seen.path.contains('?')), "something was told to the server");
    Ok(())
}

fn lessons_that_are_malformed_break_nothing(page: &mut Page) -> Result<()> {
    let text = "---\ntitle: Broken\nsomething: else\n---\n\n## A heading <img src=x onerror=\"document.title='hacked'\">\n\n[link](javascript:document.title='hacked')\n\n![picture](https://elsewhere.invalid/x.png)\n\n<script>document.title = 'hacked'</script>\n\n```python exercise\nprint()\n```\n\n```quiz id=q\nWhat?\n( ) a\n```\n\n```python\nprint('still here')\n```\n";
    let _variant = serve_lesson(page, text)?;
    page.open("learn.html#/learn/mine/one?author")?;
    page.reload()?;
    let js = "const faults = await until('the faults', () => document.querySelector('.faults'), 30_000);
              const card = document.querySelector('.example');
              await editorIn(card);
              const ended = await runIn(card, 'Run', 25_000);
              return [faults.querySelectorAll('li').length >= 5, ended.text, document.title.includes('hacked'), document.querySelectorAll('.lesson script, .lesson img, .lesson a[href^=java]').length, faults.textContent];";
    let seen = page.lesson_script(js, vec![])?;
    ensure!(seen[0] == json!(true) && seen[1] == json!("still here\n") && seen[2] == json!(false) && seen[3] == json!(0), "{seen}");
    ensure!(seen[4].as_str().is_some_and(|faults| faults.contains("one.en.md, line 3")), "no line is named: {}", seen[4]);
    Ok(())
}

fn lessons_can_be_added_without_a_build(page: &mut Page) -> Result<()> {
    let variant = serve_lesson(page, "---\ntitle: First\n---\n\nHello.\n")?;
    let lessons = variant.dist().folder().join("lessons/mine");
    // Of another second, by which a server and a browser tell whether a file has changed.
    std::thread::sleep(Duration::from_millis(1100));
    let course = r#"{ "format": 1, "languages": ["en"], "title": { "en": "Mine" }, "about": { "en": "A course." }, "lessons": ["one", "two"] }"#;
    fs::write(lessons.join("course.json"), course)?;
    fs::write(lessons.join("two.en.md"), "---\ntitle: Second\n---\n\nAdded.\n")?;
    page.reload()?;
    let js = "const next = await until('the way', () => [...document.querySelectorAll('.way a')].find((link) => link.textContent === 'Next lesson'), 30_000);
              next.click();
              return await until('the lesson', () => document.querySelector('.lesson h1')?.textContent === 'Second', 30_000);";
    page.lesson_script(js, vec![])?;
    page.script("location.hash = '#/learn/mine/../../x';", vec![])?;
    page.wait_until("the refusal", SOON, |page| Ok(page.script("return document.querySelector('[role=alert]')?.textContent ?? '';", vec![])?.as_str().is_some_and(|text| text.contains("leads to no lesson"))))?;
    // The playground's address leads here, and back.
    page.open("#/learn/mine")?;
    page.wait_until("the course", RUN, |page| Ok(page.script("return location.pathname.endsWith('learn.html') && document.querySelector('.contents') !== null;", vec![])? == json!(true)))
}

fn lessons_are_read_by_everybody_at_every_size(page: &mut Page) -> Result<()> {
    const SIZES: [(u32, u32); 4] = [(360, 740), (768, 1024), (1440, 900), (1920, 1080)];
    let names = course("first-steps")?.lessons;
    let last = names.last().context("a course without lessons")?;
    let mut wrong = Vec::new();
    for address in ["#/learn".to_owned(), "#/learn/first-steps".to_owned(), format!("#/learn/first-steps/{}", names[0]), format!("#/learn/first-steps/{last}")] {
        page.open_plain()?;
        page.frame("learn.html", &address, 1440, 900)?;
        page.lesson_script("await until('the page', () => document.querySelector('main.learn h1'), 30_000); const first = document.querySelector('.cell'); if (first) await editorIn(first);", vec![])?;
        for (width, height) in SIZES {
            page.resize_frame(width, height)?;
            wrong.extend(page.wrong_layout()?.into_iter().map(|what| format!("{address} at {width}: {what}")));
        }
        wrong.extend(page.axe()?.into_iter().map(|what| format!("{address}: {what}")));
        let js = "const levels = [...document.querySelectorAll('main h1, main h2, main h3, main h4')].map((heading) => Number(heading.tagName[1]));
                  return levels[0] === 1 && levels.every((level, at) => at === 0 || (level > 1 && level <= levels[at - 1] + 1));";
        if page.script(js, vec![])? != json!(true) {
            wrong.push(format!("{address}: headings are out of order"));
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

fn lessons_puzzles_and_questions_are_answered_by_keyboard(page: &mut Page) -> Result<()> {
    let text = "---\ntitle: Puzzles\n---\n\n```parsons id=order\nfor n in range(2):\n    print(n)\n!    print(m)\n```\n\n```quiz id=one\nWhich is a *number*?\n( ) \"1\"\n> That is a text.\n(x) 1\n> Yes.\n```\n";
    let _variant = serve_lesson(page, text)?;
    let js = "const card = cardOf('order');
              const lines = () => [...card.querySelectorAll('.lines code')].map((line) => line.textContent);
              const press = async (name) => { const found = buttonIn(card, name); found.focus(); found.click(); await new Promise((done) => setTimeout(done, 50)); };
              if (lines().length !== 3) throw new Error(`lines: ${lines()}`);
              await press(`Line ${lines().indexOf('    print(m)') + 1} does not belong`);
              if (lines()[0] !== 'for n in range(2):') { await press('Check'); }
              const early = foundIn(card).is;
              if (lines()[0] !== 'for n in range(2):') await press('Line 2 up');
              await press('Check');
              const order = [lines(), early, foundIn(card).is, card.classList.contains('passed')];
              const quiz = cardOf('one');
              const choose = async (at) => { quiz.querySelectorAll('input')[at].click(); await new Promise((done) => setTimeout(done, 50)); buttonIn(quiz, 'Answer').click(); await new Promise((done) => setTimeout(done, 50)); return [foundIn(quiz).is, [...quiz.querySelectorAll('.feedback')].filter((said) => !said.hidden).map((said) => said.textContent)]; };
              return [...order, await choose(0), await choose(1)];";
    let seen = page.lesson_script(js, vec![])?;
    ensure!(seen[0] == json!(["for n in range(2):", "    print(n)"]) && seen[2] == json!("good") && seen[3] == json!(true), "{seen}");
    ensure!(seen[4] == json!(["bad", ["That is a text."]]) && seen[5] == json!(["good", ["Yes."]]), "{seen}");
    Ok(())
}
