"""Words and figures of death that report no unlawful killing, each beside one that does."""

from __future__ import annotations

import pytest

from tests.claims.reports import told


@pytest.mark.parametrize(
    "words",
    [
        "Gunmen shot 14 dogs in Bria.",
        "Lions killed six goats of a herder near Bria.",
        "61 goats of three herders were killed by lions near Bria.",
        "The spray killed 14 per cent of the insects.",
        "Cholera killed 14 children in Bria.",
        "A bus overturned near Bria, killing 14 passengers.",
        "In her play, 14 women are executed after a trial.",
        "The bill would make the murder of three people an aggravated offence.",
        "Anyone who orders the execution of 14 prisoners can be tried.",
        "In 1916, 300 people died in the siege of the city.",
        "Historians believe that 300 people were massacred in the nineteenth century.",
        "Had the bomb gone off, it might have killed 14 people.",
        "As many as 300 people risk being killed.",
        "The homicide rate was 14 murders per 100,000 people.",
        "The takeover was dead after 85 shareholders voted against it.",
        "The 14 runners were dead tired.",
        "The refugees, 300 of whom arrived on Monday, fear being killed if they return.",
        "Forty men were nearly killed by the flames.",
        "The soldiers almost killed 14 hostages.",
        "The guard narrowly escaped being killed by rebels.",
        "L'attentat aurait pu tuer 300 personnes, selon la police de la ville.",
    ],
)
def test_no_toll(words: str) -> None:
    assert told(words) == {}


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Gunmen shot dead 14 dog handlers in Bria.", 14),
        ("A bus hit a landmine and overturned near Bria, killing 14 passengers.", 14),
        ("Three families of 14 people were fleeing floods when gunmen killed nine of them.", 9),
        ("Soldiers killed 14 cholera patients in Bria.", 14),
        ("Soldiers killed exactly 14 people in Bria who feared being robbed.", 14),
        ("Not far from Bria, soldiers killed 14 people.", 14),
        ("On 3 May 1989, troops killed 14 people in Bria.", 14),
    ],
)
def test_a_toll_beside_such_words(words: str, count: int) -> None:
    assert (count, count) in told(words)
