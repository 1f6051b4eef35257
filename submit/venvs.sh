# PySpark as it comes from PyPI, each version in target/venvs/VERSION. To be sourced after lib.sh, not run.

# What is of the user's own would come before what is tried.
unset SPARK_HOME SPARK_CONF_DIR PYTHONPATH PYSPARK_SUBMIT_ARGS PYSPARK_DRIVER_PYTHON
export SPARK_LOCAL_IP=127.0.0.1 PIP_DISABLE_PIP_VERSION_CHECK=1

# True where there is a Python that can make environments.
has_python() {
  python3 -c 'import venv, ensurepip, sys; sys.exit(sys.version_info < (3, 10))' >/dev/null 2>&1
}

# True where PyPI answers, asked for the smallest of what is needed.
is_pypi_there() {
  "$1/bin/pip" download -q --no-deps --retries 0 --timeout 15 --dest "$1" iniconfig >/dev/null 2>&1
}

# Makes the environment of a version; it is whole once its mark is there. False where PyPI cannot be reached.
install_pyspark() {
  local version="$1" venv="$AGD_HOME/target/venvs/$1" wanted=(numpy pytest mypy nbclient ipykernel matplotlib)
  # From 4.1 on with the client of Spark Connect, which older ones do not train by.
  case "$version" in
    3.* | 4.0.*) wanted+=("pyspark==$version") ;;
    *) wanted+=("pyspark[connect]==$version") ;;
  esac
  [ "$(cat "$venv/installed" 2>/dev/null)" = "${wanted[*]}" ] && return 0
  rm -rf "$venv"
  python3 -m venv "$venv"
  if ! is_pypi_there "$venv"; then
    rm -rf "$venv"
    return 1
  fi
  echo "agd: installing PySpark $version (a minute or two, once)" >&2
  "$venv/bin/pip" install -q "${wanted[@]}" >&2 ||
    fail "pip could not install PySpark $version. Maybe name a version that PyPI has."
  echo "${wanted[*]}" >"$venv/installed"
}

# The home of the Spark in the environment of a version.
home_of() {
  "$AGD_HOME/target/venvs/$1/bin/python" -c 'import pyspark; print(*pyspark.__path__)'
}

# Builds the jar for a version where it is missing or old, and puts the wheel, which then has it, into the environment.
install_wheel() {
  local version="$1" home
  home="$(home_of "$version")"
  # Apart, since a Spark that is taken leaves its mark.
  (
    take_spark "$home" || fail "PySpark $version has Spark $spark_version with Scala $scala_version, for which there is no jar. Maybe name another version."
    build_what_is_missing jar-only
  )
  "$AGD_HOME/target/venvs/$version/bin/pip" install -q --no-deps --no-index --force-reinstall \
    "$(ls -t "$AGD_HOME"/target/python/spark_agd-*.whl | head -n 1)"
}
