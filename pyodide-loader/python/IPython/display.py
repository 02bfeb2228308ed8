"""Stands in for ``IPython.display``: what is shown on this page, by the names that notebooks know."""

from ampoule import HTML, SVG, Latex, Markdown, Math, display

__all__ = ["HTML", "Latex", "Markdown", "Math", "SVG", "clear_output", "display"]


def clear_output(wait=False):
    """Takes the output off the page. It does so at once: ``wait`` is for what changes quickly, and it is quick enough here."""
    print("\x1b[H\x1b[2J", end="", flush=True)
