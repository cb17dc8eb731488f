import sys
print("out")
sys.exit("fatal: written to stderr")
