class Vec:
    pass


Vec() * 2
