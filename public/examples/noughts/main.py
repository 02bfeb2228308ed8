# Noughts and crosses against a computer that cannot be beaten: it looks at
# every way the game can go on, and takes one in which it does not lose.
from functools import cache

LINES = ["012", "345", "678", "036", "147", "258", "048", "246"]


def winner(board):
    for a, b, c in (map(int, line) for line in LINES):
        if board[a] == board[b] == board[c] != " ":
            return board[a]
    return None


def free(board):
    return [place for place in range(9) if board[place] == " "]


def put(board, place, sign):
    return board[:place] + sign + board[place + 1 :]


@cache
def value(board, sign):
    """How the game ends for O, if both play well: 1 wins, 0 draws, -1 loses."""
    if winner(board):
        return 1 if winner(board) == "O" else -1
    if not free(board):
        return 0
    values = [
        value(put(board, place, sign), "XO"[sign == "X"]) for place in free(board)
    ]
    return max(values) if sign == "O" else min(values)


def show(board):
    cells = [
        sign if sign != " " else str(place + 1) for place, sign in enumerate(board)
    ]
    for row in range(0, 9, 3):
        print("  " + " | ".join(cells[row : row + 3]))
        if row < 6:
            print(" ---+---+---")


board = " " * 9
print("You are X. Type the number of a place.")
while True:
    show(board)
    answer = input("Your move: ").strip()
    if not answer.isdigit() or int(answer) - 1 not in free(board):
        print("That place is not free. Take one of the numbers.")
        continue
    board = put(board, int(answer) - 1, "X")
    if not winner(board) and free(board):
        best = max(free(board), key=lambda place: value(put(board, place, "O"), "X"))
        board = put(board, best, "O")
        print(f"I take {best + 1}.")
    if winner(board) or not free(board):
        break

show(board)
print(
    {"X": "You win!", "O": "I win.", None: "A draw. Nobody can do better."}[
        winner(board)
    ]
)
print(f"I have thought about {value.cache_info().currsize} positions.")
