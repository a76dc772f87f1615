#!/usr/bin/env python3
"""Fills in what the corpus's scorer says of every case of known.jsonl.

    python3 answer.py path/to/score.py

A case has what (it shows), label (a manifest's row, without id and html) and
record. want is the scorer's answer.
"""
import importlib.util, json, os, sys

spec = importlib.util.spec_from_file_location("score", sys.argv[1])
score = importlib.util.module_from_spec(spec)
spec.loader.exec_module(score)

path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "known.jsonl")
with open(path, encoding="utf-8") as f:
    cases = [json.loads(line) for line in f if line.strip()]
with open(path, "w", encoding="utf-8") as f:
    for c in cases:
        row = {"id": "1", "set": "news", **c["label"]}
        out = score.score_page((row, c["record"]))
        c["want"] = {k: v for k, v in out.items() if k not in ("id", "set", "type") and v is not None}
        f.write(json.dumps(c, ensure_ascii=False) + "\n")
