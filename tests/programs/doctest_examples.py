"""A module that proves its own examples.

>>> roman(1994)
'MCMXCIV'
>>> [roman(n) for n in (4, 9, 40)]
['IV', 'IX', 'XL']
"""
import doctest


def roman(number: int) -> str:
    """Write a number the Roman way.

    >>> roman(2026)
    'MMXXVI'
    >>> roman(0)
    Traceback (most recent call last):
        ...
    ValueError: no Roman zero
    """
    if number < 1:
        raise ValueError("no Roman zero")
    parts = []
    for value, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "M CM D CD C XC L XL X IX V IV I".split(),
    ):
        times, number = divmod(number, value)
        parts.append(letters * times)
    return "".join(parts)


def wrong(word: str) -> str:
    """This example fails.

    >>> wrong("čau")
    'CAU'
    >>> print("a\\n\\nb")  # doctest: +ELLIPSIS
    a
    <BLANKLINE>
    ...
    """
    return word.upper()


if __name__ == "__main__":
    finder = doctest.DocTestFinder()
    runner = doctest.DocTestRunner(verbose=False)
    for test in sorted(finder.find(roman, "roman") + finder.find(wrong, "wrong"), key=lambda t: t.name):
        output: list[str] = []
        result = runner.run(test, out=output.append)
        print(test.name, "attempted", result.attempted, "failed", result.failed)
        report = "".join(output)
        if "Expected:" in report:
            print(report[report.index("Failed example:"):], end="")
    del wrong
    doctest.run_docstring_examples(roman, globals())
    print("module:", doctest.testmod())
