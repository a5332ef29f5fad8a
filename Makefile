# Countinghouse 账房. `make help` lists the verbs.

SWIFT   ?= swift
WALLS   := --explicit-target-dependency-import-check error
PROGRAM := .build/release/countinghouse
DATA    ?= $(or $(XDG_DATA_HOME),$(HOME)/.local/share)/countinghouse
SAMPLE  := $(DATA)/sample.books
PREFIX  ?= /usr/local
ONLY    ?=
SOURCES := $(shell find Package.swift Sources Tests/SampleCompany -type f 2>/dev/null)

ifdef SQLITE
WALLS += -Xcc -I$(SQLITE)/include -Xlinker -L$(SQLITE)/lib
endif

SEEDS   ?= 20
TIME    ?= 60
TARGET  ?= all
.PHONY: help run build test check golden format bench docs install deb proof soak simulate fuzz demo-scan demo-cheat demo-plug demo-adventureworks clean packages test-packages proof-packages

help: ## list the verbs
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | awk -F'\t' '{printf "  make %-20s %s\n", $$1, $$2}'

run: build $(SAMPLE) ## build what is new, make the sample company where there is none, open the login
	@$(PROGRAM) $(if $(wildcard $(DATA)/*.books),,--file $(SAMPLE))

build: packages $(PROGRAM) ## build the program, optimised

$(PROGRAM): $(SOURCES)
	@Tools/build-program $(SWIFT) $(WALLS)

$(SAMPLE): | $(PROGRAM)
	@test -n "$(wildcard $(DATA)/*.books)" || { mkdir -p "$(DATA)" && chmod 700 "$(DATA)" && $(PROGRAM) init --demo --file "$(SAMPLE)"; }

packages:
	@Tools/need-packages build

proof-packages: test-packages
	@Tools/need-packages proof

test-packages: packages
	@Tools/need-packages test

test: test-packages ## run every test (ONLY=words runs some)
	@$(SWIFT) build $(WALLS) --build-tests 2>&1 | Tools/errors-only
	@Tools/run-tests "$(ONLY)" $(SWIFT) test $(WALLS) --skip-build

check: packages ## format, house rules, fresh documentation
	@$(SWIFT) format lint --strict --parallel --recursive Sources Tests Package.swift
	@$(SWIFT) build $(WALLS) --build-tests 2>&1 | Tools/errors-only
	@$(SWIFT) test $(WALLS) --skip-build --filter HouseTests 2>&1 | Tools/test-summary

golden: test-packages ## record the golden screens anew; look at what changed before you commit it
	@$(SWIFT) build $(WALLS) --build-tests 2>&1 | Tools/errors-only
	@COUNTINGHOUSE_GOLDEN=1 $(SWIFT) test $(WALLS) --skip-build --filter GoldenTests 2>&1 | Tools/test-summary
	@git diff --stat -- Tests/WorkstationTests/Golden

format: ## lay the sources out as `make check` wants them
	@$(SWIFT) format --in-place --parallel --recursive Sources Tests Package.swift

docs: build ## write the generated pages anew
	@$(PROGRAM) manual --write Docs

bench: build ## measure, print a table, write .build/bench.json
	@$(SWIFT) build -c release $(WALLS) --product Benchmarks 2>&1 | Tools/errors-only
	@$(CC) -O2 -shared -fPIC -o .build/slow-sync.so Tools/slow-sync.c -ldl
	@.build/release/Benchmarks --program $(PROGRAM) --shim "$(CURDIR)/.build/slow-sync.so"

proof: build proof-packages ## the long proofs: sshd, soak, simulation, fuzz corpus, two emulators
	@Tools/proof $(PROGRAM) $(SWIFT) $(WALLS)

soak: build ## TIME=seconds of people posting and reading at once, then an oracle of its own looks at the file
	@Tools/soak.py --program $(PROGRAM) --time $(TIME)

simulate: build ## SEEDS=count of seeded plans with kill -9 and a busy turn, against a naive model of its own
	@Tools/simulate.py --program $(PROGRAM) --seeds $(SEEDS)

fuzz: packages ## TARGET=name or all, TIME=seconds each: libFuzzer on what reads bytes from people
	@Tools/fuzz $(TARGET) $(TIME) $(SWIFT) $(WALLS)

install: build ## install below PREFIX (default /usr/local; DESTDIR= for packagers)
	@DESTDIR="$(DESTDIR)" Tools/install "$(PREFIX)"

deb: build ## make a package for Debian and Ubuntu in .build
	@Tools/make-deb

demo-scan: build $(SAMPLE) ## print a delivery note and open the receipt on it (Ctrl-Y scans the next barcode)
	@$(PROGRAM) demo scan --file $(SAMPLE)

demo-cheat: build ## edits from outside: refused, and, with the guards dropped, named
	@Tools/demo-cheat $(PROGRAM)

demo-plug: build ## pull the plug in the fortieth line of a receipt, and go on there
	@Tools/demo-plug $(PROGRAM)

demo-adventureworks: build ## import AdventureWorks (DATA=folder of its CSV files)
	@$(PROGRAM) demo adventureworks --data "$(DATA)"

clean: ## remove what was built
	@rm -rf .build
