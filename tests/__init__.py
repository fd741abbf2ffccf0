"""Tests of treatycmp; they mirror the package, and `data` tests the data itself."""
