import turtle

turtle.setup(600, 450)
turtle.tracer(0, 0)
turtle.hideturtle()
turtle.penup()
turtle.goto(60, -40)
turtle.pendown()
turtle.pensize(2)
turns = [1]
for _ in range(10):
    turns += [1] + [-turn for turn in reversed(turns)]
for turn in turns:
    turtle.forward(6)
    turtle.left(90 * turn)
turtle.update()
