f(**kwargs, x)
