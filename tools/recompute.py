#!/usr/bin/env python3
"""Recomputes a battle map from its JSON alone and checks every quote against the pages it was read from.

usage: recompute.py MAP.json [--pages DIR]      (default DIR: MAP.pages beside it)

Prints one line per difference. Exit code: 0 nothing differs, 1 something does, 2 the input cannot be read.
Needs Python 3 and nothing else; the rules are those of docs/battle-map-json.md, written a second time.
"""
import hashlib
import json
import pathlib
import sys

from recompute_edits import check_edits, removed, vouched
from recompute_money import WINNABLE, Bad, check, check_cost, check_score, checks, close, combine, differences, evaluate, ordered, same, times, tokens, total, triple

LABELS = ["fact", "manual", "inferred", "assumed"]
STOCKS = {"users_daily", "users_monthly", "staff", "developers", "gpus", "clip_yield", "turns", "languages", "video_pixels", "growth_per_year"}
MONTHS = {"day": 365 / 12, "week": 365 / 12 / 7, "month": 1, "quarter": 1 / 3, "year": 1 / 12}

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
    if d.get("proposed_by_model"):
        return check(d["label"] == "inferred", where, f"proposed by a model and labelled {d['label']}")
    stated = [monthly(e) for e in quotes]
    if None in stated:
        return check(False, where, "a quoted figure has no period")
    low, mid, high = triple(d["value"])
    lead = stated[0]
    check(close(mid, (lead[0] + lead[1]) / 2), where, f"the middle {mid} is not that of the leading quote, {lead}")
    bounds = [x for pair in stated for x in pair]
    check(any(close(low, x) for x in bounds) and any(close(high, x) for x in bounds), where, "a bound is none of the quoted figures")
    check(low <= lead[0] * (1 + 1e-9) and high >= lead[1] * (1 - 1e-9), where, "the range leaves out the leading quote")

def refuted(w):
    """The customer says it is not so, and gave no figure to put in its place."""
    return bool(w.get("verdict")) and w["verdict"]["outcome"] == "refuted" and not w["verdict"]["figures"]

def current(w):
    return w["status"] == "in_use" and w["usage_label"] != "assumed" and not out(w)

def out(w):
    """Counted nowhere."""
    return refuted(w) or removed(w)

def check_estimate(w, evidence, prices, discounts, where):
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
    check_cost(est.get("today"), est, values, prices, discounts, w["vendor"], where + " today")
    check_cost(est.get("on_aliyun"), est, values, prices, discounts, "aliyun", where + " on Alibaba Cloud")
    for d in est["price_drivers"]:
        ordered(d["value"], f"{where} driver {d['id']}")
    for f in (w.get("verdict") or {}).get("figures", []):
        driver = next((d for d in est["drivers"] if d["id"] == f["driver"]), None)
        check(f["driver"] != "per_month" or driver is not None, where, "the customer's volume does not stand for the formula")
        check(driver is None or (driver["label"] == "manual" and triple(driver["value"]) == (f["value"],) * 3), where, f"the customer's {f['driver']} is not the driver's value")

def check_researched(w, evidence, prices, where):
    """What research found, kept beside what people made of it: the same arithmetic, at list price."""
    est = w.get("estimate")
    if est:
        est = {**est, **{k: {f: v for f, v in est[k].items() if f != "discounted"} for k in ("today", "on_aliyun") if est.get(k)}}
    check(not w.get("verdict") and not removed(w) and "researched" not in w, where, "was edited")
    check_estimate({**w, "estimate": est}, evidence, prices, {}, where)

def check_workload(w, column, evidence, prices, discounts, rules, edits):
    where = f"workload {w['id']} ({column})"
    for ref in w["evidence_ids"] + w["conflict_ids"]:
        check(ref in evidence and evidence[ref]["kind"] == "usage", where, f"usage evidence {ref} is not there")
        check(ref in w["conflict_ids"] or evidence.get(ref, {}).get("reading", {}).get("status") == w["status"], where, f"{ref} says another status")
    check(len(w["evidence_ids"]) > 0 or "hypothesis" in w or vouched(w, edits), where, "no quote states the use")
    if w.get("researched"):
        check_researched(w["researched"], evidence, prices, where + " as researched")
    check_estimate(w, evidence, prices, discounts, where)
    est = w.get("estimate")
    label = max(w["usage_label"], est["volume_label"] if est else w["usage_label"], key=LABELS.index)
    check(w["label"] == label, where, f"label {w['label']}, computed {label}")
    check(w["in_totals"] == (w["status"] == "in_use" and label != "assumed" and not out(w)), where, "in_totals is wrong")
    kind = ("none" if w["status"] in ("past", "denied") or out(w) else "open" if w["status"] == "planned" else "keep" if w["vendor"] == "aliyun"
            else "win" if w["vendor"] in WINNABLE else "open")
    check(w["opportunity"]["kind"] == kind, where, f"opportunity {w['opportunity']['kind']}, computed {kind}")
    aliyun = est.get("on_aliyun") if est else None
    same(w["opportunity"].get("yuan_per_year"), times(triple(aliyun["yuan_per_month"]), 12) if aliyun and kind != "none" else None, where + " opportunity")
    check_score(w, rules, where + " score")
    if w.get("growth"):
        ordered(w["growth"]["per_year"], where + " growth")
        same(w["growth"].get("per_month_in_a_year"), in_a_year(w) if est else None, where + " in a year")

def in_a_year(w):
    """The volume a month in twelve months: a fall can take it to nothing, not below."""
    volume = triple(w["estimate"]["per_month"])
    return combine("*", volume, tuple(max(0, 1 + x) for x in triple(w["growth"]["per_year"]))) if w.get("growth") else volume

def today(w):
    cost = (w.get("estimate") or {}).get("today")
    return triple(cost["yuan_per_month"]) if cost else None

def check_figures(stated, workloads, where):
    check(stated["workloads"] == len(workloads), where, f"{stated['workloads']} workloads, counted {len(workloads)}")
    for field, unit in (("text_tokens_per_month", "text_tokens"), ("video_tokens_per_month", "video_tokens")):
        same(stated.get(field), total(triple(w["estimate"]["per_month"]) for w in workloads if w.get("estimate") and w["estimate"]["unit"] == unit), f"{where} {field}")
        same(stated.get(field + "_in_a_year"), total(in_a_year(w) for w in workloads if w.get("estimate") and w["estimate"]["unit"] == unit), f"{where} {field} in a year")
    same(stated.get("yuan_per_year"), times(total(today(w) for w in workloads), 12), where + " ¥ a year")
    bills = [w["estimate"]["today"] for w in workloads if (w.get("estimate") or {}).get("today")]
    paid = total(triple(b.get("discounted") or b["yuan_per_month"]) for b in bills) if any("discounted" in b for b in bills) else None
    same(stated.get("discounted_yuan_per_year"), times(paid, 12), where + " discounted ¥ a year")
    won = [w["opportunity"]["yuan_per_year"] for w in workloads if w["opportunity"]["kind"] in ("win", "open") and w["opportunity"].get("yuan_per_year")]
    same(stated.get("opportunity_yuan_per_year"), total(map(triple, won)), where + " opportunity")

def check_totals(t, workloads):
    check_figures(t["known"], [w for w in workloads if w["in_totals"]], "totals known")
    check_figures(t["assumed"], [w for w in workloads if not w["in_totals"] and w["status"] in ("in_use", "planned") and not out(w)], "totals assumed")
    now = [w for w in workloads if current(w)]
    yuan = sum(today(w)[1] for w in now) if now and all(w["in_totals"] and today(w) for w in now) else 0
    check(t["competitor_share_basis"] == ("yuan" if yuan > 0 else "workloads"), "totals", "the basis of the shares is wrong")
    check(sorted(v["vendor"] for v in t["by_vendor"]) == sorted({w["vendor"] for w in now}), "totals by vendor", "the clouds are not those in use")
    won = 0
    for v in t["by_vendor"]:
        here = [w for w in now if w["vendor"] == v["vendor"]]
        where = f"totals {v['vendor']}"
        share = sum(today(w)[1] for w in here) / yuan if yuan > 0 else len(here) / len(now)
        won += share if v["vendor"] in WINNABLE else 0
        check(v["workloads"] == len(here), where, "counts another number of workloads")
        check(close(v["share"], share), where, f"share {v['share']}, computed {share}")
        same(v.get("yuan_per_year"), times(total(today(w) for w in here if w["in_totals"]), 12), where + " ¥ a year")
    share = t.get("competitor_share")
    won = won if any(w["vendor"] != "unknown" for w in now) else None
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
        discounts = {d["vendor"]: d["share"] for d in doc.get("discounts", [])}
        for w, column in workloads:
            check_workload(w, column, evidence, prices, discounts, doc.get("scoring", []), doc.get("edits", []))
        check_edits(doc, workloads)
        check_totals(doc["totals"], [w for w, _ in workloads])
        for f in doc["facts"]:
            for ref in f["evidence_ids"]:
                check(ref in evidence, f"fact {f['metric']}", f"evidence {ref} is not there")
    except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError, Bad) as e:
        check(False, "map", f"does not have the documented shape: {type(e).__name__} {e}")
    for line in differences:
        print(line)
    print(f"{path.name}: {checks[0]} checks, {len(differences)} differences", file=sys.stderr)
    return 1 if differences else 0

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
