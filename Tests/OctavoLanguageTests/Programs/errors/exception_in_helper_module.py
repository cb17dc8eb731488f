import helper_faulty
print("imported")
helper_faulty.outer(0)
