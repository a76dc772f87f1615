"""Fits trees with XGBoost.

    fit.py DIR COLUMNS TREES DEPTH ETA THIN

DIR holds x.u8 (rows of COLUMNS bytes), y.u8 (0 or 1) and w.f32 (weights). The
trees go to DIR/trees.json, as XGBoost dumps them. THIN is 1 to leave out most of
the rows that are easy.
"""
import sys

import numpy as np
import xgboost as xgb

folder, columns, trees, depth = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
eta, thin = float(sys.argv[5]), sys.argv[6] == "1"
x = np.memmap(f"{folder}/x.u8", np.uint8, "r").reshape(-1, columns)
y = np.fromfile(f"{folder}/y.u8", np.uint8)
w = np.fromfile(f"{folder}/w.f32", np.float32)
base = {
    "objective": "binary:logistic", "tree_method": "hist", "max_bin": 64, "subsample": 0.7, "colsample_bytree": 0.3,
    "min_child_weight": 10, "lambda": 2, "nthread": 2, "seed": 7, "base_score": 0.5, "verbosity": 1,
}


def fit(rows, weights, trees, depth, eta):
    data = xgb.QuantileDMatrix(x[rows], label=y[rows], weight=weights, max_bin=64)
    return xgb.train({**base, "eta": eta, "max_depth": depth}, data, trees)


rng = np.random.default_rng(7)
rows = np.arange(len(y))
if thin:  # most rows are easy: what a small model is sure of counts by a fifth of it
    few = np.sort(rng.choice(rows, len(rows) // 4, replace=False))
    small = fit(few, w[few], 30, 5, 0.3)
    margin = np.concatenate([small.inplace_predict(x[i:i + 50000], predict_type="margin") for i in range(0, len(y), 50000)])
    easy = (y == 0) & (margin < -4)
    rows = rows[~easy | (rng.random(len(y)) < 0.2)]
    w = np.where(easy, w * 5, w).astype(np.float32)
print(f"{len(rows)} of {len(y)} rows, {int(y.sum())} kept", file=sys.stderr)
booster = fit(rows, w[rows], trees, depth, eta)
booster.dump_model(f"{folder}/trees.json", dump_format="json")
