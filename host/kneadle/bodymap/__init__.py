"""Where the muscles sit and where their points are felt: one set of shapes, drawn in two ways.

All drawings are the project's own. They show where to look, not anybody's anatomy.
"""
