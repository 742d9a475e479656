"""A program on a terminal of its own."""

import os
import pty
import re
import select
import signal
import sys

ESCAPES = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]")


class Terminal:
    """Starts a program at once, and ends it with the `with` statement."""

    def __init__(self, command):
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            os.environ["TERM"] = "xterm-256color"
            os.execv(command[0], command)
        self.seen = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)

    def write(self, text):
        """Types some text."""
        self.seen = b""
        os.write(self.descriptor, text)

    def read(self, seconds):
        """Adds to what was seen, as soon as something comes; whether it did within some seconds."""
        ready, _, _ = select.select([self.descriptor], [], [], seconds)
        if ready:
            self.seen += os.read(self.descriptor, 65536)
        return bool(ready)

    def text(self):
        """What was seen, escape sequences left out."""
        return ESCAPES.sub(b"", self.seen)

    def settle(self):
        """Waits until something was written and nothing more has come for half a second; the last line."""
        while self.read(0.5 if self.seen else 10):
            pass
        if not self.seen:
            sys.exit("no prompt within 10 s")
        return self.text().splitlines()[-1]

    def wait_for(self, text):
        """Waits until some text was written, escape sequences left out."""
        while text not in self.text():
            if not self.read(10):
                sys.exit(f"no {text!r} within 10 s, but {self.seen!r}")
