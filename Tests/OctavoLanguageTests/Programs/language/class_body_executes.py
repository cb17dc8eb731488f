print("before")


class Config:
    print("in the body")
    values = [n * n for n in range(3)]
    if len(values) > 2:
        flag = "set in an if"
    for name in ("red", "green"):
        exec_count = len(name)
    del name

    def method(self):
        return self.flag

    alias = method


print(Config.values, Config.flag, Config.exec_count, hasattr(Config, "name"))
print(Config().alias(), Config.alias is Config.method)


def make(base):
    class Local(base):
        where = base.__name__
    return Local


L = make(dict)
print(L.where, L.__qualname__, L(a=1))
