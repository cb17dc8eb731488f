least = -(2**63)
print(least == float(least), least < -9.223372036854775e18, least > float("-inf"), least == -9.223372036854777e18)
print(-9.223372036854775808e18 == least, float("nan") == least, 2**63 - 1 < 9.223372036854775807e18, hash(b"") == hash(""))
