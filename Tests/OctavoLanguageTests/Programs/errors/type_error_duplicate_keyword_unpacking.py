def f(**kwargs):
    pass


options = {"x": 1}
f(x=2, **options)
