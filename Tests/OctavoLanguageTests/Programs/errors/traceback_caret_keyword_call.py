def scale(value, *, by):
    return value * by


print(scale(3, by=2), scale([1], by=2.5))
