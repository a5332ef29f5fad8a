#!/usr/bin/python3
"""The program on two emulators written by others, pyte and tmux: the same keys must give the same screen on both, cell by
cell, hanzi and pop-ups included. At the end a spoiled stream must be seen as different."""
import os, pty, select, shutil, signal, struct, subprocess, sys, tempfile, time
import fcntl, termios
import pyte

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/tmp"}
STEPS = [
    ("the menu", ""), ("the notice away", "\r"), ("a list", "\x07po\r"), ("a page on", "\x1b[6~"), ("down", "\x1b[B\x1b[B\x1b[B"),
    ("the next language", "\x18"), ("help", "\x1bOP"), ("help away", "\x1bOS\x1b[24~"), ("another list", "\x07it\r"),
    ("a filter typed", "/bolt"), ("the filter", "\r"), ("the third language", "\x18"), ("the actions", "\x1bOQ"),
    ("the actions away", "\x1b[24~"), ("a receipt", "\x07gr\r"), ("the menu again", "\x1b[21~"), ("everything again", "\x0c"),
]


class Pyte:
    """The program on a pseudo-terminal whose bytes pyte reads."""

    def __init__(self, words, width, height):
        self.screen = pyte.Screen(width, height)
        self.stream = pyte.ByteStream(self.screen)
        self.bytes = b""
        self.child, self.master = pty.fork()
        if self.child == 0:
            os.execve(words[0], words, {**ENVIRONMENT, "TERM": "linux"})
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def send(self, keys):
        # TERM=linux spells some keys in its own way.
        for ours, theirs in (("\x1bOP", "\x1b[[A"), ("\x1bOQ", "\x1b[[B"), ("\x1bOS", "\x1b[[D")):
            keys = keys.replace(ours, theirs)
        os.write(self.master, keys.encode())

    def rows(self):
        while select.select([self.master], [], [], 0.05)[0]:
            try:
                new = os.read(self.master, 1 << 16)
            except OSError:
                break
            if not new:
                break
            self.bytes += new
            self.stream.feed(new)
        return [row.rstrip() for row in self.screen.display]

    def end(self):
        os.kill(self.child, signal.SIGHUP)
        os.waitpid(self.child, 0)


class Tmux:
    """The program in a window of tmux."""

    def __init__(self, words, width, height):
        self.name = f"countinghouse-two-{os.getpid()}-{width}"
        self.run("-f", "/dev/null", "new-session", "-d", "-x", str(width), "-y", str(height), "exec " + " ".join(words))
        self.run("set", "-g", "status", "off")
        self.run("set", "-g", "escape-time", "0")

    def run(self, *words):
        done = subprocess.run(["tmux", "-L", self.name, *words], capture_output=True, text=True, env={**ENVIRONMENT, "TERM": "xterm-256color"})
        return done.stdout

    def send(self, keys):
        names = {"\r": "Enter", "\x1b[6~": "PageDown", "\x1b[B": "Down", "\x1bOP": "F1", "\x1bOQ": "F2", "\x1bOS": "F4", "\x1b[24~": "F12", "\x1b[21~": "F10"}
        while keys:
            for code, name in names.items():
                if keys.startswith(code):
                    self.run("send-keys", name)
                    keys = keys[len(code):]
                    break
            else:
                if ord(keys[0]) < 32:
                    self.run("send-keys", "C-" + chr(ord(keys[0]) + 96))
                else:
                    self.run("send-keys", "-l", keys[0])
                keys = keys[1:]

    def rows(self):
        rows = [row.rstrip() for row in self.run("capture-pane", "-p").split("\n")]
        return rows[:-1] if rows and rows[-1] == "" else rows

    def end(self):
        self.run("kill-server")


def differ(one, other):
    """The first row where two screens differ, or None."""
    for number in range(max(len(one), len(other))):
        first, second = (rows[number] if number < len(rows) else "" for rows in (one, other))
        if first != second:
            return f"row {number}:\n  {first}\n  {second}"
    return None


def main():
    program = os.path.realpath(sys.argv[1] if len(sys.argv) > 1 else ".build/release/countinghouse")
    folder = tempfile.mkdtemp(prefix="countinghouse-two-")
    failed, compared = 0, 0
    try:
        first, second = os.path.join(folder, "one.books"), os.path.join(folder, "two.books")
        subprocess.run([program, "init", "--demo", "--file", first], check=True, capture_output=True, env=ENVIRONMENT)
        subprocess.run([program, "backup", second, "--file", first], check=True, capture_output=True, env=ENVIRONMENT)
        # A copy has no command log of its own, which its first person is told; here both have one.
        os.makedirs(second + "-log", exist_ok=True)
        shutil.copy(os.path.join(first + "-log", "one.books.log"), os.path.join(second + "-log", "two.books.log"))
        for width, height in ((80, 24), (120, 40)):
            pair = [
                Emulator([program, "--user", "lin.yue", "--language", "zh-Hans", "--file", file], width, height)
                for Emulator, file in ((Pyte, first), (Tmux, second))]
            time.sleep(1)
            for name, keys in STEPS:
                for emulator in pair:
                    if keys:
                        emulator.send(keys)
                until, where = time.monotonic() + 6, "?"
                last = None
                while time.monotonic() < until:
                    time.sleep(0.2)
                    one, other = pair[0].rows(), pair[1].rows()
                    where = differ(one, other)
                    # Both at rest, and the same.
                    if where is None and one == last and any(one):
                        break
                    last = one
                compared += 1
                if where is not None:
                    failed += 1
                    print(f"{width}x{height}, {name}: pyte and tmux differ in {where}")
            spoiled = pyte.Screen(width, height)
            stream = pyte.ByteStream(spoiled)
            bytes_ = pair[0].bytes
            stream.feed(bytes_)
            whole = pyte.Screen(width, height)
            pyte.ByteStream(whole).feed(bytes_)
            stream.feed(b"\x1b[2;3HX")
            if differ([row.rstrip() for row in spoiled.display], [row.rstrip() for row in whole.display]) is None:
                failed += 1
                print("a spoiled stream is not seen")
            for emulator in pair:
                emulator.end()
        print(f"two emulators: {compared} screens compared, {failed} differ; a spoiled stream is seen")
        return 1 if failed else 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


sys.exit(main())
