import numpy as np

t = np.arange(256) / 256
wave = np.sin(2 * np.pi * 5 * t) + 0.5 * np.sin(2 * np.pi * 20 * t)
strength = np.abs(np.fft.rfft(wave)) / 128
print(np.nonzero(strength > 0.1)[0], strength[[5, 20]].round(6))
