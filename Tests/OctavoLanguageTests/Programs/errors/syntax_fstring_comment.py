x = f"{a # note}"
