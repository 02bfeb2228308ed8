import turtle

turtle.setup(600, 450)
turtle.speed(0)
turtle.penup()
turtle.shape("square")
turtle.color("black", "orange")
turtle.shapesize(1.5, 1.5, 3)
for step in range(16):
    turtle.goto(0, 0)
    turtle.setheading(step * 22.5)
    turtle.forward(170)
    turtle.stamp()
turtle.clearstamps(-4)
turtle.hideturtle()
