"""What commands produce: the closed union of results that can be shown."""

from typing import TYPE_CHECKING, TypeAlias, Union

if TYPE_CHECKING:
    # Only the checker needs the types: importing them all would cost every start-up.
    from treatycmp.collation import Collation
    from treatycmp.comparison import Comparison
    from treatycmp.concordance import Concordance
    from treatycmp.corpus.boilerplate import Boilerplate
    from treatycmp.corpus.build import Built
    from treatycmp.corpus.lineage import Lineage
    from treatycmp.corpus.near import Nearness
    from treatycmp.corpus.novelty import Novelty
    from treatycmp.corpus.reuse import Reuse
    from treatycmp.importing.report import Explanation, Imports
    from treatycmp.model import Treaty
    from treatycmp.overviews import Bibliography, Catalogue, Vocabulary
    from treatycmp.reading import Reading
    from treatycmp.topics import Suggestions

Result: TypeAlias = Union[
    "Bibliography",
    "Boilerplate",
    "Built",
    "Catalogue",
    "Collation",
    "Comparison",
    "Concordance",
    "Explanation",
    "Imports",
    "Lineage",
    "Nearness",
    "Novelty",
    "Reading",
    "Reuse",
    "Suggestions",
    "Treaty",
    "Vocabulary",
]
