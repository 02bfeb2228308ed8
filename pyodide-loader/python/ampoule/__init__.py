"""What a program of this page has beside the standard library: ``display`` shows values as they present themselves.

``display(value)`` shows a table of pandas, a formula of sympy, a plot, a picture, and everything else that has one of the methods
``_repr_html_``, ``_repr_svg_``, ``_repr_png_``, ``_repr_markdown_`` and ``_repr_latex_``; other values are printed. The classes are
for text that is to be shown as what it is: ``display(Markdown("*so*"))``.
"""

from _ampoule import display as _display

__all__ = ["HTML", "Latex", "Markdown", "Math", "SVG", "display"]


def display(*values):
    """Shows each value below the output as it presents itself, or prints it."""
    for value in values:
        if not _display.show(value):
            print(repr(value))


class _Text:
    """Some text that is more than text."""

    def __init__(self, data):
        self.data = str(data)

    def __repr__(self):
        return f"<{type(self).__name__}: {self.data[:40]!r}>"


class HTML(_Text):
    """Text in HTML. Scripts, links and what lies elsewhere are left out when it is shown."""

    def _repr_html_(self):
        return self.data


class SVG(_Text):
    """A picture in SVG."""

    def _repr_svg_(self):
        return self.data


class Markdown(_Text):
    """Text in Markdown, with formulas between dollar signs."""

    def _repr_markdown_(self):
        return self.data


class Latex(_Text):
    """Text in LaTeX, with formulas between dollar signs."""

    def _repr_latex_(self):
        return self.data


class Math(_Text):
    """A formula in LaTeX, without dollar signs."""

    def _repr_latex_(self):
        return f"$\\displaystyle {self.data.strip('$ ')}$"
