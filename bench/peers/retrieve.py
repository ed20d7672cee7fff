"""An index of many short texts by a peer, on one thread.

Arguments: bm25s or tantivy, a file of texts (one a line, words parted by spaces), and files
of queries. Out: JSON with CPU seconds of indexing, CPU milliseconds a query for each file
(disjunctive, the best hundred), and megabytes resident at the end.
"""

import json
import sys
import time

kind, texts, *queries = sys.argv[1:]
lines = lambda path: (line.rstrip("\n") for line in open(path))


def with_bm25s():
    import bm25s

    vocabulary = {}
    start = time.process_time()
    ids = [[vocabulary.setdefault(w, len(vocabulary)) for w in line.split()] for line in lines(texts)]
    index = bm25s.BM25()
    index.index((ids, vocabulary), show_progress=False)
    del ids
    seconds = time.process_time() - start

    def search(words):
        index.retrieve([words], k=100, show_progress=False, n_threads=0)

    return seconds, [[line.split() for line in lines(path)] for path in queries], search


def with_tantivy():
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=False, tokenizer_name="whitespace", index_option="freq")
    index = tantivy.Index(builder.build())
    start = time.process_time()
    writer = index.writer(heap_size=256_000_000, num_threads=1)
    for line in lines(texts):
        writer.add_document(tantivy.Document(text=line))
    writer.commit()
    writer.wait_merging_threads()
    seconds = time.process_time() - start
    index.reload()
    searcher = index.searcher()

    def search(line):
        searcher.search(index.parse_query(line, ["text"]), limit=100)

    return seconds, [list(lines(path)) for path in queries], search


seconds, sets, search = with_bm25s() if kind == "bm25s" else with_tantivy()
millis = []
for queries in sets:
    search(queries[0])
    start = time.process_time()
    for query in queries:
        search(query)
    millis.append((time.process_time() - start) * 1000 / len(queries))
resident = next(line for line in open("/proc/self/status") if line.startswith("VmRSS:"))
json.dump({"index": seconds, "millis": millis, "resident": int(resident.split()[1]) / 1024}, sys.stdout)
