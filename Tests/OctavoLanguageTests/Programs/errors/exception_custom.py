class InsufficientFunds(Exception):
    def __init__(self, need, have):
        super().__init__(f"need {need}, have {have}")


def pay(amount):
    if amount > 10:
        raise InsufficientFunds(amount, 10)


pay(50)
