"""The inside of a ball: plain Python that runs the same on MicroPython and on CPython.

It opens no bus, no radio and no clock: readings, commands and times come in, messages go out.
"""
