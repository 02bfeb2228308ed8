import turtle

turtle.setup(600, 450)
turtle.speed(0)
turtle.pensize(5)
for side in range(4):
    turtle.forward(150)
    turtle.left(90)
turtle.hideturtle()
