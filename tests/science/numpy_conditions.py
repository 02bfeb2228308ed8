import numpy as np

n = np.arange(1, 16)
print(np.where(n % 15 == 0, "FizzBuzz", np.where(n % 3 == 0, "Fizz", np.where(n % 5 == 0, "Buzz", n.astype(str)))))
print(np.unique([3, 1, 2, 3, 1], return_counts=True))
print(np.any(n > 14), np.all(n > 0), np.count_nonzero(n % 2))
