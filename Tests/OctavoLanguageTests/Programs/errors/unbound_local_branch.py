def pick(flag):
    if flag:
        chosen = "yes"
    return chosen


print(pick(True))
print(pick(False))
