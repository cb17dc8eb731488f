class R:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        raise OSError("cannot close")


with R():
    raise ValueError("body")
