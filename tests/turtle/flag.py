import turtle

turtle.setup(600, 450)
turtle.tracer(0)
turtle.hideturtle()
turtle.bgcolor("#88ccee")


def block(x, y, width, height, colour):
    turtle.penup()
    turtle.goto(x, y)
    turtle.setheading(0)
    turtle.color(colour)
    turtle.begin_fill()
    for side in (width, height) * 2:
        turtle.forward(side)
        turtle.left(90)
    turtle.end_fill()


block(-150, -100, 300, 200, "red")
block(-20, -65, 40, 130, "white")
block(-65, -20, 130, 40, "white")
turtle.update()
