import pandas as pd

words = pd.DataFrame({"word": ["Level", "Python", "Noon"]})
words["length"] = words["word"].str.len()
words["palindrome"] = words["word"].str.lower().apply(lambda word: word == word[::-1])
print(words.to_string(index=False))
print(words["word"].str.contains("o").value_counts().sort_index())
