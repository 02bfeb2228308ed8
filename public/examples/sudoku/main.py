# Solves the sudoku in puzzle.txt. It always goes on where there is the least
# choice, and takes a step back when there is none.

DIGITS = "123456789"


def read(text):
    signs = [sign for sign in text if sign in DIGITS + "."]
    if len(signs) != 81:
        raise SystemExit(f"puzzle.txt has {len(signs)} places instead of 81.")
    return signs


def rivals(place):
    """Places of the same row, column or box."""
    row, column = divmod(place, 9)
    for other in range(81):
        r, c = divmod(other, 9)
        same_box = (r // 3, c // 3) == (row // 3, column // 3)
        if other != place and (r == row or c == column or same_box):
            yield other


RIVALS = [list(rivals(place)) for place in range(81)]
tries = 0


def solve(board):
    global tries
    best = None
    for place in range(81):
        if board[place] == ".":
            choice = set(DIGITS) - {board[other] for other in RIVALS[place]}
            if best is None or len(choice) < len(best[1]):
                best = (place, choice)
    if best is None:
        return True
    place, choice = best
    for digit in sorted(choice):
        tries += 1
        board[place] = digit
        if solve(board):
            return True
    board[place] = "."
    return False


def show(board, given):
    for row in range(9):
        if row in (3, 6):
            print("------+-------+------")
        signs = []
        for at in range(row * 9, row * 9 + 9):
            signs.append(
                board[at] if given[at] != "." else f"\x1b[32m{board[at]}\x1b[0m"
            )
        print(" | ".join(" ".join(signs[at : at + 3]) for at in (0, 3, 6)))


with open("puzzle.txt", encoding="utf-8") as file:
    puzzle = read(file.read())
board = puzzle.copy()
solved = solve(board)
show(board, puzzle)
print(f"\nSolved with {tries} steps." if solved else "\nThis one has no solution.")
