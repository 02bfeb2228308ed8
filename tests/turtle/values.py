import turtle
from turtle import Vec2D


def near(*numbers):
    """Small differences of the last digits, and -0, are no differences."""
    print(*(round(number, 6) + 0.0 for number in numbers))


turtle.setup(600, 450)
turtle.tracer(0)
t = turtle.Turtle()
print(t.pos(), t.heading(), t.isdown(), t.isvisible(), t.speed(), t.pensize(), t.shape(), t.pencolor(), t.fillcolor())
t.forward(100)
t.left(30)
t.back(50)
near(*t.pos(), t.heading(), t.xcor(), t.ycor())
near(t.distance(0, 0), t.distance((3, 4)), t.towards(0, 0), t.towards((10, 10)))
t.circle(50)
near(*t.pos(), t.heading())
t.circle(-80, 123)
near(*t.pos(), t.heading())
t.circle(40, 90, 3)
near(*t.pos(), t.heading())
t.setheading(-45)
near(t.heading())
t.right(400)
near(t.heading())
t.setx(10)
t.sety(-7.5)
print(t.pos(), t.position() == t.pos())
t.home()
print(t.pos(), t.heading())
t.goto((30, 40))
near(abs(t.pos()), t.towards(0, 0))
other = turtle.Turtle()
near(t.distance(other), t.towards(other))

t.radians()
t.left(1)
near(t.heading())
t.degrees(400)
near(t.heading())
t.right(100)
near(t.heading())
t.degrees()
near(t.heading())

a, b = Vec2D(1, 2), Vec2D(3, -4)
print(a + b, a - b, a * 3, 3 * a, a * b, -a, abs(b), a.rotate(90), repr(a), a == Vec2D(1, 2), a[1], len(a))

t.color("red", "light blue")
print(t.color(), t.pencolor(), t.fillcolor())
t.color("#ff8000")
print(t.color())
t.color((0.5, 1.0, 0))
print(t.pencolor())
turtle.colormode(255)
t.pencolor(255, 128, 0)
print(t.pencolor(), turtle.colormode())
t.fillcolor((1, 2, 3))
print(t.fillcolor())
turtle.colormode(1.0)
t.pencolor("grey50")
print(t.pencolor())
for wrong in ("reed", "#12", (2, 0, 0), (0.1, 0.2)):
    try:
        t.pencolor(wrong)
    except Exception as error:
        print(type(error).__name__)

for speed in ("fastest", "slow", 7, 0.3, 99, 10):
    t.speed(speed)
    print(t.speed(), end=" ")
print()
t.width(4)
t.penup()
print(t.pensize(), t.isdown())
t.pd()
state = t.pen()
print(sorted(state), state["pendown"], state["pensize"], state["resizemode"])
t.pen(pensize=9, pencolor="black", shown=False)
print(t.pensize(), t.pencolor(), t.isvisible())

t.shapesize(2, 3, 4)
print(t.shapesize(), t.resizemode())
t.tilt(30)
near(t.tiltangle())
t.tiltangle(45)
near(t.tiltangle())
t.shape("square")
print([(round(x, 3), round(y, 3)) for x, y in t.get_shapepoly()])
t.shearfactor(0.5)
near(*t.shapetransform())
t.shapetransform(4, -1, 0, 2)
near(*t.shapetransform(), *t.shapesize()[:2], t.shearfactor())

t.begin_poly()
t.goto(0, 0)
t.goto(10, 0)
t.goto(10, 10)
t.end_poly()
print(t.get_poly())

t.begin_fill()
print(t.filling())
t.end_fill()
print(t.filling())

before = t.pos()
t.forward(33)
t.undo()
print(t.pos() == before, t.undobufferentries() > 0)
first, second = t.stamp(), t.stamp()
print(first != second)
other.setundobuffer(None)
print(other.undobufferentries())
twin = t.clone()
twin.forward(10)
print(t.pos() == before, twin.shape(), len(turtle.turtles()))

s = turtle.Screen()
print(s.mode(), s.bgcolor(), s.delay(), s.tracer(), s.screensize(), s.getshapes())
s.bgcolor("light green")
print(s.bgcolor(), s.window_width(), s.window_height())
s.mode("logo")
print(t.pos(), t.heading(), s.mode())
t.right(90)
print(t.heading())
t.forward(10)
near(*t.pos(), t.towards(0, 0))
t.setheading(45)
near(t.heading(), *t.pos())
s.mode("standard")
print(t.heading(), t.pos(), t.isdown())
for wrong in (lambda: t.shape("none"), lambda: s.mode("none")):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__)

# What is one action, and what is taken back by undo.
t.reset()
counts = []
for action in (
    lambda: t.forward(10),
    lambda: t.penup(),
    lambda: t.penup(),
    lambda: t.color("red"),
    lambda: t.pensize(3),
    lambda: t.hideturtle(),
    lambda: t.circle(20),
    lambda: t.stamp(),
    lambda: t.write("a"),
    lambda: t.dot(5),
    lambda: t.begin_fill(),
    lambda: t.goto(30, 40),
    lambda: t.home(),
    lambda: t.end_fill(),
    lambda: t.shapesize(2),
    lambda: t.tilt(10),
):
    action()
    counts.append(t.undobufferentries())
print(counts)
while t.undobufferentries():
    t.undo()
    print(t.undobufferentries(), t.pos(), t.heading(), t.isdown(), t.isvisible(), t.pensize(), t.color(), t.resizemode())
t.setundobuffer(2)
for _ in range(5):
    t.forward(1)
print(t.undobufferentries())
t.clear()
stamp = t.stamp()
t.clearstamp(stamp)
print(t.undobufferentries())

# Angles in other units, both modes.
for mode in ("standard", "logo"):
    s.mode(mode)
    for units in (360, 400, 100):
        t.degrees(units)
        t.setheading(units / 10)
        near(t.heading(), t.towards(10, 0), t.towards(-3, 4))
        t.circle(30, units / 8)
        near(*t.pos(), t.heading())
        t.tiltangle(units / 5)
        near(t.tiltangle(), t.pen()["tilt"])
    t.degrees()
s.mode("standard")
s.setworldcoordinates(-10, -10, 20, 30)
t.left(30)
t.forward(10)
near(*t.pos(), t.heading(), t.towards(3, 3), t.distance(0, 5))
print(s.mode())
s.mode("standard")

# Of a turtle that is one already.
t.color("red", "blue")
t.begin_fill()
t.begin_poly()
t.forward(10)
twin = t.clone()
t.end_poly()
print(twin.filling(), twin.pos(), twin.color(), t.get_poly())
t.shape("blank")
print(t.get_shapepoly())
s.colormode(255)
s.delay(3)
s.bgcolor("pink")
s.clear()
print(s.colormode(), s.delay(), s.bgcolor(), s.tracer(), s.turtles(), s.mode())
for wrong in (lambda: Vec2D(1), lambda: turtle.forward("10"), lambda: turtle.goto(1), lambda: turtle.shapesize(0)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__)
