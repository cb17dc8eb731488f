settings = {"a": 1}
del settings["a"], settings["b"]
