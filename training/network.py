"""The network: a MiniLM encoder read from its published weights, with a head for each task."""

from __future__ import annotations

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512


class Layer(nn.Module):
    """One transformer layer in BERT's arrangement (Devlin et al. 2019)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.attend = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.first_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.second_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """`states` [batch, pieces, width]; `bias` [batch, 1, 1, pieces], very low on padding."""
        batch, pieces, _ = states.shape
        split = self.attend(states).view(batch, pieces, 3, HEADS, WIDTH // HEADS)
        query, key, value = split.permute(2, 0, 3, 1, 4).unbind(0)
        scores = (query * (WIDTH // HEADS) ** -0.5) @ key.transpose(-1, -2) + bias
        mixed = (torch.softmax(scores, -1) @ value).transpose(1, 2).reshape(batch, pieces, WIDTH)
        states = self.first_norm(states + self.out(mixed))
        changed = self.down(functional.gelu(self.up(states)))
        result: Tensor = self.second_norm(states + self.dropout(changed))
        return result


class Encoder(nn.Module):
    """MiniLM-L6: word pieces and marks to states."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.marks = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, ids: Tensor, marks: Tensor) -> Tensor:
        """`ids`, `marks` [batch, pieces] (id 0 is padding) to states [batch, pieces, width]."""
        where = torch.arange(ids.shape[1], device=ids.device)[None]
        states = self.norm(self.words(ids) + self.positions(where) + self.marks(marks))
        states = self.dropout(states)
        bias = ((ids == 0).to(states.dtype) * -1e4)[:, None, None, :]
        for layer in self.layers:
            states = layer(states, bias)
        return states


class Labeller(nn.Module):
    """Roles of one marked predicate, and parts of speech, names and syntax of the sentence."""

    def __init__(self, roles: int, names: int, tags: int, relations: int, dropout: float) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.dropout = nn.Dropout(0.1)
        self.meet = nn.Linear(2 * WIDTH, WIDTH)
        self.roles = nn.Linear(WIDTH, roles)
        self.names = nn.Linear(WIDTH, names)
        self.tags = nn.Linear(WIDTH, tags)
        self.relations = nn.Linear(WIDTH, relations)
        self.dependent = nn.Linear(WIDTH, 128)
        self.governor = nn.Linear(WIDTH, 129)

    def forward(self, ids: Tensor, marks: Tensor, predicate: Tensor) -> tuple[Tensor, ...]:
        """States and, for every piece, scores of roles, names and parts of speech.

        `predicate` [batch] is the position of the first piece of the marked word.
        """
        states = self.dropout(self.encoder(ids, marks))
        chosen = states[torch.arange(len(ids)), predicate]
        both = torch.cat([states, chosen[:, None].expand(-1, states.shape[1], -1)], -1)
        roles = self.roles(self.dropout(functional.gelu(self.meet(both))))
        return states, roles, self.names(states), self.tags(states)

    def arcs(self, words: Tensor) -> Tensor:
        """Scores [batch, word, governor] of the word states; a word governing itself is a root."""
        governor = self.governor(words)
        scores: Tensor = self.dependent(words) @ governor[..., :128].transpose(-1, -2)
        return scores + governor[..., 128:].transpose(-1, -2)


_RENAMED = {
    "embeddings.word_embeddings.weight": "words.weight",
    "embeddings.position_embeddings.weight": "positions.weight",
    "embeddings.token_type_embeddings.weight": "marks.weight",
    "embeddings.LayerNorm.weight": "norm.weight",
    "embeddings.LayerNorm.bias": "norm.bias",
}
_OF_LAYER = {
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "first_norm",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "second_norm",
}


def load_encoder(encoder: Encoder, path: str) -> None:
    """Fills the encoder from the published MiniLM weights (a safetensors file)."""
    published = load_file(path)
    state = {ours: published[theirs] for theirs, ours in _RENAMED.items()}
    for layer in range(LAYERS):
        prefix = f"encoder.layer.{layer}."
        for part in ("weight", "bias"):
            parts = [
                published[f"{prefix}attention.self.{n}.{part}"] for n in ("query", "key", "value")
            ]
            state[f"layers.{layer}.attend.{part}"] = torch.cat(parts)
            for theirs, ours in _OF_LAYER.items():
                state[f"layers.{layer}.{ours}.{part}"] = published[f"{prefix}{theirs}.{part}"]
    encoder.load_state_dict(state)
