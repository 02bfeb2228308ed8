# A turtle draws a garden. Change the numbers, or plant more flowers!
import turtle

turtle.bgcolor("#e8f4ff")
pen = turtle.Turtle("turtle")
pen.color("seagreen")
pen.speed("fastest")


def petal(size, colour):
    pen.fillcolor(colour)
    pen.begin_fill()
    for _ in range(2):
        pen.circle(size, 60)
        pen.left(120)
    pen.end_fill()


def flower(x, height, size, colour):
    """A stem, two leaves, and ten petals around a yellow middle."""
    pen.penup()
    pen.goto(x, -180)
    pen.setheading(90)
    pen.pendown()
    pen.pensize(5)
    pen.forward(height / 2)
    pen.pensize(1)
    for angle in (40, -100):
        pen.left(angle)
        petal(size * 0.7, "mediumseagreen")
        pen.right(angle)
    pen.pensize(5)
    pen.forward(height / 2)
    pen.pensize(1)
    for _ in range(10):
        petal(size, colour)
        pen.left(36)
    pen.dot(size * 0.6, "gold")


for x, height, size, colour in (
    (-180, 150, 50, "tomato"),
    (0, 240, 70, "orchid"),
    (180, 180, 60, "cornflowerblue"),
):
    flower(x, height, size, colour)
    print("A flower of", colour)

pen.hideturtle()
