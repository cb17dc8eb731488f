class R:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False


with R() as r:
    r.value
