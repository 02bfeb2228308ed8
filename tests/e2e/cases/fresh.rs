//! Promise P5: every run starts from a fresh interpreter.

use crate::{case::Case, cases, page::Page};
use anyhow::{Result, ensure};

pub fn cases() -> Vec<Case> {
    cases![nothing_of_a_run_is_left_for_the_next]
}

/// Leaves something of every kind, and shows that it did.
const LEAVES: &str = "
import builtins, os, sys, json, time
x = 1
builtins.print_backup = print
builtins.len = lambda _: 42
sys.modules['planted'] = sys
sys.path.append('/planted')
json.dumps = None
os.environ['PLANTED'] = '1'
os.mkdir('folder')
open('planted.txt', 'w').write('left')
open('/tmp/planted.txt', 'w').write('left')
os.chdir('/')
sys.setrecursionlimit(77)
print('x' in globals(), len([]), os.path.exists('/home/learner/planted.txt'))
";

const LOOKS: &str = "
import builtins, os, sys, json
print('x' in globals())
print(hasattr(builtins, 'print_backup'), len([]))
print('planted' in sys.modules, '/planted' in sys.path)
print(json.dumps([1]))
print('PLANTED' in os.environ)
print(os.getcwd(), sorted(os.listdir('.')), os.path.exists('/tmp/planted.txt'))
print(sys.getrecursionlimit())
";

fn nothing_of_a_run_is_left_for_the_next(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let first = page.run_program(LEAVES)?;
    ensure!(first.stdout == "True 42 True\n", "the first run did not plant anything: {first:?}");
    let second = page.run_program(LOOKS)?;
    let expected = "False\nFalse 0\nFalse False\n[1]\nFalse\n/home/learner ['main.py'] False\n1000\n";
    ensure!(second.stdout == expected, "the second run sees something of the first: {second:?}");
    Ok(())
}
