# tidu: everything starts here. `make help` lists what there is.

VARIANT ?= release
BUILD   := build$(if $(filter release,$(VARIANT)),,/$(VARIANT))
PREFIX  ?= /usr/local
CC      ?= cc
OPENMP  ?= -fopenmp
VERSION := 0.1.0

LAYERS := base numeric composite panel casework yaml table intake store rules model verdict ranking index ladder scenario reach forecast target plan question report api

WARNINGS := -Wall -Wextra -Wpedantic -Wstrict-prototypes -Wmissing-prototypes \
            -Wpointer-arith -Wcast-qual -Wwrite-strings -Wundef -Wvla -Wformat=2 $(if $(STRICT),-Werror)
CFLAGS_release := -O3 -DNDEBUG
CFLAGS_debug   := -O0 -g3
CFLAGS_san     := -O1 -g -fsanitize=address,undefined,float-cast-overflow -fno-sanitize-recover=all -fno-omit-frame-pointer
CFLAGS_cover   := -O0 -g --coverage
LDFLAGS_san    := -fsanitize=address,undefined,float-cast-overflow
LDFLAGS_cover  := --coverage

CPPFLAGS += -D_POSIX_C_SOURCE=200809L -Iengine -DTIDU_VERSION='"$(VERSION)"' \
            -DTIDU_PREFIX='"$(PREFIX)"'
CFLAGS   += -std=c11 $(WARNINGS) $(CFLAGS_$(VARIANT)) -g -fPIC -fvisibility=hidden $(OPENMP) \
            -fno-math-errno -fno-trapping-math -ffp-contract=off
LDFLAGS  += $(LDFLAGS_$(VARIANT))
LDLIBS   := -lsqlite3 -lnettle -lcsv -lyaml -lgsl -lgslcblas -lglpk -lgmp -lpthread -ldl -lm

LIBRARY_SOURCES := $(foreach layer,$(LAYERS),$(wildcard engine/$(layer)/*.c))
CLI_SOURCES     := $(wildcard engine/cli/*.c engine/server/*.c)
LIBRARY_OBJECTS := $(LIBRARY_SOURCES:%.c=$(BUILD)/%.o)
CLI_OBJECTS     := $(CLI_SOURCES:%.c=$(BUILD)/%.o) $(BUILD)/engine/server/script.o
TEST_SOURCES    := $(wildcard tests/*/test_*.c)
TESTS           := $(TEST_SOURCES:tests/%.c=$(BUILD)/tests/%)
FUZZ_SOURCES    := $(wildcard tests/fuzz/fuzz_*.c)
BENCH_SOURCES   := $(wildcard bench/*.c)
BENCHES         := $(BENCH_SOURCES:%.c=$(BUILD)/%)
REPLAYS         := $(FUZZ_SOURCES:tests/%.c=$(BUILD)/tests/%)
HEADERS         := $(wildcard engine/api/tidu*.h) engine/base/tidu_error.h

LANGUAGES       := zh_CN
CATALOGUES      := $(LANGUAGES:%=$(BUILD)/locale/%/LC_MESSAGES/tidu.mo)
MESSAGE_SOURCES := $(sort $(LIBRARY_SOURCES) $(CLI_SOURCES) $(wildcard engine/*/*.h))

## all: the program with its translations, the library, compile_commands.json for editors (the default)
all: $(BUILD)/tidu $(CATALOGUES) $(BUILD)/compile_commands.json

## help: this list
help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST) | sed 's/: /|/' | awk -F'|' '{printf "  make %-14s %s\n", $$1, $$2}'

# --- the library and the program ------------------------------------------

$(BUILD)/libtidu.a: $(LIBRARY_OBJECTS)
	@rm -f $@
	ar rcs $@ $^

# gcc leaves functions with target_clones visible, whatever -fvisibility says: the linker hides them
$(BUILD)/libtidu.so: $(LIBRARY_OBJECTS)
	echo '{ global: tidu_*; local: *; };' >$(BUILD)/exports.map
	$(CC) $(CFLAGS) $(LDFLAGS) -shared -Wl,--version-script=$(BUILD)/exports.map -o $@ $^ $(LDLIBS)

$(BUILD)/tidu: $(CLI_OBJECTS) $(BUILD)/libtidu.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# The script of the pages of `tidu serve`, as bytes in the program
$(BUILD)/engine/server/script.c: engine/server/script.js
	@mkdir -p $(@D)
	{ echo '#include "server/frame.h"'; echo 'static const unsigned char bytes[] = {'; \
	    od -An -v -tu1 $< | sed 's/  *\([0-9][0-9]*\)/\1,/g'; echo '};'; \
	    echo 'void frame_write_script(FILE *to) { fwrite(bytes, 1, sizeof bytes, to); }'; } >$@

$(BUILD)/engine/server/script.o: $(BUILD)/engine/server/script.c
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# What clangd and clang-tidy ask how a file is compiled
$(BUILD)/compile_commands.json: Makefile $(LIBRARY_SOURCES) $(CLI_SOURCES)
	@mkdir -p $(@D)
	@{ echo '['; for source in $(LIBRARY_SOURCES) $(CLI_SOURCES); do \
	    printf '{"directory": "%s", "file": "%s", "arguments": ["$(CC)"' "$(CURDIR)" "$$source"; \
	    for word in $(subst ",\",$(CPPFLAGS)) $(CFLAGS) '-DTIDU_XLSX_LIBRARY=\"\"' \
	        '-DTIDU_ZIP_LIBRARY=\"\"' '-DTIDU_XML_LIBRARY=\"\"' '-DTIDU_HTTP_LIBRARY=\"\"'; do printf ', "%s"' "$$word"; done; \
	    printf ', "-c", "%s"]},\n' "$$source"; done | sed '$$s/,$$//'; echo ']'; } >$@

# Libraries that are loaded when a workbook is written or read: here are the names that a linked program would note
FUNCTION_xlsxwriter := lxw_version
FUNCTION_minizip    := unzClose
FUNCTION_expat      := XML_ExpatVersion
FUNCTION_microhttpd := MHD_get_version

$(BUILD)/lib%.name:
	@mkdir -p $(@D)
	echo 'int $(FUNCTION_$*)(void); int main(void) { return $(FUNCTION_$*)(); }' | \
	    $(CC) $(LDFLAGS) -o $(BUILD)/lib$* -x c - -l$*
	{ readelf -d $(BUILD)/lib$* || otool -L $(BUILD)/lib$*; } 2>/dev/null | \
	    grep -o '[A-Za-z0-9_./@+-]*lib$*[A-Za-z0-9_.+-]*' >$@.new
	mv $@.new $@

library_name = '"$(shell cat $(BUILD)/lib$(1).name)"'
$(BUILD)/engine/report/table_xlsx.o: CPPFLAGS += -DTIDU_XLSX_LIBRARY=$(call library_name,xlsxwriter)
$(BUILD)/engine/report/table_xlsx.o: $(BUILD)/libxlsxwriter.name
$(BUILD)/engine/report/docx_file.o: CPPFLAGS += -DTIDU_ZIP_LIBRARY=$(call library_name,minizip)
$(BUILD)/engine/report/docx_file.o: $(BUILD)/libminizip.name
$(BUILD)/engine/table/workbook_library.o: CPPFLAGS += -DTIDU_ZIP_LIBRARY=$(call library_name,minizip) \
    -DTIDU_XML_LIBRARY=$(call library_name,expat)
$(BUILD)/engine/server/http_library.o: CPPFLAGS += -DTIDU_HTTP_LIBRARY=$(call library_name,microhttpd)
$(BUILD)/engine/server/http_library.o: $(BUILD)/libmicrohttpd.name
$(BUILD)/engine/table/workbook_library.o: $(BUILD)/libminizip.name $(BUILD)/libexpat.name

## install: program, library, headers, models and translations under PREFIX (DESTDIR is heeded)
install: all $(BUILD)/libtidu.so
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib $(DESTDIR)$(PREFIX)/include/tidu \
	    $(DESTDIR)$(PREFIX)/share/tidu $(DESTDIR)$(PREFIX)/share/locale
	install -m 755 $(BUILD)/tidu $(DESTDIR)$(PREFIX)/bin
	install -m 644 $(BUILD)/libtidu.a $(BUILD)/libtidu.so $(DESTDIR)$(PREFIX)/lib
	for header in $(HEADERS); do \
	    sed -E 's,#include "(base|api)/,#include ",' $$header >$(DESTDIR)$(PREFIX)/include/tidu/$${header##*/} || exit 1; \
	done
	cp -R models $(DESTDIR)$(PREFIX)/share/tidu
	cp -R $(BUILD)/locale/. $(DESTDIR)$(PREFIX)/share/locale

# --- translations ---------------------------------------------------------

$(BUILD)/locale/%/LC_MESSAGES/tidu.mo: engine/locale/%.po
	@mkdir -p $(@D)
	msgfmt --check-format -o $@ $<

$(BUILD)/tidu.pot: $(MESSAGE_SOURCES)
	@mkdir -p $(@D)
	xgettext --language=C --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=PLURAL:1,2 --sort-by-file \
	    --package-name=tidu -o $@ $^

## messages: bring the catalogues up to date with the sources
messages: $(BUILD)/tidu.pot
	for language in $(LANGUAGES); do \
	    msgmerge --quiet --no-fuzzy-matching --no-location -o $(BUILD)/merged.po \
	        engine/locale/$$language.po $< && \
	    msgattrib --no-obsolete -o engine/locale/$$language.po $(BUILD)/merged.po || exit 1; \
	done

# --- invented data --------------------------------------------------------

GENERATE_SOURCES := $(wildcard data/generate/*.c)

$(BUILD)/generate: $(GENERATE_SOURCES) $(wildcard data/generate/*.h) $(BUILD)/libtidu.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $(GENERATE_SOURCES) $(BUILD)/libtidu.a $(LDLIBS)

## sample: write data/sample again, 240 invented companies
sample: $(BUILD)/generate
	$(BUILD)/generate --companies 240 --output data/sample

# The district that `make demo` shows: 3,000 companies, made in a blink and too large to commit
$(BUILD)/sample/companies.csv: $(BUILD)/generate
	$(BUILD)/generate --companies 3000 --output $(@D)

## demo: install what is missing, build, and show a district from import to plans, then as pages in the browser
demo:
	@.ci/deps
	@$(MAKE) --no-print-directory all $(BUILD)/sample/companies.csv
	@data/demo.sh $(BUILD)/tidu $(BUILD)/sample

# --- tests ----------------------------------------------------------------

## tests: build the unit tests
tests: $(TESTS)

$(BUILD)/tests/%: tests/%.c $(BUILD)/libtidu.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -Itests $(LDFLAGS) -MMD -MP -o $@ $< $(filter %/cli.a,$^) \
	    $(BUILD)/libtidu.a $(LDLIBS) -lcmocka

# those of workbooks make some
$(filter $(BUILD)/tests/table/test_workbook% $(BUILD)/tests/intake/test_intake_workbook,$(TESTS)): LDLIBS += -lminizip -lz

# tests of the command line take from it what they need
$(filter $(BUILD)/tests/cli/% $(BUILD)/tests/server/%,$(TESTS)): $(BUILD)/cli.a

$(BUILD)/cli.a: $(filter-out %/main.o,$(CLI_OBJECTS))
	@rm -f $@
	ar rcs $@ $^

$(BUILD)/print_rows: tests/table/print_rows.c $(BUILD)/libtidu.a
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/peer_matrix: tests/composite/peer_matrix.c $(BUILD)/libtidu.a
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

## replays: build the programs that replay the fuzz corpora
replays: $(REPLAYS)

$(BUILD)/tests/fuzz/fuzz_%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c $(BUILD)/libtidu.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -Itests $(LDFLAGS) -o $@ $(filter %.c,$^) $(BUILD)/libtidu.a $(LDLIBS)

## fuzz: search for inputs that break a parser and companies that two interpreters disagree on, FUZZ_SECONDS=60 each (needs clang, python3)
fuzz: all
	tests/gates/second.sh $(BUILD)/tidu --seed random --seconds $(if $(FUZZ_SECONDS),$(FUZZ_SECONDS),60) || [ $$? = 77 ]
	tests/fuzz/search.sh $(if $(FUZZ_SECONDS),$(FUZZ_SECONDS),60) $(FUZZ_SOURCES)

## check: install what is missing, then every test and gate; TEST=rules, TEST=cli/rank_sample, TEST=browser: a part of them
check:
	@.ci/deps check
	@tests/check.sh

## check-models-mutation: change every number and comparison of the models by one unit; a case must notice
check-models-mutation: $(BUILD)/mutate
	tests/mutation/run.sh $<

$(BUILD)/mutate: tests/mutation/mutate.c $(BUILD)/libtidu.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -Itests $(LDFLAGS) -o $@ $^ $(LDLIBS)

## check-fresh: `make demo` and `make check` on a minimal Debian made in a folder (root, debootstrap)
check-fresh:
	tests/fresh/check.sh

## bench: time, memory and goals as ratios of one run; BENCH_ROWS=1000000 for the record
bench: all $(BUILD)/generate $(BENCHES)
	bench/run.sh $(BUILD)

$(BUILD)/bench/%: bench/%.c bench/stopwatch.h $(BUILD)/libtidu.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -Itests $(LDFLAGS) -o $@ $(filter-out %.h,$^) $(LDLIBS)

## bench-peers: pandas, polars, DuckDB ... into build/peers, for the benchmark
bench-peers:
	bench/peers.sh $(BUILD)/peers

## deps: install the packages that are missing
deps:
	.ci/deps check

## clean: remove everything that was built
clean:
	rm -rf build

-include $(LIBRARY_OBJECTS:.o=.d) $(CLI_OBJECTS:.o=.d) $(TESTS:=.d)

.PHONY: all help install messages sample demo tests replays fuzz check check-models-mutation check-fresh bench bench-peers deps clean
.SECONDARY:
