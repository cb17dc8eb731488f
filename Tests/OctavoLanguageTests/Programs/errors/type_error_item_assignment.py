name = "abc"
name[0] = "x"
