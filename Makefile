# tidu: everything starts here. `make help` lists what there is.

VARIANT ?= release
BUILD   := build$(if $(filter release,$(VARIANT)),,/$(VARIANT))
PREFIX  ?= /usr/local
CC      ?= cc

LAYERS := base numeric panel io rules model score report api

WARNINGS := -Wall -Wextra -Wpedantic -Wstrict-prototypes -Wmissing-prototypes \
            -Wpointer-arith -Wcast-qual -Wwrite-strings -Wundef -Wvla -Wformat=2
CFLAGS_release := -O3 -DNDEBUG
CFLAGS_debug   := -O0 -g3
CFLAGS_san     := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
CFLAGS_cover   := -O0 -g --coverage
LDFLAGS_san    := -fsanitize=address,undefined
LDFLAGS_cover  := --coverage

CPPFLAGS += -D_POSIX_C_SOURCE=200809L -Iengine -DTIDU_VERSION='"$(VERSION)"' \
            -DTIDU_PREFIX='"$(PREFIX)"'
CFLAGS   += -std=c11 $(WARNINGS) $(CFLAGS_$(VARIANT)) -g -fPIC -fvisibility=hidden -fopenmp \
            -fno-math-errno -fno-trapping-math -ffp-contract=off
LDFLAGS  += $(LDFLAGS_$(VARIANT))
LDLIBS   := -lcsv -lyaml -lsqlite3 -lgsl -lgslcblas -lxlsxwriter -lnettle -lgmp -lm
VERSION  := 0.1.0

LIBRARY_SOURCES := $(foreach layer,$(LAYERS),$(wildcard engine/$(layer)/*.c))
CLI_SOURCES     := $(wildcard engine/cli/*.c)
LIBRARY_OBJECTS := $(LIBRARY_SOURCES:%.c=$(BUILD)/%.o)
CLI_OBJECTS     := $(CLI_SOURCES:%.c=$(BUILD)/%.o)
TEST_SOURCES    := $(wildcard tests/*/test_*.c)
TESTS           := $(TEST_SOURCES:tests/%.c=$(BUILD)/tests/%)

LANGUAGES       := zh_CN
CATALOGUES      := $(LANGUAGES:%=$(BUILD)/locale/%/LC_MESSAGES/tidu.mo)
MESSAGE_SOURCES := $(sort $(LIBRARY_SOURCES) $(CLI_SOURCES) $(wildcard engine/*/*.h))

## all: the program with its translations, the library (the default)
all: $(BUILD)/tidu $(CATALOGUES)

$(BUILD)/libtidu.a: $(LIBRARY_OBJECTS)
	@rm -f $@
	ar rcs $@ $^

$(BUILD)/tidu: $(CLI_OBJECTS) $(BUILD)/libtidu.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/%: tests/%.c $(BUILD)/libtidu.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -Itests $(LDFLAGS) -MMD -MP -o $@ $< $(filter %/cli.a,$^) \
	    $(BUILD)/libtidu.a $(LDLIBS) -lcmocka

# tests of the command line take from it what they need
$(filter $(BUILD)/tests/cli/%,$(TESTS)): $(BUILD)/cli.a

$(BUILD)/cli.a: $(filter-out %/main.o,$(CLI_OBJECTS))
	@rm -f $@
	ar rcs $@ $^

$(BUILD)/locale/%/LC_MESSAGES/tidu.mo: engine/locale/%.po
	@mkdir -p $(@D)
	msgfmt --check-format -o $@ $<

## messages: bring the catalogues up to date with the sources
messages: $(BUILD)/tidu.pot
	for language in $(LANGUAGES); do \
	    msgmerge --quiet --update --backup=none --no-fuzzy-matching --sort-by-file \
	        engine/locale/$$language.po $< && \
	    msgattrib --no-obsolete --no-location -o engine/locale/$$language.po engine/locale/$$language.po; \
	done

# --add-location=file: line numbers would change with every line of code
$(BUILD)/tidu.pot: $(MESSAGE_SOURCES)
	@mkdir -p $(@D)
	xgettext --language=C --from-code=UTF-8 --keyword=_ --keyword=N_ --add-location=file \
	    --sort-by-file --package-name=tidu --package-version=$(VERSION) -o $@ $^

## tests: build the unit tests
tests: $(TESTS)

-include $(LIBRARY_OBJECTS:.o=.d) $(CLI_OBJECTS:.o=.d) $(TESTS:=.d)

.PHONY: all tests messages
.SECONDARY:
