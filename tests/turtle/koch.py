import turtle

turtle.setup(600, 450)
turtle.tracer(0)
turtle.hideturtle()
turtle.pensize(3)


def side(length, depth):
    if depth == 0:
        turtle.forward(length)
        return
    for angle in (60, -120, 60, 0):
        side(length / 3, depth - 1)
        turtle.left(angle)


turtle.teleport(-170, 100) if hasattr(turtle, "teleport") else (turtle.penup(), turtle.goto(-170, 100), turtle.pendown())
turtle.fillcolor("lightblue")
turtle.begin_fill()
for _ in range(3):
    side(340, 3)
    turtle.right(120)
turtle.end_fill()
turtle.update()
