"""The classes that a rule gives an event by itself, by name; what else a class means to a rule are its traits.

events/classes.csv defines the classes. A rule that asks of what kind a class is asks for a trait (`classes_with`).
"""

AGREE = "AGREE"
SUPPORT = "SUPPORT"
REQUEST = "REQUEST"
ACCUSE = "ACCUSE"
REJECT = "REJECT"
THREATEN = "THREATEN"
MOBILIZE = "MOBILIZE"
ASSAULT = "ASSAULT"
OTHER = "OTHER"
LEARNT = tuple(  # the classes that weights know; no feature tells of one that is added
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT OTHER".split()
)
STATEMENT = "STATEMENT"  # a quote that does no more than state something: no class of the lexicon
