import sys
for value in (None, True, 0, "text", 3.5, (1, 2)):
    try:
        sys.exit(value)
    except SystemExit as error:
        print(repr(error.code))
sys.exit((1, "a tuple goes to stderr"))
