values = {"alpha": 1, "beta": 2}; print(values["alpha"], values["beta"], values["alpha"] + values["beta"], values["gamma"], values["alpha"])
