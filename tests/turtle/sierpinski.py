import turtle

turtle.setup(600, 450)
turtle.tracer(0)
pen = turtle.Turtle(visible=False)


def triangle(points, depth):
    if depth == 0:
        pen.penup()
        pen.goto(points[0])
        pen.pendown()
        pen.begin_fill()
        for point in (*points[1:], points[0]):
            pen.goto(point)
        pen.end_fill()
        return
    a, b, c = points
    ab, bc, ca = (((p[0] + q[0]) / 2, (p[1] + q[1]) / 2) for p, q in ((a, b), (b, c), (c, a)))
    for corner in ((a, ab, ca), (ab, b, bc), (ca, bc, c)):
        triangle(corner, depth - 1)


pen.color("navy")
triangle(((-240, -200), (240, -200), (0, 210)), 4)
turtle.update()
