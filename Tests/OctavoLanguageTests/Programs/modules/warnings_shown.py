import warnings
warnings.warn("plain message")
warnings.warn("deprecated thing", DeprecationWarning)
warnings.warn("runtime", RuntimeWarning)
warnings.warn(FutureWarning("an instance"))


def old():
    warnings.warn("old() is old", UserWarning, stacklevel=2)


old()
for _ in range(3):
    warnings.warn("shown once for this line")
for i in range(2):
    warnings.warn(f"different text {i}")
old()
print("end")
