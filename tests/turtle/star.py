import turtle

turtle.setup(600, 450)
turtle.speed(0)
turtle.color("red", "yellow")
turtle.penup()
turtle.goto(-120, 40)
turtle.pendown()
turtle.begin_fill()
while True:
    turtle.forward(240)
    turtle.left(170)
    if abs(turtle.pos() - turtle.Vec2D(-120, 40)) < 1:
        break
turtle.end_fill()
turtle.hideturtle()
