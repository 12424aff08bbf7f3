"""The arithmetic of docs/battle-map-json.md: ranges, formulas, prices, scores. Used by recompute.py; needs Python 3 and nothing else."""
import math
import re

WINNABLE = {"volcengine", "baidu", "tencent", "huawei", "overseas", "other", "self_hosted"}
PRICE_DRIVERS = ["cache_share", "cache_writes", "thinking_share", "batch_share", "peak_share"]
TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([a-z][a-z0-9_]*)|([-+*/()]))")

differences = []
checks = [0]

def check(ok, where, message):
    checks[0] += 1
    if not ok:
        differences.append(f"{where}: {message}")

def close(a, b):
    return a == b or abs(a - b) <= 1e-9 * max(abs(a), abs(b))

def triple(r):
    return (r["low"], r["mid"], r["high"])

def same(stated, computed, where):
    """A stated range (or null) against a computed one."""
    if stated is None or computed is None:
        return check(stated is None and computed is None, where, f"stated {stated}, computed {computed}")
    stated = triple(stated)
    check(all(close(a, b) for a, b in zip(stated, computed)), where, f"stated {stated}, computed {computed}")

def ordered(r, where):
    check(r["low"] <= r["mid"] <= r["high"], where, f"low, mid, high out of order: {triple(r)}")

class Bad(Exception):
    """A formula that cannot be computed."""
def tokens(text):
    at, out = 0, []
    while at < len(text):
        m = TOKEN.match(text, at)
        if not m:
            raise Bad(f"cannot read the formula at {at}")
        out.append(next(g for g in m.groups() if g is not None))
        at = m.end()
    return out

def combine(op, a, b):
    """Interval arithmetic on (low, mid, high)."""
    if op == "+":
        return tuple(x + y for x, y in zip(a, b))
    if op == "-":
        return (a[0] - b[2], a[1] - b[1], a[2] - b[0])
    if op == "/":
        if b[0] <= 0 <= b[2]:
            raise Bad("division by a range that contains 0")
        corners = [x / y for x in (a[0], a[2]) for y in (b[0], b[2])]
        return (min(corners), a[1] / b[1], max(corners))
    corners = [x * y for x in (a[0], a[2]) for y in (b[0], b[2])]
    return (min(corners), a[1] * b[1], max(corners))

def evaluate(text, values):
    words = tokens(text)
    at = 0

    def peek():
        return words[at] if at < len(words) else None

    def chain(operand, operators):
        nonlocal at
        left = operand()
        while peek() and peek() in operators:
            op = words[at]
            at += 1
            left = combine(op, left, operand())
        return left

    def factor():
        nonlocal at
        word = peek()
        at += 1
        if word == "-":
            low, mid, high = factor()
            return (-high, -mid, -low)
        if word == "(":
            inner = chain(product, "+-")
            if peek() != ")":
                raise Bad("a parenthesis is not closed")
            at += 1
            return inner
        if word is None or word in "+*/)":
            raise Bad("an operand is missing")
        if word[0].isdigit():
            return (float(word),) * 3
        if word not in values:
            raise Bad(f"no driver {word}")
        return values[word]

    def product():
        return chain(factor, "*/")

    result = chain(product, "+-")
    if at != len(words):
        raise Bad(f"unexpected {words[at]}")
    return result

def times(r, factor):
    return None if r is None else tuple(x * factor for x in r)

def total(ranges):
    ranges = [r for r in ranges if r is not None]
    return tuple(map(sum, zip(*ranges))) if ranges else None

def rate(share, price, at):
    """¥ per million tokens with cache, thinking, batch and peak hours; `at` holds the five shares in the order of PRICE_DRIVERS."""
    write = 0 if "cache_create" not in price else at[1]
    read = 0 if "cache_hit" not in price else min(at[0], 1 / (1 + write))
    think, batch, peak = at[2:]
    into = (1 - read * (1 + write)) * price["input"] + read * price.get("cache_hit", 0) + read * write * price.get("cache_create", 0)
    out = (1 - think) * price["output"] + think * price.get("thinking_output", price["output"])
    return (share * into + (1 - share) * out) * (1 + peak * (price.get("peak", 1) - 1)) * (1 - batch * (1 - price.get("batch", 1)))

def marginal(est, price):
    if "input" not in price or "output" not in price or not {"cache_hit", "thinking_output", "peak", "batch"} & price.keys():
        return None
    known = {d["id"]: triple(d["value"]) for d in est["price_drivers"]}
    shares = [known.get(name, (0, 0, 0)) for name in PRICE_DRIVERS]
    corners = [rate(est["input_share"], price, [s[2] if n >> i & 1 else s[0] for i, s in enumerate(shares)]) for n in range(2 ** len(shares))]
    return (min(corners), rate(est["input_share"], price, [s[1] for s in shares]), max(corners))

def check_cost(cost, est, values, prices, discounts, vendor, where):
    if cost is None:
        return
    price = prices.get(cost["price_id"])
    if price is None:
        return check(False, where, f"price {cost['price_id']} is not there")
    unit, volume = est["unit"], triple(est["per_month"])
    if cost.get("volume"):
        unit = cost["volume"]["unit"]
        volume = evaluate(cost["volume"]["formula"], values)
        same(cost["volume"]["per_month"], volume, where + " volume")
    try:
        if unit == "text_tokens":
            share = est["input_share"]
            each = (share * price["input"] + (1 - share) * price["output"]) / 1e6
        else:
            each = price["output"] / 1e6 if unit == "video_tokens" else price["per_unit"]
    except KeyError as missing:
        return check(False, where, f"price {cost['price_id']} has no {missing} for {unit}")
    same(cost["yuan_per_month"], times(volume, each), where)
    mix = marginal(est, price) if unit == "text_tokens" else None
    same(cost.get("marginal"), times(combine("*", volume, mix), 1e-6) if mix else None, where + " marginal")
    off = discounts.get(vendor)
    same(cost.get("discounted"), None if off is None else times(times(volume, each), 1 - off), where + " discounted")

def points(rule, factor):
    """The points of a value by the straight lines of the rule's curve, or of a case."""
    value, curve = factor.get("value"), rule.get("curve")
    if curve is None:
        return rule["cases"].get(factor.get("code"), rule["unknown"])
    if value is None:
        return rule["unknown"]
    scale = math.log if rule["log"] else float
    if value <= curve[0][0]:
        return curve[0][1]
    for (x0, y0), (x1, y1) in zip(curve, curve[1:]):
        if value <= x1:
            return y0 + (scale(value) - scale(x0)) / (scale(x1) - scale(x0)) * (y1 - y0)
    return curve[-1][1]

def check_score(w, rules, where):
    score, est = w["opportunity"].get("score"), w.get("estimate") or {}
    check((score is not None) == (w["opportunity"]["kind"] in ("win", "open")), where, "scored without anything to win, or the other way round")
    if score is None:
        return
    before, after = est.get("today"), est.get("on_aliyun")
    saved = 1 - after["yuan_per_month"]["mid"] / before["yuan_per_month"]["mid"] if before and after and before["yuan_per_month"]["mid"] > 0 else None
    worth = w["opportunity"].get("yuan_per_year")
    expected = {"size": worth["mid"] if worth and worth["mid"] > 0 else None, "growth": w["growth"]["per_year"]["mid"] if w.get("growth") else None, "price": saved}
    check([f["id"] for f in score["factors"]] == [r["id"] for r in rules], where, "the factors are not those of the rules")
    product = 1.0
    for f, rule in zip(score["factors"], rules):
        if f["id"] in expected:
            value = expected[f["id"]]
            check((value is None) == ("value" not in f) and (value is None or close(f["value"], value)), where, f"{f['id']} is {f.get('value')}, computed {value}")
        if f["id"] == "fit":
            check(f["code"] == (after or {}).get("fit", "none"), where, f"fit is {f['code']}")
        check(f["weight"] == rule["weight"] and abs(f["points"] - points(rule, f)) < 1e-9, where, f"{f['id']} has {f['points']} points, computed {points(rule, f)}")
        product *= f["points"] ** f["weight"]
    check(close(score["value"], 100 * product), where, f"score {score['value']}, computed {100 * product}")
