import turtle

turtle.setup(600, 450)
turtle.tracer(0)
first, second = turtle.Turtle(), turtle.Turtle("turtle")
first.color("blue")
second.color("red")
first.pensize(4)
second.pensize(7)
second.left(180)
for step in range(60):
    first.forward(4 + step / 6)
    first.left(10)
    second.forward(4 + step / 6)
    second.right(10)
first.hideturtle()
second.hideturtle()
turtle.update()
