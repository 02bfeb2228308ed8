//! What the page says about a program's input.

/// The name of the field where somebody answers a program.
pub const FIELD: &str = "Program input";
/// In the empty field.
pub const HINT: &str = "Type here, then press Enter";
/// In the empty field where what is typed stays hidden.
pub const SECRET_HINT: &str = "Hidden while you type, then Enter";
/// The button that ends the input.
pub const END: &str = "End input";
/// What it does.
pub const END_HINT: &str = "Tell the program that nothing more comes (Ctrl + D). input() then raises EOFError.";
/// The panel where lines are written beforehand.
pub const PREPARED: &str = "Prepared input";
/// What it is for.
pub const PREPARED_HELP: &str = "Leave this empty, and you type your answers in the output while the program runs. Or write them here before you press Run, one line for each input().";
/// What happens behind the last prepared line: before the two choices.
pub const USED_UP: &str = "When these lines are used up: ";
/// The first choice.
pub const USED_UP_ENDS: &str = "the input ends (EOFError)";
/// The second choice.
pub const USED_UP_ASKS: &str = "ask me";
/// A run that had to be begun again to take an answer did something else.
pub const DIFFERED: &str = "To give your program its input, this browser had to run it again from the start, and the second time it wrote something different. Programs that use the time, or secrets and uuid, can do that. What you see here may not fit together. A current Chrome, Edge or Firefox does not have to start again.";
