if True:
	values = [1]
	print(values[0],	values[1])
