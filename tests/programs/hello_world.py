"""The first program: greetings in several languages and on several planes."""

GREETINGS = {
    "English": "Hello, world!",
    "Français": "Bonjour à tous, ça va ?",
    "Deutsch": "Schöne Grüße!",
    "Ελληνικά": "Γειά σου Κόσμε",
    "Русский": "Привет, мир!",
    "日本語": "こんにちは世界",
    "한국어": "안녕하세요",
    "עברית": "שלום עולם",
    "Emoji": "👋🌍 👩‍🚀 🇫🇷",
    "Math": "𝓗𝓮𝓵𝓵𝓸 𝕨𝕠𝕣𝕝𝕕",
}


def greet(language: str, text: str) -> str:
    return f"{language:>10} | {text}"


if __name__ == "__main__":
    for language, text in GREETINGS.items():
        print(greet(language, text))
    print("-" * 30)
    print("languages:", len(GREETINGS), "code points:", sum(map(len, GREETINGS.values())))
    print("utf-8 bytes:", sum(len(t.encode()) for t in GREETINGS.values()))
    print(ascii(GREETINGS["Emoji"]))
