import numpy as np

marks = np.array([[12, 15, 9], [18, 11, 14], [7, 16, 20]])
print(np.median(marks), marks.std().round(4), np.percentile(marks, 90))
print(marks.argmax(axis=1), np.sort(marks, axis=0)[-1])
print(np.corrcoef(marks[0], marks[1]).round(3))
