# Districts of which the truth is known: does the count that is told hold the count that comes, and do calibrated chances come true?
# districts.py PROGRAM N. Points, panels and audits are drawn here, from the decree and the priors of models/hnte.yaml; nothing of the
# engine is used but its commands: import, calibrate, forecast, rank.
import csv, json, math, os, random, re, statistics, subprocess, sys, tempfile

tidu, n_all = sys.argv[1], int(sys.argv[2])
COMPANIES, BATCH, LAST, TAU = 220, 30, 80, 0.2
normal = statistics.NormalDist()


def triangle(least, greatest, low, mode, high):
    def weight(k):
        return (k - low + 1) / (mode - low + 1) if low <= k <= mode else (high + 1 - k) / (high + 1 - mode) if mode < k <= high else 0.0
    return [(k, weight(k)) for k in range(least, greatest + 1)]


def flat(least, greatest):
    return [(k, 1.0) for k in range(least, greatest + 1)]


def cumulate(pairs):
    whole, so_far, out = sum(w for _, w in pairs), 0.0, []
    for k, w in pairs:
        so_far += w / whole
        out.append((k, so_far))
    return out


IP = [triangle(0, 8, 3, 5, 7), triangle(0, 8, 3, 5, 7), flat(7, 8), triangle(1, 6, 2, 5, 6), triangle(0, 2, 0, 0, 1)]
ORGANISATION = [triangle(0, 6, 2, 4, 6), triangle(0, 6, 2, 4, 6), triangle(0, 4, 1, 2, 4), triangle(0, 4, 1, 2, 4)]
CONVERSION = {5: flat(25, 30), 4: flat(19, 24), 3: flat(13, 18)}
GROWTH = {0.40: flat(9, 10), 0.30: flat(7, 8), 0.20: flat(5, 6), 0.10: flat(3, 4)}


def draw(table, x):
    level = normal.cdf(x)
    for k, below in cumulate(table):
        if below >= level:
            return k
    return table[-1][0]


def passes(company, truth, delta, dice):
    z = dice.gauss(0, 1)

    def points(table):
        return draw(table, math.sqrt(truth["rho"]) * z + math.sqrt(1 - truth["rho"]) * dice.gauss(0, 1) + delta)
    total = min(30, sum(points(t) for t in IP)) + points(CONVERSION[company["conversions"]])
    total += sum(points(t) for t in ORGANISATION) + points(GROWTH[company["assets"]]) + points(GROWTH[company["sales"]])
    return total > 70 and all(dice.random() < truth["audit"] for _ in range(4))


def write(name, head, rows):
    with open(name, "w", newline="") as f:
        csv.writer(f).writerows([head.split(",")] + rows)


def published():
    """Mean and spread of the logits of published shares of filings that pass."""
    text = open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../models/practice/base-rates.yaml"), encoding="utf-8").read()
    filed = text[text.index("rung: hnte"):].split("filed:")[1].split("proposed:")[0]
    shares = [int(a) / int(b) for a, b in re.findall(r"passed: (\d+), of: (\d+)", filed)] + [float(x) for x in re.findall(r"share: ([\d.]+)", filed)]
    logits = [math.log(x / (1 - x)) for x in shares]
    return statistics.fmean(logits), max(0.5, statistics.pstdev(logits))


MEAN, SPREAD = published()


def district(dice):
    """Truth and companies as likely as the program takes them to be: published shares count as one observation of the district's."""
    while True:
        truth = {"delta": dice.gauss(0, 0.5), "rho": 0.6 * dice.betavariate(2, 2), "audit": dice.betavariate(10, 2)}
        companies = [{"code": "D%03d" % i, "conversions": dice.choice([3, 4, 4, 5, 5]), "assets": dice.choice(list(GROWTH)),
                      "sales": dice.choice(list(GROWTH))} for i in range(COMPANIES)]
        rate = sum(passes(c, truth, truth["delta"], dice) for c in companies) / COMPANIES
        likely = math.exp(-((math.log(rate / (1 - rate)) - MEAN) / SPREAD) ** 2 / 2) if 0 < rate < 1 else 0
        if truth["audit"] >= 0.5 and dice.random() < likely:
            return truth, companies


def make(dice):
    truth, companies = district(dice)
    rows = []
    for c in companies:
        for k, year in enumerate(range(2020, 2025)):
            sales, assets = round(1e8 * (1 + c["sales"]) ** k), round(5e7 * (1 + c["assets"]) ** k)
            rd = round(sales * 0.06)
            rows.append([c["code"], year, "2010-01-01", "C3581", 101, 5, 100, 20, sales, rd, rd, round(sales * 0.8), sales, 0, assets, c["conversions"]])
    write("companies.csv", "uscc,year,founded_on,industry,hightech_field,ip_class1,employees,st_staff,revenue,rd_expense,rd_expense_domestic,"
          "hightech_income,total_income,major_incident,net_assets,conversions", rows)
    order = dice.sample(companies, COMPANIES)
    filed = []
    for b, (year, number) in enumerate([(2023, 1), (2023, 2), (2024, 1), (2024, 2)]):
        delta = truth["delta"] + TAU * dice.gauss(0, 1)
        for c in order[b * BATCH:(b + 1) * BATCH]:
            key = [c["code"], "hnte", "%d-%d" % (year, number), year]
            filed.append(key + ["filed", "%d-07-01" % year])
            filed.append(key + ["recognised" if passes(c, truth, delta, dice) else "refused", "%d-11-01" % year])
    write("applications.csv", "uscc,model,batch,year,status,day", filed)
    last = order[4 * BATCH:4 * BATCH + LAST]
    write("last.csv", "uscc", [[c["code"]] for c in last])
    delta = truth["delta"] + TAU * dice.gauss(0, 1)
    return truth, {c["code"]: passes(c, truth, delta, dice) for c in last}


def ask(*words):
    ran = subprocess.run([tidu, *words, "--quiet"], capture_output=True, text=True)
    if ran.returncode and "nothing is fitted" not in ran.stderr:
        sys.exit(" ".join(words) + ": " + ran.stderr)
    return ran.stdout


def fit_line(pairs):
    """Logistic regression of the outcome on the logit of the chance, by Newton."""
    a, b = 0.0, 1.0
    for _ in range(50):
        g0 = g1 = h00 = h01 = h11 = 0.0
        for p, y in pairs:
            x = math.log(p / (1 - p))
            m = 1 / (1 + math.exp(-(a + b * x)))
            w = m * (1 - m)
            g0 += y - m; g1 += (y - m) * x; h00 += w; h01 += w * x; h11 += w * x * x
        d = h00 * h11 - h01 * h01
        a, b = a + (h11 * g0 - h01 * g1) / d, b + (h00 * g1 - h01 * g0) / d
    return a, b


refused = 0  # fewer than five passes, or five refusals: nothing is fitted, and the district is left out
inside = {"fitted": 0, "stated": 0}
pairs = {"fitted": [], "stated": []}
for number in range(n_all):
    dice = random.Random(number)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        truth, came = make(dice)
        ask("import", "companies.csv", "--applications", "applications.csv")
        if not ask("calibrate", "hnte", "--trial", "--format", "json"):
            refused += 1
            continue
        for which in ("stated", "fitted"):
            if which == "fitted":
                ask("calibrate", "hnte", "--format", "json")
            told = json.loads(ask("forecast", "hnte", "--codes", "last.csv", "--file", str(LAST), "--format", "json"))
            inside[which] += told["least"] <= sum(came.values()) <= told["most"]
            for r in csv.DictReader(ask("rank", "hnte", "--codes", "last.csv", "--without-ways", "--format", "csv").splitlines()):
                pairs[which].append((min(max(float(r["readiness"]), 1e-6), 1 - 1e-6), came[r["uscc"]]))
        os.chdir("/")
n_districts = n_all - refused
print("%d districts, of %d others too few outcomes are known" % (n_districts, refused))
for which in ("stated", "fitted"):
    a, b = fit_line(pairs[which])
    brier = sum((p - y) ** 2 for p, y in pairs[which]) / len(pairs[which])
    print("%s: the interval of four in five holds %d of %d counts (%.1f%%), slope %.2f, intercept %+.2f, Brier %.4f" %
          (which, inside[which], n_districts, 100 * inside[which] / n_districts, b, a, brier))
    if which == "fitted":
        error = 3 * math.sqrt(0.8 * 0.2 / n_districts)
        ok = 0.76 - error < inside[which] / n_districts < 0.84 + error and 0.9 < b < 1.1 or n_districts < 20
        sys.exit(0 if ok else 1)
