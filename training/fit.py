"""Fits the labeller: bf16 arithmetic, full-precision master weights, averaged at the end."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from cenotaph.record.base import Record
from training.network import Labeller
from training.treebank import IGNORED, Example

_TOLD_EVERY = 100  # batches between two lines of progress


class Recipe(Record, frozen=True, kw_only=True):
    """What a run is made of. `pieces` is the size of a batch in word pieces."""

    epochs: float = 8.0
    pieces: int = 1300
    encoder_rate: float = 3e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06
    averaging: float = 0.998
    averaged_from: float = 0.5
    syntax_weight: float = 0.15
    name_every: int = 12
    auxiliaries_kept: float = 0.35
    seed: int = 20


class Batch(Record, frozen=True, kw_only=True):
    """Examples of like length as tensors [batch, pieces] and, for words, [batch, words]."""

    ids: Tensor
    marks: Tensor
    predicate: Tensor
    words: Tensor
    roles: Tensor
    names: Tensor
    tags: Tensor
    relations: Tensor
    heads: Tensor


def padded(rows: Sequence[Sequence[int]], filler: int) -> Tensor:
    """The rows as one tensor, filled up at their ends."""
    width = max(map(len, rows))
    return torch.tensor([[*row, *([filler] * (width - len(row)))] for row in rows])


def batch_of(examples: Sequence[Example]) -> Batch:
    """The examples as one batch; roots get their own position as head."""
    heads = [
        [
            index if head == -1 else head if 0 <= head < len(e.words) else IGNORED
            for index, head in enumerate(e.heads)
        ]
        for e in examples
    ]
    return Batch(
        ids=padded([e.ids for e in examples], 0),
        marks=padded([e.marks for e in examples], 0),
        predicate=torch.tensor([e.words[e.predicate] if e.predicate >= 0 else 0 for e in examples]),
        words=padded([e.words for e in examples], 0),
        roles=padded([e.roles for e in examples], IGNORED),
        names=padded([e.names for e in examples], IGNORED),
        tags=padded([e.tags for e in examples], IGNORED),
        relations=padded([e.relations for e in examples], IGNORED),
        heads=padded(heads, IGNORED),
    )


def batches(examples: Sequence[Example], pieces: int, draw: random.Random) -> list[list[Example]]:
    """The examples in batches of like length and about `pieces` pieces each, in drawn order."""
    order = sorted(range(len(examples)), key=lambda i: (len(examples[i].ids), draw.random()))
    made: list[list[Example]] = [[]]
    for index in order:
        example = examples[index]
        if made[-1] and (len(made[-1]) + 1) * len(example.ids) > pieces:
            made.append([])
        made[-1].append(example)
    draw.shuffle(made)
    return made


def _of_words(states: Tensor, words: Tensor) -> Tensor:
    return torch.gather(states, 1, words[..., None].expand(-1, -1, states.shape[-1]))


def _cross(scores: Tensor, wanted: Tensor) -> Tensor:
    return functional.cross_entropy(
        scores.float().reshape(-1, scores.shape[-1]), wanted.reshape(-1), ignore_index=IGNORED
    )


def loss_of(model: Labeller, batch: Batch, recipe: Recipe) -> Tensor:
    """The loss of one batch: of names alone, or of roles with syntax beside them."""
    states, roles, names, tags = model(batch.ids, batch.marks, batch.predicate)
    if bool((batch.names != IGNORED).any()):
        return _cross(_of_words(names, batch.words), batch.names)
    words = _of_words(states, batch.words)
    arcs = model.arcs(words)
    arcs = arcs.masked_fill((batch.tags == IGNORED)[:, None, :], -1e4)
    syntax = (
        _cross(_of_words(tags, batch.words), batch.tags)
        + _cross(model.relations(words), batch.relations)
        + _cross(arcs, batch.heads)
    )
    return _cross(_of_words(roles, batch.words), batch.roles) + recipe.syntax_weight * syntax


class Course:
    """One run of training: the bf16 model, its master weights, their optimiser and average."""

    def __init__(self, model: Labeller, recipe: Recipe, steps: int) -> None:
        self.recipe, self.steps, self.done = recipe, steps, 0
        model.encoder.words.weight.requires_grad_(False)
        self.names = [name for name, p in model.named_parameters() if p.requires_grad]
        self.masters = [p.detach().clone().float() for p in model.parameters() if p.requires_grad]
        self.average = [master.clone() for master in self.masters]
        self.model = model.to(torch.bfloat16)
        self.live = [p for p in model.parameters() if p.requires_grad]
        encoder = [
            m for n, m in zip(self.names, self.masters, strict=True) if n.startswith("encoder")
        ]
        heads = [
            m for n, m in zip(self.names, self.masters, strict=True) if not n.startswith("encoder")
        ]
        self.optimiser = torch.optim.AdamW(
            [
                {"params": encoder, "lr": recipe.encoder_rate},
                {"params": heads, "lr": recipe.head_rate},
            ],
            weight_decay=0.01,
            betas=(0.9, 0.98),
            fused=True,
        )
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimiser, self._rate)

    def _rate(self, step: int) -> float:
        return min(1.0, step / (self.recipe.warm_up * self.steps)) * max(0.0, 1 - step / self.steps)

    def step(self, batch: Batch) -> float:
        """One step on one batch; gives the loss."""
        loss = loss_of(self.model, batch, self.recipe)
        loss.backward()
        for master, live in zip(self.masters, self.live, strict=True):
            master.grad = None if live.grad is None else live.grad.float()
            live.grad = None
        nn.utils.clip_grad_norm_(self.masters, 1.0)
        self.optimiser.step()
        self.schedule.step()
        self.done += 1
        with torch.no_grad():
            torch._foreach_copy_(self.live, self.masters)
            if self.done > self.recipe.averaged_from * self.steps:
                torch._foreach_lerp_(self.average, self.masters, 1 - self.recipe.averaging)
            elif self.done % 50 == 0:
                torch._foreach_copy_(self.average, self.masters)
        return float(loss.item())

    def averaged(self) -> dict[str, Tensor]:
        """The averaged weights under their names."""
        return dict(zip(self.names, (a.clone() for a in self.average), strict=True))


def _thinned(examples: Sequence[Example], recipe: Recipe, draw: random.Random) -> list[Example]:
    """Auxiliaries have no roles and are a sixth of all predicates: most are left out."""
    return [e for e in examples if any(e.roles) or draw.random() < recipe.auxiliaries_kept]


def train(
    model: Labeller, roles: Sequence[Example], names: Sequence[Example], recipe: Recipe
) -> Iterator[tuple[int, int, Course]]:
    """Trains, and hands over after each epoch: steps done, steps in all, the course."""
    draw = random.Random(recipe.seed)  # noqa: S311 - a fixed seed is the point
    torch.manual_seed(recipe.seed)
    length = len(batches(_thinned(roles, recipe, draw), recipe.pieces, draw))
    steps = int(recipe.epochs * length * (1 + 1 / recipe.name_every))
    course = Course(model, recipe, steps)
    model.train()
    began = time.monotonic()
    named: Iterator[list[Example]] = iter(())
    while course.done < steps:
        for position, chosen in enumerate(
            batches(_thinned(roles, recipe, draw), recipe.pieces, draw)
        ):
            loss = course.step(batch_of(chosen))
            if position % recipe.name_every == 0:
                drawn = next(named, None)
                if drawn is None:
                    named = iter(batches(names, recipe.pieces, draw))
                    drawn = next(named)
                course.step(batch_of(drawn))
            if position % _TOLD_EVERY == 0:
                print(
                    f"{course.done}/{steps} loss {loss:.3f} {time.monotonic() - began:.0f} s",
                    flush=True,
                )
            if course.done >= steps:
                break
        yield course.done, steps, course
