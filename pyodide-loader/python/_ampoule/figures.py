"""Matplotlib's way to the page: its *backend*. ``plt.show()`` shows every open figure as a picture and closes it, as if its
window had been closed at once.

https://matplotlib.org/stable/users/explain/figure/writing_a_backend_pyplot_interface.html
"""

import io

from matplotlib._pylab_helpers import Gcf
from matplotlib.backend_bases import FigureManagerBase
from matplotlib.backends.backend_agg import FigureCanvasAgg

from . import display

# Dots of a picture for each of the page's: screens have up to two.
DENSITY = 2


class FigureManager(FigureManagerBase):
    def show(self):
        figure = self.canvas.figure
        file = io.BytesIO()
        figure.savefig(file, format="png", dpi=figure.dpi * DENSITY)
        display.picture(_title(figure), file.getvalue())

    @classmethod
    def pyplot_show(cls, *, block=None):
        managers = Gcf.get_all_fig_managers()
        try:
            for manager in managers:
                manager.show()
        finally:
            Gcf.destroy_all()


class FigureCanvas(FigureCanvasAgg):
    manager_class = FigureManager


def _title(figure) -> str:
    titles = [figure.get_suptitle(), *(axes.get_title() for axes in figure.axes)]
    return ", ".join(title for title in titles if title)[:200]
