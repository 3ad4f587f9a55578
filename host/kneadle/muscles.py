"""The muscles that Kneadle knows, by the names that commands and files use."""

MUSCLES = ("gluteus-maximus", "gluteus-medius", "gluteus-minimus", "piriformis")
SIDES = ("left", "right")
