# Think of a number from 1 to 100. The computer finds it, and never needs
# more than seven questions: each one cuts what is possible in half.

low, high = 1, 100
questions = 0

print("Think of a number from 1 to 100, and I will find it.")
print("Answer with  higher,  lower  or  yes.  One letter is enough.")

while True:
    guess = (low + high) // 2
    questions += 1
    answer = input(f"{questions}. Is it {guess}? ").strip().lower()[:1]

    if answer == "y":
        print(f"Found with {questions} questions!")
        break
    elif answer == "h":
        low = guess + 1
    elif answer == "l":
        high = guess - 1
    else:
        print("Please answer with h, l or y.")
        questions -= 1

    if low > high:
        print("That cannot be: you have changed your number!")
        break

    possible = high - low + 1
    print(f"   {possible:3} left  " + "#" * ((possible + 1) // 2))
