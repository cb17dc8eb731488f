class Account:
    def __init__(self):
        self.balance = 10

    def deposit(self, amount):
        self.balance += amount


a = Account()
a.depsit(5)
