"""Talk to generators: send, throw, close and what happens at the end."""


class ResetError(Exception):
    pass


def running_average():
    total = count = 0
    average = None
    while True:
        try:
            value = yield average
        except ResetError:
            total = count = 0
            average = None
            continue
        total, count = total + value, count + 1
        average = total / count


def resource():
    print("open")
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("closing early")
        raise
    finally:
        print("released")


average = running_average()
next(average)
print([average.send(v) for v in (10, 20, 60)], average.throw(ResetError), average.send(4))
for value in resource():
    print("got", value)
    break
opened = resource()
next(opened)
opened.close()
print(list(opened))


def faulty():
    raise StopIteration("inside")
    yield


try:
    next(faulty())
except RuntimeError as error:
    print("RuntimeError:", error, "-", repr(error.__cause__))
