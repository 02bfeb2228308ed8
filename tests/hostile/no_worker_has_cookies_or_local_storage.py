# promise: P1
# defence: browser
# control: none because workers have neither a document nor a window, in any origin and with any policy
from reach import each_scope


def attack(scope):
    for name in ("document", "window", "parent", "top", "frames", "opener", "frameElement", "localStorage", "sessionStorage", "open", "alert", "history", "customElements"):
        yield name, lambda: getattr(scope, name)
    yield "the parent of self", lambda: scope.self.parent
    yield "a cookie", lambda: scope.document.cookie


each_scope(attack)
print("held")
