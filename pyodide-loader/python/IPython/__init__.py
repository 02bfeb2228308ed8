"""Stands in for IPython, of which programs from notebooks want ``IPython.display``. There is no notebook here: ``get_ipython()`` is ``None``."""

version_info = (9, 0, 0)


def get_ipython():
    """None: no notebook and no shell of IPython's runs this program."""
    return None
