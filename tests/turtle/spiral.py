import turtle

turtle.setup(600, 450)
turtle.speed("fastest")
turtle.bgcolor("black")
turtle.pensize(3)
colours = ["red", "orange", "yellow", "green", "blue", "purple"]
for step in range(90):
    turtle.pencolor(colours[step % 6])
    turtle.forward(step * 2)
    turtle.left(59)
turtle.hideturtle()
