saved = None
try:
    [][1]
except IndexError as error:
    saved = error
raise saved
