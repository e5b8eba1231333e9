"""What the trees of a model hold: their comparisons, the data that they read, and what makes a comparison decide."""
from rule_text import COMPARISONS


def parts_of(tree):
    """A tree and all trees below; not the name in last(x), which is read as no attribute."""
    yield tree
    if tree[:2] == ("call", "last"):
        return
    for part in tree[1:]:
        for one in part if isinstance(part, list) else [part]:
            if isinstance(one, tuple) and one and isinstance(one[0], str):
                yield from parts_of(one)
            elif isinstance(one, tuple):  # a step: (bounds, value)
                for sign, bound in one[0]:
                    yield (sign, tree[1], bound)
                    yield from parts_of(bound)
                yield from parts_of(one[1])


def trees_of(model):
    """Every tree of a model that is evaluated for a company, with a name for messages."""
    for one in model.gates + model.direct:
        for name, need in one.ways:
            yield f"{one.id}/{name}" if name else one.id, need
        if one.applies:
            yield one.id + "/applies", one.applies
    for item in model.items():
        for i, (when, _, _) in enumerate(item.bands):
            if when:
                yield f"{item.id}/{i + 1}", when
    for name, tree in model.define.items():
        yield name, tree


def comparisons_of(model):
    """Each comparison once, in the order of the model."""
    out = {}
    for _, tree in trees_of(model):
        for part in parts_of(tree):
            if part[0] in COMPARISONS:
                out.setdefault(repr(part), part)
    return list(out.values())


def leaves_of(tree, model, out=None):
    """What a tree reads: (indicator, offset), (attribute, None), ("last", indicator), ("holds", model), ("setting", name)."""
    out = {} if out is None else out
    for part in parts_of(tree):
        if part[0] == "of year":
            out[part[1], part[2]] = True
        elif part[0] == "window":
            for offset in range(part[2], part[3] + 1):
                out[part[1], offset] = True
        elif part[0] == "holds":
            out["holds", part[1]] = True
        elif part[0] == "call" and part[1] == "last":
            out["last", part[2][0][1]] = True
        elif part[0] == "name" and part[1] in model.define:
            leaves_of(model.define[part[1]], model, out)
        elif part[0] == "name" and part[1] in model.settings:
            out["setting", part[1]] = True
        elif part[0] == "name" and part[1] != "application_date":
            out[part[1], None] = True
    return out


def wants_below(tree, comparison, model):
    """(tree, truth) of all that must be so for the comparison in the tree to decide it; None where it is not in it."""
    if tree == comparison:
        return []
    kind = tree[0]
    if kind == "name":
        return wants_below(model.define[tree[1]], comparison, model) if tree[1] in model.define else None
    if kind in ("and", "or"):
        for side, other in ((1, 2), (2, 1)):
            found = wants_below(tree[side], comparison, model)
            if found is not None:
                return found + [(tree[other], kind == "and")]
        return None
    if tree[:2] == ("call", "if"):
        condition, first, second = tree[2]
        for branch, wanted in ((condition, []), (first, [(condition, True)]), (second, [(condition, False)])):
            found = wants_below(branch, comparison, model)
            if found is not None:
                return found + wanted
        return None
    for part in list(parts_of(tree))[1:]:
        found = wants_below(part, comparison, model)
        if found is not None:
            return found
    return None


def wants_of(comparison, model):
    """The same for each gate, direct pass and item in which the comparison is: the other ways and the bands before are false."""
    for one in model.gates + model.direct:
        for _, need in one.ways:
            found = wants_below(need, comparison, model)
            if found is not None:
                others = [(other, False) for _, other in one.ways if other is not need]
                yield found + others + ([(one.applies, True)] if one.applies else [])
    for item in model.items():
        before = []
        for when, _, _ in item.bands:
            found = wants_below(when, comparison, model) if when else None
            if found is not None:
                yield found + before
            if when:
                before.append((when, False))
