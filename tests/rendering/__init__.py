"""Tests of treatycmp.loading."""
