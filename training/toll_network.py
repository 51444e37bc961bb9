"""The network of the toll reader: the lower layers of the labeller's encoder and a small head."""

from __future__ import annotations

import warnings
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.network import VOCABULARY, WIDTH, Encoder

LAYERS = 4  # of the encoder's six
CLASSES = 3  # nothing of the kind, people killed, a part of them
READ = 208  # positions that are ever asked about
GROUPS = 16  # of the numbers of a word, each with a scale
_LEVELS = 7  # of a four-bit number on either side of nought


class FourBitTable(nn.Module):
    """The word table with four bits a number, two numbers a byte, and a scale for each group of
    a row's numbers.
    """

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.register_buffer("packed", torch.zeros(rows, WIDTH // 2, dtype=torch.uint8))
        self.register_buffer("scale", torch.zeros(rows, GROUPS, dtype=torch.float16))

    def fill(self, table: Tensor) -> None:
        """Rounds a full table [rows, width] to what four bits can hold, least squares a group."""
        groups = table.view(len(table), GROUPS, -1)
        scale = _best_scale(groups).to(torch.float16)
        whole = _rounded(groups, scale.float()).view(len(table), WIDTH).to(torch.int64)
        low, high = (whole + _LEVELS + 1).chunk(2, 1)
        self.packed.copy_((low + 16 * high).to(torch.uint8))
        self.scale.copy_(scale)

    def forward(self, ids: Tensor) -> Tensor:
        """Rows [batch, pieces, width] of the numbers `ids`."""
        both = functional.embedding(ids, self.packed).to(torch.float32)
        high = torch.floor(both / 16)
        numbers = torch.cat([both - 16 * high, high], -1) - (_LEVELS + 1)
        scale = functional.embedding(ids, self.scale).to(torch.float32)
        grouped = numbers.view(*ids.shape, GROUPS, WIDTH // GROUPS) * scale[..., None]
        return grouped.view(*ids.shape, WIDTH)


def _rounded(groups: Tensor, scale: Tensor) -> Tensor:
    return (groups / scale[..., None]).round().clamp(-_LEVELS, _LEVELS)


def _best_scale(groups: Tensor) -> Tensor:
    """For each group [rows, groups, numbers] the scale that loses least of it."""
    widest = groups.abs().amax(-1).clamp(min=1e-6) / _LEVELS
    best, least = widest, torch.full_like(widest, torch.inf)
    for share in (1.0, 0.9, 0.8, 0.7, 0.6):
        scale = (widest * share).to(torch.float16).float()
        lost = (_rounded(groups, scale) * scale[..., None] - groups).square().sum(-1)
        best = torch.where(lost < least, scale, best)
        least = torch.minimum(lost, least)
    return best


class TollNetwork(nn.Module):
    """Whether the marked figure of a sentence counts people killed."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        encoder = Encoder(dropout)
        encoder.layers = encoder.layers[:LAYERS]
        encoder.words = FourBitTable(VOCABULARY)
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.meet = nn.Linear(3 * WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, CLASSES)

    def start_from(self, labeller: Path) -> None:
        """Takes over the labeller's encoder (its `averaged.pt`)."""
        state: dict[str, Tensor] = torch.load(labeller, weights_only=True)
        own = {
            name.removeprefix("encoder."): value
            for name, value in state.items()
            if name.startswith("encoder.")
        }
        self.encoder.words.fill(own.pop("words.weight"))
        kept = self.encoder.state_dict()
        self.encoder.load_state_dict({**kept, **{n: v for n, v in own.items() if n in kept}})

    def forward(self, ids: Tensor, marks: Tensor, figure: Tensor) -> Tensor:
        """Scores [batch, classes]; `ids`, `marks` [batch, pieces], `figure` [batch] positions."""
        states = self.encoder(ids, marks)
        weights = marks.to(states.dtype)[..., None]
        wording = (states * weights).sum(1) / weights.sum(1).clamp(min=1)
        number = states.gather(1, figure[:, None, None].expand(-1, 1, WIDTH))[:, 0]
        seen = self.dropout(torch.cat([number, wording, states[:, 0]], -1))
        scores: Tensor = self.out(self.dropout(functional.gelu(self.meet(seen))))
        return scores


class _Packed(nn.Module):
    """What is shipped: the probability of a toll."""

    def __init__(self, network: TollNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, marks: Tensor, figure: Tensor) -> Tensor:
        return torch.softmax(self.network(ids, marks, figure), -1)[:, 1]


def export(network: TollNetwork, path: Path) -> None:
    """Writes the network as ONNX, in full precision but for the word table."""
    network.eval().float()
    network.encoder.positions = nn.Embedding.from_pretrained(
        network.encoder.positions.weight[:READ].detach().clone()
    )
    ids = torch.tensor([[101, 2010, 2020, 102], [101, 2010, 102, 0]])
    marks = torch.tensor([[0, 0, 1, 0], [0, 1, 0, 0]])
    axes = {0: "batch", 1: "pieces"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _Packed(network),
            (ids, marks, torch.tensor([2, 1])),
            str(path),
            input_names=["ids", "marks", "figure"],
            output_names=["chance"],
            dynamic_axes={
                "ids": axes,
                "marks": axes,
                "figure": {0: "batch"},
                "chance": {0: "batch"},
            },
            opset_version=17,
            dynamo=False,
        )
