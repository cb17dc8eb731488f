# title: Numbers given by id() are not used again
# description: In CPython two objects that never live at the same time often have the same id. In Octavo ids count up.
# cause: An id is given out when it is asked for, so that it does not depend on addresses and outputs can be repeated.
# workaround: Compare with `is` while both objects are alive.
print(id(object()) == id(object()))
