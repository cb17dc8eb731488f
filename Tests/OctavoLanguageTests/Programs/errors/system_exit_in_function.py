def main():
    print("leaving")
    exit_code = 7
    raise SystemExit(exit_code)


main()
