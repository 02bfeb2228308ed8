# promise: P5
# defence: lockdown
# control: lockdown globals except firefox webkit
# V8 shows an Error's frames as objects to whoever sets Error.prepareStackTrace.
from reach import attempt, stack_of_v8

attempt("frames", stack_of_v8)
print("held")
