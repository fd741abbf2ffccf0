"""Treaties in the formats of other programs: the way out, as `importing` is the way in."""
