class Odd(Exception):
    def __str__(self):
        return "described by __str__"


raise Odd("ignored", 1)
