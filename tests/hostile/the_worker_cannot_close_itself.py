# promise: P9
# defence: lockdown
# control: lockdown globals
# undefended: failed crashed
# A worker that is closed never says that it ended.
from reach import each_scope


def attack(scope):
    yield "close", lambda: scope.close() or True
    yield "reportError", lambda: scope.reportError("hostile") or True


each_scope(attack)
print("held")
