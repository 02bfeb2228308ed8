"""Settings from INI and TOML files."""
import configparser
import tomllib
from pathlib import Path

Path("app.ini").write_text("""\
[DEFAULT]
base = /srv
debug = no

[web]
root = %(base)s/www
port = 8080
title = Überblick ☀
; a comment
hosts =
    one.example
    two.example

[worker]
debug = yes
rate = 2.5
""", encoding="utf-8")

ini = configparser.ConfigParser()
print(ini.read(["app.ini", "missing.ini"], encoding="utf-8"), ini.sections())
web = ini["web"]
print(web["root"], web.getint("port"), web["title"], web.getboolean("debug"), web["hosts"].split())
print(ini["worker"].getfloat("rate"), ini.getboolean("worker", "debug"), web.get("nothing", fallback="n/a"), "PORT" in web)
ini["web"]["port"] = "9090"
ini["new"] = {"key": "value"}
ini.remove_section("worker")
with open("out.ini", "w", encoding="utf-8") as file:
    ini.write(file, space_around_delimiters=False)
print(Path("out.ini").read_text(encoding="utf-8"), end="")
for text in ("[a]\n[a]\n", "key = 1\n", "[a]\nx = %(y)s\n"):
    try:
        parser = configparser.ConfigParser()
        parser.read_string(text)
        parser["a"]["x"]
    except configparser.Error as error:
        print(type(error).__name__)

toml = tomllib.loads("""
title = "TOML ✨"
when = 2026-05-17T07:32:00Z
day = 2026-05-17
big = 1_000_000
hex = 0xFF
ratio = 6.25e-2
[servers.alpha]
ip = '10.0.0.1'
roles = ["front", "back"]
[[fruit]]
name = "apple"
[[fruit]]
name = "pêche"
size = {w = 1, h = 2}
""")
for key, value in toml.items():
    print(f"{key} = {value!r}")
try:
    tomllib.loads("a = 1\na = 2")
except tomllib.TOMLDecodeError as error:
    print("TOMLDecodeError:", error.msg, error.lineno, error.colno)
