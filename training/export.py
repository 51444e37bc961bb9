"""Packs a trained labeller for use without torch: ONNX with eight-bit weights."""

from __future__ import annotations

import hashlib
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import Labeller


class Packed(nn.Module):
    """What is shipped: scores of roles, names and parts of speech for each word."""

    def __init__(self, labeller: Labeller) -> None:
        super().__init__()
        self.labeller = labeller

    def forward(
        self, ids: Tensor, marks: Tensor, predicate: Tensor, words: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """`words` [batch, words] are the positions of first pieces; 0 fills up."""
        labeller = self.labeller
        states = labeller.encoder(ids, marks)
        first = torch.gather(states, 1, words[..., None].expand(-1, -1, states.shape[-1]))
        chosen = torch.gather(states, 1, predicate[:, None, None].expand(-1, 1, states.shape[-1]))
        both = torch.cat([first, chosen.expand(-1, first.shape[1], -1)], -1)
        roles = labeller.roles(nn.functional.gelu(labeller.meet(both)))
        return roles, labeller.names(first), labeller.tags(first)


def export(labeller: Labeller, path: Path) -> None:
    """Writes the labeller as full-precision ONNX."""
    labeller.eval().float()
    ids = torch.tensor([[101, 2010, 2020, 102], [101, 2010, 102, 0]])
    marks = torch.tensor([[0, 0, 1, 0], [0, 1, 0, 0]])
    predicate, words = torch.tensor([2, 1]), torch.tensor([[1, 2], [1, 0]])
    axes = {0: "batch", 1: "pieces"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Packed(labeller),
            (ids, marks, predicate, words),
            str(path),
            input_names=["ids", "marks", "predicate", "words"],
            output_names=["roles", "names", "tags"],
            dynamic_axes={
                "ids": axes,
                "marks": axes,
                "predicate": {0: "batch"},
                "words": {0: "batch", 1: "words"},
                **{name: {0: "batch", 1: "words"} for name in ("roles", "names", "tags")},
            },
            opset_version=17,
            dynamo=False,
        )


def quantise(
    source: Path, target: Path, kept: tuple[str, ...] = (), *, tables: bool = True
) -> None:
    """Eight-bit weights for every matrix but those named, and with `tables` for the word table."""
    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        nodes_to_exclude=[*kept],
        op_types_to_quantize=["MatMul", "Gemm", *(["Gather"] if tables else [])],
        extra_options={"MatMulConstBOnly": True},
    )


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def names_of_matrices(path: Path) -> list[str]:
    """The matrix products of a model, in order."""
    return [node.name for node in onnx.load(path).graph.node if node.op_type in ("MatMul", "Gemm")]


def size_of(path: Path) -> float:
    """Megabytes of a file."""
    return float(np.round(path.stat().st_size / 1e6, 1))
