"""Chips as their data sheets describe them, for both interpreters.

They know nothing of the drivers, and what a data sheet does not allow is an AssertionError.
Between two conversions they allocate nothing, so that a test can lock the heap around a driver.
"""
