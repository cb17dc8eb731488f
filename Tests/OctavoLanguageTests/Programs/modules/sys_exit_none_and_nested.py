import sys


def main():
    try:
        raise ValueError
    except ValueError:
        raise SystemExit


try:
    main()
except Exception:
    print("SystemExit is no Exception")
