"""The Python half of the run worker: runs one program the way ``python main.py`` would.

Packed into the standard library's zip file. Nothing here is a wall: a program can read and change all of it, and then has
only harmed its own run. The walls are the sandbox frame and the guard's clock.
"""
