"""The file that all peers import, and what an import of it has to give.

The same seed gives the same file. Of the rows, about 1 % have an invalid email, 2 % have the email of an earlier row, 10 % have
quoted cells with commas, quotes or line breaks, and all have letters outside ASCII. A tenth of the leads are in the database
already, with other values, and half of these are in the campaign.
"""

import csv
import random
from dataclasses import dataclass, field

HEADER = ["Email", "First Name", "Last Name", "Company", "Job Title", "City", "Phone", "Notes"]
FIRST = ["Zoë", "Ana", "Jürgen", "Łukasz", "Søren", "Chloé", "Mehmet", "Noor", "Ada", "Björn"]
LAST = ["Müller", "García", "Nowak", "O'Neill", "Çelik", "Jørgensen", "Ferreira", "Smith", "Dvořák", "Öst"]
COMPANY = ["Acme & Sons", "Société Générale d'Essais", "Nordlys", "Blue Ridge Analytics", "Grün Energie"]
QUOTED = ["Acme, Inc", 'The "Best" Company, Ltd', "Müller, Schmidt und Partner"]
TITLE = ["Head of Sales", "Geschäftsführer", "Buyer", "", "Directrice des achats", "VP Marketing"]
CITY = ["San José", "Kraków", "Malmö", "München", "Lyon", "Leeds"]
NOTES = ["met at the fair in spring; call back after Easter", "asked for a quote for 20 seats", "wants a demo of the new plan"]
LINES = ["met at the fair,\ncall back after Easter", 'said "maybe", ask again', "asked for:\n- a quote\n- a demo"]
INVALID = ["not-an-email", "", "jane.example.com", "jane@", "@company.example", "jane@@company.example", "jane doe"]


@dataclass
class Expected:
    """What the database holds afterwards, and how many rows fail. A lead is its columns from email to custom."""

    rows: int = 0
    failed: int = 0
    leads: dict = field(default_factory=dict)
    members: set = field(default_factory=set)
    existing_leads: list = field(default_factory=list)
    existing_members: list = field(default_factory=list)


def write(path, rows, seed=20_261_126):
    """Writes the file and returns what is expected of its import."""
    chance, expected, written = random.Random(seed), Expected(rows), []
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\r\n")
        out.writerow(HEADER)
        for number in range(rows):
            out.writerow(_row(chance, number, expected, written))
    return expected


def _row(chance, number, expected, written):
    cells = _cells(chance, number)
    kind = chance.random()
    if kind < 0.01:
        expected.failed += 1
        return [chance.choice(INVALID), *cells]
    if kind < 0.03 and written:
        # Another spelling of an earlier address: the row creates no lead and changes none.
        return [f" {chance.choice(written).upper()}", *cells]
    address = f"{chance.getrandbits(40):010x}.{number}@company{number % 997}.example"
    written.append(address)
    spelling = address if kind < 0.9 else address.replace("company", "Company")
    _expect(chance, expected, address, spelling, cells)
    return [spelling if kind < 0.95 else f"{spelling} ", *cells]


def _cells(chance, number):
    quoted = chance.random() < 0.1
    company, notes = (QUOTED, LINES) if quoted else (COMPANY, NOTES)
    person = [chance.choice(FIRST), chance.choice(LAST), chance.choice(company), chance.choice(TITLE)]
    return [*person, chance.choice(CITY), f"+1 555 {number:08}", chance.choice(notes)]


def _expect(chance, expected, email, spelling, cells):
    *person, city, phone, notes = cells
    lead = (email, spelling, *(cell or None for cell in person), {"City": city, "Phone": phone, "Notes": notes})
    if chance.random() < 0.1:
        lead = (email, email, "Existing", "Lead", None, None, {"City": "Elsewhere"})
        expected.existing_leads.append(email)
        if chance.random() < 0.5:
            expected.existing_members.append(email)
    expected.leads[email] = lead
    expected.members.add(email)
