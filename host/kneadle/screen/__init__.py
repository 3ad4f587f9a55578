"""The live screen: it is given values and draws them. Importing it must not import scipy."""
