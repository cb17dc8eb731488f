def run(kind):
    try:
        print("try", kind)
        if kind == "value":
            raise ValueError("v")
        if kind == "key":
            {}["k"]
        if kind == "return":
            return "returned"
    except ValueError as error:
        print("except", error)
    except (KeyError, IndexError) as error:
        print("lookup", repr(error))
    else:
        print("else")
    finally:
        print("finally")
    return "end"


for kind in ("fine", "value", "key", "return"):
    print(run(kind))
try:
    run(0)
    raise OSError
except:
    print("bare")
try:
    error = 1
    raise ValueError
except ValueError as error:
    pass
print("error" in globals())
