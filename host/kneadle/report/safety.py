"""What must stand under every report: the safety section of the README, word for word."""

from kneadle.report.html import Html, join
from kneadle.report.parts import Section, paragraph

SAFETY = (
    "This is an open hobby and research project for pacing self-massage. It is not a medical"
    " device and has not been assessed by any regulator. It does not diagnose, treat, cure or"
    " prevent any condition and does not replace a physiotherapist or doctor. Force numbers are"
    " estimates from a sensor you calibrate yourself; a quiet app does not mean that the pressure"
    " is safe. The ceiling is yours, set below 7/10 discomfort; your own feeling overrules the"
    " app. Stop at tingling, numbness, sharp or spreading pain.",
    "Do not use it with an open wound, a fracture or suspected fracture, infection or hot"
    " swelling, a deep vein thrombosis or one-sided calf swelling, recent hip, spine or pelvic"
    " surgery until cleared, a numb area or neuropathy at the site, a known bleeding disorder,"
    " severe osteoporosis, cancer in the area, myositis ossificans, or fever. Get urgent help for"
    " numbness between the thighs, genitals or back passage; new trouble passing, holding or"
    " feeling urine or stool; sexual loss of feeling; weakness in both legs; sudden breathlessness"
    " or chest pain; dark urine with severe muscle pain; or if you cannot bear weight after a"
    " fall.",
    'Thresholds marked "design choice" come from us, not from trials; evaluation so far is on'
    " synthetic data and on a few recordings of hands, none of them on a massage ball.",
)


def safety() -> Section:
    return Section("safety", "Safety", _words())


def _words() -> Html:
    return join(paragraph(words) for words in SAFETY)
