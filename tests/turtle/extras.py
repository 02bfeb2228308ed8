"""What CPython 3.11 cannot record: says only "right", or what is wrong."""
import contextlib
import io
import sys
import turtle

with turtle.fill():
    turtle.teleport(-50, -50)
    for _ in range(4):
        turtle.forward(100)
        turtle.left(90)
assert not turtle.filling() and abs(turtle.pos() - turtle.Vec2D(-50, -50)) < 1e-9, turtle.pos()
with turtle.poly():
    turtle.forward(10)
assert len(turtle.get_poly()) == 2
with turtle.Screen().no_animation():
    assert turtle.tracer() == 0
    turtle.circle(20)
assert turtle.tracer() == 1

said = io.StringIO()
with contextlib.redirect_stderr(said):
    turtle.listen()
    turtle.onkey(print, "Up")
    turtle.Turtle().onclick(print)
    turtle.bgpic("hill.gif")
assert said.getvalue().count("\n") == 2 and "keys and clicks" in said.getvalue(), said.getvalue()

for wrong, word in (
    (lambda: turtle.pencolor("reed"), "reed"),
    (lambda: turtle.shape("cat"), "cat"),
    (lambda: turtle.goto(float("inf"), 0), "finite"),
    (lambda: turtle.getcanvas(), "Tk"),
    (lambda: turtle.speed("quick"), "quick"),
    (lambda: turtle.write("a", align="middle"), "middle"),
    (lambda: turtle.colormode(7), "255"),
):
    try:
        wrong()
    except turtle.TurtleGraphicsError as error:
        assert word in str(error), error
    else:
        print("no error with", word)
sys.stdin = io.StringIO("nine\n99\n\n")
answer = turtle.numinput("Size", "how large?", default=5, minval=1, maxval=9)
assert answer == 5.0, answer
turtle.bye()
try:
    turtle.forward(1)
except turtle.Terminator:
    print("right")
