"""One job of a peer from memory: peer_memory.py JOB ARGUMENT...; prints facts, "name,value". The best of so many times."""
import sys
import time

TIMES = 5


def best(n, run, between=None):
    """Nanoseconds a row of n."""
    least = 1e9
    for _ in range(TIMES):
        if between:
            between()
        began = time.perf_counter()
        run()
        least = min(least, time.perf_counter() - began)
    return least / n * 1e9


def order(n):
    """All in order and the first hundred, each by what numpy is fastest at; keys as order.c has them. numpy leaves companies
    of equal keys in the order of the rows, or in none; we put them in that of their codes."""
    import numpy
    draw, n = numpy.random.default_rng(1), int(n)
    kinds = {"order": draw.random(n), "order of banded keys": numpy.floor(draw.random(n) * 50),
             "order of equal keys": numpy.full(n, 0.5), "order of lognormal keys": numpy.exp(3 * draw.standard_normal(n))}
    for name, x in kinds.items():
        fastest = min(best(n, lambda: numpy.argsort(x, kind=kind)) for kind in (None, "stable"))
        print(f"numpy {name}: ns,{fastest:.2f}")
    x = kinds["order"]
    print(f"numpy top 100: ns,{best(n, lambda: numpy.argpartition(x, -100)):.2f}")


def columns(path, k):
    import numpy
    return numpy.fromfile(path).reshape(k, -1)


NAMES = ["rd_expense", "revenue", "st_staff", "ip_class1", "conversions"]
RULE = ("rd_expense / revenue >= CASE WHEN revenue <= 5e7 THEN 0.05 WHEN revenue <= 2e8 THEN 0.04 ELSE 0.03 END"
        " AND st_staff >= 10 AND ip_class1 >= 1 AND conversions >= 3")


def duckdb_rules(path):
    """The rule of rules.c by DuckDB on one thread over a table in memory."""
    import duckdb
    data = dict(zip(NAMES, columns(path, 5)))
    n = len(data["revenue"])
    db = duckdb.connect(config={"threads": 1})
    db.register("given", data)
    cells = ", ".join(f"CASE WHEN isnan({c}) THEN NULL ELSE {c} END::DOUBLE AS {c}" for c in NAMES)
    db.execute(f"CREATE TABLE t AS SELECT {cells} FROM given")
    sql = f"SELECT count(*) FROM t WHERE {RULE}"
    print(f"DuckDB rules: companies,{db.execute(sql).fetchone()[0]}")
    print(f"DuckDB rules: ns a row,{best(n, lambda: db.execute(sql).fetchone()):.2f}")


def openfisca_rules(path):
    """The same as a formula of OpenFisca, which counts in 32 bits: away from borders it finds the same companies."""
    import numpy
    from openfisca_core.entities import build_entity
    from openfisca_core.periods import YEAR
    from openfisca_core.simulation_builder import SimulationBuilder
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    data = columns(path, 5)
    n = data.shape[1]
    company = build_entity("company", "companies", "A company", is_person=True)
    system = TaxBenefitSystem([company])

    def add(name, value_type, **more):
        system.add_variable(type(name, (Variable,), dict(
            value_type=value_type, entity=company, definition_period=YEAR, label=name, **more)))

    def formula(companies, period):
        of = {name: companies(name, period) for name in NAMES}
        revenue = of["revenue"]
        floor = numpy.where(revenue <= 5e7, 0.05, numpy.where(revenue <= 2e8, 0.04, 0.03)).astype(numpy.float32)
        return ((of["rd_expense"] / revenue >= floor) * (of["st_staff"] >= 10) * (of["ip_class1"] >= 1)
                * (of["conversions"] >= 3))

    for name in NAMES:
        add(name, float)
    add("eligible", bool, formula=formula)
    simulation = SimulationBuilder().build_default_simulation(system, count=n)
    for name, values in zip(NAMES, data):
        simulation.set_input(name, "2024", values.astype(numpy.float32))
    run = lambda: simulation.calculate("eligible", "2024")
    print(f"OpenFisca rules: companies,{int(run().sum())}")
    print(f"OpenFisca rules: ns a row,{best(n, run, lambda: simulation.delete_arrays('eligible')):.2f}")


def peer_weights(path, peer, peers):
    """Weights of the columns of weights.c by a peer, of those that it has; fails where a weight differs."""
    import numpy
    raw, k = numpy.fromfile(path), 32
    ours = {"entropy": raw[-3 * k:-2 * k], "CRITIC": raw[-2 * k:-k], "Gini": raw[-k:]}
    x = numpy.ascontiguousarray(raw[:-3 * k].reshape(k, -1).T)
    for name, weigh in peers.items():
        off = abs(weigh(x) - ours[name]).max()
        if not off < 1e-9:
            sys.exit(f"{name}: {peer}'s weights are off by {off}")
        print(f"{peer} {name} weights: ns a company,{best(len(x), lambda: weigh(x)):.1f}")


def pymcdm_weights(path):
    """Its Gini compares all pairs and would take days."""
    from pymcdm.weights import critic_weights, entropy_weights
    peer_weights(path, "pymcdm", {"entropy": entropy_weights, "CRITIC": critic_weights})


def skcriteria_weights(path):
    from skcriteria.preprocessing.weighters import critic_weights, entropy_weights, gini_weights
    peer_weights(path, "scikit-criteria", {"entropy": entropy_weights, "Gini": gini_weights,
                                           "CRITIC": lambda x: critic_weights(x, [1] * x.shape[1])})


def numpy_saw():
    """Simple additive weighting of 100,000 x 30 by two lines of numpy: what the recorded times of COINr are scaled by."""
    import numpy
    x = numpy.random.default_rng(1).lognormal(size=(100000, 30))
    weights = numpy.full(30, 1 / 30)
    weights[4::5] *= -1

    def score():
        low, high = x.min(axis=0), x.max(axis=0)
        return (x - low) / (high - low) @ weights
    print(f"numpy additive weighting of 100000 x 30: s,{best(1, score) / 1e9:.4f}")


def numpy_draws(path):
    """The first hundred of every draw of draws.c on one thread; fails where a company is in another number of hundreds."""
    import numpy
    n, m, d, k = 10000, 20, 10000, 100
    raw = numpy.fromfile(path)
    x, w, ours = raw[:n * m].reshape(m, n), raw[n * m:n * m + d * m].reshape(d, m), raw[-n:]
    scores = numpy.empty((d, n))

    def first():
        times = numpy.zeros(n)
        for begin in range(0, d, 500):
            part = w[begin:begin + 500] @ x
            chosen = numpy.argpartition(part, n - k, axis=1)[:, n - k:]
            numpy.argsort(-numpy.take_along_axis(part, chosen, 1), axis=1)
            times += numpy.bincount(chosen.ravel(), minlength=n)
        return times

    off = abs(first() - ours).sum()
    if not off < 4:
        sys.exit(f"draws: numpy counts {off} others among the first hundred")
    print(f"dgemm of the draws: s,{best(1, lambda: numpy.matmul(w, x, out=scores)) / 1e9:.4f}")
    print(f"numpy draws: s,{best(1, first) / 1e9:.4f}")


def composite_of(path, k=32):
    """The columns of composite.c as rows, weights, and what we found: weighted sums, closeness, geometric means."""
    import numpy
    raw = numpy.fromfile(path)
    n = (len(raw) - k) // (k + 3)
    x = numpy.ascontiguousarray(raw[:n * k].reshape(k, n).T)
    return x, raw[n * k:n * k + k], raw[n * k + k:].reshape(3, n)


def time_composite(peer, ours, jobs):
    """Fails where a peer finds anything else; the better of two runs."""
    for (name, run), wanted in zip(jobs.items(), ours):
        if run is None:
            continue
        least = 1e9
        for _ in range(2):
            began = time.perf_counter()
            got = run()
            least = min(least, time.perf_counter() - began)
        off = abs(got - wanted).max()
        if not off < 1e-9:
            sys.exit(f"{peer}: {name} is off by {off}")
        print(f"{peer} composite {name}: ns a company,{least / len(wanted) * 1e9:.1f}")


def pymcdm_composite(path):
    import numpy
    from pymcdm import methods, normalizations
    x, weights, ours = composite_of(path)
    ones = numpy.ones(len(weights))
    time_composite("pymcdm", ours, {
        "min-max weighted sum": lambda: methods.WSM(normalizations.minmax_normalization)(x, weights, ones),
        "TOPSIS": lambda: methods.TOPSIS(normalizations.vector_normalization)(x, weights, ones),
    })


def skcriteria_composite(path):
    import numpy
    from skcriteria.agg import simple, topsis
    from skcriteria.preprocessing import scalers
    x, weights, ours = composite_of(path)
    ones = numpy.ones(len(weights))
    time_composite("scikit-criteria", ours, {
        "min-max weighted sum": lambda: simple.wsm((x - x.min(axis=0)) / (x.max(axis=0) - x.min(axis=0)), weights)[1],
        "TOPSIS": lambda: topsis.topsis(scalers.scale_by_vector(x, axis=0), ones, weights)[3],
        "geometric mean": lambda: 10 ** simple.wpm(x, weights)[1],
    })


globals()[sys.argv[1]](*sys.argv[2:])
