"""Starts a program on a terminal of its own, waits for its prompt, and prints its resident memory in MB.

    resident.py PROGRAM [ARGUMENT...]
"""

import os
import pty
import select
import signal
import sys


def main():
    process, terminal = pty.fork()
    if process == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execv(sys.argv[1], sys.argv[1:])
    try:
        # The prompt is there when something was written, and nothing more has come for half a second.
        seen = b""
        while True:
            ready, _, _ = select.select([terminal], [], [], 0.5 if seen else 10)
            if not ready:
                break
            seen += os.read(terminal, 65536)
        if not seen:
            sys.exit("no prompt within 10 s")
        with open(f"/proc/{process}/status", encoding="ascii") as status:
            kilobytes = next(int(line.split()[1]) for line in status if line.startswith("VmRSS:"))
        print(f"{kilobytes * 1024 / 1e6:.2f}")
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


main()
