# promise: P3
# defence: guard
# control: deadline
# expect: stopped deadline
# ways: handler tasks shield callbacks
import asyncio


async def handler():
    asyncio.get_running_loop().set_exception_handler(lambda *_: None)
    while True:
        try:
            await asyncio.sleep(0.01)
        except BaseException:
            pass


async def stubborn():
    while True:
        try:
            await asyncio.sleep(0)
        except BaseException:
            pass


async def tasks():
    group = [asyncio.create_task(stubborn()) for _ in range(100)]
    await asyncio.gather(*group, return_exceptions=True)


async def shield():
    await asyncio.shield(asyncio.create_task(stubborn()))


async def callbacks():
    loop = asyncio.get_running_loop()

    def again():
        loop.call_soon(again)

    again()
    await loop.create_future()


while True:
    try:
        asyncio.run(globals()[WAY]())
    except BaseException:
        pass
