# One Makefile, no recursion but for flavours, GNU make 4.  `make help` lists.
SHELL   := /bin/bash

MODULES := $(patsubst %/,%,$(wildcard gateway/*/ adapters/ policy/ certs/))
SRCS    := gateway/main.c $(foreach m,$(MODULES),$(wildcard $(m)/*.c))
HDRS    := $(foreach m,$(MODULES),$(wildcard $(m)/*.h))
TESTS   := $(wildcard tests/unit/*/test_*.c) $(wildcard tests/property/test_*.c)
FUZZERS := $(wildcard tests/fuzz/fuzz_*.c)
ORACLE  := $(wildcard tests/oracle/*.c)
BENCH   := $(wildcard tests/bench/*.c)
TLIB    := $(filter-out tests/lib/replay.c,$(wildcard tests/lib/*.c))

# A flavour is a build directory, so flavours never share an object.
CC      := $(if $(filter default,$(origin CC)),gcc,$(CC))
FLAVOUR ?= release
B       := build/$(FLAVOUR)

PKGS    := libssl libcrypto libevent_core libxml-2.0 jansson libfyaml sqlite3 libgcrypt libcurl libseccomp
PKG_CF  := $(shell pkg-config --cflags $(PKGS) 2>/dev/null | sed 's/-I/-isystem /g')
PKG_LD  := $(shell pkg-config --libs $(PKGS) 2>/dev/null)

CSTD    := -std=c17 -D_GNU_SOURCE
WARN    := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wvla -Wundef \
           -Wformat=2 -Wcast-qual -Wpointer-arith -Wwrite-strings \
           -Wstrict-prototypes -Wmissing-prototypes -Wswitch-enum
HARDEN  := -fstack-protector-strong -fstack-clash-protection -D_FORTIFY_SOURCE=3 \
           -fcf-protection -fPIE -ftrivial-auto-var-init=zero
INCLUDE := -Igateway -I.

# Fat objects: gcc optimises the program as a whole, and test programs, which do
# without, link quickly.
GCC        := $(filter gcc gcc-%,$(notdir $(CC)))
CF_release := -O2 -g $(HARDEN) $(if $(GCC),-flto=2 -ffat-lto-objects)
LTO_release := $(if $(GCC),-flto=2)
CF_asan    := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
CF_clang   := -O1 -fPIE
CF_cover   := -O0 -g --coverage
CF_fuzz    := -O1 -g -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all
LF_release := $(if $(GCC),-fno-lto) -pie -Wl,-z,relro,-z,now,-z,noexecstack,-z,separate-code

ALL_CFLAGS   = $(CSTD) $(WARN) $(CF_$(FLAVOUR)) $(INCLUDE) $(PKG_CF) $(CFLAGS)
ALL_LDFLAGS  = $(CF_$(FLAVOUR)) $(LF_$(FLAVOUR)) $(LDFLAGS)

OBJS  := $(SRCS:%.c=$(B)/%.o)
# An archive, so that a test which defines store_begin() replaces the real one.
LIB   := $(B)/libketenpoort.a
TLO   := $(TLIB:%.c=$(B)/%.o)
TBINS := $(TESTS:%.c=$(B)/%)
FBINS := $(FUZZERS:%.c=$(B)/%)
OBINS := $(B)/tests/oracle/decide_tool

.PHONY: all deps build demo go-proof check unit scenario lint asan cover-policy fuzz fuzz-run soak bench \
        install uninstall format clean help
.SECONDARY:
.DELETE_ON_ERROR:

# `make` alone asks for no root: it builds with what is there.
all: $(B)/ketenpoort                 ## build the program

# Debian 12 packages, with the command or file that shows each is there.
RUN_DEPS   := gcc:gcc libc6-dev:/usr/include/stdio.h pkg-config:pkg-config openssl:openssl \
              curl:curl procps:pgrep ca-certificates:/etc/ssl/certs
LIB_DEPS   := libssl-dev:/usr/include/openssl/ssl.h libevent-dev:/usr/include/event2/event.h \
              libxml2-dev:/usr/include/libxml2/libxml/parser.h libjansson-dev:/usr/include/jansson.h \
              libfyaml-dev:/usr/include/libfyaml.h libsqlite3-dev:/usr/include/sqlite3.h \
              libgcrypt20-dev:/usr/include/gcrypt.h libseccomp-dev:/usr/include/seccomp.h \
              libcurl4-openssl-dev:curl-config
TEST_DEPS  := libcmocka-dev:/usr/include/cmocka.h python3:python3 libxml2-utils:xmllint \
              nodejs:node npm:npm
LINT_DEPS  := clang:clang clang-format:clang-format clang-tidy:clang-tidy cppcheck:cppcheck \
              libclang-rt-14-dev:/usr/lib/llvm-14/lib/clang

define install-deps
@miss=""; for d in $(1); do what=$${d#*:}; \
    case $$what in /*) [ -e "$$what" ] ;; *) command -v "$$what" >/dev/null 2>&1 ;; esac || miss="$$miss $${d%%:*}"; done; \
if [ -n "$$miss" ]; then echo "installing:$$miss"; \
    export DEBIAN_FRONTEND=noninteractive; \
    { apt-get install -y -qq --no-install-recommends $$miss || \
      { apt-get update -qq && apt-get install -y -qq --no-install-recommends $$miss; }; } >build-deps.log 2>&1 || \
      { tail -20 build-deps.log; rm -f build-deps.log; echo "deps: could not install$$miss; are you root, and is there a network?"; exit 1; }; \
    rm -f build-deps.log; fi
endef

.PHONY: deps-run deps-test deps-lint
deps: deps-run deps-test deps-lint   ## install what building and testing need
deps-run:
	$(call install-deps,$(RUN_DEPS) $(LIB_DEPS))
deps-test: deps-run
	$(call install-deps,$(TEST_DEPS))
deps-lint: deps-run
	$(call install-deps,$(LINT_DEPS))

# ajv, another judge of the published JSON schema; the lockfile holds its hash.
AJV := tests/npm/node_modules/.package-lock.json
.PHONY: deps-npm
deps-npm: deps-test
	@$(MAKE) --no-print-directory -s $(AJV)
$(AJV): tests/npm/package.json tests/npm/package-lock.json
	cd tests/npm && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@
# Cedar, a policy engine of others to measure beside; for `make bench` only.
CEDAR := tests/bench/npm/node_modules/.package-lock.json
$(CEDAR): tests/bench/npm/package.json tests/bench/npm/package-lock.json
	cd tests/bench/npm && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

# The packages come first, so the build itself is a second make.
build: deps-run
	@$(MAKE) --no-print-directory -s -j2 all

# The log judged by code of others; for this alone, so not among deps.
GO_DEPS := golang-go:/usr/lib/go/bin/go golang-golang-x-mod-dev:/usr/share/gocode/src/golang.org/x/mod/sumdb
.PHONY: deps-go
deps-go: deps-test
	$(call install-deps,$(GO_DEPS))
go-proof: deps-go build              ## do Go's sumdb/note and sumdb/tlog accept the log? (not part of check)
	@mkdir -p $(B)/tests/go
	@GO111MODULE=off GOPATH=/usr/share/gocode GOCACHE=$(abspath $(B)/tests/go/cache) /usr/lib/go/bin/go build \
	    -o $(abspath $(B)/tests/go/sumdb) ./tests/go
	@python3 tests/go/run.py $(B) $(abspath $(B)/tests/go/sumdb)

demo: build                          ## the main job, told as a story (STAY=1 keeps it up)
	@STAY=$(STAY) sh gateway/cli/demo.sh $(abspath build/release/ketenpoort) $(abspath .)

check: deps-npm build               ## all tests, the short form of each campaign
	@$(MAKE) --no-print-directory -s -j2 test-programs
	@python3 tests/run.py $(B)

.PHONY: test-programs
test-programs: $(B)/ketenpoort $(B)/late_disk.so $(B)/shift_clock.so $(B)/full_disk.so $(TBINS) $(OBINS) $(FUZZERS:%.c=$(B)/%.replay)

unit: deps-npm build                ## unit and property tests, and the fuzz corpora
	@$(MAKE) --no-print-directory -s -j2 test-programs
	@python3 tests/run.py $(B) --unit

scenario: deps-npm build             ## scenario tests with the real program
	@python3 tests/run.py $(B) --scenario

soak: deps-npm build                ## the long form of each campaign (about an hour)
	@$(MAKE) --no-print-directory -s -j2 test-programs
	@python3 tests/run.py $(B) --soak

asan: deps-npm                       ## unit, property, corpora under ASan and UBSan
	@$(MAKE) --no-print-directory -s -j2 FLAVOUR=asan test-programs
	@python3 tests/run.py build/asan --unit

fuzz: deps-test deps-lint            ## SECS (60) seconds of each fuzzer (clang)
	@$(MAKE) --no-print-directory FLAVOUR=fuzz CC=clang fuzz-run
fuzz-run: $(FBINS)
	@set -e; for f in $(FUZZERS:tests/fuzz/fuzz_%.c=%); do \
	    mkdir -p build/found/$$f; echo "fuzz $$f"; \
	    $(B)/tests/fuzz/fuzz_$$f -max_total_time=$${SECS:-60} -rss_limit_mb=512 -timeout=5 \
	        -print_final_stats=1 build/found/$$f tests/corpus/$$f 2>&1 | tail -4; done

cover-policy: deps-test              ## is every branch of the decision taken, both ways?
	@python3 tests/cover/policy.py

bench: deps-test build               ## what an exchange, a decision and the log cost, beside a floor and a peer
	@$(MAKE) --no-print-directory -s $(B)/tests/bench/bench $(CEDAR)
	@python3 tests/bench/run.py $(B)

lint: deps-lint deps-test            ## format, layers, exports, contracts, analyzers
	@$(MAKE) --no-print-directory -s -j2 lint-run
.PHONY: lint-run
lint-run: $(OBJS)
	clang-format --dry-run -Werror $(SRCS) $(filter-out adapters/catalogue_list.h,$(HDRS)) $(TESTS) $(ORACLE) $(FUZZERS)
	sh tests/lint/layers.sh
	CC=$(CC) sh tests/lint/headers.sh
	sh tests/lint/exports.sh $(B)
	sh tests/lint/tree.sh
	sh tests/lint/data.sh
	for h in $(HDRS); do awk -f tests/lint/contracts.awk $$h || exit 1; done
	cppcheck -q --std=c11 --enable=warning,performance,portability --error-exitcode=1 --inline-suppr \
	    --suppress=missingIncludeSystem $(INCLUDE) $(MODULES)
	$(MAKE) --no-print-directory -s CC=clang FLAVOUR=clang CFLAGS=-Werror objects
	printf '%s\n' $(SRCS) | xargs -P2 -n1 sh -c 'clang-tidy --quiet "$$@" -- $(CSTD) $(INCLUDE) $(PKG_CF) 2>/dev/null' tidy
.PHONY: objects
objects: $(OBJS)

format:                              ## rewrite in house style
	clang-format -i $(SRCS) $(filter-out adapters/catalogue_list.h,$(HDRS)) $(TESTS) $(ORACLE) $(FUZZERS)

PREFIX     ?= /usr/local
DATA       := $(PREFIX)/share/ketenpoort
install: all                         ## DESTDIR= PREFIX=/usr/local
	install -D -m 0755 $(B)/ketenpoort $(DESTDIR)$(PREFIX)/bin/ketenpoort
	for f in $$(find policy/wet-senb adapters certs -name '*.yaml' -o -name '*.tsv' -o -name '*.xsd' \
	    -o -name '*.json' -o -name '*.xml' -o -name 'FORMAT.md' -o -name 'REFERENCE.md' \
	    -o -name 'demo-ca.sh'); do \
	    install -D -m 0644 $$f $(DESTDIR)$(DATA)/$$f || exit 1; done
	for f in gateway/cli/demo.sh gateway/backup/README.md gateway/ledger/FORMAT.md gateway/ledger/verifier/verify.py gateway/exchange/EXPORT.md; do \
	    install -D -m 0644 $$f $(DESTDIR)$(DATA)/$$f || exit 1; done
	install -D -m 0644 LICENSE $(DESTDIR)$(PREFIX)/share/doc/ketenpoort/LICENSE
	install -D -m 0644 README.md $(DESTDIR)$(PREFIX)/share/doc/ketenpoort/README.md
uninstall:                           ## what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/ketenpoort
	rm -rf $(DESTDIR)$(DATA) $(DESTDIR)$(PREFIX)/share/doc/ketenpoort

clean:                               ## forget everything built
	rm -rf build demo
help:                                ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t12

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<
$(LIB): $(filter-out %/main.o,$(OBJS))
	@rm -f $@
	$(AR) crs $@ $^
$(B)/ketenpoort: $(OBJS)
	$(CC) $(ALL_LDFLAGS) $(LTO_$(FLAVOUR)) -o $@ $^ $(PKG_LD)
# A disk that lies or is full and a clock that is ahead, preloaded by scenario tests.
$(B)/%.so: tests/plant/%.c
	@mkdir -p $(@D)
	$(CC) $(CSTD) -O1 -fPIC -shared -o $@ $< -ldl
$(B)/tests/unit/%: $(B)/tests/unit/%.o $(TLO) $(LIB)
	$(CC) $(ALL_LDFLAGS) -o $@ $^ -lcmocka $(PKG_LD)
$(B)/tests/property/%: $(B)/tests/property/%.o $(TLO) $(LIB)
	$(CC) $(ALL_LDFLAGS) -o $@ $^ -lcmocka $(PKG_LD)
# What was not edited need not be parsed a thousand times.
$(B)/tests/property/test_policy_edits: ALL_LDFLAGS += -Wl,--wrap=nodes_parse
$(B)/tests/bench/bench: $(BENCH:%.c=$(B)/%.o) $(B)/tests/oracle/ask.o $(LIB)
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LD)
$(OBINS): $(ORACLE:%.c=$(B)/%.o) $(LIB)
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LD)
# Deciding, and what it stands on, without the rest of the gateway: for its coverage.
PURE_OBJS := $(filter $(B)/policy/% $(B)/adapters/% $(B)/gateway/base/% $(B)/gateway/crypto/%,$(OBJS))
$(B)/tests/cover/%: $(B)/tests/unit/policy/%.o $(PURE_OBJS)
	@mkdir -p $(@D)
	$(CC) $(ALL_LDFLAGS) -o $@ $^ -lcmocka $(PKG_LD)
$(B)/tests/cover/decide_tool: $(ORACLE:%.c=$(B)/%.o) $(PURE_OBJS)
	@mkdir -p $(@D)
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LD)
$(B)/tests/fuzz/%: $(B)/tests/fuzz/%.o $(LIB)
	$(CC) $(ALL_LDFLAGS) $(if $(filter fuzz,$(FLAVOUR)),-fsanitize=fuzzer) -o $@ $^ $(PKG_LD)
$(B)/tests/fuzz/fuzz_%.replay: $(B)/tests/fuzz/fuzz_%.o $(B)/tests/lib/replay.o $(LIB)
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LD)

-include $(OBJS:.o=.d) $(TBINS:=.d) $(FBINS:=.d) $(ORACLE:%.c=$(B)/%.d) $(BENCH:%.c=$(B)/%.d)
