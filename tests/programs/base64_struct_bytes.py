"""Binary data: base64 and friends, struct, bytes methods, memoryview and array."""
import base64
import binascii
import struct
from array import array

DATA = "naïve café ☕🐍".encode()
print(base64.b64encode(DATA).decode(), base64.urlsafe_b64encode(b"\xfb\xff\xfe").decode())
print(base64.b32encode(b"hello").decode(), base64.b16encode(b"\x00\xff").decode(), base64.b85encode(b"hello").decode())
print(base64.b64decode("8J+YgA==").decode(), base64.a85decode(base64.a85encode(DATA)) == DATA)
try:
    base64.b64decode("abc", validate=True)
except binascii.Error as error:
    print("binascii.Error:", error)

HEADER = struct.Struct("<4sHHIf?")
packed = HEADER.pack(b"DEMO", 1, 65535, 4_000_000_000, 2.5, True)
print(HEADER.size, packed.hex(" ", 4))
print(HEADER.unpack(packed), struct.pack(">i", -2).hex(), struct.calcsize("!bhq"))
print(list(struct.iter_unpack(">Hb", bytes.fromhex("0001ff 0002 7f"))))
print(struct.unpack("<d", struct.pack("<d", 0.1))[0], struct.pack(">e", 1.5).hex())
try:
    struct.pack("<B", 256)
except struct.error as error:
    print("struct.error:", error)

print((1_000_000).to_bytes(4, "big"), int.from_bytes(b"\xff\xfe", "little", signed=True), (255).to_bytes())
print(b"a,b,,c".split(b","), b"\x01\x02".hex(":"), bytes([104, 105]), b"spam".translate(bytes.maketrans(b"as", b"AS")))
print(binascii.hexlify(b"\xde\xad"), binascii.crc32(b"123456789") == 0xCBF43926, binascii.crc_hqx(b"123456789", 0))

buffer = bytearray(b"................")
view = memoryview(buffer)
view[4:8] = b"HOLE"
print(buffer, view[::5].tolist(), view.cast("H", (2, 4)).shape, view.nbytes)
view.release()

temperatures = array("h", [-5, 0, 12, 31])
temperatures.extend([7, -1])
temperatures.byteswap()
print(temperatures.tolist(), temperatures.itemsize)
temperatures.byteswap()
print(temperatures, min(temperatures), array("d", [1.5]).tobytes().hex(), array("w", "né🐍"))
