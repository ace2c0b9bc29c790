# Runs a database server for as long as somebody holds our standard input open, and leaves nothing behind.
#
# The JVM that wants the server holds the other end of the pipe. However it ends, even by kill -9, the pipe closes with
# it, and this shell ends the server. Plain POSIX, for Linux and macOS.
#
# $1 run directory; $2 prepared data directory; $3 "user:group" to own the data, or ""; the rest: the server's command
run=$1 prepared=$2 owner=$3
shift 3
umask 077
# An interrupt in the terminal reaches the whole process group; the end of the JVM is what counts.
trap '' HUP INT TERM

cp -R "$prepared" "$run/data" || exit 1
if [ -n "$owner" ]; then chown -R "$owner" "$run/data" || exit 1; fi
{ "$@"; echo $? >"$run/exit"; } </dev/null >>"$run/server.log" 2>&1 &

read -r ignored
if [ -e "$run/kept" ]; then exit 0; fi

# The server writes its number as it starts: wait for it if the JVM died that early. Through su, ours is another's.
for attempt in 1 2 3 4 5 6 7 8 9 10; do
  if [ -e "$run/exit" ] || [ -s "$run/data/postmaster.pid" ]; then break; fi
  sleep 0.2
done
if [ -s "$run/data/postmaster.pid" ] && [ ! -e "$run/exit" ]; then
  # "Immediate shutdown": every session ends at once and nothing is written back. Unlike kill -9 it gives back the
  # System V shared memory, of which a machine has few (32 on macOS) and which otherwise stays until the next boot.
  kill -QUIT "$(head -n 1 "$run/data/postmaster.pid")"
fi
wait
rm -rf "$run"
