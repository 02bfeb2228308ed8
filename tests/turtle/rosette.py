import turtle

turtle.setup(600, 450)
turtle.speed(0)
turtle.hideturtle()
turtle.pensize(2)
for petal in range(18):
    turtle.color("magenta" if petal % 2 else "dark green")
    turtle.circle(90)
    turtle.left(20)
