# Holds one program and everything it starts: `leash.sh FOLDER PROGRAM ARGUMENT...`
#
# Standard input is the leash. When it closes, because the tests let go of it or because they died in whatever way (Ctrl-C,
# a panic, SIGKILL), everything the program started is killed and its folder removed.
folder=$1
shift
AMPOULE_LEASH="$folder" setsid sh -c '"$@"; echo "[leash] the program ended with status $?" >&2' sh "$@" </dev/null &
session=$!

# What is alive of it: the members of its session, and those that left it (crash handlers do), whose environment says
# whose they are.
held() {
    for process in /proc/[0-9]*; do
        IFS= read -r stat <"$process/stat" || continue
        set -- ${stat##*) } # state, parent, group, session
        [ "$4" = "$session" ] && [ "$1" != Z ] && echo "${process#/proc/}"
    done 2>/dev/null
    grep -lsxzF "AMPOULE_LEASH=$folder" /proc/[0-9]*/environ | cut -d / -f 3
}

cat >/dev/null
# Again, until there is none: one may have been starting another, and what dies may still write. Some seconds at most.
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    found=$(held)
    [ -z "$found" ] && break
    kill -KILL $found 2>/dev/null
    sleep 0.1
done
rm -rf -- "$folder"
