"""What people changed by hand, by the rules of docs/battle-map-json.md. Used by recompute.py; needs Python 3 and nothing else."""
from recompute_money import check, triple

KINDS = {"driver", "volume", "growth", "vendor", "model", "status", "note", "add", "remove"}

def removed(w):
    """Taken off the map by hand: shown, counted nowhere."""
    return w.get("removed", False)

def vouched(w, edits):
    """A cell that nobody need have quoted: a person added it, or keeps what earlier research found."""
    return any(e["workload_id"] == w["id"] for e in edits) or bool(w.get("verdict"))

def check_edits(doc, workloads):
    cells = {w["id"]: w for w, _ in workloads}
    edits = doc.get("edits", [])
    check(len({e["id"] for e in edits}) == len(edits), "edits", "an id is there twice")
    for e in edits:
        where = f"edit {e['id']}"
        check(e["kind"] in KINDS, where, f"kind {e['kind']} is not known here")
        cell = cells.get(e["workload_id"])
        check(cell is not None, where, f"workload {e['workload_id']} is not there")
        if cell is not None:
            check_edit(e, cell, where)
    for w, _ in workloads:
        gone = any(e["workload_id"] == w["id"] and e["kind"] == "remove" for e in edits)
        check(removed(w) == gone, f"workload {w['id']}", "removed, but no edit says so, or the other way round")

def check_edit(e, cell, where):
    to = e.get("to", {})
    if e["kind"] in ("vendor", "status", "model"):
        check(cell.get(e["kind"]) == to.get("text"), where, f"the cell says {cell.get(e['kind'])}")
        check(cell["usage_label"] == "manual", where, f"the use is labelled {cell['usage_label']}")
    if e["kind"] == "growth" and cell.get("growth"):  # what is not in use has nothing to grow from
        check(cell["growth"]["label"] == "manual", where, f"the growth is labelled {cell['growth']['label']}")
        check(triple(cell["growth"]["per_year"]) == triple(to["range"]), where, f"the growth is {triple(cell['growth']['per_year'])}")
    if e["kind"] in ("driver", "volume"):
        name = e["driver"] if e["kind"] == "driver" else "per_month"
        told = {f["driver"] for f in (cell.get("verdict") or {}).get("figures", [])}
        driver = next((d for d in (cell.get("estimate") or {}).get("drivers", []) if d["id"] == name), None)
        # the customer's word is stronger, and a driver that the formula does not have waits
        if driver is not None and name not in told:
            check(driver["label"] == "manual", where, f"the driver is labelled {driver['label']}")
            check(triple(driver["value"]) == triple(to["range"]), where, f"the driver is {triple(driver['value'])}")
