def total(numbers):
    result = 0
    for number in numbers:
        result += nubmer
    return result


total([1])
