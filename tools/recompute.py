#!/usr/bin/env python3
"""Recomputes a battle map from its JSON alone and checks every quote against the pages it was read from.

usage: recompute.py MAP.json [--pages DIR]      (default DIR: MAP.pages beside it)

Prints one line per difference. Exit code: 0 nothing differs, 1 something does, 2 the input cannot be read.
Needs Python 3 and nothing else; the rules are those of docs/battle-map-json.md, written a second time.
"""
import hashlib
import json
import pathlib
import re
import sys

LABELS = ["fact", "manual", "inferred", "assumed"]
WINNABLE = {"volcengine", "baidu", "tencent", "huawei", "overseas", "other", "self_hosted"}
STOCKS = {"users_daily", "users_monthly", "staff", "developers", "gpus", "clip_yield", "turns", "languages", "video_pixels", "growth_per_year"}
MONTHS = {"day": 365 / 12, "week": 365 / 12 / 7, "month": 1, "quarter": 1 / 3, "year": 1 / 12}
TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([a-z][a-z0-9_]*)|([-+*/()]))")

differences = []
checks = 0

def check(ok, where, message):
    global checks
    checks += 1
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

def check_pages(doc, folder):
    texts = {}
    for page in doc["pages"]:
        where = f"page {page['id']}"
        file = folder / f"{page['id']}.txt"
        if not file.is_file():
            check(False, where, f"{file} is missing")
            continue
        data = file.read_bytes()
        check(hashlib.sha256(data).hexdigest() == page["sha256"], where, "the SHA-256 of the text is another")
        texts[page["id"]] = data.decode("utf-8").encode("utf-16-le")
        check(len(texts[page["id"]]) == 2 * page["characters"], where, "the length of the text is another")
    return texts

def check_evidence(doc, texts):
    found = {}
    for e in doc["evidence"]:
        where = f"evidence {e['id']}"
        check(e["id"] not in found, where, "the id is there twice")
        found[e["id"]] = e
        quote = e["quote"].encode("utf-16-le")
        if e["page_id"] not in texts:
            check(False, where, f"page {e['page_id']} is not there")
        else:
            check(texts[e["page_id"]][2 * e["start"]:][:len(quote)] == quote, where, "the quote does not stand there")
        check(len(quote) > 0, where, "the quote is empty")
    return found

def monthly(e):
    """What a quote was read to say, a month."""
    r = e["reading"]
    factor = 1 if r["metric"] in STOCKS else MONTHS.get(r["period"])
    return None if factor is None else (float(r["low"]) * factor, float(r["high"]) * factor)

def check_driver(d, evidence, where):
    ordered(d["value"], where)
    for ref in d["evidence_ids"] + d["conflict_ids"]:
        check(ref in evidence, where, f"evidence {ref} is not there")
    quotes = [evidence[i] for i in d["evidence_ids"] + d["conflict_ids"] if i in evidence]
    if not d["evidence_ids"] or not quotes:
        return check(d["label"] != "fact", where, f"labelled {d['label']} without a quote")
    stated = [monthly(e) for e in quotes]
    if None in stated:
        return check(False, where, "a quoted figure has no period")
    low, mid, high = triple(d["value"])
    lead = stated[0]
    check(close(mid, (lead[0] + lead[1]) / 2), where, f"the middle {mid} is not that of the leading quote, {lead}")
    bounds = [x for pair in stated for x in pair]
    check(any(close(low, x) for x in bounds) and any(close(high, x) for x in bounds), where, "a bound is none of the quoted figures")
    check(low <= lead[0] * (1 + 1e-9) and high >= lead[1] * (1 - 1e-9), where, "the range leaves out the leading quote")

def check_cost(cost, est, values, prices, where):
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
            rate = (share * price["input"] + (1 - share) * price["output"]) / 1e6
        else:
            rate = price["output"] / 1e6 if unit == "video_tokens" else price["per_unit"]
    except KeyError as missing:
        return check(False, where, f"price {cost['price_id']} has no {missing} for {unit}")
    same(cost["yuan_per_month"], times(volume, rate), where)

def check_estimate(w, evidence, prices, where):
    est = w.get("estimate")
    if est is None:
        return
    check(w["status"] in ("in_use", "planned"), where, "a past or denied workload has an estimate")
    values = {d["id"]: triple(d["value"]) for d in est["drivers"]}
    names = list(dict.fromkeys(t for t in tokens(est["formula"]) if t[0].isalpha()))
    check(names == [d["id"] for d in est["drivers"]], where, "the drivers are not the formula's variables in order")
    check(sum(1 for d in est["drivers"] if d["is_volume"]) == 1, where, "there is not exactly one driver that counts the work")
    for d in est["drivers"]:
        check_driver(d, evidence, f"{where} driver {d['id']}")
    volume = next((d for d in est["drivers"] if d["is_volume"]), None)
    if volume:
        check(LABELS.index(est["volume_label"]) >= LABELS.index(volume["label"]), where, "the volume is labelled better than its driver")
    same(est["per_month"], evaluate(est["formula"], values), where + " per month")
    ordered(est["per_month"], where + " per month")
    check(w["status"] == "in_use" or "today" not in est, where, "what is only planned has a bill today")
    check_cost(est.get("today"), est, values, prices, where + " today")
    check_cost(est.get("on_aliyun"), est, values, prices, where + " on Alibaba Cloud")

def check_workload(w, column, evidence, prices):
    where = f"workload {w['id']} ({column})"
    for ref in w["evidence_ids"] + w["conflict_ids"]:
        check(ref in evidence and evidence[ref]["kind"] == "usage", where, f"usage evidence {ref} is not there")
        check(ref in w["conflict_ids"] or evidence.get(ref, {}).get("reading", {}).get("status") == w["status"], where, f"{ref} says another status")
    check(len(w["evidence_ids"]) > 0, where, "no quote states the use")
    check_estimate(w, evidence, prices, where)
    est = w.get("estimate")
    label = max(w["usage_label"], est["volume_label"] if est else w["usage_label"], key=LABELS.index)
    check(w["label"] == label, where, f"label {w['label']}, computed {label}")
    check(w["in_totals"] == (w["status"] == "in_use" and label != "assumed"), where, "in_totals is wrong")
    kind = ("none" if w["status"] in ("past", "denied") else "open" if w["status"] == "planned" else "keep" if w["vendor"] == "aliyun"
            else "win" if w["vendor"] in WINNABLE else "open")
    check(w["opportunity"]["kind"] == kind, where, f"opportunity {w['opportunity']['kind']}, computed {kind}")
    aliyun = est.get("on_aliyun") if est else None
    same(w["opportunity"].get("yuan_per_year"), times(triple(aliyun["yuan_per_month"]), 12) if aliyun and kind != "none" else None, where + " opportunity")
    if w.get("growth"):
        ordered(w["growth"]["per_year"], where + " growth")

def today(w):
    cost = (w.get("estimate") or {}).get("today")
    return triple(cost["yuan_per_month"]) if cost else None

def check_figures(stated, workloads, where):
    check(stated["workloads"] == len(workloads), where, f"{stated['workloads']} workloads, counted {len(workloads)}")
    for field, unit in (("text_tokens_per_month", "text_tokens"), ("video_tokens_per_month", "video_tokens")):
        same(stated.get(field), total(triple(w["estimate"]["per_month"]) for w in workloads if w.get("estimate") and w["estimate"]["unit"] == unit), f"{where} {field}")
    same(stated.get("yuan_per_year"), times(total(today(w) for w in workloads), 12), where + " ¥ a year")
    won = [w["opportunity"]["yuan_per_year"] for w in workloads if w["opportunity"]["kind"] in ("win", "open") and w["opportunity"].get("yuan_per_year")]
    same(stated.get("opportunity_yuan_per_year"), total(map(triple, won)), where + " opportunity")

def check_totals(t, workloads):
    check_figures(t["known"], [w for w in workloads if w["in_totals"]], "totals known")
    check_figures(t["assumed"], [w for w in workloads if not w["in_totals"] and w["status"] in ("in_use", "planned")], "totals assumed")
    current = [w for w in workloads if w["status"] == "in_use"]
    yuan = sum(today(w)[1] for w in current) if current and all(w["in_totals"] and today(w) for w in current) else 0
    check(t["competitor_share_basis"] == ("yuan" if yuan > 0 else "workloads"), "totals", "the basis of the shares is wrong")
    check(sorted(v["vendor"] for v in t["by_vendor"]) == sorted({w["vendor"] for w in current}), "totals by vendor", "the clouds are not those in use")
    won = 0
    for v in t["by_vendor"]:
        here = [w for w in current if w["vendor"] == v["vendor"]]
        where = f"totals {v['vendor']}"
        share = sum(today(w)[1] for w in here) / yuan if yuan > 0 else len(here) / len(current)
        won += share if v["vendor"] in WINNABLE else 0
        check(v["workloads"] == len(here), where, "counts another number of workloads")
        check(close(v["share"], share), where, f"share {v['share']}, computed {share}")
        same(v.get("yuan_per_year"), times(total(today(w) for w in here if w["in_totals"]), 12), where + " ¥ a year")
    share = t.get("competitor_share")
    won = won if any(w["vendor"] != "unknown" for w in current) else None
    check((share is None) == (won is None) and (share is None or abs(share - won) < 1e-9), "totals", f"competitor share {share}, computed {won}")

def main(arguments):
    if len(arguments) not in (1, 3) or arguments[0] in ("-h", "--help") or arguments[1:2] not in ([], ["--pages"]):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    path = pathlib.Path(arguments[0])
    folder = pathlib.Path(arguments[2]) if len(arguments) == 3 else path.with_suffix(".pages")
    try:
        doc = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as e:
        print(f"{path} cannot be read: {e}", file=sys.stderr)
        return 2
    try:
        check(doc["format"] == 1, "map", f"format {doc['format']} is not known here")
        evidence = check_evidence(doc, check_pages(doc, folder))
        prices = {p["id"]: p for p in doc["prices"]}
        workloads = [(w, c["id"]) for c in doc["use_cases"] for w in c["workloads"]]
        check(len({w["id"] for w, _ in workloads}) == len(workloads), "workloads", "an id is there twice")
        for p in doc["prices"]:
            check(("per_unit" in p) != ("output" in p), f"price {p['id']}", "exactly one kind of price must be set")
        for w, column in workloads:
            check_workload(w, column, evidence, prices)
        check_totals(doc["totals"], [w for w, _ in workloads])
        for f in doc["facts"]:
            for ref in f["evidence_ids"]:
                check(ref in evidence, f"fact {f['metric']}", f"evidence {ref} is not there")
    except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError, Bad) as e:
        check(False, "map", f"does not have the documented shape: {type(e).__name__} {e}")
    for line in differences:
        print(line)
    print(f"{path.name}: {checks} checks, {len(differences)} differences", file=sys.stderr)
    return 1 if differences else 0

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
