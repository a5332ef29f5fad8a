#!/usr/bin/env python3
"""Seeded plans of business actions against the program, with faults: kill -9 at random moments, the writers' turn held by
somebody else, the same request sent again. A naive model, written from the rules and not from the program, is told only
what was acknowledged, and must agree with the program's answers, refusals included. Each seed runs twice, the second time
without faults: both must end in the same books. Seeds that ever failed are kept in Tests/Data/seeds.txt and run first."""
import argparse, csv, fcntl, io, json, os, random, re, shutil, signal, sqlite3, subprocess, sys, tempfile, threading, time
from fractions import Fraction

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/tmp"}
ITEMS = ["A-0001", "B-0002", "C-0003", "D-0004"]
DAYS = 28


def cents(value):
    """Rounded to cents, half away from nought."""
    scaled = abs(Fraction(value)) * 100
    whole = int(scaled + Fraction(1, 2))
    return whole if value >= 0 else -whole


class Model:
    """What the books must hold, by the plainest arithmetic."""

    def __init__(self):
        self.quantity = {item: Fraction(0) for item in ITEMS}
        self.value = {item: 0 for item in ITEMS}
        self.accounts = {}
        self.entries = {}
        self.reversed = set()
        self.orders = {}
        self.complaints = {}
        self.numbers = {}
        self.keys = {}

    def post(self, *lines):
        assert sum(amount for _, amount in lines) == 0
        for account, amount in lines:
            self.accounts[account] = self.accounts.get(account, 0) + amount

    def expected(self, action):
        """The code of the refusal that must come, or None."""
        kind = action["kind"]
        if kind == "forbidden":
            return "core.not-allowed"
        if kind == "unbalanced":
            return "ledgers.not-balanced"
        if kind == "reverse":
            return "ledgers.already-reversed" if action["entry"] in self.reversed else None
        if kind == "issue":
            return "stock.below-zero" if action["quantity"] > self.quantity[action["item"]] else None
        if kind == "approve":
            order = self.orders[action["order"]]
            if action["self"]:
                return "*"
            return None if order["state"] == "submitted" else "*"
        if kind == "receive":
            order = self.orders[action["order"]]
            if order["state"] != "approved" or order["received"] + action["quantity"] > order["quantity"]:
                return "*"
            return None
        return None

    def take(self, action, outcome):
        """An acknowledged action."""
        kind = action["kind"]
        if outcome.get("number") and kind != "approve":
            code = re.match(r"(.*?)\d+$", outcome["number"])[1]
            self.numbers[code] = self.numbers.get(code, 0) + 1
        if kind == "journal":
            self.post((action["debit"], action["cents"]), (action["credit"], -action["cents"]))
            self.entries[outcome["number"]] = action
        elif kind == "reverse":
            first = self.entries[action["entry"]]
            self.post((first["debit"], -first["cents"]), (first["credit"], first["cents"]))
            self.reversed.add(action["entry"])
        elif kind == "receipt":
            self.bring(action["item"], action["quantity"], cents(action["quantity"] * action["price"]))
        elif kind == "issue":
            item, quantity = action["item"], action["quantity"]
            cost = cents(Fraction(self.value[item], 100) * quantity / self.quantity[item])
            self.quantity[item] -= quantity
            self.value[item] -= cost
            self.accounts["stock"] = self.accounts.get("stock", 0) - cost
        elif kind == "order":
            self.orders[outcome["number"]] = {
                "state": "submitted", "quantity": action["quantity"], "received": Fraction(0), "item": action["item"], "price": action["price"]}
        elif kind == "approve":
            self.orders[action["order"]]["state"] = "approved"
        elif kind == "receive":
            order = self.orders[action["order"]]
            order["received"] += action["quantity"]
            self.bring(order["item"], action["quantity"], cents(action["quantity"] * order["price"]))
            if order["received"] == order["quantity"]:
                order["state"] = "received"
        elif kind == "complain":
            self.complaints[outcome["number"]] = "open"

    def bring(self, item, quantity, value):
        self.quantity[item] += quantity
        self.value[item] += value
        self.accounts["stock"] = self.accounts.get("stock", 0) + value


class Plan:
    """What people do, drawn from the seed and from what the model knows."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.day = 1

    def next(self, model):
        draw = self.random
        if draw.randrange(12) == 0 and self.day < DAYS:
            self.day += 1
        item = draw.choice(ITEMS)
        quantity = Fraction(draw.randrange(1, 4_000), draw.choice([1, 2, 4, 100]))
        price = Fraction(draw.randrange(1, 100_000), draw.choice([1, 10, 100, 1_000]))
        kinds = ["journal"] * 3 + ["receipt"] * 4 + ["issue"] * 6 + ["order"] * 2 + ["complain", "unbalanced", "forbidden"]
        if model.entries:
            kinds += ["reverse"]
        if model.orders:
            kinds += ["approve"] * 3 + ["receive"] * 4
        kind = draw.choice(kinds)
        action = {"kind": kind, "day": f"2026-03-{self.day:02}", "item": item, "quantity": quantity, "price": price}
        if kind in ("journal", "unbalanced"):
            action["debit"], action["credit"] = draw.sample(["1001", "1002", "3001"], 2)
            action["cents"] = draw.randrange(1, 10_000_000)
        if kind == "issue" and draw.randrange(3):
            action["quantity"] = model.quantity[item] / draw.choice([1, 2, 3]) if model.quantity[item] else quantity
            action["quantity"] = Fraction(int(action["quantity"] * 1_000_000), 1_000_000) or quantity
        if kind == "reverse":
            action["entry"] = draw.choice(sorted(model.entries))
        if kind in ("approve", "receive"):
            action["order"] = draw.choice(sorted(model.orders))
            action["self"] = draw.randrange(5) == 0
            if kind == "receive" and draw.randrange(3):
                order = model.orders[action["order"]]
                action["quantity"] = (order["quantity"] - order["received"]) / draw.choice([1, 2]) or quantity
                action["quantity"] = Fraction(int(action["quantity"] * 1_000_000), 1_000_000) or quantity
        return action


def text(number):
    """A fraction with a finite decimal form, as decimal text."""
    scaled = Fraction(number) * 10**6
    assert scaled.denominator == 1
    whole, rest = divmod(int(scaled), 10**6)
    return f"{whole}.{rest:06}".rstrip("0").rstrip(".")


def request(action):
    """The action as a line of a batch."""
    kind, day = action["kind"], action["day"]
    line = {"item": action["item"], "quantity": text(action["quantity"])}
    priced = {**line, "unitPrice": text(action["price"])}
    if kind in ("journal", "unbalanced", "forbidden"):
        if kind == "forbidden":
            action.update(debit="1001", credit="1002", cents=100)
        amount = f"{action['cents'] // 100}.{action['cents'] % 100:02}"
        other = amount
        lines = [{"account": action["debit"], "debit": amount}, {"account": action["credit"], "credit": other}]
        if kind == "unbalanced":
            lines.append({"account": "1001", "debit": "0.01"})
        user = "stock" if kind == "forbidden" else "books"
        return {"command": "ledgers.post-journal", "user": user, "fields": {"day": day, "summary": kind, "lines": lines}}
    if kind == "reverse":
        return {"command": "ledgers.reverse-journal", "user": "books", "fields": {"entry": action["entry"], "day": day, "reason": "wrong"}}
    if kind == "receipt":
        return {"command": "stock.receive-goods", "user": "stock", "fields": {"day": day, "warehouse": "MAIN", "lines": [priced]}}
    if kind == "issue":
        return {"command": "stock.issue-goods", "user": "stock", "fields": {"day": day, "warehouse": "MAIN", "reason": "consumption", "lines": [line]}}
    if kind == "order":
        fields = {"supplier": "S-0001", "warehouse": "MAIN", "day": day, "submit": True, "lines": [priced]}
        return {"command": "purchasing.enter-order", "user": "buyer", "fields": fields}
    if kind == "approve":
        return {"command": "purchasing.approve-order", "user": "buyer" if action["self"] else "boss", "fields": {"order": action["order"]}}
    if kind == "receive":
        fields = {"order": action["order"], "day": day, "lines": [{"line": 1, "quantity": text(action["quantity"])}]}
        return {"command": "purchasing.receive-order", "user": "stock", "fields": fields}
    return {"command": "service.log-complaint", "user": "agent", "fields": {"customer": "C-0001", "category": "QL", "subject": "bent", "body": "bent"}}


class Books:
    """The program on a file of its own, spoken to through a batch that may die at any moment."""

    def __init__(self, program, folder, name):
        self.program, self.file, self.batch, self.deaths = program, os.path.join(folder, name + ".books"), None, 0
        self.call("init", "--company", "Simulation", "--currency", "CNY", "--first-year", "2026")
        people = {"books": ["bookkeeper"], "stock": ["clerk"], "buyer": ["buyer", "approver"], "boss": ["approver"], "agent": ["agent"], "keeper": ["administrator", "approver", "buyer"]}
        setup = [{"command": "core.add-user", "fields": {"name": name, "fullName": name, "roles": roles}} for name, roles in people.items()]
        setup += [{"command": "stock.add-warehouse", "user": "keeper", "fields": {"code": "MAIN", "name": "Main"}}]
        setup += [{"command": "masterdata.add-item", "user": "keeper", "fields": {"code": item, "name": item, "unit": "EA"}} for item in ITEMS]
        setup += [{"command": "masterdata.add-supplier", "user": "buyer", "fields": {"code": "S-0001", "name": "Supplier"}}]
        setup += [{"command": "masterdata.add-customer", "user": "keeper", "fields": {"code": "C-0001", "name": "Customer"}}]
        self.call("batch", "-", text="\n".join(map(json.dumps, setup)))

    def call(self, *words, text=None, check=True):
        done = subprocess.run([self.program, *words, "--file", self.file], input=text, capture_output=True, text=True, env=ENVIRONMENT)
        if check and done.returncode != 0:
            raise AssertionError(f"{' '.join(words)}: {done.stdout}{done.stderr}")
        return done

    def start(self):
        self.batch = subprocess.Popen(
            [self.program, "batch", "-", "--file", self.file], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=ENVIRONMENT)

    def send(self, line, killAfter=None):
        """The answer, or None where the process was killed before it gave one."""
        if self.batch is None:
            self.start()
        try:
            self.batch.stdin.write((json.dumps(line) + "\n").encode())
            self.batch.stdin.flush()
        except BrokenPipeError:
            self.batch = None
            return None
        if killAfter is not None:
            time.sleep(killAfter)
            self.batch.send_signal(signal.SIGKILL)
        answer = self.batch.stdout.readline()
        if killAfter is not None:
            self.batch.wait()
            self.batch = None
            self.deaths += 1
        return json.loads(answer) if answer.endswith(b"\n") else None

    def close(self):
        if self.batch:
            self.batch.stdin.close()
            self.batch.wait()
            self.batch = None

    def rows(self, query, user, **parameters):
        words = [word for name, value in parameters.items() for word in ("--" + name.replace("_", "-"), value)]
        return list(csv.DictReader(io.StringIO(self.call("query", query, "--user", user, "--format", "csv", *words).stdout)))


def compare(model, books):
    """Where the program's reports and the model differ."""
    wrong = []
    found = {row["item"]: (Fraction(row["quantity"]), cents(Fraction(row["value"]))) for row in books.rows("stock.on-hand", "stock", as_of="2026-12-31")}
    for item in ITEMS:
        ours = (model.quantity[item], model.value[item])
        if found.get(item, (0, 0)) != ours:
            wrong.append(f"{item}: the program has {found.get(item)}, the model {ours}")
    balances = {row["account"]: cents(Fraction(row["balance"])) for row in books.rows("ledgers.trial-balance", "books", as_of="2026-12-31")}
    if sum(balances.values()) != 0:
        wrong.append("the trial balance does not balance")
    for account in ("1001", "1002", "3001"):
        if balances.get(account, 0) != model.accounts.get(account, 0):
            wrong.append(f"{account}: the program has {balances.get(account, 0)}, the model {model.accounts.get(account, 0)}")
    if balances.get("1405", 0) != model.accounts.get("stock", 0):
        wrong.append(f"inventory: the ledger has {balances.get('1405', 0)}, the model {model.accounts.get('stock', 0)}")
    if sum(model.value.values()) != model.accounts.get("stock", 0):
        wrong.append("the model contradicts itself")
    return wrong


def hold(file, seconds):
    """Somebody else has the writers' turn for a while."""
    with open(file + "-turn", "r+") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        time.sleep(seconds)


def live(seed, steps, program, folder, faults):
    """Lives one plan. The model, the books, and what was wrong."""
    plan, faulty = Plan(seed), random.Random(seed * 7 + 1)
    model, books, wrong = Model(), Books(program, folder, f"{seed}-{'faults' if faults else 'calm'}"), []
    for step in range(steps):
        action = plan.next(model)
        line = {**request(action), "key": f"{seed}-{step}"}
        holder = None
        killAfter = None
        if faults and faulty.randrange(6) == 0:
            killAfter = faulty.choice([0, 0.0005, 0.001, 0.002, 0.004, 0.02])
        if faults and faulty.randrange(25) == 0:
            holder = threading.Thread(target=hold, args=(books.file, faulty.choice([0.05, 0.3, 0.6])))
            holder.start()
        answer = books.send(line, killAfter)
        tries = 0
        # Not acknowledged: nobody knows whether it happened. The same key is sent until there is an answer.
        while answer is None or answer.get("refused", {}).get("code") == "core.not-saved-yet":
            tries += 1
            if tries > 20:
                return model, books, [f"step {step}: no answer"]
            answer = books.send(line, faulty.choice([None, None, 0.001]) if faults else None)
        if holder:
            holder.join()
        if faults and faulty.randrange(8) == 0 and "refused" not in answer and books.send(line) != answer:
            wrong.append(f"step {step}: the same key gave another answer")
        expected, code = model.expected(action), answer.get("refused", {}).get("code")
        if (expected == "*") != (code is not None) if expected == "*" else expected != code:
            wrong.append(f"step {step} {action['kind']}: expected {expected or 'done'}, got {answer}")
            return model, books, wrong
        if code is None:
            model.take(action, answer)
        if step % 40 == 39:
            wrong += [f"step {step}: {line}" for line in compare(model, books)]
        if wrong:
            return model, books, wrong
    books.close()
    return model, books, wrong + compare(model, books)


def prove(model, books, folder, seed):
    """What must hold at the end of a plan."""
    wrong = []
    file = sqlite3.connect(f"file:{books.file}?mode=ro", uri=True)
    series = {}
    for (number,) in file.execute("SELECT number FROM document WHERE number IS NOT NULL AND kind <> 'chart'"):
        parts = re.match(r"(.*?)(\d+)$", number)
        series.setdefault(parts[1], []).append(int(parts[2]))
    file.close()
    for code, numbers in series.items():
        if sorted(numbers) != list(range(1, len(numbers) + 1)):
            wrong.append(f"{code}: gaps or doubles")
    for code, count in model.numbers.items():
        # Documents of stock post a journal entry of their own, so entries are more than those by hand.
        if len(series.get(code, [])) < count or (code != "JE-" and len(series.get(code, [])) != count):
            wrong.append(f"{code}: {count} acknowledged, {len(series.get(code, []))} stored")
    verified = books.call("verify", check=False)
    if verified.returncode != 0:
        wrong.append("verify: " + verified.stdout)
    replayed = books.call("replay", os.path.join(folder, f"{seed}-replayed.books"), check=False)
    if replayed.returncode != 0:
        wrong.append("replay: " + replayed.stdout + replayed.stderr)
    return wrong


def end_state(books):
    return [books.rows("stock.on-hand", "stock", as_of="2026-12-31"), books.rows("ledgers.trial-balance", "books", as_of="2026-12-31")]


def one(seed, steps, program):
    folder = tempfile.mkdtemp(prefix="countinghouse-simulate-")
    try:
        model, books, wrong = live(seed, steps, program, folder, faults=True)
        if not wrong:
            wrong += prove(model, books, folder, seed)
        if not wrong:
            calm, other, troubles = live(seed, steps, program, folder, faults=False)
            wrong += troubles
            if end_state(books) != end_state(other):
                wrong.append("with and without faults the books differ")
        return wrong, books.deaths
    except AssertionError as error:
        return [str(error)], 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def planted(program):
    """Faults that must turn the simulation red: one in the books, one in what was acknowledged."""
    blind = []
    folder = tempfile.mkdtemp(prefix="countinghouse-simulate-")
    try:
        model, books, wrong = live(1, 60, program, folder, faults=False)
        if wrong:
            return ["the plan without faults: " + wrong[0]]
        model.accounts["1002"] = model.accounts.get("1002", 0) + 1
        if not compare(model, books):
            blind.append("a posting of one cent that only the model knows")
        model.accounts["1002"] -= 1
        file = sqlite3.connect(books.file, isolation_level=None)
        for (trigger,) in file.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            file.execute(f'DROP TRIGGER "{trigger}"')
        file.execute("UPDATE document SET number = number || '0' WHERE id = (SELECT max(id) FROM document WHERE number IS NOT NULL)")
        file.close()
        if not any("gaps" in line for line in prove(model, books, folder, 0)) or not any("verify" in line for line in prove(model, books, folder, 1)):
            blind.append("a number changed from outside")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return blind


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--program", default=".build/release/countinghouse")
    words.add_argument("--seeds", type=int, default=20)
    words.add_argument("--steps", type=int, default=200)
    words.add_argument("--first", type=int, default=1)
    words.add_argument("--kept", default="Tests/Data/seeds.txt")
    given = words.parse_args()
    program = os.path.realpath(given.program)
    kept = [int(line.split()[0]) for line in open(given.kept) if line.strip() and not line.startswith("#")] if os.path.exists(given.kept) else []
    seeds = kept + [seed for seed in range(given.first, given.first + given.seeds) if seed not in kept]
    begin, failed, deaths = time.monotonic(), 0, 0
    for seed in seeds:
        wrong, killed = one(seed, given.steps, program)
        deaths += killed
        if wrong:
            failed += 1
            print(f"seed {seed} FAILED")
            for line in wrong[:10]:
                print("  " + line)
            if seed not in kept:
                with open(given.kept, "a") as file:
                    file.write(f"{seed}\n")
    blind = planted(program)
    for name in blind:
        print("the simulation does not see " + name)
    print(
        f"simulate: {len(seeds)} seeds of {given.steps} actions, each lived twice, {deaths} kill -9, {failed} failed, "
        f"{time.monotonic() - begin:.0f} s; planted faults seen: {'no' if blind else 'yes'}")
    return 1 if failed or blind else 0


sys.exit(main())
