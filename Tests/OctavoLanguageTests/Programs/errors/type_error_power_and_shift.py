def attempt(f):
    try:
        print(f())
    except TypeError as error:
        print(error)


attempt(lambda: 2 ** "a")
attempt(lambda: 1 << 2.0)
attempt(lambda: [] // 2)
attempt(lambda: "a" % 5)
attempt(lambda: {} @ [])
attempt(lambda: 1 & "1")
attempt(lambda: pow("a", 2, 3))
attempt(lambda: divmod(1, "x"))
attempt(lambda: ~[])
attempt(lambda: +"s")
attempt(lambda: None >> 1)
attempt(lambda: {1} + {2})
attempt(lambda: object() - object())
attempt(lambda: (lambda: 0) | 1)
attempt(lambda: int + str)
x = [1]
x **= 2
