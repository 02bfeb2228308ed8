# promise: P2
# defence: policy
# control: policy seal lockdown globals
from reach import attempt, scopes

attempt("pyodide.code.run_js", lambda: __import__("pyodide.code", fromlist=["run_js"]).run_js("6 * 7") == 42)
attempt("pyodide._run_js", lambda: __import__("pyodide._run_js", fromlist=["x"]).eval("6 * 7") == 42)
attempt("pyodide.run_js", lambda: __import__("pyodide").run_js("6 * 7") == 42)
for by, scope in scopes():
    attempt(f"eval (by {by})", lambda: scope.eval("6 * 7") == 42)
    attempt(f"Function (by {by})", lambda: scope.Function("return 6 * 7")() == 42)
    attempt(f"Reflect.construct (by {by})", lambda: scope.Reflect.construct(scope.Function, scope.Array.of("return 42"))() == 42)
    attempt(f"a trusted script (by {by})", lambda: scope.eval(scope.trustedTypes.createPolicy("x", scope.Object.new()).createScript("1")))
print("held")
