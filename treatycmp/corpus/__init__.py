"""A corpus behind every clause: a store of many treaties, and questions to it.

`build` makes the store (`store` documents its form), `near` finds the clauses closest to one,
`novelty`, `lineage`, `reuse` and `boilerplate` ask who wrote what first, and `weights` tells an
alignment how widespread its words are. Everything is loaded when it is used: the commands that
compare two treaties know nothing of it until a corpus is named.
"""
