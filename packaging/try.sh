#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# try.sh PACKAGE.deb BUILD: what the package holds is what `cmake --install BUILD` installs; in a clean Debian it installs,
# the README's tutorial runs from what it brought, in both languages, and nothing is left once it is removed.
# Needs mmdebstrap, root or user name spaces, and a mirror of Debian.
set -eu
package=$(realpath "$1")
build=$2
root=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

DESTDIR=$scratch/installed cmake --install "$build" --prefix /usr >/dev/null
(cd "$scratch/installed" && find . -type f) | LC_ALL=C sort >"$scratch/wanted"
dpkg-deb --fsys-tarfile "$package" | tar -t | grep -v '/$' | sed 's/\.gz$//' | LC_ALL=C sort >"$scratch/packed"
diff "$scratch/wanted" "$scratch/packed" || { echo "the package (>) is not what is installed (<)"; exit 1; }

mkdir "$scratch/work"
cp "$package" "$scratch/work/archive.deb"
cp "$root/tests/readme.sh" "$scratch/work"
cat >"$scratch/work/run" <<'END'
#!/bin/sh
set -eu
dpkg -L archive >/tmp/try/files
for file in man/man1/archive.1.gz man/fr/man1/archive.1.gz man/man7/archive-query.7.gz man/fr/man5/archive-config.5.gz \
  bash-completion/completions/archive zsh/vendor-completions/_archive fish/vendor_completions.d/archive.fish \
  doc/archive/examples/config.toml doc/archive/copyright; do
  test -s "/usr/share/$file"
done
test -s /usr/lib/systemd/user/archive-import.service
# As the tutorial has it: the README beside the directory with the samples.
mkdir -p /tmp/try/tutorial/tests /tmp/try/tutorial/data
cp /usr/share/doc/archive/README.md /tmp/try/tutorial
# With their times: what was written a moment ago may still be written, and an import leaves it for the next.
cp -a /usr/share/doc/archive/examples/samples /tmp/try/tutorial/data
cp /tmp/try/readme.sh /tmp/try/tutorial/tests
for language in C.UTF-8 fr_FR.UTF-8; do
  ARCHIVE_BINARY=/usr/bin/archive TUTORIAL_LANGUAGE=$language sh /tmp/try/tutorial/tests/readme.sh
done
apt-get -q -y purge archive >/dev/null
while read -r file; do
  [ -d "$file" ] || [ ! -e "$file" ] || { echo "still there: $file"; exit 1; }
done </tmp/try/files
END
chmod +x "$scratch/work/run"
# shellcheck source=/dev/null
suite=$(. /etc/os-release && printf %s "$VERSION_CODENAME")
# Without a mirror named it takes Debian's own.
# shellcheck disable=SC2016  # the hooks' own $1
mmdebstrap --quiet --variant=apt --skip=cleanup --customize-hook='mkdir -p "$1/tmp/try"' \
  --customize-hook="copy-in $scratch/work/archive.deb $scratch/work/readme.sh $scratch/work/run /tmp/try" \
  --customize-hook='chroot "$1" env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install /tmp/try/archive.deb >/dev/null' \
  --customize-hook='chroot "$1" /tmp/try/run' --format=null "$suite"
