"""Starts a program on a terminal of its own and prints how long it takes from Ctrl-C to the next prompt, in ms.

    interrupt.py STATEMENT TIMES PROGRAM [ARGUMENT...]

The statement is one that does not end and writes nothing. The figure is the 99th percentile of that many times.
"""

import math
import sys
import time

from terminal import Terminal

statement, times = sys.argv[1].encode(), int(sys.argv[2])
waits = []
with Terminal(sys.argv[3:]) as terminal:
    prompt = terminal.settle()
    for attempt in range(times):
        terminal.write(statement + b"\r")
        terminal.wait_for(b"\n")
        # At another point of the loop each time.
        time.sleep(0.02 + attempt % 10 / 1000)
        while terminal.read(0):
            pass
        if terminal.text().count(b"\n") != 1:
            sys.exit(f"the statement ended by itself, or wrote something: {terminal.text()!r}")
        terminal.write(b"\x03")
        begin = time.perf_counter()
        terminal.wait_for(prompt)
        waits.append((time.perf_counter() - begin) * 1000)
waits.sort()
print(f"{waits[math.ceil(times * 0.99) - 1]:.3f}")
