"""A tiny object-relational mapper from a metaclass and descriptors."""


class Field:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        return self if instance is None else instance.__dict__.get(self.name, self.default)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} wants {self.kind.__name__}, got {type(value).__name__}")
        instance.__dict__[self.name] = value


class ModelMeta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **options):
        print("preparing", name, options)
        return {"created_by": mcs.__name__}

    def __new__(mcs, name, bases, namespace, table=None):
        cls = super().__new__(mcs, name, bases, namespace)
        cls.fields = [key for key, value in namespace.items() if isinstance(value, Field)]
        cls.table = table or name.lower() + "s"
        return cls

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)

    def __call__(cls, **values):
        instance = super().__call__()
        for key, value in values.items():
            setattr(instance, key, value)
        return instance

    def __len__(cls):
        return len(cls.fields)

    def __contains__(cls, name):
        return name in cls.fields


class Model(metaclass=ModelMeta):
    def insert(self):
        marks = ", ".join("?" for _ in self.fields)
        return f"INSERT INTO {self.table} ({', '.join(self.fields)}) VALUES ({marks})", [getattr(self, f) for f in self.fields]


class Person(Model, table="people"):
    name = Field(str, "nobody")
    age = Field(int, 0)


print(Person(name="Æsa", age=41).insert(), len(Person), "age" in Person, Person.created_by, type(Person).__name__)
for values in ({"age": "old"}, {"name": None}):
    try:
        Person(**values)
    except TypeError as error:
        print("TypeError:", error)
print(isinstance(Person, ModelMeta), [c.__name__ for c in type.mro(Person)], type(ModelMeta).__name__)
