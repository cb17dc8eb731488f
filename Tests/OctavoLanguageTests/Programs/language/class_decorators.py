def register(cls):
    registry.append(cls.__name__)
    cls.registered = True
    return cls


registry = []


@register
class A:
    pass


def tag(label, *, loud=False):
    def wrap(cls):
        cls.label = label.upper() if loud else label
        return cls
    return wrap


@tag("outer")
@tag("inner", loud=True)
@register
class B(A):
    pass


print(registry, A.registered, B.label)


@(lambda cls: cls.__name__)
class C:
    pass


print(C)
