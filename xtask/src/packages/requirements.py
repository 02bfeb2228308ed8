"""Which of a package's requirements count in the engine, and whether the lock satisfies them.

The one argument is JSON: ``requires``, lines of PEP 508; ``python``; ``versions`` by names. It prints a list of requirements.
"""

import json
import sys

from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.utils import canonicalize_name

given = json.loads(sys.argv[1])
# As CPython in the engine answers.
engine = {
    "extra": "",
    "implementation_name": "cpython",
    "implementation_version": given["python"],
    "os_name": "posix",
    "platform_machine": "wasm32",
    "platform_python_implementation": "CPython",
    "platform_release": "",
    "platform_system": "Emscripten",
    "platform_version": "",
    "python_full_version": given["python"],
    "python_version": given["python"].rpartition(".")[0],
    "sys_platform": "emscripten",
}
found = []
for line in given["requires"]:
    requirement = Requirement(line)
    if requirement.marker is None or requirement.marker.evaluate(engine):
        name = canonicalize_name(requirement.name)
        version = given["versions"].get(name)
        satisfied = version is None or requirement.specifier.contains(version, prereleases=True)
        found.append({"name": name, "specifier": str(requirement.specifier), "satisfied": satisfied})
print(json.dumps(found))
