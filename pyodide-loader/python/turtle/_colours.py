"""Colours by name, as Tk knows them (https://www.tcl-lang.org/man/tcl8.6/TkCmd/colors.htm), and by numbers."""

import re

from ._errors import TurtleGraphicsError

# The names of CSS, which are Tk's too (https://www.w3.org/TR/css-color-4/#named-colors).
_NAMES = """
aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc bisque ffe4c4 black 000000
blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a burlywood deb887 cadetblue 5f9ea0 chartreuse 7fff00
chocolate d2691e coral ff7f50 cornflowerblue 6495ed cornsilk fff8dc crimson dc143c cyan 00ffff darkblue 00008b darkcyan 008b8b
darkgoldenrod b8860b darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9 darkkhaki bdb76b darkmagenta 8b008b darkolivegreen 556b2f
darkorange ff8c00 darkorchid 9932cc darkred 8b0000 darksalmon e9967a darkseagreen 8fbc8f darkslateblue 483d8b darkslategray 2f4f4f
darkslategrey 2f4f4f darkturquoise 00ced1 darkviolet 9400d3 deeppink ff1493 deepskyblue 00bfff dimgray 696969 dimgrey 696969
dodgerblue 1e90ff firebrick b22222 floralwhite fffaf0 forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc ghostwhite f8f8ff gold ffd700
goldenrod daa520 gray 808080 green 008000 greenyellow adff2f grey 808080 honeydew f0fff0 hotpink ff69b4 indianred cd5c5c indigo 4b0082
ivory fffff0 khaki f0e68c lavender e6e6fa lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6 lightcoral f08080
lightcyan e0ffff lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgreen 90ee90 lightgoldenrod eedd82 lightgrey d3d3d3
lightpink ffb6c1 lightsalmon ffa07a
lightseagreen 20b2aa lightskyblue 87cefa lightslategray 778899 lightslategrey 778899
lightslateblue 8470ff lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00
limegreen 32cd32 linen faf0e6 magenta ff00ff maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd mediumorchid ba55d3
mediumpurple 9370db mediumseagreen 3cb371 mediumslateblue 7b68ee mediumspringgreen 00fa9a mediumturquoise 48d1cc mediumvioletred c71585
midnightblue 191970 mintcream f5fffa mistyrose ffe4e1 moccasin ffe4b5 navajowhite ffdead navy 000080 navyblue 000080 oldlace fdf5e6
olive 808000 olivedrab 6b8e23 orange ffa500 orangered ff4500 orchid da70d6 palegoldenrod eee8aa palegreen 98fb98 paleturquoise afeeee
palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9 peru cd853f pink ffc0cb plum dda0dd powderblue b0e0e6 purple 800080
rebeccapurple 663399 red ff0000 rosybrown bc8f8f royalblue 4169e1 saddlebrown 8b4513 salmon fa8072 sandybrown f4a460 seagreen 2e8b57
seashell fff5ee sienna a0522d silver c0c0c0 skyblue 87ceeb slateblue 6a5acd slategray 708090 slategrey 708090 snow fffafa
springgreen 00ff7f steelblue 4682b4 tan d2b48c teal 008080 thistle d8bfd8 tomato ff6347 turquoise 40e0d0 violet ee82ee violetred d02090
wheat f5deb3 white ffffff whitesmoke f5f5f5 yellow ffff00 yellowgreen 9acd32
"""

# X11's numbered shades: of each the first, from which the others follow.
_FIRST_SHADES = """
antiquewhite ffefdb aquamarine 7fffd4 azure f0ffff bisque ffe4c4 blue 0000ff brown ff4040 burlywood ffd39b cadetblue 98f5ff chartreuse 7fff00
chocolate ff7f24 coral ff7256 cornsilk fff8dc cyan 00ffff darkgoldenrod ffb90f darkolivegreen caff70 darkorange ff7f00 darkorchid bf3eff darkseagreen c1ffc1 darkslategray 97ffff deeppink ff1493
deepskyblue 00bfff dodgerblue 1e90ff firebrick ff3030 gold ffd700 goldenrod ffc125 green 00ff00 honeydew f0fff0 hotpink ff6eb4
indianred ff6a6a ivory fffff0 khaki fff68f lavenderblush fff0f5 lemonchiffon fffacd lightblue bfefff lightcyan e0ffff lightgoldenrod ffec8b
lightpink ffaeb9 lightsalmon ffa07a lightskyblue b0e2ff lightsteelblue cae1ff lightyellow ffffe0 magenta ff00ff maroon ff34b3
mediumorchid e066ff mediumpurple ab82ff mistyrose ffe4e1 navajowhite ffdead olivedrab c0ff3e orange ffa500 orangered ff4500 orchid ff83fa
palegreen 9aff9a paleturquoise bbffff palevioletred ff82ab peachpuff ffdab9 pink ffb5c5 plum ffbbff purple 9b30ff red ff0000
rosybrown ffc1c1 royalblue 4876ff salmon ff8c69 seagreen 54ff9f seashell fff5ee sienna ff8247 skyblue 87ceff slateblue 836fff
slategray c6e2ff snow fffafa springgreen 00ff7f steelblue 63b8ff tan ffa54f thistle ffe1ff tomato ff6347 turquoise 00f5ff
violetred ff3e96 wheat ffe7ba yellow ffff00
"""
_SHADES = {"1": 1.0, "2": 0.932, "3": 0.804, "4": 0.545}


def _table(text):
    words = text.split()
    return dict(zip(words[::2], words[1::2]))


_names = {}


def _look_up(name):
    if not _names:
        _names.update(_table(_NAMES))
        for shade, colour in _table(_FIRST_SHADES).items():
            for number, part in _SHADES.items():
                _names[shade + number] = "".join(f"{round(int(colour[at : at + 2], 16) * part):02x}" for at in (0, 2, 4))
        for percent in range(101):
            _names[f"gray{percent}"] = _names[f"grey{percent}"] = f"{int(percent * 2.55 + 0.5):02x}" * 3
    return _names.get(name.lower().replace(" ", ""))


def hexadecimal(colour):
    """The ``#rrggbb`` of a colour's text, or ``None``."""
    if re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        return colour.lower()
    if re.fullmatch(r"#[0-9a-fA-F]{3}", colour):
        return "#" + "".join(2 * digit for digit in colour[1:].lower())
    if re.fullmatch(r"#([0-9a-fA-F]{9}|[0-9a-fA-F]{12})", colour):
        digits = len(colour) // 3
        return "#" + "".join(colour[at : at + 2].lower() for at in range(1, len(colour), digits))
    found = _look_up(colour)
    return found and f"#{found}"


def text_of(arguments, mode):
    """A colour as it is remembered: a text that Tk would take. ``arguments`` is what a program gave: a text, three numbers, or one tuple."""
    if len(arguments) == 1:
        (colour,) = arguments
        if isinstance(colour, str):
            if colour == "" or hexadecimal(colour):
                return colour
            raise TurtleGraphicsError(f"there is no colour {colour!r}: try one like 'red', 'light blue' or '#ff8800'")
        arguments = colour
    try:
        red, green, blue = arguments
        parts = [round(255 * part) if mode == 1.0 else part for part in (red, green, blue)]
        if not all(0 <= part <= 255 for part in parts):
            raise TurtleGraphicsError(
                f"the numbers of the colour {(red, green, blue)} must lie between 0 and {mode:g}: colormode({255 if mode == 1.0 else '1.0'}) changes that"
            )
        return "#{:02x}{:02x}{:02x}".format(*(int(part) for part in parts))
    except (TypeError, ValueError):
        raise TurtleGraphicsError(f"{arguments!r} is no colour: it takes a name, '#rrggbb', or three numbers") from None


def value_of(text, mode):
    """As a program gets it back: a name as it gave it, everything else as three numbers."""
    if not text.startswith("#"):
        return text
    digits = hexadecimal(text)[1:]
    parts = [int(digits[at : at + 2], 16) for at in (0, 2, 4)]
    return tuple(part * mode / 255 for part in parts)
