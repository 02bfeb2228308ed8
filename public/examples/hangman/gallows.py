"""A cat on a plank over the water: each wrong letter is a step."""

LIVES = 6


def picture(wrong):
    sky = " " * wrong + "=^.^="
    plank = "=" * (LIVES + 4)
    water = "~" * (LIVES + 14)
    if wrong == LIVES:
        return f"\n{plank}\n{'~' * (LIVES + 5)}=x.x={'~' * 4}"
    return f"\n{sky}\n{plank}\n{water}"
