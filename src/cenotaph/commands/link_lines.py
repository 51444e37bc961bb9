"""Links and decisions as lines for people: what speaks for one happening, and who decided."""

from __future__ import annotations

from typing import Any

from cenotaph.commands.running import one_line
from cenotaph.publish.evidence import bits

SHOWN = 60


def link_lines(answer: dict[str, Any]) -> list[str]:
    """The reasons of one incident, pair by pair."""
    pairs = [link for link in answer["links"] if link["same"]]
    near = [link for link in answer["links"] if not link["same"]]
    lines = [f"{one_line(answer['title'])} ({answer['incident']})"]
    lines += _standing(answer["decisions"])
    lines.append("Weights are in bits: each doubles or halves the odds of one happening.")
    if pairs:
        lines += ["", "Reports taken for one incident"]
        lines += [line for link in pairs for line in _pair(link)]
    else:
        lines += ["", "No two of its reports were compared."]
    if near:
        lines += ["", "The nearest reports kept apart"]
        lines += [line for link in near for line in _pair(link)]
    return lines


def decided_lines(decision: dict[str, Any], case: str, *, later: bool) -> list[str]:
    """A decision that was just entered, and how to go on."""
    lines = [f"{decision['id']}: {one_line(decision['who'])} decided: {DEEDS[decision['kind']]}"]
    lines += [f"  {_named(words)}" for words in decision["on"]]
    if decision["undoes"]:
        lines.append(f"  {decision['undoes']}")
    if later:
        lines.append(f"Entered; cenotaph link {case} applies it.")
    elif decision["incidents"]:
        lines.append("Now in:")
        lines += [f"  cenotaph links {case} {incident}" for incident in decision["incidents"]]
    return lines


DEEDS = {
    "merge": "these tell of one happening",
    "split": "these do not tell of one happening",
    "undo": "this is taken back",
}


def _standing(decisions: list[dict[str, Any]]) -> list[str]:
    if not decisions:
        return ["A proposal of the machine; nobody has decided on it."]
    return ["Decided by people:"] + [
        f"  {one_line(each['who'])}, {each['when'][:10]}: {DEEDS[each['kind']]}: "
        f"{one_line(each['why'])} ({each['id']})"
        for each in decisions
    ]


def _pair(link: dict[str, Any]) -> list[str]:
    lines = ["", f"  {_named(link['left'])}", f"  {_named(link['right'])}"]
    if not link["same"] and link["right"]["incident"]:
        lines[-1] += f" ({link['right']['incident']})"
    reasons = [(link["prior"], "before looking")]
    reasons += [(reason["weight"], reason["words"]) for reason in link["reasons"]]
    lines += [f"    {bits(weight):>6}  {one_line(words)}" for weight, words in reasons]
    lines.append(f"  = {bits(link['bits']):>6}  {one_line(link['why'])}")
    return lines


def _named(words: dict[str, Any]) -> str:
    quote = one_line(words["quote"])
    short = quote if len(quote) <= SHOWN else quote[: SHOWN - 1] + "…"
    return f"{one_line(words['document'])}@{words['start']} “{short}”"
