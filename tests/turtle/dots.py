import turtle

turtle.setup(600, 450)
turtle.speed(0)
turtle.hideturtle()
turtle.penup()
turtle.colormode(255)
for row in range(5):
    for column in range(7):
        turtle.goto(-240 + column * 80, -160 + row * 80)
        turtle.dot(20 + 8 * row, (column * 40, 120, 250 - row * 50))
