"""Articles aligned by their wording: which passages of two texts belong together, and why.

It knows passages and their places only; what a pair means for treaties is said in
`treatycmp.equivalences`.

    align       passages -> evidence -> groups: `compare`, `decide`
    values      what is taken and given
    features    words -> weighted stems and pairs of stems
    candidates  which passages can belong together at all
    evidence    what speaks for a pair, and the confidence it makes
    groups      pairs, splits and merges, the surest first
    gaps        what was replaced in its place
    numbers     what was replaced under its number (off unless asked for)
"""
