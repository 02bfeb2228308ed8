from PIL import Image, ImageDraw, ImageFilter

picture = Image.new("RGB", (120, 80), "white")
draw = ImageDraw.Draw(picture)
draw.ellipse((20, 10, 100, 70), fill="gold", outline="black")
small = picture.filter(ImageFilter.BLUR).resize((60, 40)).convert("L")
small.save("sun.png")
print(Image.open("sun.png").size, picture.getpixel((60, 40)), small.getpixel((0, 0)))
