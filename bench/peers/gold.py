"""Scores of bm25s for people and papers: JSON in at standard input, JSON out.

In: samplings, each a list of people {"own": [text], "rated": [text]}.
Out: for each sampling and person {"sum": [score], "best": [score]}, one a rated paper:
the items' scores summed with a discount of .7, and the best item alone.
"""

import json
import sys

import bm25s
import numpy

out = []
for people in json.load(sys.stdin):
    texts = [text for person in people for text in person["own"]]
    index = bm25s.BM25()
    index.index(bm25s.tokenize(texts, stopwords="en", show_progress=False), show_progress=False)
    start, rows = 0, []
    for person in people:
        end = start + len(person["own"])
        row = {"sum": [], "best": []}
        for text in person["rated"]:
            words = bm25s.tokenize([text], stopwords="en", show_progress=False, return_ids=False)[0]
            known = [word for word in words if word in index.vocab_dict]
            scores = numpy.sort(index.get_scores(known)[start:end])[::-1] if known else numpy.zeros(end - start)
            row["sum"].append(float(sum(s * 0.7**at for at, s in enumerate(scores))))
            row["best"].append(float(scores[0]) if len(scores) else 0.0)
        rows.append(row)
        start = end
    out.append(rows)
json.dump(out, sys.stdout)
