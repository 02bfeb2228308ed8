"""Caches that do not keep their objects alive, finalizers and reference cycles."""
import gc
import weakref


class Image:
    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"Image({self.name!r})"

    def __del__(self) -> None:
        print("  deleted", self.name)

    def resize(self) -> str:
        return f"{self.name} resized"


cache: weakref.WeakValueDictionary[str, Image] = weakref.WeakValueDictionary()
cat, dog = Image("cat 🐈"), Image("dog 🐕")
cache["cat"], cache["dog"] = cat, dog
print(sorted(cache), cache["cat"])
del cat
print(sorted(cache), cache.get("cat", "gone"))

ref = weakref.ref(dog, lambda r: print("  callback: the dog is gone", r() is None))
bound = weakref.WeakMethod(dog.resize)
proxy = weakref.proxy(dog)
print(ref() is dog, bound()(), proxy.name, weakref.getweakrefcount(dog) >= 2)
dog = None
print(ref(), bound(), len(cache))
try:
    proxy.name
except ReferenceError as error:
    print("ReferenceError:", error)

fish = Image("fish")
finalizer = weakref.finalize(fish, print, "  finalize called")
print(finalizer.alive)
del fish
print(finalizer.alive)


class Tree:
    def __init__(self, value, parent=None):
        self.value, self.children = value, []
        self._parent = weakref.ref(parent) if parent else None
        if parent:
            parent.children.append(self)

    parent = property(lambda self: self._parent and self._parent())


root = Tree("root")
leaf = Tree("leaf", root)
print(leaf.parent.value, [child.value for child in root.children])
del root
print(leaf.parent)

one, two = Image("one"), Image("two")
one.other, two.other = two, one
seen = weakref.WeakSet([one])
del one, two
print("before collect", len(seen))
gc.collect()
print("after collect", len(seen))
