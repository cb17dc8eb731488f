# -*- coding: utf-8 -*-
x = (1 +  # inside parentheses
     2

     + 3)
print(x)
y = 1 + \
    2
print(y)
if x: print("one line"); print("two statements");
values = [
    1,
    2,  # trailing comma
]
print(values)


def f():

    # comment at another depth
        # and another

    return 1
	

print(f())
if True:
	print("tabs")
	if True:
	    print("tab and spaces")
class A: x = 1; y = 2
print(A.x + A.y)
for i in range(2): print(i)
while False: pass
print("end") # no newline at the end of the file is fine
