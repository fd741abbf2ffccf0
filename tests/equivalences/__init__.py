"""Tests of the tables of equivalences."""
