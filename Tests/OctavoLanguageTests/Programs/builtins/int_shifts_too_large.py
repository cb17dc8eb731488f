# Shifts that no memory could hold, and those whose count is no size at all.
for count in (2**62, 2**63, 10**30):
    try:
        print(5 << count)
    except Exception as error:
        print(type(error).__name__, error)
    print(0 << count, 5 >> count, -5 >> count)
