"""Assignments by the minimum-cost flow of OR-tools.

Arguments: a CSV file of call, person and score (may be gzipped), then loads; each call
wants three people. Out: JSON, for each load the total, the empty seats and the CPU
seconds of building and solving.
"""

import csv
import gzip
import json
import sys
import time

import numpy
from ortools.graph.python import min_cost_flow

SCALE, OVERFLOW, DEMAND = 10**8, 10**10, 3
path = sys.argv[1]
opened = gzip.open(path, "rt") if path.endswith(".gz") else open(path)
with opened as file:
    rows = [(row["call"], row["person"], float(row["score"])) for row in csv.DictReader(file)]
calls = {call: at for at, call in enumerate(sorted({row[0] for row in rows}))}
people = {person: at for at, person in enumerate(sorted({row[1] for row in rows}))}
rows = [row for row in rows if row[2] > 0]
from_call = numpy.array([calls[row[0]] for row in rows])
to_person = numpy.array([len(calls) + people[row[1]] for row in rows])
score = numpy.array([row[2] for row in rows])

out = []
for load in map(int, sys.argv[2:]):
    start = time.process_time()
    flow = min_cost_flow.SimpleMinCostFlow()
    c, p = len(calls), len(people)
    sink = c + p
    edges = flow.add_arcs_with_capacity_and_unit_cost(
        from_call, to_person, numpy.ones(len(rows), int), -numpy.rint(score * SCALE).astype(int)
    )
    flow.add_arcs_with_capacity_and_unit_cost(
        numpy.arange(c, c + p), numpy.full(p, sink), numpy.full(p, load), numpy.zeros(p, int)
    )
    over = flow.add_arcs_with_capacity_and_unit_cost(
        numpy.arange(c), numpy.full(c, sink), numpy.full(c, DEMAND), numpy.full(c, OVERFLOW)
    )
    flow.set_nodes_supplies(numpy.arange(c), numpy.full(c, DEMAND))
    flow.set_nodes_supplies(numpy.array([sink]), numpy.array([-c * DEMAND]))
    if flow.solve() != flow.OPTIMAL:
        sys.exit("OR-tools found no optimum")
    used = flow.flows(edges)
    seconds = time.process_time() - start
    out.append({"load": load, "total": float((used * score).sum()),
                "missing": int(flow.flows(over).sum()), "seconds": seconds})
json.dump(out, sys.stdout)
