"""Tables of equivalences: the articles and clauses of treaties that answer to each other.

texts       treaties -> passages in one language
between     two treaties: pairs of articles, then of clauses, each with its verdict
decisions   what an analyst decided
several     pairs -> rows through three or more treaties
explain     the evidence for one article
"""
