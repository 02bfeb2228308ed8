"""Matplotlib's way to the page: its *backend*. ``plt.show()`` shows every open figure as a picture and closes it, as if its
window had been closed at once; one that moves is an animated PNG.

https://matplotlib.org/stable/users/explain/figure/writing_a_backend_pyplot_interface.html
"""

import io
import os
import tempfile

from matplotlib._pylab_helpers import Gcf
from matplotlib.backend_bases import FigureManagerBase, TimerBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from . import display, drawing

# Dots of a picture for each of the page's: screens have up to two.
DENSITY = 2
# Frames of an animation are drawn in so much of the time that a run has left; those that there are then are shown.
DRAWN_PART = 0.6


class Timer(TimerBase):
    """Starts nothing: what it would call belongs to an animation, which is asked for its frames instead."""

    def _timer_start(self):
        pass


class FigureManager(FigureManagerBase):
    def show(self):
        show(self.canvas.figure)

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

    def new_timer(self, interval=None, callbacks=None):
        self.timer = Timer(interval, callbacks)
        return self.timer


def warm_up() -> None:
    """Draws what nobody sees: fonts are read and what is slow at first is done."""
    figure = Figure()
    FigureCanvasAgg(figure)
    figure.subplots().set_title("0")
    figure.savefig(io.BytesIO(), format="png", dpi=10)


def show(figure) -> None:
    """Shows one figure."""
    animation = _animation(figure)
    if animation is not None:
        display.picture(_title(figure), _moving(animation))
        return
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=figure.dpi * DENSITY)
    display.picture(_title(figure), file.getvalue(), DENSITY)


def _animation(figure):
    timer = getattr(figure.canvas, "timer", None)
    if timer is None:
        return None
    # It begins at its figure's first drawing, and tells its timer so.
    figure.canvas.draw()
    for function, *_ in timer.callbacks:
        owner = getattr(function, "__self__", None)
        if hasattr(owner, "new_saved_frame_seq"):
            return owner
    return None


def _moving(animation) -> bytes:
    from matplotlib.animation import PillowWriter

    end = drawing.left() * (1 - DRAWN_PART)

    class Enough(Exception):
        pass

    class Writer(PillowWriter):
        def grab_frame(self, **options):
            super().grab_frame(**options)
            if drawing.left() < end:
                raise Enough

    interval = getattr(animation, "_interval", 200)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "moving.png")
        try:
            animation.save(path, writer=Writer(fps=1000 / max(interval, 20)), dpi=animation._fig.dpi)
        except Enough:
            pass
        with open(path, "rb") as file:
            return file.read()


def _title(figure) -> str:
    titles = [figure.get_suptitle(), *(axes.get_title() for axes in figure.axes)]
    return ", ".join(title for title in titles if title)[:200]
