"""Tables of equivalences: the articles and clauses of treaties that answer to each other.

texts       treaties -> passages in one language
level       articles, or clauses, with the evidence and what was decided
judge       ... each pair with its verdict and the reason
clauses     clause to clause
between     two treaties
several     pairs -> rows through two treaties or more
rows        ... as rows to compare, for `diff --by wording`
decisions   whether what an analyst decided can be carried out
explain     the evidence for one article
"""
