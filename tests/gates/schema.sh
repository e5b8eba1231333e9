#!/usr/bin/env bash
# The schemas of `tidu models schema` against an independent validator and against the reader. Every shipped file fits.
# Then files with one key too many, and with one key taken away, at every place: what the schema refuses, the reader
# refuses; where the reader misses a key or knows it not, the schema refuses.
set -u
cd "$(dirname "$0")/../.."
python3 -c 'import jsonschema, yaml' 2>/dev/null || { echo "skipped: python3 has no jsonschema and yaml"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C TIDU_MODELS=$PWD/models
python3 - "$work" <<'PYTHON'
import copy, glob, json, os, re, subprocess, sys
import jsonschema, yaml

class Core(yaml.SafeLoader):
    """The core schema of YAML 1.2, as editors read it: dates and yes are texts."""
Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (("null", r"^(~|null|)$", ["~", "n", ""]), ("bool", r"^(true|false)$", ["t", "f"]),
                            ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
                            ("float", r"^[-+]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)([eE][-+]?[0-9]+)?$", list("-+.0123456789"))):
    Core.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), first)
Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))

def load(path):
    return yaml.load(open(path, encoding="utf-8"), Core)

def keys_as_texts(x):
    if isinstance(x, dict):
        return {str(k): keys_as_texts(v) for k, v in x.items()}
    return [keys_as_texts(v) for v in x] if isinstance(x, list) else x

schemas = {}
def fits(kind, document):
    if kind not in schemas:
        schema = json.loads(subprocess.run(["build/tidu", "models", "schema", kind], check=True, capture_output=True).stdout)
        jsonschema.Draft202012Validator.check_schema(schema)
        schemas[kind] = jsonschema.Draft202012Validator(schema)
    return next((e.message for e in schemas[kind].iter_errors(keys_as_texts(document))), None)

def reader(document, name):
    path = os.path.join(sys.argv[1], name)
    with open(path, "w", encoding="utf-8") as f:
        yaml.safe_dump(document, f, allow_unicode=True, sort_keys=False)
    run = subprocess.run(["build/tidu", "models", "check", path, "--format", "csv"], capture_output=True, text=True)
    return None if run.returncode == 0 else run.stdout + run.stderr

files = [("cases", f) for f in glob.glob("models/*.cases.yaml")]
files += [("model", f) for f in glob.glob("models/*.yaml") if not f.endswith(".cases.yaml") and not f.endswith(("actions.yaml", "levers.yaml"))]
for folder, kind in (("indices", "index"), ("ladders", "ladder"), ("policies", "policy"), ("calendar", "calendar"), ("targets", "targets"), ("subjects", "subject"), ("coverage", "coverage"), ("metrics", "metric"), ("pools", "pool")):
    files += [(kind, f) for f in glob.glob("models/%s/*.yaml" % folder)]
files += [("names" if "names" in load(f) else "definitions", f) for f in glob.glob("models/tables/*.yaml")]
files += [("actions", "models/actions.yaml"), ("levers", "models/levers.yaml"), ("tiers", "models/practice/tiers.yaml"), ("base-rates", "models/practice/base-rates.yaml"), ("filing", "models/practice/filing.yaml"), ("transitions", "models/practice/transitions.yaml"), ("growth", "models/practice/growth.yaml"), ("audit", "models/practice/audit.yaml"), ("uncertainty", "models/practice/uncertainty.yaml"), ("roster", "models/practice/roster.yaml"),
          ("selection", "models/practice/selection.yaml"), ("sheet", "models/practice/sheet.yaml"),
          ("targets", "tests/fuzz/corpus/target/whole.yaml"), ("target-practice", "models/practice/targets.yaml"), ("lights", "models/practice/lights.yaml"),
          ("selection", "models/practice/selection.yaml"), ("sheet", "models/practice/sheet.yaml"), ("research", "models/practice/research.yaml"), ("baseline", "models/practice/baseline.yaml"), ("border", "models/practice/border.yaml"), ("sizes", "models/practice/sizes.yaml"),
          ("targets", "tests/fuzz/corpus/target/whole.yaml"), ("target-practice", "models/practice/targets.yaml"),
          ("indicators", "models/dictionary/indicators.yaml"), ("certificates", "models/dictionary/certificates.yaml"),
          ("words", "models/dictionary/words.yaml"), ("export", "models/practice/export.yaml")]
bad = 0
for kind, path in files:
    fault = fits(kind, load(path))
    if fault:
        print("%s: %s" % (path, fault))
        bad += 1

def mutants(x, root):
    """Put a key into, and take each key from, every mapping; undone after each."""
    if isinstance(x, list):
        for v in x:
            yield from mutants(v, root)
    if not isinstance(x, dict):
        return
    x["odd_key"] = "1"
    yield "odd_key"
    del x["odd_key"]
    for k in list(x):
        before = dict(x)
        del x[k]
        yield "without %s" % k
        x.clear()
        x.update(before)
        yield from mutants(x[k], root)

tried = refusals = 0
for kind, path in (("model", "models/innovative-sme.yaml"), ("model", "models/gazelle@wuxi.yaml"), ("index", "models/indices/potential.yaml"),
                   ("index", "models/indices/peers.yaml"), ("ladder", "models/ladders/national.yaml"),
                   ("ladder", "models/ladders/qidong.yaml"), ("policy", "models/policies/rd-super-deduction.yaml"), ("policy", "models/policies/hnte-award@ningbo.2020.yaml"), ("policy", "models/policies/funding-gate@wuxing.yaml"),
                   ("calendar", "models/calendar/hnte@guangdong.2025.yaml"), ("calendar", "models/calendar/hnte-report.yaml"),
                   ("definitions", "models/tables/size-classes.yaml"), ("actions", "models/actions.yaml"),
                   ("levers", "models/levers.yaml"), ("tiers", "models/practice/tiers.yaml"), ("base-rates", "models/practice/base-rates.yaml"), ("filing", "models/practice/filing.yaml"), ("transitions", "models/practice/transitions.yaml"), ("growth", "models/practice/growth.yaml"), ("audit", "models/practice/audit.yaml"), ("uncertainty", "models/practice/uncertainty.yaml"), ("roster", "models/practice/roster.yaml"),
                   ("selection", "models/practice/selection.yaml"), ("sheet", "models/practice/sheet.yaml"), ("targets", "tests/fuzz/corpus/target/whole.yaml"), ("target-practice", "models/practice/targets.yaml"), ("coverage", "models/coverage/rd-deduction.yaml"), ("coverage", "models/coverage/tech-sme.yaml"), ("research", "models/practice/research.yaml"), ("baseline", "models/practice/baseline.yaml"), ("border", "models/practice/border.yaml"), ("metric", "models/metrics/rd-to-gdp.yaml"), ("pool", "models/pools/hnte@jiangsu.yaml"), ("pool", "models/pools/gazelle.yaml"), ("metric", "models/metrics/rd-to-revenue.yaml"), ("sizes", "models/practice/sizes.yaml"), ("export", "models/practice/export.yaml")):
    document = load(path)
    name = os.path.basename(path)
    refused = reader(document, name)
    if refused:
        print("%s, written again: %s" % (path, refused))
        bad += 1
        continue
    for what in mutants(document, document):
        schema, read = fits(kind, document), reader(document, name)
        tried += 1
        refusals += bool(schema)
        if schema and not read:
            print("%s, %s: the schema alone refuses it: %s" % (path, what, schema))
            bad += 1
        elif not schema and read and re.search(r"unknown key|key '\w+' is missing", read):
            print("%s, %s: the reader alone refuses it: %s" % (path, what, next(line for line in read.splitlines() if "key" in line)))
            bad += 1
print("%d files; of %d changed ones the schemas refuse %d; %d failed" % (len(files), tried, refusals, bad))
sys.exit(bad != 0 or not refusals)
PYTHON
