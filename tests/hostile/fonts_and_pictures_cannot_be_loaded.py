# promise: P2
# defence: policy
# control: policy seal lockdown globals except webkit
# The one element-like loader that workers have is a font.
from reach import each_scope, linger

ADDRESS = "http://font.hostile.invalid/f.woff2"


def font(scope, source):
    face = scope.FontFace.new("hostile", source)
    face.load()
    scope.fonts.add(face)
    return face.status == "loaded"


def attack(scope):
    yield "a font", lambda: font(scope, f"url({ADDRESS})")
    yield "a style sheet", lambda: scope.CSSStyleSheet.new().replaceSync(f"@import url({ADDRESS})")
    yield "a picture", lambda: scope.createImageBitmap(ADDRESS) and False
    yield "a video", lambda: scope.document.createElement("video")


each_scope(attack)
linger()
print("held")
