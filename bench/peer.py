"""One job of a peer: peer.py JOB FILE [DB]; prints what tells whether it did the same as we do."""
import sys
import time


def pandas_read(path):
    import pandas
    t = pandas.read_csv(path)
    return len(t), t["revenue"].sum()


def pandas_cold(path, db):
    import os
    import sqlite3
    import pandas
    if os.path.exists(db):
        os.remove(db)
    t = pandas.read_csv(path)
    with sqlite3.connect(db) as to:
        t.to_sql("company", to, index=False)
        to.execute("CREATE UNIQUE INDEX company_code ON company (uscc)")
    t.nlargest(100, "revenue")
    return len(t), t["revenue"].sum()


def polars_read(path):
    import polars
    t = polars.read_csv(path, infer_schema_length=10000)
    return t.height, t["revenue"].sum()


def duckdb_read(path):
    import duckdb
    duckdb.sql("SET threads = 1")
    duckdb.execute("CREATE TABLE t AS SELECT * FROM read_csv(?)", [path])
    return duckdb.sql("SELECT count(*), sum(revenue) FROM t").fetchone()


def numpy_order(n):
    """Nanoseconds a number: all in order, and the first hundred."""
    import numpy
    x = numpy.random.default_rng(1).random(int(n))
    best = [1e9, 1e9]
    for _ in range(5):
        for k, run in enumerate((lambda: numpy.argsort(x, kind="stable"), lambda: numpy.argpartition(x, -100))):
            began = time.perf_counter()
            run()
            best[k] = min(best[k], time.perf_counter() - began)
    return tuple(f"{b / int(n) * 1e9:.2f}" for b in best)


def have(*names):
    """Which of the modules are there, with their versions."""
    import importlib
    for name in names:
        try:
            module = importlib.import_module(name)
            print(name, getattr(module, "__version__", "?"))
        except Exception:
            print(name, "absent")
    sys.exit(0)


result = globals()[sys.argv[1]](*sys.argv[2:])
print(f"{int(result[0])},{int(result[1])}" if sys.argv[1] != "numpy_order" else ",".join(result))
