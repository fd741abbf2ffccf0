"""YAML files -> the model: strict, with every problem of every file at its place."""

from treatycmp.loading.assembly import load, treaty_ids, validate
from treatycmp.loading.files import DataFile, data_directories, data_files, shipped_directory

__all__ = [
    "DataFile",
    "data_directories",
    "data_files",
    "load",
    "shipped_directory",
    "treaty_ids",
    "validate",
]
