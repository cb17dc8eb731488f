for name, age in [("ann", 30), ("bob",)]:
    print(name, age)
