name = {"first": "Ann"}
print(f"Hello {name['first']} {name['last']}!")
