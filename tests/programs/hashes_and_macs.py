"""Digests, message authentication codes, a password check and a tiny chain of blocks."""
import hashlib
import hmac
import io
import json
import uuid

MESSAGE = "Grüße aus dem Browser 🔐".encode()

for name in ("md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b", "blake2s"):
    print(f"{name:<9}", hashlib.new(name, MESSAGE).hexdigest()[:48])
print("shake128 ", hashlib.shake_128(MESSAGE).hexdigest(12))

step = hashlib.sha256()
for start in range(0, len(MESSAGE), 5):
    step.update(MESSAGE[start : start + 5])
print(step.digest() == hashlib.sha256(MESSAGE).digest(), step.digest_size, step.block_size)
print(hashlib.file_digest(io.BytesIO(b"file content"), "sha256").hexdigest()[:16])

mac = hmac.new(b"secret key", MESSAGE, "sha256")
print(mac.hexdigest())
print(hmac.compare_digest(mac.digest(), hmac.digest(b"secret key", MESSAGE, "sha256")))
print(hmac.compare_digest("abc", "abd"))

print(hashlib.blake2b(b"x", digest_size=8, key=b"k", person=b"demo").hexdigest())

chain = [{"index": 0, "data": "genesis", "previous": "0" * 64}]
for data in ("Alice → Bob: 5", "Bob → Carol: 2"):
    previous = hashlib.sha256(json.dumps(chain[-1], sort_keys=True).encode()).hexdigest()
    chain.append({"index": len(chain), "data": data, "previous": previous})
for block in chain:
    print(block["index"], block["previous"][:12], block["data"])
nonce = next(n for n in range(100_000) if hashlib.sha256(f"mine{n}".encode()).hexdigest().startswith("000"))
print("proof of work:", nonce)

print(uuid.uuid5(uuid.NAMESPACE_URL, "https://example.org/é"), uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"))
print(uuid.UUID(int=0x12345678123456781234567812345678).urn, uuid.NIL, uuid.uuid5(uuid.NAMESPACE_OID, "x").version)
