# promise: P4
# defence: memory
# control: memory
# expect: held | stopped deadline
# ways: zlib json pickle expat
import json
import pickle
import zlib


def expat():
    import xml.etree.ElementTree as tree

    entities = "".join(f'<!ENTITY e{n} "{"&e%d;" % (n - 1) * 10}">' for n in range(1, 10))
    tree.fromstring(f'<!DOCTYPE x [<!ENTITY e0 "hostile">{entities}]><x>&e9;</x>')


def unzip():
    packer = zlib.compressobj(9)
    block = bytes(1 << 20)
    bomb = b"".join(packer.compress(block) for _ in range(700)) + packer.flush()
    return zlib.decompress(bomb)


ALL = {
    "zlib": unzip,
    "json": lambda: json.loads("[" + "[1,2,3,4,5,6,7,8]," * 3_000_000 + "1]"),
    "pickle": lambda: pickle.loads(b"\x8e" + (1 << 40).to_bytes(8, "little")),
    "expat": expat,
}
try:
    ALL[WAY]()
    if WAY != "json":
        print("reached: unpacked")
except BaseException as error:
    print("refused:", type(error).__name__)
print("held")
