#!/bin/sh
# Finds a Chromium for the journeys, or installs one together with the test packages.
#   find     prints the path of a Chromium, nothing if only Playwright's own is there
#   install  installs what is missing, and says what
set -eu

find_browser() {
	if [ -n "${HOTSEAT_BROWSER:-}" ]; then
		echo "$HOTSEAT_BROWSER"
		return
	fi
	for name in chromium chromium-browser google-chrome google-chrome-stable; do
		if command -v "$name" >/dev/null 2>&1; then
			command -v "$name"
			return
		fi
	done
}

# Debian and its relatives, as root or with a sudo that asks nothing.
debian_install() {
	command -v apt-get >/dev/null 2>&1 || return 1
	as_root=
	if [ "$(id -u)" -ne 0 ]; then
		sudo -n true 2>/dev/null || return 1
		as_root="sudo -n"
	fi
	$as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

install_all() {
	if ! command -v npm >/dev/null 2>&1; then
		echo "Installing Node.js and npm ..."
		debian_install nodejs npm || {
			echo "The journeys need Node.js 20 or newer with npm: install them, then run this again."
			exit 1
		}
	fi
	# The stamp is a copy of the lock file: packages are installed anew when it changes.
	if ! cmp -s package-lock.json node_modules/.installed-lock.json; then
		echo "Installing the test packages ..."
		PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund --silent
		cp package-lock.json node_modules/.installed-lock.json
	fi
	if [ -z "$(find_browser)" ] && [ ! -f node_modules/.own-browser ]; then
		echo "Installing a Chromium ..."
		debian_install chromium || {
			npx --no-install playwright install --with-deps chromium || npx --no-install playwright install chromium
			touch node_modules/.own-browser
		}
	fi
}

case "${1:-}" in
find) find_browser ;;
install) install_all ;;
*)
	echo "usage: browser.sh find|install" >&2
	exit 2
	;;
esac
