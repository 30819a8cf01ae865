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
STATEMENT = "STATEMENT"  # a quote that does no more than state something: no class of the lexicon
