# Runs a database server for as long as somebody holds our standard input open, and leaves nothing behind.
#
# The JVM that wants the server holds the other end of the pipe. However it ends, even by kill -9, the pipe closes with
# it, and this shell ends the server. Plain POSIX, for Linux and macOS.
#
# $1 run directory; $2 data directory to copy; $3 "user:group" to own the copy, or ""; $4 process id of the server that
# works in that directory and is to stand still while it is copied, or ""; $5 signal that ends the server; the rest: the
# server's command
run=$1 source=$2 owner=$3 frozen=$4 signal=$5
shift 5
umask 077
# An interrupt in the terminal reaches the whole process group; the end of the JVM is what counts. The same with Ctrl-\,
# for which a JVM prints its threads and goes on, and with who kills a whole group. A server listens to these signals
# whatever we ignore, so that both of us get a group of our own; macOS has no program for that.
trap '' HUP INT QUIT TERM
if [ -z "$SWITCHBACK_APART" ] && command -v setsid >/dev/null; then
  SWITCHBACK_APART=1
  export SWITCHBACK_APART
  exec setsid sh "$0" "$run" "$source" "$owner" "$frozen" "$signal" "$@"
fi
unset SWITCHBACK_APART

if [ -n "$frozen" ]; then
  # Nobody writes while all threads are stopped, so that the copy is what a crash would leave, at one moment. What has
  # ended (Z, X) does not stop any more. If this shell is killed meanwhile, the JVM lets the server go on.
  kill -STOP "$frozen" || exit 1
  while cat "/proc/$frozen/task/"*/status 2>/dev/null | grep -q '^State:.[^TtZX]'; do :; done
  # Most of it is zeros, which take neither time nor memory as holes; not every cp can leave them out.
  cp -Rp --sparse=always "$source" "$run/data" 2>/dev/null || { rm -rf "$run/data" && cp -Rp "$source" "$run/data"; }
  copied=$?
  kill -CONT "$frozen"
  if [ "$copied" != 0 ]; then exit 1; fi
  # What says who the other server is would keep this one from starting.
  rm -f "$run/data/auto.cnf" "$run/data/pid" "$run/data/socket" "$run/data/socket.lock"
else
  cp -R "$source" "$run/data" || exit 1
fi
if [ -n "$owner" ]; then chown -R "$owner" "$run/data" || exit 1; fi
{ sh -c 'echo $$ >"$0"; exec "$@"' "$run/pid" "$@"; echo $? >"$run/exit"; } </dev/null >>"$run/server.log" 2>&1 &

# The server's number is written as it starts. It is remembered, as somebody may clear the directory away while it runs.
server=
for attempt in 1 2 3 4 5 6 7 8 9 10; do
  if [ -s "$run/pid" ]; then read -r server <"$run/pid"; fi
  if [ -n "$server" ] || [ -e "$run/exit" ]; then break; fi
  sleep 0.1
done

read -r ignored
if [ -e "$run/kept" ]; then exit 0; fi

# PostgreSQL's own file has the number even where su runs the server, whose number ours is then: wait for it if the JVM
# died early.
if [ "$signal" = QUIT ]; then
  file=$run/data/postmaster.pid
  for attempt in 1 2 3 4 5 6 7 8 9 10; do
    if [ -e "$run/exit" ] || [ -s "$file" ] || [ ! -d "$run" ]; then break; fi
    sleep 0.2
  done
  if [ -s "$file" ]; then server=$(head -n 1 "$file"); fi
fi
# Without the directory nobody has told us whether that number is still the server's.
told() { tr '\0' '\n' <"/proc/$server/cmdline" || ps -p "$server" -o args=; }
if [ -n "$server" ] && [ ! -e "$run/exit" ]; then
  if [ -d "$run" ] || told 2>/dev/null | grep -qF -- "${run##*/}/data"; then kill "-$signal" "$server"; fi
fi
wait
rm -rf "$run"
