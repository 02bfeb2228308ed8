import math
import turtle

turtle.setup(600, 450)
turtle.setworldcoordinates(-1, -1.5, 7, 1.5)
turtle.tracer(0)
turtle.hideturtle()
turtle.pensize(2)
turtle.penup()
turtle.goto(0, 0)
turtle.pendown()
turtle.goto(6.5, 0)
turtle.penup()
turtle.pencolor("red")
turtle.pensize(5)
for n in range(66):
    turtle.goto(n / 10, math.sin(n / 10))
    turtle.pendown()
turtle.update()
