"""The docstring of the script."""


def main():
    print("running main")
    return 0


print(__name__, __doc__, __file__.endswith("main_guard_and_module_names.py"))
if __name__ == "__main__":
    code = main()
    print(code)
print(main.__module__, main.__name__, type(__builtins__).__name__)
print("main" in dir(), "__name__" in globals(), globals()["code"])
