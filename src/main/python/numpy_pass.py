"""Times one pass (residual and gradient) and one Gram matrix by blocks with numpy, for submit/bench.

usage: numpy_pass.py ROWS FEATURES SECONDS; times each for so many seconds, and prints "CONTENDER PLAN SECONDS" a line.

The rows are numpy's own random numbers: time does not depend on the values. Set OPENBLAS_NUM_THREADS=1 and let each core
work on blocks of its own, or let OpenBLAS use the cores and take the blocks in turn; the faster of the two is printed.
"""
import os
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import numpy

BLOCK_BYTES = 1 << 20


def blocks_of(rows, features):
    generator = numpy.random.default_rng(1)
    height = max(1, BLOCK_BYTES // (8 * features))
    blocks = []
    for start in range(0, rows, height):
        count = min(height, rows - start)
        x = generator.random((count, features))
        x -= 0.5
        blocks.append((x, generator.random(count)))
    return blocks


def gradient(blocks, weights):
    total = numpy.zeros_like(weights)
    for x, y in blocks:
        total += (y - x @ weights) @ x
    return total


def gram(blocks, features):
    total = numpy.zeros((features, features))
    height = max(1, features * 8 * 1024 // BLOCK_BYTES)
    for start in range(0, len(blocks), height):
        x = numpy.concatenate([block[0] for block in blocks[start:start + height]])
        total += x.T @ x
    return total


def middle(work, seconds, least):
    work()
    times = []
    while sum(times) < seconds and len(times) < 1000 or len(times) < least:
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def main():
    rows, features, seconds = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    blocks = blocks_of(rows, features)
    weights = numpy.full(features, 1e-3)
    cores = os.cpu_count() or 1
    single = os.environ.get("OPENBLAS_NUM_THREADS") == "1"
    parts = [blocks[k::cores] for k in range(cores)] if single else [blocks]
    plan = f"{cores} threads x 1" if single else "1 thread x OpenBLAS's"
    with ThreadPoolExecutor(len(parts)) as pool:

        def in_parts(work):
            return sum(pool.map(work, parts))

        print("numpy-pass", plan.replace(" ", "_"), middle(lambda: in_parts(lambda part: gradient(part, weights)), seconds, 5))
        if features <= 4096:
            print("numpy-gram", plan.replace(" ", "_"), middle(lambda: in_parts(lambda part: gram(part, features)), seconds, 1))


main()
