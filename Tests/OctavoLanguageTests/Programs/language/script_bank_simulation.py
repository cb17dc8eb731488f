class InsufficientFunds(Exception):
    def __init__(self, wanted, available):
        super().__init__(f"wanted {wanted:.2f}, have {available:.2f}")
        self.missing = wanted - available


class Account:
    _next = 1

    def __init__(self, owner, balance=0.0):
        self.number, Account._next = Account._next, Account._next + 1
        self.owner, self.balance, self.history = owner, balance, []

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError(f"cannot deposit {amount}")
        self.balance += amount
        self.history.append(("+", amount))

    def withdraw(self, amount):
        if amount > self.balance:
            raise InsufficientFunds(amount, self.balance)
        self.balance -= amount
        self.history.append(("-", amount))

    def __repr__(self):
        return f"<{type(self).__name__} {self.number} {self.owner}: {self.balance:,.2f}>"


class Savings(Account):
    rate = 0.05

    def add_interest(self):
        self.deposit(round(self.balance * self.rate, 2))


a, b = Account("Ann", 100), Savings("Bob", 2000)
for step in (
    lambda: a.withdraw(30),
    lambda: a.withdraw(300),
    lambda: b.add_interest(),
    lambda: a.deposit(-5),
):
    try:
        step()
    except InsufficientFunds as error:
        print("refused:", error, error.missing)
    except ValueError as error:
        print("error:", error)
print(a, b, a.history, sep="\n")
