"""Marks and letters that all languages share, and how a text falls into tokens.

One set of stops serves every language: no mark that ends a sentence in one means
something else in another.
"""

STOPS = ".!?…‽"
"""Marks that may end a sentence, if a blank follows and the words allow it."""

FULL_STOPS = "。！？｡؟۔।॥"
"""Marks that always end a sentence."""

SPACELESS = (
    "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f"
)
"""Letters of scripts written without spaces, as the inside of a regular class."""

MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u200c\u200d"
)
"""Combining marks and joiners, which belong to a word though they are no letters."""

TOKEN = (
    rf"[{SPACELESS}]"
    r"|\d+(?:[.,]\d+)*"
    r"|(?:[^\W\d_]\.){2,}"
    rf"|[^\W\d_{SPACELESS}](?:[^\W{SPACELESS}]|[{MARKS}]|['’‑-](?=[^\W{SPACELESS}]))*"
    r"|\.{2,}|\S"
)
"""The pattern of a word, a number or a mark; seldom asked for, so not compiled here."""
