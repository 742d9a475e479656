"""Starts a program on a terminal of its own, waits for its prompt, and prints its resident memory in MB.

    resident.py PROGRAM [ARGUMENT...]
"""

import sys

from terminal import Terminal

with Terminal(sys.argv[1:]) as terminal:
    terminal.settle()
    with open(f"/proc/{terminal.process}/status", encoding="ascii") as status:
        kilobytes = next(int(line.split()[1]) for line in status if line.startswith("VmRSS:"))
    print(f"{kilobytes * 1024 / 1e6:.2f}")
