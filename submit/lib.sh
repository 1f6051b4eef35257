# What the scripts of this folder share: where the project, Java and Spark are. To be sourced, not run.

fail() {
  echo "agd: $*" >&2
  exit 2
}

# The folder of the project: where this file is, links resolved, and one up.
project_home() {
  local self="${BASH_SOURCE[0]}"
  while [ -L "$self" ]; do
    local link
    link="$(readlink "$self")"
    case "$link" in
      /*) self="$link" ;;
      *) self="$(dirname "$self")/$link" ;;
    esac
  done
  (cd "$(dirname "$self")/.." && pwd -P)
}

AGD_HOME="$(project_home)"
case "$AGD_HOME" in
  *:*) fail "$AGD_HOME has a colon in its name, which Java's class path cannot hold. Maybe rename the folder." ;;
esac

# The jar for the Spark at hand, the profiles of Maven that build it, and who runs on which versions of Java: see take_spark.
jar_name=spark-agd_2.13 jar_profiles="" runner="Spark 4" oldest_java=17 newest_java=21 right_java="17 or 21"

# Sets JAVA, refusing what Spark could only answer with a stack trace. Spark itself looks in JAVA_HOME first, too.
find_java() {
  local place said version major remedy="Maybe set JAVA_HOME to a JDK $right_java."
  if [ -n "${JAVA_HOME:-}" ]; then
    JAVA="$JAVA_HOME/bin/java" place="JAVA_HOME"
    [ -x "$JAVA" ] || fail "JAVA_HOME is $JAVA_HOME, where there is no bin/java. Maybe set it to a JDK $right_java, or unset it."
  else
    JAVA="$(command -v java || true)" place="the PATH"
    [ -n "$JAVA" ] || fail "no java was found. Maybe install a JDK $right_java, or set JAVA_HOME."
  fi
  said="$("$JAVA" -version 2>&1 || true)"
  java_said="$said"
  version="$(sed -n 's/^.* version "\([^"]*\)".*$/\1/p' <<<"$said" | head -n 1)"
  major="${version#1.}"
  major="${major%%[!0-9]*}"
  [ -n "$major" ] || fail "$JAVA, from $place, does not start: $(cause_in "$said"). $remedy"
  if [ "$major" -lt "$oldest_java" ] || [ "$major" -gt "$newest_java" ]; then
    local range="$oldest_java to $newest_java"
    [ "$oldest_java" != "$newest_java" ] || range="$oldest_java alone"
    fail "$JAVA, from $place, is Java $version; $runner runs on $range. $remedy"
  fi
}

# The line that names the cause, in what a JVM said that did not start or that ended with an exception.
cause_in() {
  local line
  while IFS= read -r line; do
    case "$line" in
      '' | 'Picked up '* | NOTE:* | WARNING:* | 'Error occurred during initialization'* | [[:space:]]*) ;;
      *) break ;;
    esac
  done <<<"$1"
  line="${line#Error: }"
  line="${line#Exception in thread \"main\" }"
  echo "${line%.}"
}

# Names of files may hold any letter: a JVM in a locale of ASCII alone would lose them, so that it is given one of UTF-8.
use_utf8() {
  local name
  case "$(locale charmap 2>/dev/null || true)" in
    '' | ANSI_X3.4-1968 | US-ASCII | ASCII | 646) ;;
    *) return 0 ;;
  esac
  for name in C.UTF-8 C.utf8 en_US.UTF-8 $(locale -a 2>/dev/null | grep -i 'utf-\{0,1\}8$' || true); do
    if [ "$(env LC_ALL="$name" locale charmap 2>/dev/null)" = UTF-8 ]; then
      # It overrules the others, and is needed only where it does so already.
      if [ -n "${LC_ALL:-}" ]; then export LC_ALL="$name"; else export LC_CTYPE="$name"; fi
      return 0
    fi
  done
}
use_utf8

# True for a jar that was written to its end.
is_whole() {
  [ -f "$1" ] && [ "$(tail -c 22 "$1" | head -c 4 | tr -d '\0')" = $'PK\005\006' ]
}

# The application jar of the newest build for the Spark at hand, or nothing.
application_jar() {
  local jar newest=""
  for jar in "$AGD_HOME/target/$jar_name"-*.jar; do
    case "$jar" in
      *-sources.jar | *-javadoc.jar | *-tests.jar) ;;
      *) if is_whole "$jar" && { [ -z "$newest" ] || [ "$jar" -nt "$newest" ]; }; then newest="$jar"; fi ;;
    esac
  done
  [ -z "$newest" ] || echo "$newest"
}

# True when what is built is older than what it is built from.
is_stale() {
  local jar="$1"
  [ -z "$jar" ] && return 0
  [ -d "$AGD_HOME/src/main" ] || return 1
  [ -n "$(find "$AGD_HOME/pom.xml" "$AGD_HOME/src/main" -newer "$jar" -type f 2>/dev/null | head -n 1)" ]
}

# True where a build could write, which makes its lock.
can_write_target() {
  { mkdir -p "$AGD_HOME/target" && touch "$AGD_HOME/target/build.lock"; } 2>/dev/null && [ -w "$AGD_HOME/target" ]
}

said_old=0
# Takes the jar that is there, where there is one, though it is older than its sources.
use_old() {
  local jar="$1" why="$2"
  [ -n "$jar" ] || return 1
  if [ "$said_old" = 0 ] && is_stale "$jar"; then
    echo "agd: ${jar##*/} is older than its sources and is used as it is, since $why." >&2
  fi
  said_old=1
}

# True when nothing is missing or old: the jar and, without "jar-only", the Spark home.
is_built() {
  ! is_stale "$(application_jar)" && { [ "${1:-}" = jar-only ] || [ -d "$AGD_HOME/target/spark/jars" ]; }
}

# Builds what is missing or old; see is_built. Two callers do not build at once.
build_what_is_missing() {
  local jar built="" command=(mvn -q -B -DskipTests -Dspotless.check.skip=true)
  [ -z "$jar_profiles" ] || built=" for Spark 3.5 with Scala $scala_version" command+=("-P$jar_profiles")
  is_built "${1:-}" && return
  jar="$(application_jar)"
  if ! command -v mvn >/dev/null 2>&1; then
    use_old "$jar" "no mvn was found" && return
    fail "the application is not built$built and no mvn was found. Maybe install Maven 3.8 or newer${built:+, and mvn -P$jar_profiles -DskipTests package}."
  fi
  if ! can_write_target; then
    use_old "$jar" "$AGD_HOME/target cannot be written" && return
    fail "the application is not built$built and $AGD_HOME/target cannot be written. Maybe let the owner of $AGD_HOME build it, or clone it to a folder of your own."
  fi
  (
    if command -v flock >/dev/null 2>&1; then flock 9; fi
    if ! is_built "${1:-}"; then
      echo "agd: building$built (a few minutes the first time)" >&2
      if ! (cd "$AGD_HOME" && "${command[@]}" package) >"$AGD_HOME/target/build.log" 2>&1; then
        tail -n 20 "$AGD_HOME/target/build.log" >&2
        fail "the build failed, see target/build.log"
      fi
      # The jar keeps its time when nothing changed in it.
      touch "$(application_jar)"
    fi
  ) 9>"$AGD_HOME/target/build.lock" || exit $?
}

# Sets spark_version and scala_version to those of the Spark in a folder; false where there is none.
read_spark() {
  local jar
  for jar in "$1"/jars/spark-core_*.jar; do
    [ -f "$jar" ] || continue
    jar="${jar##*/spark-core_}"
    jar="${jar%.jar}"
    spark_version="${jar#*-}" scala_version="${jar%%-*}"
    return 0
  done
  return 1
}

# Sets SPARK_HOME to a folder and what else depends on its Spark; false where no jar is for that one.
take_spark() {
  read_spark "$1" || return 1
  case "$scala_version $spark_version" in
    '2.13 4.'[01].*) ;;
    # Its Hadoop asks for nothing that newer ones refuse.
    '2.13 4.'*) newest_java=25 right_java="17, 21 or 25" ;;
    '2.12 3.5.'*) jar_profiles=spark-3.5,scala-2.12 ;;
    '2.13 3.5.'*) jar_profiles=spark-3.5 ;;
    *) return 1 ;;
  esac
  if [ -n "$jar_profiles" ]; then
    jar_name="spark-agd-spark3.5_$scala_version" runner="spark-agd with Spark 3.5 and Scala $scala_version"
    newest_java=17 right_java=17
  fi
  export SPARK_HOME="$1" SPARK_SCALA_VERSION="$scala_version"
}

# The home of the Spark whose spark-submit is on the PATH, or nothing. One that pip has installed is a package of Python's.
home_on_path() {
  local command folder python
  command="$(command -v spark-submit || true)"
  [ -n "$command" ] || return 0
  folder="$(cd "$(dirname "$(readlink -f "$command")")" && pwd -P)"
  if [ -d "$folder/../jars" ]; then
    (cd "$folder/.." && pwd -P)
    return
  fi
  python="$folder/python3"
  [ -x "$python" ] || python=python3
  "$python" -c 'import importlib.util as u; print(u.find_spec("pyspark").submodule_search_locations[0])' 2>/dev/null || true
}

# Sets SPARK_HOME to a Spark that a jar is for: the one that it names already, that of the PATH, or the one that the build
# assembles. Sets JAVA too.
find_spark() {
  local home assembled="$AGD_HOME/target/spark" jars="there are jars for Spark 4 with Scala 2.13, and for Spark 3.5"
  if [ -n "${SPARK_HOME:-}" ] && [ "$SPARK_HOME" != "$assembled" ]; then
    if ! take_spark "$SPARK_HOME"; then
      read_spark "$SPARK_HOME" || fail "SPARK_HOME is $SPARK_HOME, where there is no Spark. Maybe correct it, or unset it."
      fail "SPARK_HOME is $SPARK_HOME, which is Spark $spark_version with Scala $scala_version; $jars. Maybe set it to one of those, or unset it."
    fi
    find_java
    return
  fi
  home="$([ -n "${SPARK_HOME:-}" ] || home_on_path)"
  if [ -n "$home" ]; then
    if take_spark "$home"; then
      find_java
      return
    fi
    ! read_spark "$home" ||
      echo "agd: spark-submit on the PATH is of Spark $spark_version with Scala $scala_version; $jars. The one that the build assembles is taken." >&2
  fi
  find_java
  # A release brings its jars, and no sources of which a Spark could be assembled.
  [ ! -f "$AGD_HOME/pom.xml" ] && [ -n "$(application_jar)" ] || build_what_is_missing
  take_spark "$assembled" ||
    fail "no Spark was found: neither SPARK_HOME nor the PATH leads to one. Maybe pip install pyspark, or set SPARK_HOME to one."
}

# A native BLAS must not start threads of its own beside Spark's tasks.
export OPENBLAS_NUM_THREADS="${OPENBLAS_NUM_THREADS:-1}" OMP_NUM_THREADS="${OMP_NUM_THREADS:-1}"

# What bin/spark-class reads first, in a Spark that is installed: its settings may name another Java.
load_spark_settings() {
  [ -f "$SPARK_HOME/bin/load-spark-env.sh" ] || return 0
  set +eu
  . "$SPARK_HOME/bin/load-spark-env.sh"
  set -eu
  find_java
}

# The jar of Spark's launcher and a colon: in front of all the others, so that those need not be opened.
launcher_jar() {
  local jar
  for jar in "$SPARK_HOME"/jars/spark-launcher_*.jar; do
    if [ -f "$jar" ]; then printf '%s:' "$jar"; fi
  done
}

# Sets the array spark_command to what runs a class of Spark, with the options that Spark's launcher finds right.
make_spark_command() {
  local part="" before="" parts=0
  spark_command=()
  load_spark_settings
  # What the launcher says on stderr stands before the first zero byte, or is all there is.
  while IFS= read -r -d '' part; do
    if [ "$parts" = 0 ]; then before="$part"; else spark_command+=("$part"); fi
    parts=$((parts + 1))
  done < <("$JAVA" -Xmx128m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$(launcher_jar)$SPARK_HOME/jars/*" \
    org.apache.spark.launcher.Main "$@" 2>&1)
  if [ "${#spark_command[@]}" = 0 ]; then
    fail "Spark's launcher in $SPARK_HOME failed: $(cause_in "$before$part"). Maybe correct JAVA_TOOL_OPTIONS and SPARK_HOME."
  fi
  # The launcher answers a wrong option with a command that prints the usage.
  for part in "${spark_command[@]}"; do
    if [ "$part" = --usage-error ] && [[ "$before" == *Error:* ]]; then
      fail "spark-submit refuses its options: $(cause_in "$before"). Maybe correct what stands before the command."
    fi
  done
  [ -z "$before" ] || printf '%s' "$before" >&2
  spark_command[0]="${spark_command[0]#$'\n'}"
}

# Refuses options with which the JVM of "$@" would not start: it would end with 1 and its own words.
require_jvm() {
  local word said risky=0 tried=()
  for word in "$@"; do
    case "$word" in
      # What does more than set a value.
      -agent* | -javaagent* | -Xrun* | -Xlog* | -Xloggc* | -XX:StartFlightRecording* | -XX:*AtExit*) continue ;;
      -cp | -Xmx1g | -XX:+IgnoreUnrecognizedVMOptions | -D* | --add-*) ;;
      -*) risky=1 ;;
    esac
    tried+=("$word")
  done
  if [ "$risky" = 1 ] && ! said="$("${tried[@]}" -version 2>&1)"; then
    fail "java does not start: $(cause_in "$said"). Maybe correct --driver-memory or the Java options of the driver."
  fi
}

# Hadoop's login needs a name of the user, which a number in a container often lacks: then ours goes before it.
name_user() {
  local jar
  if id -un >/dev/null 2>&1; then return 0; fi
  jar="$(application_jar)"
  [ -n "$jar" ] || fail "the application is not built. Maybe submit/agd --version."
  export JAVA_TOOL_OPTIONS="${JAVA_TOOL_OPTIONS:-} -javaagent:'$jar'"
}

# Runs a class of Spark as bin/spark-class does; does not return.
exec_spark_class() {
  make_spark_command "$@"
  name_user
  exec "${spark_command[@]}"
}

# The classes that a driver loads, in one file that its JVM maps instead of opening jars and checking every class: see
# "Starting" in src/docs/performance.md. Prints its name, which tells the JVM and the class path that it fits.
class_archive() {
  local sum
  sum="$({ echo "$JAVA $java_said" && echo "$1" && ls "$SPARK_HOME/jars"; } | cksum)"
  echo "$AGD_HOME/target/classes-${sum%% *}.jsa"
}

# True where an archive was made after all jars, also for one that could not be made, which is empty.
is_fresh() {
  [ -f "$1" ] && [ -z "$(find -L "$SPARK_HOME/jars" "$2" -newer "$1" 2>/dev/null | head -n 1)" ]
}

# Makes an archive of what the commands load, by running them on a few rows.
make_class_archive() {
  local archive="$1" jar="$2" folder
  [ ! -t 2 ] || echo "agd: preparing quick starts (once, some seconds)" >&2
  folder="$(mktemp -d "$archive.XXXXXX")" || return 0
  if (
    unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS SPARK_SUBMIT_OPTS AGD_TERMINAL HADOOP_CONF_DIR YARN_CONF_DIR
    cd "$folder"
    export SPARK_CONF_DIR="$AGD_HOME/conf"
    make_spark_command org.apache.spark.deploy.SparkSubmit --master 'local[2]' --class io.github.sparkagd.cli.Rehearsal \
      "$jar" "$folder"
    take_places
    split_class_path
    spark_command[class_path_at]="$jars_before$SPARK_HOME/jars/*:$jar"
    "${spark_command[@]:0:main_at}" -XX:ArchiveClassesAtExit="$folder/classes.jsa" \
      -Dlog4j2.configurationFile="$AGD_HOME/conf/log4j2.properties" io.github.sparkagd.cli.Submit "${spark_command[@]:main_at+1}"
  ) >"$folder/log" 2>&1 </dev/null && [ -s "$folder/classes.jsa" ]; then
    mv -f "$folder/classes.jsa" "$archive"
  else
    # So that it is not tried at every start.
    rm -f "$archive"
    : >"$archive"
  fi
  rm -rf "$folder"
}

# Sets where in spark_command the class path and the main class stand.
take_places() {
  local i
  class_path_at=0 main_at=0
  for ((i = 0; i < ${#spark_command[@]}; i++)); do
    case "${spark_command[i]}" in
      -cp) class_path_at=$((i + 1)) ;;
      org.apache.spark.deploy.SparkSubmit) main_at=$i; return ;;
    esac
  done
}

# Takes Spark's class path apart: its folder of settings, what stands before the jars, and what follows them. False for
# another one, such as with jars of the user's in front.
split_class_path() {
  local path="${spark_command[class_path_at]}" settings="${SPARK_CONF_DIR%/}/:"
  case "$path" in "$settings"*"$SPARK_HOME/jars/*"*) ;; *) return 1 ;; esac
  path="${path#"$settings"}"
  jars_before="${path%%"$SPARK_HOME/jars/*"*}"
  jars_after="${path#*"$SPARK_HOME/jars/*"}"
}

# Adds the application's jar to the class path of spark_command and lets its JVM use an archive of classes, made where there
# is none. The JVM takes one only for a class path that begins with the jars it was made of, and folders are not allowed
# among them: Spark's settings then stand last, where they are found just as well, as no jar has files of those names.
use_class_archive() {
  local jar="$1" word archive
  spark_command[class_path_at]+=":$jar"
  # JDK 17 takes no classes from an archive whose jars have a space in their path.
  case "$SPARK_HOME" in *' '*) case "$java_said" in *'version "17'*) return 0 ;; esac ;; esac
  split_class_path || return 0
  for word in "${spark_command[@]:0:main_at}"; do
    case "$word" in -Xshare* | -XX:*Archive* | -XX:*Shared*) return 0 ;; esac
  done
  jars_after="${jars_after%":$jar"}"
  archive="$(class_archive "$jars_before$jar")"
  if ! is_fresh "$archive" "$jar"; then
    can_write_target || return 0
    (
      # Who comes second does without.
      if command -v flock >/dev/null 2>&1; then flock -n 8 || exit 0; fi
      is_fresh "$archive" "$jar" || make_class_archive "$archive" "$jar"
    ) 8>"$archive.lock"
  fi
  [ -s "$archive" ] || return 0
  spark_command[class_path_at]="$jars_before$SPARK_HOME/jars/*:$jar:${SPARK_CONF_DIR%/}/$jars_after"
  # Where it does not fit after all, the JVM reads the jars, and need not say so.
  quick=("-XX:SharedArchiveFile=$archive" -Xshare:auto '-Xlog:cds*=off')
}

# Runs spark-submit with our class around Spark's own, which says failures in one line; does not return.
exec_spark_submit() {
  local jar="$1" settings=() quick=() class_path_at main_at jars_before jars_after
  shift
  make_spark_command org.apache.spark.deploy.SparkSubmit "$@"
  # Spark's own settings print stack traces.
  compgen -G "$SPARK_CONF_DIR/log4j2.*" >/dev/null || settings=("-Dlog4j2.configurationFile=$AGD_HOME/conf/log4j2.properties")
  take_places
  require_jvm "${spark_command[@]:0:main_at}"
  use_class_archive "$jar"
  spark_command=("${spark_command[0]}" ${quick[@]+"${quick[@]}"} "${spark_command[@]:1:main_at-1}"
    ${settings[@]+"${settings[@]}"} io.github.sparkagd.cli.Submit "${spark_command[@]:main_at+1}")
  case " ${spark_command[*]} " in
    *' --add-modules=jdk.incubator.vector '*)
      # Our own class writes to the stream itself: see cli.ErrorStream.
      export AGD_STDERR=3
      exec "${spark_command[@]}" 3>&2 2> >(
        exec grep --line-buffered -v '^WARNING: Using incubator modules: jdk\.incubator\.vector$' >&2
      )
      ;;
  esac
  exec "${spark_command[@]}"
}
