import turtle

turtle.setup(600, 450)
turtle.tracer(0)
turtle.hideturtle()


def branch(length):
    if length < 8:
        turtle.dot(6, "forest green")
        return
    turtle.pensize(length / 10)
    turtle.color("saddle brown")
    turtle.forward(length)
    turtle.left(25)
    branch(length * 0.75)
    turtle.right(50)
    branch(length * 0.75)
    turtle.left(25)
    turtle.penup()
    turtle.back(length)
    turtle.pendown()


turtle.penup()
turtle.goto(0, -200)
turtle.pendown()
turtle.setheading(90)
branch(95)
turtle.update()
