# A file of a pool that cannot be right: every message has its place and says what to do
export TIDU_MODELS=own:$ROOT/models
mkdir -p own/pools
try() {
    echo "# $1"
    { printf '%s\n' 'pool: bad' 'name: {zh: 库, en: pool}' 'note: {zh: 测试, en: of a test}'; cat; } >own/pools/bad.yaml
    "$TIDU" models check own/pools/bad.yaml --format csv --quiet 2>/dev/null | tail -n +2
}
try "no such model" <<'T'
leads_to: hnt
T
try "visits in no whole days" <<'T'
leads_to: hnte
visits: 0.5
T
try "a region that begins no division code: letters, five digits, a zero in front" <<'T'
leads_to: hnte
region: abc
T
try "" <<'T'
leads_to: hnte
region: "32060"
T
try "" <<'T'
leads_to: hnte
region: "0206"
T
try "a rule that asks for nothing" <<'T'
leads_to: hnte
enter:
  - {id: all, name: {zh: 全部, en: all}}
T
try "an indicator that there is not" <<'T'
leads_to: hnte
enter:
  - {id: all, name: {zh: 全部, en: all}, need: "revenu[Y-1] > 0"}
T
try "a reserve of no ladder, of no such ladder, of another rung, and without its tiers" <<'T'
leads_to: hnte
enter:
  - {id: near, name: {zh: 近, en: near}, reserve: hnte, tiers: [key]}
T
try "" <<'T'
leads_to: hnte
enter:
  - {id: near, name: {zh: 近, en: near}, reserve: nation/hnte, tiers: [key]}
T
try "" <<'T'
leads_to: gazelle
enter:
  - {id: near, name: {zh: 近, en: near}, reserve: national/hnte, tiers: [key]}
T
try "" <<'T'
leads_to: hnte
enter:
  - {id: near, name: {zh: 近, en: near}, reserve: national/hnte, tiers: [keys]}
T
try "" <<'T'
leads_to: hnte
enter:
  - {id: near, name: {zh: 近, en: near}, reserve: national/hnte}
T
try "a chance above 1" <<'T'
leads_to: hnte
enter:
  - {id: near, name: {zh: 近, en: near}, chance: 30}
T
try "two ways out in one rule, none, and a term that is none" <<'T'
leads_to: hnte
leave:
  - {id: out, name: {zh: 出, en: out}, years: 3, certificate: hnte}
T
try "" <<'T'
leads_to: hnte
leave:
  - {id: out, name: {zh: 出, en: out}}
T
try "" <<'T'
leads_to: hnte
leave:
  - {id: out, name: {zh: 出, en: out}, years: 2.5}
T
try "" <<'T'
leads_to: hnte
leave:
  - {id: out, name: {zh: 出, en: out}, moved: perhaps}
T
try "one id twice" <<'T'
leads_to: hnte
leave:
  - {id: out, name: {zh: 出, en: out}, years: 3}
  - {id: out, name: {zh: 出, en: out}, moved: yes}
T
echo "# and tidu pool says the same"
"$TIDU" import "$ROOT/data/sample/companies.csv" --quiet 2>/dev/null
"$TIDU" pool
