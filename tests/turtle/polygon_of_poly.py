import turtle

turtle.setup(600, 450)
turtle.speed(0)
turtle.penup()
turtle.begin_poly()
for _ in range(5):
    turtle.forward(40)
    turtle.right(144)
turtle.end_poly()
turtle.register_shape("star", turtle.get_poly())
turtle.shape("star")
turtle.color("goldenrod", "gold")
turtle.shapesize(1.2, 1.2, 2)
turtle.goto(-200, 100)
for _ in range(5):
    turtle.stamp()
    turtle.goto(turtle.xcor() + 85, turtle.ycor() - 55)
turtle.hideturtle()
