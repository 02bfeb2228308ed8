"""Compress a text with every codec of the standard library and get it back."""
import bz2
import gzip
import io
import lzma
import zlib

TEXT = ("Wer reitet so spät durch Nacht und Wind? 🌲\n" * 200).encode()

for name, codec in (("zlib", zlib), ("gzip", gzip), ("bz2", bz2), ("lzma", lzma)):
    packed = codec.compress(TEXT)
    print(f"{name:<5} smaller={len(packed) < len(TEXT) // 10} same={codec.decompress(packed) == TEXT}")

print(f"crc32 {zlib.crc32(TEXT):08x} adler32 {zlib.adler32(TEXT):08x}")

with gzip.open("poem.txt.gz", "wt", encoding="utf-8", newline="\n") as file:
    file.write("first line é\nsecond line\n")
with gzip.open("poem.txt.gz", "rt", encoding="utf-8") as file:
    for number, line in enumerate(file, 1):
        print(number, line.rstrip())
print(open("poem.txt.gz", "rb").read(3).hex())

with bz2.open("poem.bz2", "wb") as file:
    file.writelines([b"one\n", b"two\n"])
print(bz2.open("poem.bz2").readlines(), open("poem.bz2", "rb").read(3))

packer = zlib.compressobj(level=9, wbits=-15)
stream = packer.compress(TEXT[:1000]) + packer.flush()
unpacker = zlib.decompressobj(wbits=-15)
pieces = [unpacker.decompress(stream[i : i + 7]) for i in range(0, len(stream), 7)]
print(b"".join(pieces) == TEXT[:1000], unpacker.eof)

raw = lzma.compress(TEXT, format=lzma.FORMAT_ALONE)
print(lzma.LZMADecompressor().decompress(raw, max_length=11).decode())
print(gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(b"abc", mtime=0))).read())

for name, broken in (("zlib", lambda: zlib.decompress(b"junk")), ("gzip", lambda: gzip.decompress(b"junk")),
                     ("lzma", lambda: lzma.decompress(b"junk")), ("bz2", lambda: bz2.decompress(b"junk"))):
    try:
        broken()
    except (zlib.error, OSError, lzma.LZMAError) as error:
        print(name, type(error).__name__)
