try:
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise KeyError("second") from error
except KeyError:
    raise RuntimeError("third")
