first, second, *rest = "x"
