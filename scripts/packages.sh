# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Read by run.sh and test.sh: what Debian 12 has to have, and the building. Nothing is fetched and
# nobody is asked for a password when everything is there already.

build_packages="gcc libc6-dev meson ninja-build pkgconf gettext python3 \
  libglib2.0-dev libsqlite3-dev libjson-glib-dev libxlsxwriter-dev libzip-dev libexpat1-dev \
  libxml2-dev unicode-data libgtk-4-dev libgtk-4-bin librsvg2-common libadwaita-1-dev \
  desktop-file-utils fonts-noto-cjk"

test_packages="xvfb xauth openbox xcompmgr dbus at-spi2-core locales \
  python3-gi python3-xlib gir1.2-gdkpixbuf-2.0 python3-openpyxl python3-xlrd appstream gcovr \
  libicu-dev libasan8 libubsan1 libreoffice-calc-nogui poppler-utils strace"

install_packages ()
{
  if ! command -v dpkg-query >/dev/null; then
    echo "This is not Debian; these packages, or what they are called here, are needed: $*" >&2
    return 0
  fi

  missing=""
  for package in "$@"; do
    if [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
      missing="$missing $package"
    fi
  done
  if [ -z "$missing" ]; then
    return 0
  fi

  as_root=""
  if [ "$(id -u)" != 0 ]; then
    as_root="sudo"
  fi
  echo "Installing:$missing" >&2
  export DEBIAN_FRONTEND=noninteractive
  $as_root apt-get update -qq >&2
  # shellcheck disable=SC2086  # a list of words
  $as_root apt-get install -y -qq --no-install-recommends $missing >&2
}

# build FOLDER [OPTION of meson]…
build ()
{
  folder=$1
  shift
  if [ ! -f "$folder/build.ninja" ]; then
    meson setup "$folder" "$@" >&2 || return 1
  fi
  ninja -C "$folder" >&2
}
