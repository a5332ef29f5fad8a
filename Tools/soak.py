#!/usr/bin/env python3
"""A working day in a minute: people post journals, receipts and issues through the program while others read and look at
screens, all at once on one company file. Then an oracle that shares nothing with the program, and knows only what was
acknowledged, looks at the file. At the end it plants faults in copies: an oracle that cannot turn red proves nothing."""
import argparse, csv, hashlib, io, json, os, pty, random, re, shutil, signal, sqlite3, subprocess, sys, tempfile, threading, time
from fractions import Fraction

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color", "HOME": "/tmp"}


class Company:
    """A company with its people and masters, and ways to speak to it."""

    def __init__(self, program, folder, writers):
        self.program, self.file = program, os.path.join(folder, "soak.books")
        self.call("init", "--company", "Soak", "--currency", "CNY", "--first-year", "2026")
        people = [("books", ["bookkeeper"]), ("stock", ["clerk"]), ("keeper", ["buyer", "approver", "administrator"]), ("look", ["auditor"])]
        for name, roles in people:
            self.run("core.add-user", {"name": name, "fullName": name, "roles": roles}, None)
        self.run("stock.add-warehouse", {"code": "MAIN", "name": "Main"}, "keeper")
        self.items = [f"I-{number:04}" for number in range(1, 21)]
        for item in self.items:
            self.run("masterdata.add-item", {"code": item, "name": "Item " + item, "unit": "EA"}, "keeper")

    def call(self, *words, check=True, text=None):
        done = subprocess.run([self.program, *words, "--file", self.file], input=text, capture_output=True, text=True, env=ENVIRONMENT)
        if check and done.returncode != 0:
            raise SystemExit(f"{' '.join(words)}: {done.stdout}{done.stderr}")
        return done

    def run(self, command, fields, user):
        return self.call("run", command, *(["--user", user] if user else []), "--json", json.dumps(fields))


class Writer(threading.Thread):
    """One person at one process: a batch whose every line waits for its answer."""

    def __init__(self, company, name, seed, until):
        super().__init__(daemon=True)
        self.company, self.name, self.random, self.until = company, name, random.Random(seed), until
        self.acknowledged, self.refused, self.waits = [], {}, []

    def action(self, number):
        item, key = self.random.choice(self.company.items), f"{self.name}-{number}"
        kind = self.random.randrange(10)
        if kind < 4:
            amount = f"{self.random.randrange(1, 100_000) / 100:.2f}"
            lines = [{"account": "1002", "debit": amount}, {"account": "3001", "credit": amount}]
            return key, {"command": "ledgers.post-journal", "user": "books", "fields": {"day": "2026-03-05", "summary": key, "lines": lines}}
        quantity = str(self.random.randrange(1, 50))
        line = {"item": item, "quantity": quantity}
        if kind < 8:
            line["unitPrice"] = f"{self.random.randrange(1, 5_000) / 100:.2f}"
            return key, {"command": "stock.receive-goods", "user": "stock", "fields": {"day": "2026-03-05", "warehouse": "MAIN", "lines": [line]}}
        return key, {"command": "stock.issue-goods", "user": "stock", "fields": {"day": "2026-03-05", "reason": "consumption", "warehouse": "MAIN", "lines": [line]}}

    def run(self):
        batch = subprocess.Popen(
            [self.company.program, "batch", "-", "--file", self.company.file], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env=ENVIRONMENT)
        number = 0
        while time.monotonic() < self.until:
            number += 1
            key, line = self.action(number)
            line["key"] = key
            before = time.monotonic()
            batch.stdin.write(json.dumps(line) + "\n")
            batch.stdin.flush()
            answer = json.loads(batch.stdout.readline())
            self.waits.append(time.monotonic() - before)
            if "refused" in answer:
                code = answer["refused"]["code"]
                self.refused[code] = self.refused.get(code, 0) + 1
            else:
                self.acknowledged.append((key, line["command"], answer["number"]))
        batch.stdin.close()
        batch.wait()


class Reader(threading.Thread):
    """Somebody who asks reports again and again."""

    def __init__(self, company, until):
        super().__init__(daemon=True)
        self.company, self.until, self.answers, self.failures = company, until, 0, []

    def run(self):
        while time.monotonic() < self.until:
            for query in ("ledgers.trial-balance", "stock.on-hand", "stock.moves"):
                done = self.company.call("query", query, "--user", "look", "--format", "csv", check=False)
                self.answers += 1
                if done.returncode != 0:
                    self.failures.append(done.stderr.strip())
                elif query == "ledgers.trial-balance":
                    rows = csv.DictReader(io.StringIO(done.stdout))
                    if sum(Fraction(row["balance"]) for row in rows) != 0:
                        self.failures.append("a trial balance that does not balance")


class Screen(threading.Thread):
    """Somebody at a screen on a pseudo-terminal, who pages about and looks at what others post."""

    def __init__(self, company, until, user):
        super().__init__(daemon=True)
        self.company, self.until, self.user, self.bytes, self.failure = company, until, user, 0, None

    def run(self):
        child, master = pty.fork()
        if child == 0:
            os.execve(self.company.program, [self.company.program, "--user", self.user, "--language", "en", "--file", self.company.file], ENVIRONMENT)
        os.set_blocking(master, False)
        keys = [b"\r", b"\x07je\r", b"\x1b[6~", b"\x1b[5~", b"\x07oh\r", b"\x1b[B", b"\x1b[15~", b"\x1b[24~"]
        number, last = 0, b""
        while time.monotonic() < self.until:
            try:
                os.write(master, keys[number % len(keys)])
            except OSError as error:
                self.failure = f"the screen ended: {error}"
                return
            number += 1
            time.sleep(0.25)
            try:
                last = os.read(master, 1 << 20)
                self.bytes += len(last)
            except BlockingIOError:
                pass
        os.kill(child, signal.SIGHUP)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            self.failure = f"the screen died by signal {os.WTERMSIG(status)}"
        if self.bytes < 1_000:
            self.failure = "the screen showed nothing"


def look(file, acknowledged, log=None):
    """What is wrong with the file, by plain SQL and arithmetic alone."""
    wrong = []
    books = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    keys = dict(books.execute("SELECT idempotencyKey, outcome FROM audit WHERE idempotencyKey IS NOT NULL"))
    for key, command, number in acknowledged:
        if key not in keys:
            wrong.append(f"acknowledged but not stored: {key} {number}")
        elif json.loads(keys[key]).get("number") != number:
            wrong.append(f"stored under another number: {key} {number}")
    stored = {number for (number,) in books.execute("SELECT number FROM document WHERE number IS NOT NULL")}
    for key, command, number in acknowledged:
        if number not in stored:
            wrong.append(f"no document {number}")
    if len({number for _, _, number in acknowledged}) != len(acknowledged):
        wrong.append("a number was given twice")
    for entry, total in books.execute("SELECT entryId, sum(amountMinor) FROM journalLine GROUP BY entryId HAVING sum(amountMinor) <> 0"):
        wrong.append(f"entry {entry} is off by {total}")
    for (entry,) in books.execute("SELECT id FROM journalEntry WHERE state = 'posted' AND (SELECT count(*) FROM journalLine WHERE entryId = journalEntry.id) < 2"):
        wrong.append(f"entry {entry} has fewer than two lines")
    series = {}
    for (number,) in books.execute("SELECT number FROM document WHERE number IS NOT NULL"):
        parts = re.fullmatch(r"(.*?)(\d+)", number)
        series.setdefault(parts[1], []).append(int(parts[2]))
    for code, numbers in series.items():
        if sorted(numbers) != list(range(1, len(numbers) + 1)):
            wrong.append(f"the numbers of {code} have gaps or doubles")
    previous = "0" * 64
    count = 0
    for sequence, before, own in books.execute("SELECT id, previous, hash FROM audit ORDER BY id"):
        count += 1
        if before != previous or sequence != count:
            wrong.append(f"the audit chain breaks at {sequence}")
            break
        previous = own
    on_hand = dict(books.execute("SELECT i.code, sum(l.quantityMicro) FROM stockLine l JOIN stockPlace p ON p.id = l.placeId JOIN item i ON i.id = p.itemId GROUP BY i.code"))
    for code, quantity in on_hand.items():
        if quantity < 0:
            wrong.append(f"{code} is below nought")
    if log:
        with open(log, encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                text, sequence, own = line.rstrip("\n").split("\t")
                if int(sequence) != number or hashlib.sha256(text.encode()).hexdigest() != own:
                    wrong.append(f"line {number} of the command log is not what was hashed")
                    break
        if number != count:
            wrong.append(f"the log holds {number} commits, the file {count}")
    if books.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
        wrong.append("integrity_check")
    if books.execute("PRAGMA foreign_key_check").fetchall():
        wrong.append("foreign_key_check")
    books.close()
    return wrong


def plant(file, folder, acknowledged, log):
    """Faults in copies, each of which the oracle must see."""
    blind = []

    def planted(name, statements=(), forget=None):
        copy = os.path.join(folder, "planted.books")
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as source, sqlite3.connect(copy) as target:
            source.backup(target)
        books = sqlite3.connect(copy, isolation_level=None)
        for (trigger,) in books.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            books.execute(f'DROP TRIGGER "{trigger}"')
        for statement in statements:
            if books.execute(statement).rowcount < 1:
                raise SystemExit(f"the fault “{name}” could not be planted")
        books.close()
        if not look(copy, acknowledged if forget is None else acknowledged + [forget], None):
            blind.append(name)
        for ending in ("", "-wal", "-shm"):
            if os.path.exists(copy + ending):
                os.remove(copy + ending)

    planted("an acknowledgement without a document", forget=("nobody-1", "ledgers.post-journal", "JE-999999"))
    planted("a line changed by a cent", ["UPDATE journalLine SET amountMinor = amountMinor + 1 WHERE id = (SELECT max(id) FROM journalLine)"])
    planted("a number left out", ["UPDATE document SET number = number || '0' WHERE id = (SELECT max(id) FROM document WHERE number IS NOT NULL)"])
    planted("an audit row changed", ["UPDATE audit SET hash = previous WHERE id = (SELECT max(id) - 3 FROM audit)"])
    planted("an audit row removed", ["DELETE FROM audit WHERE id = (SELECT max(id) - 3 FROM audit)"])
    copy = os.path.join(folder, "planted.log")
    text = open(log, encoding="utf-8").read().splitlines(keepends=True)
    text[len(text) // 2] = text[len(text) // 2].replace('"route":"', '"route":"x', 1)
    open(copy, "w", encoding="utf-8").writelines(text)
    if not look(file, acknowledged, copy):
        blind.append("a changed line of the log")
    return blind


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--program", default=".build/release/countinghouse")
    words.add_argument("--time", type=float, default=60, help="seconds")
    words.add_argument("--writers", type=int, default=8)
    words.add_argument("--readers", type=int, default=2)
    words.add_argument("--screens", type=int, default=4)
    words.add_argument("--seed", type=int, default=1)
    given = words.parse_args()
    folder = tempfile.mkdtemp(prefix="countinghouse-soak-")
    try:
        company = Company(os.path.realpath(given.program), folder, given.writers)
        begin = time.monotonic()
        until = begin + given.time
        writers = [Writer(company, f"w{number}", given.seed * 1_000 + number, until) for number in range(given.writers)]
        readers = [Reader(company, until) for _ in range(given.readers)]
        screens = [Screen(company, until, ("look", "books", "stock")[number % 3]) for number in range(given.screens)]
        for thread in writers + readers + screens:
            thread.start()
        largest = 0
        while time.monotonic() < until:
            time.sleep(0.5)
            largest = max(largest, os.path.getsize(company.file + "-wal"))
        for thread in writers + readers + screens:
            thread.join(60)
        took = time.monotonic() - begin
        acknowledged = [one for writer in writers for one in writer.acknowledged]
        waits = sorted(wait for writer in writers for wait in writer.waits)
        refused = {}
        for writer in writers:
            for code, count in writer.refused.items():
                refused[code] = refused.get(code, 0) + count
        wrong = []
        if any(thread.is_alive() for thread in writers + readers + screens):
            wrong.append("somebody hangs")
        log = company.file + "-log/soak.books.log"
        wrong += look(company.file, acknowledged, log)
        wrong += [failure for reader in readers for failure in reader.failures]
        wrong += [screen.failure for screen in screens if screen.failure]
        wrong += [f"refused with {code}: {count}" for code, count in refused.items() if not code.startswith("stock.")]
        if not acknowledged:
            wrong.append("nothing was acknowledged")
        if largest > 64 << 20:
            wrong.append(f"the write-ahead log grew to {largest >> 20} MiB")
        verified = company.call("verify", check=False)
        if verified.returncode != 0:
            wrong.append("verify: " + "; ".join(line for line in verified.stdout.splitlines() if not line.startswith("ok")))
        blind = plant(company.file, folder, acknowledged, log)
        wrong += [f"the oracle does not see {name}" for name in blind]
        print(
            f"soak: {took:.0f} s, {given.writers} writers, {given.readers} readers, {given.screens} screens: {len(acknowledged)} documents "
            f"acknowledged ({len(acknowledged) / took:.0f}/s), {sum(reader.answers for reader in readers)} reports, waits p50 "
            f"{waits[len(waits) // 2] * 1000:.0f} ms p99 {waits[len(waits) * 99 // 100] * 1000:.0f} ms max {waits[-1] * 1000:.0f} ms, "
            f"largest WAL {largest / 1048576:.1f} MiB, refused {refused or 'none'}; six planted faults seen: {'no' if blind else 'yes'}")
        for line in wrong[:40]:
            print("WRONG " + line)
        return 1 if wrong else 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


sys.exit(main())
