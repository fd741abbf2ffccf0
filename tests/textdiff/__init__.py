"""Tests of treatycmp.textdiff."""
