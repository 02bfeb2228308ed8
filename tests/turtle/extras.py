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
# With the gap filled, the corner that the turtle did not go to is none.
turtle.begin_fill()
turtle.teleport(0, 0, fill_gap=True)
assert turtle.filling() and turtle.undobufferentries() > 0
turtle.end_fill()
turtle.undo()
assert abs(turtle.pos() - (-50, -50)) < 1e-9, turtle.pos()
with turtle.poly():
    turtle.forward(10)
assert len(turtle.get_poly()) == 2
with turtle.Screen().no_animation():
    assert turtle.tracer() == 0
    turtle.circle(20)
assert turtle.tracer() == 1

called = []
turtle.ontimer(lambda: called.append("due"), 0)
turtle.ontimer(lambda: called.append("later"), 200)
turtle.update()
assert called == ["due"], called
turtle.mainloop()
assert called == ["due", "later"], called

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
    (lambda: turtle.register_shape("hill.gif"), "picture"),
    (lambda: turtle.ScrolledCanvas(), "Screen()"),
    (lambda: turtle.dot(-1), "-1"),
    (lambda: turtle.write("a", font=("Arial", "big")), "font"),
):
    try:
        wrong()
    except turtle.TurtleGraphicsError as error:
        assert word in str(error), error
    else:
        print("no error with", word)
for wrong, word in (
    (lambda: turtle.forward("10"), "'10'"),
    (lambda: turtle.goto((1, 2, 3)), "pair"),
    (lambda: turtle.shapesize("large"), "number"),
    (lambda: turtle.ontimer(called.clear(), 5), "function"),
    (lambda: turtle.Vec2D(1, 2) * "a", "Vec2D"),
):
    try:
        wrong()
    except TypeError as error:
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
