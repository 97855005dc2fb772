"""Several scores of the same passages → one, by standard scores over the best of each.

Rankings of different scales are made comparable by the mean and spread of their top, not by rank alone: how far the first is ahead counts."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

TOP = 100  # over how many of the best the mean and spread are taken


def standardised(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """(scores − mean of the top) / spread of the top; no unit. Fewer than two scores: zeros."""
    if scores.size < 2:
        return np.zeros_like(scores)
    best = np.partition(scores, -min(TOP, scores.size))[-min(TOP, scores.size) :]
    return np.asarray((scores - best.mean()) / (best.std() + 1e-9), dtype=np.float32)


def fused(weighted: Sequence[tuple[float, NDArray[np.float32]]]) -> NDArray[np.float32]:
    """The weighted sum of standardised scores, all of one shape. Fusing one ranking keeps its order."""
    return np.asarray(np.sum([np.float32(weight) * standardised(scores) for weight, scores in weighted], axis=0), dtype=np.float32)
