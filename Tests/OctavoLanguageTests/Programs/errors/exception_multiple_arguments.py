raise ValueError("several", 2, None)
