"""Let a program describe its own functions, classes and frames."""
import inspect
import types


class Robot:
    """A robot
    with a name."""

    laws: int = 3

    def __init__(self, name: str, /, *parts: str, speed: float = 1.0, **extras: object) -> None:
        self.name = name

    async def walk(self): ...

    @staticmethod
    def beep() -> str:
        """Make a noise."""
        return "🤖"

    @property
    def label(self):
        return self.name.upper()


def counter():
    total = 0
    while True:
        total += yield total


signature = inspect.signature(Robot)
print(signature)
for name, parameter in signature.parameters.items():
    print(f"  {name:<7}{parameter.kind.description:<22}{parameter.default if parameter.default is not parameter.empty else '-'}")
bound = signature.bind("R2", "arm", speed=2.0, color="blue")
bound.apply_defaults()
print(bound.arguments)
try:
    signature.bind(speed=1)
except TypeError as error:
    print("TypeError:", error)
print(inspect.getdoc(Robot).splitlines(), inspect.getdoc(Robot.beep))
print([name for name, _ in inspect.getmembers(Robot, inspect.isfunction) if name[0] != "_"], inspect.iscoroutinefunction(Robot.walk))
print(type(inspect.getattr_static(Robot, "beep")).__name__, inspect.isdatadescriptor(Robot.label), Robot.__dict__["laws"])

steps = counter()
print(inspect.getgeneratorstate(steps), next(steps), steps.send(5), inspect.getgeneratorlocals(steps))
steps.close()
print(inspect.getgeneratorstate(steps))


def outer():
    secret = "local"
    return inner()


def inner():
    frame = inspect.currentframe().f_back
    return frame.f_code.co_name, frame.f_locals["secret"]


print(outer(), outer.__code__.co_varnames, (lambda a, b=2: a).__defaults__)
Dynamic = types.new_class("Dynamic", (Robot,), exec_body=lambda body: body.update(laws=4))
print(Dynamic.laws, Dynamic("x").label, getattr(Dynamic, "missing", "no such thing"), callable(Dynamic))
print([cls.__name__ for cls in inspect.getmro(bool)], type(print).__name__, inspect.isbuiltin(len), vars(Robot("Ω")))
