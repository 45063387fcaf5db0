# Sourced by tests/run and examples/run: a virtual environment in .venv with Lapwing in it.
python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "Lapwing needs Python 3.11 or newer; name one with PYTHON=…" >&2
  exit 1
}
[ -x .venv/bin/python ] || "$python" -m venv .venv
export PATH="$PWD/.venv/bin:$PATH"
stamp=.venv/installed
if [ ! -e "$stamp" ] || [ pyproject.toml -nt "$stamp" ]; then
  python -m pip install --quiet --upgrade pip
  python -m pip install --quiet --editable '.[dev]'
  touch "$stamp"
fi
