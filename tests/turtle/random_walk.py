import random
import turtle

random.seed(7)
turtle.setup(600, 450)
turtle.tracer(0)
turtle.hideturtle()
turtle.pensize(3)
for step in range(400):
    turtle.pencolor(random.choice(["teal", "olive", "maroon", "slate gray"]))
    turtle.setheading(random.choice((0, 90, 180, 270)))
    turtle.forward(14)
turtle.update()
