# promise: P1
# defence: render
# control: markup
PAYLOADS = (
    '<img src="data:," onerror="window.hostileMarkup=\'img\'">',
    '<svg onload="window.hostileMarkup=\'svg\'"></svg>',
    '<script>window.hostileMarkup="script"</script>',
    '"><iframe srcdoc="<script>parent.hostileMarkup=1</script>"></iframe>',
    '</span></pre></div><img src=data:, onerror=window.hostileMarkup=2>',
    '<a href="javascript:window.hostileMarkup=3">hostile</a>',
    '<style>body{display:none}</style>',
    '&lt;img src=data:, onerror=window.hostileMarkup=4&gt;',
)
for payload in PAYLOADS:
    print(payload)
print("held")
