def rounds():
    i = 0
    sum = 0
    while i < 1000000:
        sum = sum + i
        i = i + 1
    return sum


assert rounds() == 499999500000
