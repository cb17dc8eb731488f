def f():
    return super().x


f()
