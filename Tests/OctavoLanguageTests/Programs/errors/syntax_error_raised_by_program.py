raise SyntaxError("raised by hand")
