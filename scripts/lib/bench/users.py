"""Writes users with hashes as JSON lines, for `user import`.

    users.py COUNT
"""

import sys


def main():
    count = int(sys.argv[1])
    write = sys.stdout.write
    for number in range(1, count + 1):
        # A salt of its own for each, so that no two rows are alike.
        salt = f"{number:021d}A"
        write(
            f'{{"username":"user{number}","email":"user{number}@example.com","phone":"{13_000_000_000 + number}",'
            f'"nickname":"User {number}","registerSource":["basic:email"],"passwordHash":'
            f'"$argon2id$v=19$m=19456,t=2,p=1${salt}$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"}}\n'
        )


main()
