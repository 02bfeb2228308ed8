import turtle

turtle.setup(600, 450)
turtle.setworldcoordinates(0, 0, 10, 100)
turtle.tracer(0)
turtle.pensize(5)
turtle.color("dark green", "light green")
turtle.begin_fill()
for corner in ((8, 10), (8, 60), (3, 80)):
    turtle.goto(corner)
turtle.end_fill()
turtle.dot(30, "red")
turtle.update()
# What was drawn is drawn anew; arrows look along the way.
turtle.setworldcoordinates(-5, -20, 15, 120)
turtle.goto(12, 110)
walker = turtle.Turtle("classic")
walker.shapesize(3, 4, 3)
walker.color("purple", "pink")
walker.penup()
for x in range(5):
    walker.goto(x * 2.5, 100 - x * x * 7)
    walker.setheading(walker.towards(x * 2.5 + 2.5, 100 - (x + 1) ** 2 * 7))
    walker.stamp()
walker.hideturtle()
turtle.hideturtle()
turtle.update()
