class A:
    name = "x"


A().name()
