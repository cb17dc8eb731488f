print("this is never printed, because the whole file is parsed first")
x = (
