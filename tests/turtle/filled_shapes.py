import turtle

turtle.setup(600, 450)
turtle.speed(0)
turtle.hideturtle()
for x, colour, sides in ((-220, "gold", 3), (-70, "tomato", 4), (80, "orchid", 5), (220, "skyblue", 6)):
    turtle.penup()
    turtle.goto(x - 30, -40)
    turtle.pendown()
    turtle.pencolor("black")
    turtle.pensize(4)
    turtle.fillcolor(colour)
    turtle.begin_fill()
    for _ in range(sides):
        turtle.forward(70)
        turtle.left(360 / sides)
    turtle.end_fill()
