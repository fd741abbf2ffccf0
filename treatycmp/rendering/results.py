"""What commands produce: the closed union of results that can be shown."""

from typing import TYPE_CHECKING, TypeAlias, Union

if TYPE_CHECKING:
    # Only the checker needs the types: importing them all would cost every start-up.
    from treatycmp.citations import Citations
    from treatycmp.coding import Codebook
    from treatycmp.collation import Collation
    from treatycmp.comparison import Comparison
    from treatycmp.concordance import Concordance
    from treatycmp.corpus.boilerplate import Boilerplate
    from treatycmp.corpus.build import Built
    from treatycmp.corpus.lineage import Lineage
    from treatycmp.corpus.near import Nearness
    from treatycmp.corpus.novelty import Novelty
    from treatycmp.corpus.reuse import Reuse
    from treatycmp.equivalences.values import Equivalences, Explanation
    from treatycmp.importing.report import Imports, ImportTrace
    from treatycmp.lineage import Timeline
    from treatycmp.lint import Inspection
    from treatycmp.matrices import Matrix
    from treatycmp.measures import Similarity
    from treatycmp.model import Treaty
    from treatycmp.obligations.changes import ChangeList
    from treatycmp.obligations.evaluation import Evaluation
    from treatycmp.obligations.side_by_side import Obligations
    from treatycmp.obligations.suggestion import Proposal
    from treatycmp.overviews import Bibliography, Catalogue, Vocabulary
    from treatycmp.reading import Reading
    from treatycmp.reports import Report
    from treatycmp.topics import Suggestions

Result: TypeAlias = Union[
    "Bibliography",
    "Boilerplate",
    "Built",
    "Catalogue",
    "Citations",
    "ChangeList",
    "Codebook",
    "Collation",
    "Comparison",
    "Concordance",
    "Evaluation",
    "Obligations",
    "Proposal",
    "Inspection",
    "ImportTrace",
    "Imports",
    "Matrix",
    "Equivalences",
    "Explanation",
    "Reading",
    "Report",
    "Similarity",
    "Lineage",
    "Nearness",
    "Novelty",
    "Reuse",
    "Suggestions",
    "Timeline",
    "Treaty",
    "Vocabulary",
]
