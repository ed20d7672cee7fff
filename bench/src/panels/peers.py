"""Chances that sortition-algorithms gives everyone, with its free solver.

Usage: peers.py FOLDER METHOD SECONDS; prints CPU seconds, most memory, and all chances in rising
order as JSON. The kernel ends it after so many CPU seconds.
"""

import csv
import json
import resource
import sys
import time

folder, method, seconds = sys.argv[1], sys.argv[2], int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))

from sortition_algorithms.committee_generation import (  # noqa: E402
    find_distribution_maximin,
    find_distribution_nash,
    standardize_distribution,
)
from sortition_algorithms.features import read_in_features  # noqa: E402
from sortition_algorithms.people import read_in_people  # noqa: E402
from sortition_algorithms.settings import Settings  # noqa: E402


def rows(name):
    with open(f"{folder}/{name}", newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        return list(reader.fieldnames or []), list(reader)


with open(f"{folder}/k", encoding="utf-8") as file:
    seats = int(file.read())
features, _, _ = read_in_features(*rows("categories.csv"))
head, body = rows("respondents.csv")
people, _ = read_in_people(head, body, features, Settings(id_column=head[0], columns_to_keep=[]))
find = {"maximin": find_distribution_maximin, "nash": find_distribution_nash}[method]
start = time.process_time()
panels, chances, _ = find(features, people, seats, [])
spent = time.process_time() - start
panels, chances = standardize_distribution(panels, chances)
mine = dict.fromkeys((row[head[0]] for row in body), 0.0)
for panel, chance in zip(panels, chances):
    for person in panel:
        mine[person] += chance
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps({"seconds": spent, "megabytes": most, "chances": sorted(mine.values())}))
