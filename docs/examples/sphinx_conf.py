# Sphinx: in conf.py.
html_js_files = [
    (
        "https://example.org/ampoule/ampoule.classic.js",
        {"defer": "defer", "data-upgrade": ".highlight-python pre, .highlight-default pre"},
    ),
]
