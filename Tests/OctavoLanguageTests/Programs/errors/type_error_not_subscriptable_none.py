def load():
    print("loading")


data = load()
print(data["key"])
