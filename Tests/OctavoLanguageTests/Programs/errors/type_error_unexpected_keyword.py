def resize(width, height=1):
    return width * height


resize(2, heigth=3)
