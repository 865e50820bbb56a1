"""What each trait of a word says on whether people's summaries have it.

Made by `benchmarks/train_summaries.py`; do not edit by hand.
"""

from summarizers.summary.salience import Traits

WEIGHTS = Traits(
    always=-3.12,
    votes=2.4,
    once=-0.37,
    first=-0.38,
    opening=0.27,
    digit=0.54,
    quoted=-0.22,
)
