import turtle

turtle.setup(600, 450)
turtle.tracer(0)
ball = turtle.Turtle("circle")
ball.color("crimson")
ball.shapesize(2)
ball.penup()
trail = turtle.Turtle(visible=False)
trail.pensize(3)
speed = [9, 13]
turtle.hideturtle()
steps = 0


def step():
    global steps
    steps += 1
    x, y = ball.pos()
    for axis, wall in ((0, 250), (1, 180)):
        if abs(ball.pos()[axis] + speed[axis]) > wall:
            speed[axis] = -speed[axis]
    ball.goto(x + speed[0], y + speed[1])
    trail.goto(ball.pos())
    turtle.update()
    if steps < 80:
        turtle.ontimer(step, 5)


step()
turtle.mainloop()
