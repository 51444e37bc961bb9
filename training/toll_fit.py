"""Fits the toll reader: bf16 arithmetic, figures exchanged for others of their form on the way."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from cenotaph.claims.tolls.pieces import Asked, asked
from cenotaph.record.base import Record
from training.fit import padded
from training.toll_examples import Example
from training.toll_network import TollNetwork

_TOLD_EVERY = 50  # batches between two lines of progress
_SPELLED = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]


class TollRecipe(Record, frozen=True, kw_only=True):
    """What a run is made of. `muc_kept` is the share of MUC-4 examples that an epoch draws."""

    epochs: float = 4.0
    repeated: int = 2  # times that an epoch reads the annotated reports
    muc_kept: float = 0.4
    exchanged: float = 0.5  # share of figures that are exchanged for others
    batch: int = 24
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.1
    dropout: float = 0.1
    averaging: float = 0.985
    averaged_from: float = 0.4  # share of the steps after which the weights are averaged
    seed: int = 1


def packed(example: Example) -> Asked:
    """The pieces that the network reads of an example."""
    return asked(example.sentence, example.wording, example.figure)


def exchanged(example: Example, draw: random.Random) -> Example:
    """The example with another number of the same form, so that no number is learnt."""
    start, end = example.figure
    text = example.sentence.text
    number = text[start:end]
    if re.fullmatch(r"\d{1,3}", number):
        other = str(draw.choice((draw.randint(2, 9), draw.randint(10, 99), draw.randint(100, 400))))
    elif number.lower() in _SPELLED:
        other = draw.choice(_SPELLED)
        other = other.capitalize() if number[0].isupper() else other
    else:
        return example
    longer = len(other) - len(number)
    return msgspec.structs.replace(
        example,
        sentence=msgspec.structs.replace(example.sentence, text=text[:start] + other + text[end:]),
        figure=(start, end + longer),
        wording=(example.wording[0], example.wording[1] + longer),
    )


def _tensors(rows: Sequence[Asked]) -> tuple[Tensor, Tensor, Tensor]:
    return (
        padded([row.ids for row in rows], 0),
        padded([row.marks for row in rows], 0),
        torch.tensor([row.figure for row in rows]),
    )


def _epoch(
    examples: Sequence[Example], recipe: TollRecipe, draw: random.Random
) -> list[list[Example]]:
    """One reading of everything, in batches of like length."""
    drawn: list[Example] = []
    for example in examples:
        if example.group == "muc":
            drawn += [example] if draw.random() < recipe.muc_kept else []
            continue
        for _ in range(1 if example.group == "forms" else recipe.repeated):
            other = draw.random() < recipe.exchanged
            drawn.append(exchanged(example, draw) if other else example)
    drawn.sort(key=lambda each: (len(packed(each).ids), draw.random()))
    batches = [drawn[at : at + recipe.batch] for at in range(0, len(drawn), recipe.batch)]
    draw.shuffle(batches)
    return batches


def train(examples: Sequence[Example], labeller: Path, recipe: TollRecipe) -> TollNetwork:
    """The network fitted to the examples, started from the labeller's `averaged.pt`."""
    draw = random.Random(recipe.seed)  # noqa: S311 - a fixed seed is the point
    torch.manual_seed(recipe.seed)
    network = TollNetwork(recipe.dropout)
    network.start_from(labeller)
    network.encoder.positions.weight.requires_grad_(False)
    heads = [*network.meet.parameters(), *network.out.parameters()]
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [
            {"params": encoder, "lr": recipe.encoder_rate},
            {"params": heads, "lr": recipe.head_rate},
        ],
        weight_decay=0.01,
    )
    steps = int(recipe.epochs * len(_epoch(examples, recipe, draw)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min(1.0, (step + 1) / (recipe.warm_up * steps)) * max(0.0, 1 - step / steps),
    )
    network.train()
    live = [*encoder, *heads]
    average: list[Tensor] = []
    done, began = 0, time.monotonic()
    while done < steps:
        for batch in _epoch(examples, recipe, draw)[: steps - done]:
            loss = _loss(network, batch)
            loss.backward()
            nn.utils.clip_grad_norm_(live, 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            done += 1
            average = (
                _averaged(average, live, recipe) if done > recipe.averaged_from * steps else []
            )
            if done % _TOLD_EVERY == 0:
                spent = time.monotonic() - began
                print(f"{done}/{steps} loss {loss.item():.3f} {spent:.0f} s", flush=True)
    with torch.no_grad():
        torch._foreach_copy_(live, average)
    network.eval()
    return network


def _averaged(average: list[Tensor], live: Sequence[Tensor], recipe: TollRecipe) -> list[Tensor]:
    """The running average of the weights, moved on by one step."""
    with torch.no_grad():
        if not average:
            return [each.detach().clone() for each in live]
        torch._foreach_lerp_(average, list(live), 1 - recipe.averaging)
    return average


def _loss(network: TollNetwork, batch: Sequence[Example]) -> Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network(*_tensors([packed(each) for each in batch]))
    weights = torch.tensor([each.weight for each in batch])
    wanted = torch.tensor([each.wanted for each in batch])
    each = functional.cross_entropy(scores.float(), wanted, reduction="none")
    return (each * weights).sum() / weights.sum()


def chances(network: TollNetwork, examples: Sequence[Example]) -> NDArray[np.float64]:
    """For each example the probability of a toll."""
    rows = [packed(each) for each in examples]
    order = sorted(range(len(rows)), key=lambda at: (len(rows[at].ids), at))
    found = np.zeros(len(rows))
    with torch.no_grad():
        for start in range(0, len(order), 32):
            chosen = order[start : start + 32]
            scores = network(*_tensors([rows[at] for at in chosen])).float()
            found[chosen] = scores.softmax(-1)[:, 1].numpy()
    return found
