"""Mapping the reader over an executor so that a dying process loses one document, not the run."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from concurrent.futures.process import ProcessPoolExecutor
from typing import TypeVar

MEBIBYTE = 1024 * 1024
PRELOAD = ["cenotaph.case.warm", "cenotaph.case.reading"]
AHEAD = 2

Item = TypeVar("Item")
Result = TypeVar("Result")
MakeExecutor = Callable[[int], Executor]


def processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def process_pool(megabytes: int) -> MakeExecutor:
    """A maker of pools of reading processes, each with so much memory at most.

    The processes come from a server that has loaded the reader once. They share nothing with
    this process, no lock and no database, and end when it does, however it ends.
    """

    def make(workers: int) -> Executor:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(PRELOAD)
        return ProcessPoolExecutor(
            max_workers=workers,
            mp_context=context,
            initializer=_start_worker,
            initargs=(megabytes,),
        )

    return make


def mapped(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    make_executor: MakeExecutor,
    workers: int,
    lost: Callable[[Item], Result],
) -> Iterator[Result]:
    """The result for each item, in the order in which they come.

    Only a few items for each worker are out at a time, so that `items` may be made as they go.
    When the executor breaks, the items that were out are run again one by one, each alone: the
    one that breaks its executor again is the guilty one, and `lost(item)` is its result.
    """
    waiting = iter(items)
    while True:
        out: dict[Future[Result], Item] = {}
        try:
            with make_executor(workers) as executor:
                yield from _run(executor, function, waiting, workers * AHEAD, out)
        except BrokenExecutor:
            for item in list(out.values()):
                yield _alone(function, item, make_executor, lost)
        else:
            return


def _run(
    executor: Executor,
    function: Callable[[Item], Result],
    items: Iterator[Item],
    window: int,
    out: dict[Future[Result], Item],
) -> Iterator[Result]:
    """Results as they come; what is submitted but not yet given back stays in `out`.

    Raises:
        BrokenExecutor: a process died; `out` holds every item without a result.
    """
    while True:
        _fill(executor, function, items, window, out)
        if not out:
            return
        done, _ = wait(out, return_when=FIRST_COMPLETED)
        broken = None
        for future in done:
            try:
                result = future.result()
            except BrokenExecutor as cause:
                broken = cause
                continue
            del out[future]
            yield result
        if broken is not None:
            raise broken


def _fill(
    executor: Executor,
    function: Callable[[Item], Result],
    items: Iterator[Item],
    window: int,
    out: dict[Future[Result], Item],
) -> None:
    while len(out) < window:
        item = next(items, None)
        if item is None:
            return
        try:
            out[executor.submit(function, item)] = item
        except BrokenExecutor:
            unsent: Future[Result] = Future()
            out[unsent] = item
            raise


def _alone(
    function: Callable[[Item], Result],
    item: Item,
    make_executor: MakeExecutor,
    lost: Callable[[Item], Result],
) -> Result:
    try:
        with make_executor(1) as executor:
            return executor.submit(function, item).result()
    except BrokenExecutor:
        return lost(item)


def _start_worker(megabytes: int) -> None:
    from cenotaph.case.reading import become_worker  # noqa: PLC0415 - loaded in the worker only

    become_worker()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the case's process decides what stops
    limit = megabytes * MEBIBYTE
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Leave when the case's process is gone: a killed build must not leave readers behind."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
