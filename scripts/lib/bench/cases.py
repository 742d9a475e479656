"""Writes a thousand small files of tests into a folder: one test each, of three commands."""

import os
import sys

folder, count = sys.argv[1], int(sys.argv[2])
os.mkdir(folder)
for number in range(count):
    with open(f"{folder}/case{number:04}.authing", "w", encoding="utf-8") as file:
        file.write(
            f'test "case {number}" {{\n'
            f"  let u = register email user{number}@example.org pass-4711\n"
            f"  let v = login email user{number}@example.org pass-4711\n"
            f"  let me = whoami\n"
            f'  assert $me.email == "user{number}@example.org"\n'
            f"}}\n"
        )
