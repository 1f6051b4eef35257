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

find_java() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    JAVA="$JAVA_HOME/bin/java"
  else
    JAVA="$(command -v java || true)"
  fi
  [ -n "$JAVA" ] || fail "no java was found. Maybe install a JDK 17, or set JAVA_HOME."
}

# The application jar of the newest build, or nothing.
application_jar() {
  local jar newest=""
  for jar in "$AGD_HOME"/target/spark-agd_2.13-*.jar; do
    case "$jar" in
      *-sources.jar | *-javadoc.jar | *-tests.jar) ;;
      *) if [ -f "$jar" ] && { [ -z "$newest" ] || [ "$jar" -nt "$newest" ]; }; then newest="$jar"; fi ;;
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

# Builds the jar and the Spark home when they are missing or old. Two callers do not build at once.
build_what_is_missing() {
  local jar
  jar="$(application_jar)"
  if ! is_stale "$jar" && { [ -d "$AGD_HOME/target/spark/jars" ] || [ "${1:-}" = jar-only ]; }; then
    return
  fi
  if ! command -v mvn >/dev/null 2>&1; then
    [ -n "$jar" ] && return
    fail "the application is not built and no mvn was found. Maybe install Maven 3.8 or newer."
  fi
  mkdir -p "$AGD_HOME/target"
  (
    if command -v flock >/dev/null 2>&1; then flock 9; fi
    jar="$(application_jar)"
    if is_stale "$jar" || [ ! -d "$AGD_HOME/target/spark/jars" ]; then
      echo "agd: building (a few minutes the first time)" >&2
      if ! (cd "$AGD_HOME" && mvn -q -B -DskipTests -Dspotless.check.skip=true package) >"$AGD_HOME/target/build.log" 2>&1; then
        tail -n 20 "$AGD_HOME/target/build.log" >&2
        fail "the build failed, see target/build.log"
      fi
      # The jar keeps its time when nothing changed in it.
      touch "$(application_jar)"
    fi
  ) 9>"$AGD_HOME/target/build.lock" || exit $?
}

# True for a Spark home of the version that the application is made for.
is_spark_4_1() {
  compgen -G "$1/jars/spark-core_2.13-4.1.*.jar" >/dev/null
}

# Sets SPARK_HOME, and SPARK_ASSEMBLED=1 when it is the one made by the build.
find_spark() {
  SPARK_ASSEMBLED=0
  if [ -n "${SPARK_HOME:-}" ] && is_spark_4_1 "$SPARK_HOME"; then
    [ "$SPARK_HOME" = "$AGD_HOME/target/spark" ] && SPARK_ASSEMBLED=1
    export SPARK_HOME SPARK_SCALA_VERSION=2.13
    return
  fi
  local command home
  command="$(command -v spark-submit || true)"
  if [ -n "$command" ]; then
    home="$(cd "$(dirname "$(readlink -f "$command")")/.." && pwd -P)"
    if is_spark_4_1 "$home"; then
      export SPARK_HOME="$home" SPARK_SCALA_VERSION=2.13
      return
    fi
  fi
  build_what_is_missing
  SPARK_ASSEMBLED=1
  export SPARK_HOME="$AGD_HOME/target/spark" SPARK_SCALA_VERSION=2.13
}

# A native BLAS must not start threads of its own beside Spark's tasks.
export OPENBLAS_NUM_THREADS="${OPENBLAS_NUM_THREADS:-1}" OMP_NUM_THREADS="${OMP_NUM_THREADS:-1}"

# Runs a class of Spark as bin/spark-class does, with the options that Spark's launcher finds right; does not return.
exec_spark_class() {
  if [ -x "$SPARK_HOME/bin/spark-class" ]; then
    exec "$SPARK_HOME/bin/spark-class" "$@"
  fi
  local command=() part
  while IFS= read -r -d '' part; do
    command+=("$part")
  done < <("$JAVA" -cp "$SPARK_HOME/jars/*" org.apache.spark.launcher.Main "$@")
  # The launcher begins with a line end of its own.
  while [ "${#command[@]}" -gt 0 ] && [ -z "$(printf '%s' "${command[0]}" | tr -d '\n')" ]; do
    command=("${command[@]:1}")
  done
  [ "${#command[@]}" -gt 0 ] || fail "Spark's launcher could not make a command of: $*"
  command[0]="$(printf '%s' "${command[0]}" | tr -d '\n')"
  exec "${command[@]}"
}
