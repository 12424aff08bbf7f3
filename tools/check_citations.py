#!/usr/bin/env python3
"""Checks the citations of a proposal that was exported as JSON. Standard library only; knows nothing of the program that wrote it.

  check_citations.py PROPOSAL.json (--documents DIR | --url http://host:port)

DIR holds the text of each cited document as <document_id>.txt; with --url it is read from /knowledge/documents/<document_id>.txt.
Every sentence that rests on a source must name at least one citation, every citation must exist, its quote must stand at its place
(UTF-16 units) in the document's text, and every figure of the sentence in one of its quotes, or in what was given: the map and the choices. Ends with 1 when anything is wrong.
"""
import argparse, json, pathlib, re, sys, urllib.request

FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")


def figures(text):
    return {f.replace(",", "").rstrip(".") for f in FIGURE.findall(text)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("proposal")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--documents")
    where.add_argument("--url")
    args = parser.parse_args()
    proposal = json.loads(pathlib.Path(args.proposal).read_text(encoding="utf-8-sig"))
    texts, checks, wrong = {}, 0, []

    def text_of(document):
        if document not in texts:
            if args.documents:
                texts[document] = (pathlib.Path(args.documents) / f"{document}.txt").read_bytes().decode("utf-8")
            else:
                with urllib.request.urlopen(f"{args.url.rstrip('/')}/knowledge/documents/{document}.txt", timeout=30) as answer:
                    texts[document] = answer.read().decode("utf-8")
        return texts[document]

    def check(good, what):
        nonlocal checks
        checks += 1
        if not good:
            wrong.append(what)

    citations = {c["id"]: c for c in proposal["citations"]}
    check(len(citations) == len(proposal["citations"]), "two citations have the same id")
    for c in citations.values():
        try:
            units = text_of(c["document_id"]).encode("utf-16-le")
        except OSError as e:
            check(False, f"{c['id']}: the document cannot be read: {e}")
            continue
        there = units[2 * c["start"]: 2 * c["start"] + len(c["quote"].encode("utf-16-le"))].decode("utf-16-le", "replace")
        check(there == c["quote"], f"{c['id']}: the quote is not at {c['start']}: {c['quote'][:40]!r} / {there[:40]!r}")

    given = set().union(*(figures(t["text"]) for s in proposal["sections"] for t in s["statements"] if t["basis"] == "map"), *(figures(c["reason"]) for c in proposal.get("choices", [])))
    statements = [(s["id"], t["text"], t["basis"], t["citation_ids"]) for s in proposal["sections"] for t in s["statements"]]
    for section, text, basis, ids in statements:
        for i in ids:
            check(i in citations, f"{section}: {i} is no citation")
        if basis == "source":
            check(bool(ids), f"{section}: a fact without a source: {text[:40]!r}")
            said = given.union(*(figures(citations[i]["quote"]) for i in ids if i in citations))
            check(figures(text) <= said, f"{section}: {sorted(figures(text) - said)} are in no quote: {text[:40]!r}")
        elif basis == "judgement":
            check(not ids, f"{section}: a judgement with a source: {text[:40]!r}")
    for part in ("choices", "cost_steps"):
        for item in proposal.get(part, []):
            for i in item["citation_ids"]:
                check(i in citations, f"{part}: {i} is no citation")

    print(f"{len(statements)} sentences, {len(citations)} citations in {len(texts)} documents: {checks} checks, {len(wrong)} wrong")
    for what in wrong:
        print("  " + what)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
