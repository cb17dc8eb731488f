s = "abc"
t = s[1:"2"] + s[0]
