"""Store passwords as salted PBKDF2 hashes and check them."""
import hashlib
import hmac

USERS: dict[str, tuple[bytes, bytes]] = {}


def stretch(password: str, salt: bytes, rounds: int = 1000) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", password.encode(), salt, rounds)


def register(name: str, password: str) -> None:
    salt = hashlib.sha256(name.encode()).digest()[:8]
    USERS[name] = salt, stretch(password, salt)


def login(name: str, password: str) -> bool:
    if name not in USERS:
        return False
    salt, stored = USERS[name]
    return hmac.compare_digest(stored, stretch(password, salt))


register("Zoë", "correct horse 🐴")
register("Max", "correct horse 🐴")
for name, password in (("Zoë", "correct horse 🐴"), ("Zoë", "battery"), ("Eve", "")):
    print(f"{name}: {'welcome' if login(name, password) else 'go away'}")
print("same password, same hash:", USERS["Zoë"][1] == USERS["Max"][1])
for name, (salt, stored) in USERS.items():
    print(name, salt.hex(), stored.hex())
print(len(hashlib.pbkdf2_hmac("sha512", b"pw", b"salt", 10)), hashlib.pbkdf2_hmac("sha1", b"pw", b"salt", 1, dklen=4).hex())
