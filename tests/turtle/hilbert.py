import turtle

turtle.setup(600, 450)
turtle.tracer(0)
turtle.hideturtle()
turtle.penup()
turtle.goto(-186, -186)
turtle.pendown()
turtle.pensize(4)
turtle.pencolor("#3355aa")


def hilbert(depth, angle):
    if depth == 0:
        return
    turtle.right(angle)
    hilbert(depth - 1, -angle)
    turtle.forward(12)
    turtle.left(angle)
    hilbert(depth - 1, angle)
    turtle.forward(12)
    hilbert(depth - 1, angle)
    turtle.left(angle)
    turtle.forward(12)
    hilbert(depth - 1, -angle)
    turtle.right(angle)


hilbert(5, -90)
turtle.update()
