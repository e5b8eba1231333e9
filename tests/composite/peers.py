"""Weights and scores of random matrices as pymcdm and scikit-criteria find them.

    peers.py PROGRAM

PROGRAM is tests/composite/peer_matrix.c. Every method that a peer has must agree to 1e-12 relative to the greater of
both and 1, on every case. A method is a row of `peers`: its name, the peer, and a function of the case that returns its
numbers. Peers that are absent are named and left out; without any, the exit status is 77.
"""
import collections
import contextlib
import io
import struct
import subprocess
import sys

TOLERANCE = 1e-12
CASES = 60

Case = collections.namedtuple("Case", "matrix directions weights")


def invent(np, seed):
    """Positive and lognormal, so that all methods apply; a third are costs; weights are any that add up to 1."""
    draw = np.random.default_rng(seed)
    n, k = int(draw.integers(3, 40)), int(draw.integers(2, 13))
    matrix = draw.lognormal(draw.uniform(-1, 3), draw.uniform(0.1, 1.2), (n, k))
    directions = np.where(draw.random(k) < 1 / 3, -1.0, 1.0)
    return Case(matrix, directions, draw.dirichlet(np.ones(k)))


def thresholds(c):
    """A tenth and four tenths of the range of each column."""
    extent = c.matrix.max(axis=0) - c.matrix.min(axis=0)
    return extent / 10, extent * 4 / 10


def pymcdm_peers():
    from pymcdm import methods, normalizations, weights
    of = lambda method: lambda c: method(c)(c.matrix, c.weights, c.directions)
    flows = lambda name: of(lambda c: methods.PROMETHEE_II(name, p=thresholds(c)[1], q=thresholds(c)[0]))
    return {
        "topsis_vector": of(lambda c: methods.TOPSIS(normalizations.vector_normalization)),
        "topsis_min_max": of(lambda c: methods.TOPSIS(normalizations.minmax_normalization)),
        "vikor": of(lambda c: methods.VIKOR()),
        "spotis": of(lambda c: methods.SPOTIS(methods.SPOTIS.make_bounds(c.matrix))),
        "waspas": of(lambda c: methods.WASPAS()),
        "marcos": of(lambda c: methods.MARCOS()),
        "usual": flows("usual"),
        "u_shape": flows("ushape"),
        "v_shape": flows("vshape"),
        "level": flows("level"),
        "linear": flows("vshape_2"),
        "entropy": lambda c: weights.entropy_weights(c.matrix),
        "critic": lambda c: weights.critic_weights(c.matrix),
        "deviation": lambda c: weights.standard_deviation_weights(c.matrix),
        "gini": lambda c: weights.gini_weights(c.matrix),
        "merec": lambda c: weights.merec_weights(c.matrix, c.directions),
        "variance": lambda c: weights.variance_weights(c.matrix),
    }


def silent(function, *arguments):
    """Without what scikit-criteria's MARCOS prints."""
    with contextlib.redirect_stdout(io.StringIO()):
        return function(*arguments)


def skcriteria_peers():
    import numpy as np
    from skcriteria.agg import marcos, spotis, topsis, waspas
    from skcriteria.preprocessing import weighters

    def bounds(c):
        return np.stack([c.matrix.min(axis=0), c.matrix.max(axis=0)], axis=1)

    def ratios(c):
        return np.where(c.directions > 0, c.matrix / c.matrix.max(axis=0), c.matrix.min(axis=0) / c.matrix)

    ideal = lambda c: np.where(c.directions > 0, c.matrix.max(axis=0), c.matrix.min(axis=0))
    scale = lambda c: np.sqrt((c.matrix ** 2).sum(axis=0))
    more = lambda c: [1] * c.matrix.shape[1]
    return {
        "topsis_vector": lambda c: topsis.topsis(c.matrix / scale(c), c.directions, c.weights)[3],
        "spotis": lambda c: spotis.spotis(c.matrix, c.weights, bounds(c), ideal(c))[1]["score"],
        "waspas": lambda c: waspas.waspas(ratios(c), c.weights, 0.5)[3],
        "marcos": lambda c: silent(marcos.marcos, c.matrix, c.directions, c.weights)[2],
        "entropy": lambda c: weighters.entropy_weights(c.matrix),
        "critic": lambda c: weighters.critic_weights(c.matrix, more(c)),
        "deviation": lambda c: weighters.std_weights(c.matrix),
        "gini": lambda c: weighters.gini_weights(c.matrix),
        "merec": lambda c: weighters.merec_weights(c.matrix, c.directions),
    }


def numpy_peers():
    """What the two others lack, by its definition."""
    import numpy as np

    def variation(c):
        v = np.std(c.matrix, axis=0, ddof=1) / np.mean(c.matrix, axis=0)
        return v / v.sum()

    def grey(c):
        extent = c.matrix.max(axis=0) - c.matrix.min(axis=0)
        best = np.where(c.directions > 0, c.matrix.max(axis=0), c.matrix.min(axis=0))
        return (c.weights * 0.5 / (abs(best - c.matrix) / extent + 0.5)).sum(axis=1)

    def copeland(c):
        y = c.matrix * c.directions
        margin = (c.weights * np.sign(y[:, None, :] - y[None, :, :])).sum(axis=2)
        return np.sign(np.where(abs(margin) < 1e-12, 0, margin)).sum(axis=1)
    return {"variation": variation, "grey": grey, "copeland": copeland}


peers = {"pymcdm": pymcdm_peers, "scikit-criteria": skcriteria_peers, "numpy": numpy_peers}


def ask(program, cases):
    """What the program prints, a dictionary of name to numbers for each case."""
    given = b"".join(
        struct.pack(f"={2 + 2 * k + n * k}d", n, k, *c.directions, *c.weights, *c.matrix.ravel())
        for c in cases for n, k in [c.matrix.shape])
    answers = [{}]
    for line in subprocess.run([program], input=given, capture_output=True, check=True).stdout.decode().splitlines():
        name, *values = line.split()
        if name == "end":
            answers.append({})
        else:
            answers[-1][name] = None if values == ["refused"] else [float(v) for v in values]
    return answers[:-1]


def distance(ours, theirs):
    if ours is None or len(ours) != len(theirs):
        return float("inf")
    far = [abs(a - b) / max(1, abs(a), abs(b)) for a, b in zip(ours, theirs)]
    return max(far) if all(f == f for f in far) else float("inf")


def main():
    try:
        import numpy as np
    except ImportError:
        print("skipped: numpy is absent")
        return 77
    cases = [invent(np, seed) for seed in range(CASES)]
    answers = ask(sys.argv[1], cases)
    good = bad = asked = 0
    if len(answers) != CASES:
        print(f"{len(answers)} answers to {CASES} cases")
        return 1
    for peer, methods_of in peers.items():
        try:
            methods = methods_of()
        except ImportError as why:
            print(f"skipped: {peer} is absent ({why})")
            continue
        asked += peer != "numpy"
        for name, method in methods.items():
            worst = max((distance(a.get(name), method(c)), i) for i, (a, c) in enumerate(zip(answers, cases)))
            is_good = worst[0] <= TOLERANCE
            good += is_good
            bad += not is_good
            print(f"{'ok    ' if is_good else 'FAILED'} {name:20} {peer:16} {worst[0]:.1e} in case {worst[1]}")
    print(f"{good} agree, {bad} do not")
    if bad:
        return 1
    return 0 if asked else 77


if __name__ == "__main__":
    sys.exit(main())
