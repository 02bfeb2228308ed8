import turtle

turtle.setup(600, 450)
turtle.speed(0)
turtle.shape("square")
turtle.pensize(6)
turtle.color("firebrick", "gold")
turtle.shapesize(2.5)
turtle.penup()
turtle.goto(-220, -120)
turtle.pendown()
# The line goes on below the stamps that are on it.
for step in range(6):
    turtle.stamp()
    turtle.forward(75)
    if step % 2:
        turtle.dot(30, "navy")
    turtle.left(15)
turtle.write("end")
turtle.resizemode("auto")
turtle.shape("triangle")
for size in (4, 12, 24):
    turtle.pensize(size)
    turtle.setheading(180)
    turtle.forward(90)
    turtle.stamp()
turtle.hideturtle()
