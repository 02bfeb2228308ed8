# promise: P1
# defence: browser
# control: none because the file system is Emscripten's own, in memory: no machine's was ever mounted
import os

SECRETS = """/etc/passwd /etc/shadow /etc/hosts /etc/hostname /etc/os-release /etc/resolv.conf /etc/machine-id
/proc/version /proc/cpuinfo /proc/meminfo /proc/net/tcp /proc/1/environ /proc/self/environ /proc/self/maps /proc/self/mem
/proc/self/root /proc/mounts /sys/class/net /var/log/syslog /var/run/docker.sock /boot /root /usr/bin/env /bin/sh
/dev/sda /dev/mem /dev/kmem /dev/kmsg /dev/ttyS0 /dev/video0 /dev/snd /dev/dri /dev/input /dev/fuse /dev/net/tun
C:\\Windows\\win.ini /Users /Applications /mnt/c""".split()
for path in SECRETS:
    try:
        data = os.listdir(path) if os.path.isdir(path) else open(path, "rb").read(64)
        if data:
            print("reached:", path, data)
    except OSError as error:
        print("refused:", path, error.errno)
print("inside: /", sorted(os.listdir("/")))
print("inside: /dev", sorted(os.listdir("/dev")))
print("inside: /proc", sorted(os.listdir("/proc")), sorted(os.listdir("/proc/self/fd"))[:4])
for name in ("null", "zero", "urandom"):
    try:
        with open(f"/dev/{name}", "rb") as file:
            print("inside:", name, len(file.read(8)))
    except OSError as error:
        print("refused:", name, error)
homes = set(os.listdir("/home"))
if homes - {"learner", "pyodide", "web_user"}:
    print("reached: homes", homes)
print("held")
