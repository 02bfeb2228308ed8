"""Read the program's own source through inspect, as teaching tools like to do."""
import inspect
import linecache


# A comment that belongs to the function.
def triangle(height):
    for row in range(1, height + 1):
        print(" " * (height - row) + "▲" * (2 * row - 1))


class Greeter:
    def hello(self):
        return "hello"


triangle(3)
print(inspect.getsource(triangle), end="")
lines, start = inspect.getsourcelines(Greeter.hello)
print(start, [line.strip() for line in lines])
print(len(inspect.getsource(Greeter).splitlines()), inspect.getcomments(triangle))
print(linecache.getline(triangle.__code__.co_filename, 1), end="")
print(__name__, __doc__.split(",")[0], inspect.getmodule(triangle).__name__)
