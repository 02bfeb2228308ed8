# promise: P2
# defence: policy
# control: policy seal lockdown globals
# expect: held | failed crashed
# ways: script_int script_string script_plain script_of_a_macro script_later
# Emscripten's own functions that evaluate text are ordinary symbols to ctypes.
import ctypes

from reach import attempt, linger

c = ctypes.CDLL(None)
SCRIPT = b"(function () { globalThis.hostileScript = 42; return 42; })()"


def script_int():
    c.emscripten_run_script_int.restype = ctypes.c_int
    return c.emscripten_run_script_int(SCRIPT) == 42


def script_string():
    c.emscripten_run_script_string.restype = ctypes.c_char_p
    return c.emscripten_run_script_string(b"'x' + 'y'") == b"xy"


def script_plain():
    c.emscripten_run_script(b"globalThis.hostilePlain = 42")
    return c.emscripten_run_script_int(b"globalThis.hostilePlain") == 42


def script_of_a_macro():
    # EM_ASM takes the address of its text.
    c.emscripten_asm_const_int.restype = ctypes.c_int
    return c.emscripten_asm_const_int(ctypes.c_char_p(b"{ return 42; }"), ctypes.c_char_p(b""), None) == 42


def script_later():
    c.emscripten_async_run_script(SCRIPT, 0)


# A refusal leaves the engine as an exception that it does not survive: one way each run.
attempt(WAY, globals()[WAY])
linger()
print("held")
