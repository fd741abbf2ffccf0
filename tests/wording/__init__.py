"""Tests of the alignment by wording."""
