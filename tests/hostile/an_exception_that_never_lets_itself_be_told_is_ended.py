# promise: P3
# defence: guard
# control: deadline
# expect: stopped deadline
# ways: text notes name
# The report of an exception runs the learner's own methods.
def forever(*_):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass


class Text(Exception):
    __str__ = forever
    __repr__ = forever


class Meta(type):
    def __getattribute__(cls, name):
        if name in ("__qualname__", "__module__", "__name__"):
            forever()
        return super().__getattribute__(name)


class Named(Exception, metaclass=Meta):
    pass


if WAY == "text":
    raise Text
if WAY == "notes":
    error = ValueError("x")
    error.__notes__ = [Text()]
    raise error
raise Named
