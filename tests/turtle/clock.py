import turtle

turtle.setup(600, 450)
turtle.mode("logo")
turtle.speed(0)
pen = turtle.Turtle()
pen.hideturtle()
pen.speed(0)
pen.pensize(4)
for hour in range(12):
    pen.penup()
    pen.home()
    pen.setheading(hour * 30)
    pen.forward(150)
    pen.pendown()
    pen.forward(30)
for angle, length, width in ((10 * 30 + 5, 90, 12), (60, 140, 7)):
    pen.penup()
    pen.home()
    pen.pendown()
    pen.pensize(width)
    pen.setheading(angle)
    pen.forward(length)
turtle.hideturtle()
