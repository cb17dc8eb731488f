def cleanup():
    raise OSError("disk full")


try:
    raise ValueError("original")
finally:
    cleanup()
