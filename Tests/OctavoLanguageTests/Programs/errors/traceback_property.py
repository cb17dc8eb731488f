class T:
    @property
    def value(self):
        return self._missing


print(T().value)
