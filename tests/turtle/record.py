"""Records what CPython's own turtle draws: ``python3 record.py [NAME…]``, on Linux with tkinter and Xvfb. See README.md."""

import os
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

HERE = Path(__file__).parent
DISPLAY = ":83"
WIDTH, HEIGHT = 600, 450
SMALLER = 5

# Behind a program: whatever its timers do first, then where its middle is on the screen.
THEN = """
import turtle as _turtle
_canvas = _turtle.getcanvas()
_root = _canvas.winfo_toplevel()
def _tell():
    _canvas.update()
    _inner = _canvas._canvas
    if _turtle.Screen().mode() == "world":
        x1, y1, x2, y2 = map(float, _inner.cget("scrollregion").split())
        middle = ((x1 + x2) / 2 - _inner.canvasx(0), (y1 + y2) / 2 - _inner.canvasy(0))
    else:
        middle = (-_inner.canvasx(0), -_inner.canvasy(0))
    left, top = _inner.winfo_rootx(), _inner.winfo_rooty()
    print("middle", int(left + middle[0]), int(top + middle[1]), left + 4, top + 4, left + _inner.winfo_width() - 4, top + _inner.winfo_height() - 4, flush=True)
    input()
_root.geometry("+100+50")
_root.after(2500, _tell)
_turtle.mainloop()
"""


def png(rows: list[bytes], width: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, len(rows), 8, 2, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def screen(frame_buffer: Path):
    """``at(x, y)`` of the screen: red, green, blue. The file is an XWD (X11/XWDFile.h) with 32 bits for each dot."""
    data = frame_buffer.read_bytes()
    head = struct.unpack(">25I", data[:100])
    header, per_line, colours = head[0], head[12], head[19]
    begin = header + colours * 12

    def at(x: int, y: int) -> tuple[int, int, int]:
        place = begin + y * per_line + 4 * x
        blue, green, red = data[place : place + 3]
        return red, green, blue

    return at


def smaller(at, middle_x: int, middle_y: int, *canvas: int) -> bytes:
    def inside(x: int, y: int) -> tuple[int, int, int]:
        return at(x, y) if canvas[0] <= x < canvas[2] and canvas[1] <= y < canvas[3] else (255, 255, 255)

    left, top = middle_x - WIDTH // 2, middle_y - HEIGHT // 2
    rows = []
    for row in range(HEIGHT // SMALLER):
        line = bytearray()
        for column in range(WIDTH // SMALLER):
            dots = [inside(left + column * SMALLER + x, top + row * SMALLER + y) for y in range(SMALLER) for x in range(SMALLER)]
            line += bytes(round(sum(part) / len(dots)) for part in zip(*dots))
        rows.append(bytes(line))
    return png(rows, WIDTH // SMALLER)


def record(program: Path, frame_buffer: Path) -> None:
    environment = os.environ | {"DISPLAY": DISPLAY}
    # The window is larger than the sheet, so that no border is in the picture.
    source = program.read_text().replace("turtle.mainloop()", "")
    if "setworldcoordinates" not in source:
        source = source.replace("turtle.setup(600, 450)", "turtle.setup(680, 530)")
    child = subprocess.Popen([sys.executable, "-c", source + THEN], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    for line in child.stdout:
        if line.startswith("middle "):
            places = [int(place) for place in line.split()[1:]]
            (HERE / "golden" / f"{program.stem}.png").write_bytes(smaller(screen(frame_buffer), *places))
            break
    child.kill()
    child.wait()


def main(wanted: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1280x1024x24", "-fbdir", folder], stderr=subprocess.DEVNULL)
        try:
            frame_buffer = Path(folder, "Xvfb_screen0")
            while not frame_buffer.exists():
                pass
            subprocess.run(["sleep", "1"], check=True)
            for program in sorted(HERE.glob("*.py")):
                if program.stem not in ("record", "values", "extras") and (not wanted or program.stem in wanted):
                    record(program, frame_buffer)
                    print(program.stem)
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main(sys.argv[1:])
