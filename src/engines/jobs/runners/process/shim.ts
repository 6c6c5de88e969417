/**
 * The supervisor of one container: a shell script in a session of its own that outlives the server.
 *
 * The container's folder is the whole truth, so any server can take over at any instant:
 *
 * - `container.json`, written by the server: what is to run. The container may or may not have been started.
 * - `started`, made by the supervisor with O_EXCL, holding its pid, start time and boot id. Whoever makes this file runs the program;
 *   every other supervisor that finds it ends without doing anything. So a server that crashed somewhere around the spawn just
 *   spawns again, and the program still runs at most once: the kernel decides, not a guess about a half-done start.
 * - `exit`, written by the supervisor when the program has ended: its exit code and a newline (without the newline it is not yet
 *   whole). The room for it is taken at the claim, as `exit.room`: at the end the disk may be full, and whoever fills it takes whatever is
 *   freed. Where even that is not enough (a file system that writes nothing in place), the supervisor tries for a minute.
 *
 * `started` without `exit` and without that process alive means that the supervisor itself was ended (reboot, someone's `kill -9`):
 * the container is lost, and the kernel has ended it with its supervisor.
 *
 * Between the claim and the program the shell starts no other process: whoever kills the container then would meet that one.
 *
 * While the program runs the shell's own errors go nowhere: of one that a signal ends it would write "Terminated" into the program's log.
 *
 * Bubblewrap tells of the program's end before the kernel has ended what else ran in the container. Where it is the command (the isolation
 * says so), it tells on descriptor 5 which process is the first of the namespace: the exit is written when that one is gone, and all others
 * with it. One that stays (bubblewrap was killed while it made the namespace) is killed. Descriptor 5 is a pipe, since a full disk would end
 * bubblewrap, and is open at both ends, so that nobody waits for the other.
 *
 * Arguments: the folder, the isolation mode, then the command. Descriptor 3 is a pipe that the server waits on: it closes at the claim.
 */
export const SHIM = `
cd "$1" || exit 125
mode=$2
shift 2
read -r boot < /proc/sys/kernel/random/boot_id
read -r line < /proc/$$/stat
field20() { start=\${20}; }
field20 \${line##*) }
if [ "$mode" = bubblewrap ]; then mkfifo "status.$$" 2>/dev/null; fi
set -C
{ echo "$$ $start $boot" > started; } 2>/dev/null || { rm -f "status.$$"; exit 0; }
set +C
exec 3>&-
{ echo > exit.room; } 2>/dev/null
while read -r procs; do { echo $$ >| "$procs"; } 2>/dev/null; done < cgroups
trap : HUP INT TERM
exec 4>&2 2>/dev/null
if [ -f input ]; then exec 3< input; fi
if [ "$mode" = bubblewrap ]; then
  exec 5> /dev/null
  if [ -p "status.$$" ]; then exec 5<> "status.$$"; fi
fi
( exec "$@" 2>&4 4>&- )
code=$?
exec 3<&-
if [ "$mode" = bubblewrap ]; then
  echo >&5
  line=
  read -r line <&5
  first=\${line#*'"child-pid": '}
  first=\${first%%[!0-9]*}
  tries=0
  while [ -n "$first" ] && [ $tries -lt 1000 ] && read -r line < "/proc/$first/stat"; do
    case \${line##*) } in [ZX]*) break ;; esac
    tries=$((tries + 1))
    if [ $tries -gt 20 ]; then sleep 0.01; fi
    if [ $tries -eq 100 ]; then kill -KILL "$first"; fi
  done
fi
rm -f input launch.sh "status.$$"
tries=0
until echo "$code" 1<> exit.room && mv -f exit.room exit || [ $tries -ge 60 ]; do
  tries=$((tries + 1))
  sleep 1
done
`;
