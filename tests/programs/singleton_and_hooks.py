"""A singleton by metaclass, __slots__, and the attribute hooks."""


class Singleton(type):
    instances: dict = {}

    def __call__(cls, *args):
        if cls not in cls.instances:
            cls.instances[cls] = super().__call__(*args)
        return cls.instances[cls]


class Settings(metaclass=Singleton):
    __slots__ = ("theme", "_data")

    def __init__(self, theme):
        self.theme, self._data = theme, {}

    def __getattr__(self, name):
        return f"<no {name}>"

    def __setitem__(self, key, value):
        self._data[key] = value

    def __getitem__(self, key):
        return self._data.get(key, "—")

    def __delattr__(self, name):
        print("not deleting", name)


print(Settings("dark") is Settings("light"), Settings("x").theme, Settings("").missing, hasattr(Settings("a"), "__dict__"))
settings = Settings("ignored")
settings["größe"] = 12
del settings.theme
print(settings["größe"], settings["nothing"], settings.theme)


class Registry:
    classes = []

    def __init_subclass__(cls, /, hidden=False, **options):
        super().__init_subclass__(**options)
        if not hidden:
            Registry.classes.append(cls.__name__)

    def __class_getitem__(cls, name):
        return f"{cls.__name__}[{name}]"


class One(Registry): ...


class Two(Registry, hidden=True): ...


class Three(Two): ...


print(Registry.classes, One["index"], Three.__bases__[0].__name__)
try:
    settings.colour = "blue"
except AttributeError as error:
    print("AttributeError:", error)
