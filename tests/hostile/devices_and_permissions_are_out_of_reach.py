# promise: P1
# defence: lockdown
# control: lockdown globals
from reach import each_scope


def attack(scope):
    for name in ("permissions", "storage", "locks", "usb", "hid", "serial", "bluetooth", "gpu", "mediaCapabilities", "connection", "wakeLock", "clipboard", "mediaDevices", "geolocation", "userAgentData", "userAgent", "hardwareConcurrency", "ml"):
        yield f"navigator.{name}", lambda: getattr(scope.navigator, name)
    for name in ("Notification", "PushManager", "PaymentRequest", "Accelerometer", "IdleDetector", "VideoEncoder", "PressureObserver", "OffscreenCanvas"):
        yield name, lambda: getattr(scope, name)
    yield "where the script is from", lambda: scope.location.href


each_scope(attack)
print("held")
