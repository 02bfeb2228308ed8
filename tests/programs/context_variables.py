"""Context variables keep state apart for each asyncio task."""
import asyncio
from contextvars import Context, ContextVar, copy_context

user: ContextVar[str] = ContextVar("user", default="nobody")
depth: ContextVar[int] = ContextVar("depth")


def log(text: str) -> str:
    return f"[{user.get()}] {text}"


async def handle(name: str, pause: float, lines: list[str]) -> None:
    user.set(name)
    lines.append(log("starts"))
    await asyncio.sleep(pause)
    await step(lines)


async def step(lines: list[str]) -> None:
    lines.append(log("continues"))


async def main() -> None:
    lines: list[str] = []
    await asyncio.gather(handle("Ana", 0.02, lines), handle("Bø", 0.005, lines))
    print(*lines, sep="\n")
    print(log("the outer context is unchanged"))
    special = copy_context()
    special.run(user.set, "special")
    task = asyncio.create_task(step(lines), context=special)
    await task
    print(lines[-1])


token = user.set("root")
print(log("hello"), token.var is user, token.old_value is token.MISSING)
user.reset(token)
print(log("hello"))
with user.set("scoped 🔭"):
    print(log("inside"))
print(log("outside"))

context = copy_context()


def inside() -> str:
    user.set("copy")
    depth.set(3)
    return log(f"depth {depth.get()}")


print(context.run(inside), "|", user.get(), depth.get("unset"))
print(context[user], depth in context, depth in copy_context(), len(Context()))
try:
    depth.get()
except LookupError as error:
    print(type(error).__name__)
asyncio.run(main())
