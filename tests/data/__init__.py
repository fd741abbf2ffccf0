"""Tests of the data itself: its form, its quotations, its references."""
