try:
    raise ValueError("gone")
except ValueError as error:
    print(error)
print(error)
