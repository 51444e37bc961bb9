"""Reports in our own words on invented happenings, in several formats."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

MARKET = """Market attack in Bentiu

Bentiu, 14 May 2023 - Gunmen in uniform killed at least 12 traders at the market of Bentiu on
12 May 2023, two survivors told the Wadi Rights Monitor. The army denied any part in it.
"""

MARKET_LATER = """Toll of the Bentiu market attack rises

Bentiu, 20 May 2023 - The Wadi Rights Monitor now counts 15 dead in the attack on the market of
Bentiu on 12 May 2023. It urged the government to open an independent investigation.
"""

MARKET_OFFICIAL = """Commissioner speaks of four dead at Bentiu market

Juba, 15 May 2023 - Four people were killed when gunmen attacked the market of Bentiu on 12 May
2023, the county commissioner said.
"""

ROAD = """<html><head><title>Four drivers shot on the Tahoua road</title></head><body><article>
<h1>Four drivers shot on the Tahoua road</h1>
<p>NIAMEY, 3 August 2022 - Armed men shot dead four drivers near Tahoua on 1 August 2022,
according to the regional drivers' union. Their trucks were burned.</p>
<p>The union said it had asked for escorts since the spring.</p></article></body></html>
"""

SURVEY = """# Six months of killings

*Published 10 July 2023*

Between January and June 2023 at least 40 civilians were killed in eleven attacks in Menaka
region, the Sahel Casualty Desk reported. In one of them, on 9 February 2023, five shepherds
were executed near Anderamboukane.
"""

RAINS = """Rains return to the north

KANO, 2 June 2024 - Farmers in Kano have begun sowing after good rains. Prices of millet fell
by a tenth, traders said.
"""

LETTER = """Dear colleagues,

On the night of 5 March 2024 soldiers took nine men from their homes in Obo. Their families
found seven bodies the following day. A spokesman of the army said that no operation had
taken place.
"""


def write_reports(folder: Path) -> Path:
    """Put the reports into a folder of their own."""
    (folder / "more").mkdir(parents=True)
    (folder / "market.txt").write_text(MARKET, encoding="utf-8")
    (folder / "market-later.txt").write_text(MARKET_LATER, encoding="utf-8")
    (folder / "market-official.txt").write_text(MARKET_OFFICIAL, encoding="utf-8")
    (folder / "road.html").write_text(ROAD, encoding="utf-8")
    (folder / "more" / "survey.md").write_text(SURVEY, encoding="utf-8")
    (folder / "more" / "rains.txt").write_text(RAINS, encoding="utf-8")
    letter = EmailMessage()
    letter["Subject"] = "What families in Obo say"
    letter["From"] = "desk@example.org"
    letter["Date"] = "Fri, 08 Mar 2024 10:00:00 +0000"
    letter.set_content(LETTER)
    (folder / "more" / "obo.eml").write_bytes(letter.as_bytes())
    return folder


COUNT = 7
