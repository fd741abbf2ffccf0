"""Every schema of a data file, those of coding included, which most commands do without."""

from __future__ import annotations

from treatycmp.loading import coding_schema, schema

SCHEMAS: dict[str, schema.Schema] = schema.SCHEMAS | coding_schema.SCHEMAS
"""By the name that `DataFile.schema` has."""
