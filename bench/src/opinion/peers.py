"""Draws a map of one table of votes (person,statement,vote) as a peer does, and says how many
CPU seconds that took, reading left out, and the most memory. Usage: peers.py PEER VOTES"""
import csv
import json
import os
import resource
import sys
import time

# one thread, as is measured everywhere; before the libraries look
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

peer, path = sys.argv[1:3]
with open(path, newline="") as file:
    rows = [tuple(map(int, row)) for row in list(csv.reader(file))[1:]]

if peer == "red-dwarf":
    from reddwarf.implementations.polis import run_pipeline

    votes = [{"participant_id": p, "statement_id": s, "vote": v, "modified": 0} for p, s, v in rows]
    start = time.process_time()
    run_pipeline(votes=votes, random_state=1)
else:
    import numpy
    from scipy.sparse import csr_matrix
    from sklearn.cluster import KMeans
    from sklearn.decomposition import TruncatedSVD
    from sklearn.metrics import silhouette_score

    table = numpy.array(rows)
    start = time.process_time()
    shape = (table[:, 0].max() + 1, table[:, 1].max() + 1)
    matrix = csr_matrix((table[:, 2].astype(float), (table[:, 0], table[:, 1])), shape=shape)
    places = TruncatedSVD(n_components=2, random_state=1).fit_transform(matrix)
    for k in range(2, 6):
        labels = KMeans(n_clusters=k, n_init=3, random_state=1).fit_predict(places)
        silhouette_score(places, labels, sample_size=min(1000, len(places) - 1), random_state=1)
seconds = time.process_time() - start
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps({"seconds": seconds, "megabytes": memory}))
