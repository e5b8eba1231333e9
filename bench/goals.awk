# The table of goals: reads report.csv (name,median,least,most,peak) and facts.csv (name,value).
# goal(text, wanted, value, least): `value` at most `wanted`, or with least = 1 at least.
function goal(text, wanted, value, least,    verdict) {
    verdict = value == "" ? "not measured" : (least ? value + 0 >= wanted : value + 0 <= wanted) ? "pass" : "falls short"
    printf "| %s | %s %s | %s | %s |\n", text, least ? "at least" : "at most", wanted,
           value == "" ? "" : sprintf("%.3g", value), verdict
    gsub(/,/, ";", text)
    if (value != "")
        printf "%s,%s,%s,%.4g,%s,%s,%s\n", when, commit, text, value, least ? ">=" : "<=", wanted, verdict >> history
}
function over(a, b) { return a == "" || b == "" || b + 0 == 0 ? "" : a / b }
# A step of an index over 32 columns, as a multiple of one read of them.
function step(name, wanted) {
    goal(name " of 32 columns, x one read of them", wanted, over(fact["composite " name ": ns a company"], fact["composite one read: ns a company"]))
}
BEGIN { FS = "," }
NF > 2 { time[$1] = $2; peak[$1] = $5 }
NF == 2 { fact[$1] = $2 }
END {
    raw = time["libcsv with empty callbacks"]
    cells = fact["bytes of the number columns"]
    print "| goal | wanted | measured | |"
    print "| --- | --- | --- | --- |"
    goal("CSV to columns on one thread, x libcsv", 1.6, over(time["CSV to columns (1 thread)"], raw))
    goal("CSV to columns, instructions a byte", 65, fact["parse: instructions a byte"])
    shell = time["sqlite3 shell: import and index"]
    goal("CSV to store to first list, until it is shown, x sqlite3 shell", 0.60, over(time["... until it is shown"], shell))
    goal("the same on one thread", 0.70, over(time["... until it is shown (1 thread)"], shell))
    goal("CSV to store to first list, with index and columns for the next, x sqlite3 shell", 0.60, over(time["import and first list"], shell))
    goal("the same on one thread with index and columns", 0.70, over(time["import and first list (1 thread)"], shell))
    goal("import and then the list, two commands, x sqlite3 shell", 0.60, over(time["import and then the list"], shell))
    goal("one command against pandas with to_sql, times as fast", 4, over(time["pandas: read_csv and to_sql and index"], time["import and first list"]), 1)
    goal("first list from the file, x libcsv", 1.8, over(time["rank --input (1 thread)"], raw))
    goal("first list from a store, x plain SQL read", 0.30, over(time["rank --db"], time["plain SQL read of the store"]))
    goal("rules of 12 operators, x read of their columns", 8, over(fact["rules: ns a row"], fact["read of their columns: ns a row"]))
    goal("rules, times as fast as SQLite", 30, over(fact["rules by SQLite: ns a row"], fact["rules: ns a row"]), 1)
    goal("rules, times as fast as DuckDB on one thread", 3, over(fact["DuckDB rules: ns a row"], fact["rules: ns a row"]), 1)
    goal("rules, times as fast as OpenFisca", 1, over(fact["OpenFisca rules: ns a row"], fact["rules: ns a row"]), 1)
    goal("check of borders, x the rules without it", 1.15, over(fact["rules: ns a row"], fact["rules without borders: ns a row"]))
    goal("assess hnte, ns a company and core", 250, fact["assess hnte: ns a company"])
    goal("assess all shipped models, ns a company and core", 3000, fact["assess all models: ns a company"])
    goal("order of all, times as fast as numpy.argsort", 2, over(fact["numpy order: ns"], fact["order: ns a company"]), 1)
    goal("order of banded keys, times as fast as numpy.argsort", 2, over(fact["numpy order of banded keys: ns"], fact["order of banded keys: ns a company"]), 1)
    goal("order of equal keys, times as fast as numpy.argsort", 2, over(fact["numpy order of equal keys: ns"], fact["order of equal keys: ns a company"]), 1)
    goal("order of lognormal keys, times as fast as numpy.argsort", 2, over(fact["numpy order of lognormal keys: ns"], fact["order of lognormal keys: ns a company"]), 1)
    goal("first 100, times as fast as numpy.argpartition", 6, over(fact["numpy top 100: ns"], fact["top 100: ns a company"]), 1)
    goal("index by other weights to the first 100, ns a company", 100, fact["index by other weights: ns a company"])
    asked = time["rank --input: the question of the peers"]
    goal("first 100 of a file by gates and bands, times as fast as DuckDB", 1, over(time["DuckDB: the question"], asked), 1)
    goal("the same, times as fast as polars", 1, over(time["polars: the question"], asked), 1)
    goal("the same beside DuckDB in a Python that runs already", 1, over(fact["duckdb: the question alone: s"], asked), 1)
    goal("the same beside polars in a Python that runs already", 1, over(fact["polars: the question alone: s"], asked), 1)
    matrix = fact["read of the weighed columns: ns a company"]
    goal("entropy weights, x read of their columns", 9, over(fact["entropy weights: ns a company"], matrix))
    goal("CRITIC weights, x read of their columns", 15, over(fact["CRITIC weights: ns a company"], matrix))
    goal("PCA weights, x read of their columns", 15, over(fact["PCA weights: ns a company"], matrix))
    goal("entropy weights, times as fast as pymcdm", 10, over(fact["pymcdm entropy weights: ns a company"], fact["entropy weights: ns a company"]), 1)
    goal("CRITIC weights, times as fast as pymcdm", 10, over(fact["pymcdm CRITIC weights: ns a company"], fact["CRITIC weights: ns a company"]), 1)
    goal("entropy weights, times as fast as scikit-criteria", 10, over(fact["scikit-criteria entropy weights: ns a company"], fact["entropy weights: ns a company"]), 1)
    goal("CRITIC weights, times as fast as scikit-criteria", 10, over(fact["scikit-criteria CRITIC weights: ns a company"], fact["CRITIC weights: ns a company"]), 1)
    goal("Gini weights, times as fast as scikit-criteria", 1, over(fact["scikit-criteria Gini weights: ns a company"], fact["Gini weights: ns a company"]), 1)
    goal("first hundred of 10,000 draws of weights, x a dgemm", 2, over(fact["first hundred of 10000 draws: s"], fact["dgemm of the draws: s"]))
    goal("the same, times as fast as numpy", 4, over(fact["numpy draws: s"], fact["first hundred of 10000 draws: s"]), 1)
    step("min-max weighted sum", 2)
    step("TOPSIS", 5)
    step("geometric mean", 10)
    step("quantiles", 16)
    split("min-max weighted sum;TOPSIS;geometric mean", beside, ";")
    for (i = 1; i <= 3; i++) {
        ours = fact["composite " beside[i] ": ns a company"]
        if (beside[i] != "geometric mean")
            goal(beside[i] " of 32 columns, times as fast as pymcdm", 10, over(fact["pymcdm composite " beside[i] ": ns a company"], ours), 1)
        goal(beside[i] " of 32 columns, times as fast as scikit-criteria", 10, over(fact["scikit-criteria composite " beside[i] ": ns a company"], ours), 1)
    }
    # COINr 1.1.14 took 18.3 s for qTreat, qNormalise and Aggregate where numpy took 0.024 s
    coinr = over(18.3 * fact["numpy additive weighting of 100000 x 30: s"], 0.024)
    goal("treat, normalise, aggregate 100,000 x 30, times as fast as COINr (recorded, scaled by numpy)", 100, over(coinr, fact["treat; normalise; aggregate 100000 x 30: s"]), 1)
    goal("what-if of one company and its rank, in a session, median us", 5, fact["what-if in a session: p50 us"])
    goal("the same, the slowest of a hundred, us", 50, fact["what-if in a session: p99 us"])
    goal("what-if of one company, whole process, s", 0.060, time["whatif of one company --db"])
    goal("the same with --rank, s", 0.060, time["whatif of one company --db --rank"])
    goal("ways up of 10,000 companies, three years ahead, s", 120, fact["reach hnte --all of 10000 companies: s"])
    goal("cheapest way to a tech-SME, ms a company (whole command)", 20, fact["reach_ms"])
    goal("the same, times as fast as CP-SAT", 1, over(fact["reach_cp_sat_ms"], fact["reach_ms"]), 1)
    goal("the same, times as fast as HiGHS", 1, over(fact["reach_highs_ms"], fact["reach_ms"]), 1)
    goal("optima that differ from CP-SAT's", 0, fact["reach_cp_sat_differ"])
    goal("optima that differ from HiGHS'", 0, fact["reach_highs_differ"])
    goal("ledger of 500 targets over 100,000 companies, with chances, s", 1, fact["ledger of 500 rows: s"])
    goal("the same without chances, x its counts by plain SQL", 1, over(fact["ledger without chances: s"], fact["its counts by SQL: s"]))
    goal("its counts that differ from SQL's", 0, fact["its counts that differ from SQL"])
    goal("peak of import and list, x number columns", 2, over(peak["import and first list"] * 1024, cells))
    goal("peak of rank --input, x number columns", 2, over(peak["rank --input"] * 1024, cells))
    twice = fact["second thread of assess all models: times"]
    if (fact["second core: times"] + 0 >= 1.8)
        goal("second thread of assess from memory, times", 1.5, twice, 1)
    else
        printf "| second thread of assess from memory, times | at least 1.5 | %.3g | the second core was not free (%.2f times) |\n",
               twice, fact["second core: times"]
    book = time["XLSX to columns (1 thread)"]
    goal("a workbook to columns on one thread, times as fast as openpyxl read-only", 20, over(time["openpyxl: the workbook"], book), 1)
    goal("the same, times as fast as calamine", 1, over(time["calamine: the workbook"], book), 1)
    goal("the same, times as fast as DuckDB's extension", 1, over(time["duckdb: the workbook"], book), 1)
    goal("peak of rank --input of a workbook, x number columns", 2,
         over(peak["rank --input of a workbook"] * 1024, over(cells * fact["companies of the workbook"], fact["companies"])))
    goal("bad input, x good input a byte", 1.2, over(fact["bad input: s a GB"], fact["good input: s a GB"]))
    goal("cells of a million letters, x good input a byte", 1.2, over(fact["long input: s a GB"], fact["good input: s a GB"]))
    goal("10,000 columns, x good input a byte", 1.2, over(fact["wide input: s a GB"], fact["good input: s a GB"]))
    goal("start: --version, s", 0.005, time["--version"])
    goal("start: models list, s", 0.030, time["models list"])
    goal("growth of rank --input, exponent", 1.05, fact["growth of rank --input"])
    goal("growth of its peak, exponent", 1.05, fact["growth of its peak"])
}
