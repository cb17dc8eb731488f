(5).value = 3
