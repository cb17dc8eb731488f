match = 1
case = 2
_ = "underscore"
print(match, case, _)
match (match):
    case 1:
        case = "bound"
print(case)


def match_it(type):
    match type:
        case _:
            return _


print(match_it(0))
match = {"case": [1]}
match["case"][0] = 5
print(match["case"])
soft = [match for match in range(2)]
print(soft)
