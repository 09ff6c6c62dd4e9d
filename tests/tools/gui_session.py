# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What gui-drive works with: a private headless session, its screen, and the elements of the application's windows."""
import atexit
import ctypes
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import gi
gi.require_version("GdkPixbuf", "2.0")
from gi.repository import GdkPixbuf, Gio, GLib
from Xlib import X, Xatom, XK, display, error
from Xlib.ext import xtest

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
STATES = ("invalid active armed busy checked collapsed defunct editable enabled expandable expanded focusable focused "
          "has-tooltip horizontal iconified modal multi-line multiselectable opaque pressed resizable selectable "
          "selected sensitive showing single-line stale transient vertical visible manages-descendants indeterminate "
          "required truncated animated invalid-entry autocompletes selectable-text default visited checkable has-popup "
          "read-only").split()
LABELLED = set("button checkbox radio switch combobox menuitem menuitemcheckbox menuitemradio tab link option row "
               "columnheader gridcell cell listitem treeitem".split())
TYPE_NAME = re.compile(r"([A-Z][a-z]+){2,}|")          # GTK's name for what has none
ATSPI, WINDOW_COORDS, POPUP_LAYER = "org.a11y.atspi.", 1, 5
RECTANGLE = (ATSPI + "Component", "GetExtents", GLib.Variant("(u)", (WINDOW_COORDS,)))
QUESTIONS = ((ATSPI + "Accessible", "GetChildren", None), (ATSPI + "Component", "GetLayer", None),
             (ATSPI + "Accessible", "GetRoleName", None),
             ("org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (ATSPI + "Accessible", "Name"))))
KEYS = {"ctrl": "Control_L", "shift": "Shift_L", "alt": "Alt_L", "super": "Super_L", "enter": "Return", "esc": "Escape",
        "del": "Delete", "backspace": "BackSpace", "pagedown": "Next", "pageup": "Prior", "\n": "Return", "\t": "Tab"}


class StepError(Exception):
    """What a step needs does not hold, or not yet."""


class AppEnded(Exception):
    """Nothing will hold any more."""


def poll(check, timeout):
    """Return check(), called again while it raises StepError; at the deadline that error gets out."""
    deadline = time.monotonic() + timeout
    while True:
        try:
            return check()
        except StepError:
            if time.monotonic() > deadline:
                raise
        time.sleep(0.03)


class Session:
    """Xvfb, buses, window manager and application, all of them descendants of this process."""

    def __init__(self, command, size, lang, wm, home=None, log=None, text=100, dark=False):
        self.procs, self.tmp, self.prctl = [], tempfile.mkdtemp(prefix="gui-drive-"), ctypes.CDLL(None).prctl
        atexit.register(self.stop)
        self.prctl(PR_SET_CHILD_SUBREAPER, 1)           # orphans become our children, so that stop() sees them
        home = os.path.abspath(home or self.tmp + "/home")
        own = ("LC_", "LANG", "DBUS_", "XDG_", "WAYLAND_", "AT_SPI_", "GTK_", "GDK_", "XAUTHORITY")
        self.env = {k: v for k, v in os.environ.items() if not k.startswith(own)}
        self.env.update(HOME=home, XDG_RUNTIME_DIR=self.tmp, GDK_BACKEND="x11", GSK_RENDERER="cairo", GTK_A11Y="atspi",
                        GTK_IM_MODULE="gtk-im-context-simple", GTK_USE_PORTAL="0", GSETTINGS_BACKEND="keyfile",
                        **locale_env(lang))
        self.write(home + "/.config/gtk-4.0/settings.ini",      # nothing moves under the pointer or blinks
                   "[Settings]\ngtk-enable-animations=false\ngtk-cursor-blink=false\n")
        if dark:
            self.env["ADW_DEBUG_COLOR_SCHEME"] = "prefer-dark"
        self.env["DISPLAY"] = ":" + self.server("xvfb", "Xvfb", "-displayfd", "{fd}", "-screen", "0", size + "x24",
                                                "-nolisten", "tcp", "-noreset")
        self.write(self.tmp + "/services/org.a11y.Bus.service",   # the only service the session bus can start
                   "[D-BUS Service]\nName=org.a11y.Bus\nExec=/usr/libexec/at-spi-bus-launcher\n")
        self.write(self.tmp + "/bus.conf", "<busconfig><type>session</type>"
                   f"<listen>unix:dir={self.tmp}</listen><servicedir>{self.tmp}/services</servicedir>"
                   "<policy context='default'><allow send_destination='*' eavesdrop='true'/><allow eavesdrop='true'/>"
                   "<allow own='*'/></policy></busconfig>")
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self.server("dbus", "dbus-daemon", "--nofork", "--print-address={fd}",
                                                           f"--config-file={self.tmp}/bus.conf")
        self.screen = Screen(self.env["DISPLAY"])
        self.screen.set_text(text)
        self.spawn([wm], wm)
        poll(lambda: self.screen.check_owner("WM_S0", wm), 10)
        if shutil.which("xcompmgr"):                    # without it the shadows around popovers are black
            self.spawn(["xcompmgr"])
            poll(lambda: self.screen.check_owner("_NET_WM_CM_S0", "xcompmgr"), 10)
        self.log = open(log or self.tmp + "/app.log", "w")
        self.app = self.spawn(command, out=self.log)

    def write(self, path, text):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if not os.path.exists(path):
            with open(path, "w") as f:
                f.write(text)

    def spawn(self, argv, package=None, out=subprocess.DEVNULL, fds=()):
        try:
            p = subprocess.Popen(argv, env=self.env, stdin=subprocess.DEVNULL, stdout=out, stderr=out, pass_fds=fds,
                                 preexec_fn=lambda: self.prctl(PR_SET_PDEATHSIG, signal.SIGTERM))
        except OSError as e:
            raise StepError(f"cannot run {argv[0]}: {e.strerror}" + (f" (apt install {package})" if package else ""))
        self.procs.append(p)
        return p

    def server(self, package, *argv):
        """Start a server that writes its address to a file descriptor; return the address."""
        r, w = os.pipe()
        self.spawn([a.replace("{fd}", str(w)) for a in argv], package, fds=(w,))
        os.close(w)
        with os.fdopen(r) as f:
            address = f.readline().strip()
        if not address:
            raise StepError(f"{argv[0]} did not start")
        return address

    def log_lines(self):
        with open(self.log.name, errors="replace") as f:
            return f.read().splitlines()

    def stop(self):
        for p in reversed(self.procs):                  # the application first, Xvfb last
            p.terminate()
            try:
                p.wait(5)
            except subprocess.TimeoutExpired:
                p.kill()
                p.wait()
        while pids := open(f"/proc/self/task/{os.getpid()}/children").read().split():
            for pid in map(int, pids):                  # then those they left behind
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
        shutil.rmtree(self.tmp, ignore_errors=True)


def locale_env(lang):
    """Variables that select lang; a locale that is not installed is compiled, once, into a cache."""
    name, cache = lang.split(".")[0], os.path.expanduser("~/.cache/gui-drive")

    def usable(**env):
        return "UTF-8" in subprocess.run(["locale", "charmap"], env={**os.environ, "LC_ALL": lang, **env},
                                         capture_output=True, text=True).stdout
    if usable():
        return {"LANG": lang, "LANGUAGE": name}
    if not os.path.isdir(f"{cache}/{lang}") and shutil.which("localedef"):
        os.makedirs(cache, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as part:
            subprocess.run(["localedef", "-i", name, "-f", "UTF-8", part + "/new"], capture_output=True)
            if os.path.isdir(part + "/new") and not os.path.isdir(f"{cache}/{lang}"):
                os.rename(part + "/new", f"{cache}/{lang}")
    if usable(LOCPATH=cache):
        return {"LANG": lang, "LANGUAGE": name, "LOCPATH": cache}
    print(f"gui-drive: no locale {lang} (apt install locales-all): messages are translated, but sorting, formats "
          "and the forms of Chinese characters are not those of the language", file=sys.stderr)
    return {"LANG": "C.UTF-8", "LANGUAGE": name}


def keysym(key):
    key = KEYS.get(key.lower(), key)
    if len(key) == 1:
        return ord(key) if ord(key) < 0x100 else 0x1000000 + ord(key)
    return XK.string_to_keysym(key) or XK.string_to_keysym(key.capitalize())


class Screen:
    """Windows, pointer, keyboard, pictures."""

    def __init__(self, name):
        self.d = display.Display(name)
        self.d.set_error_handler(lambda *_: None)       # windows may go at any moment
        self.root = self.d.screen().root
        first, last = self.d.display.info.min_keycode, self.d.display.info.max_keycode
        self.at, self.clicked = None, (None, 0)         # where the pointer is; where and when it last clicked
        self.keys, self.spare = {}, []                  # keysym -> (keycode, shifted); keycodes free for any character
        for code, syms in enumerate(self.d.get_keyboard_mapping(first, last - first + 1), first):
            if all(s == 0 or s > 0x10080000 for s in syms):
                self.spare.append(code)                 # unused, or a multimedia key
            for level in (0, 1):
                self.keys.setdefault(syms[level], (code, bool(level)))
        self.keys.pop(X.NoSymbol, None)

    def prop(self, win, name):
        p = win.get_full_property(self.d.intern_atom(name), X.AnyPropertyType)
        return p.value if p else None

    def set_text(self, percent):
        """What a desktop that enlarges its text tells every program which starts there."""
        self.root.change_property(Xatom.RESOURCE_MANAGER, Xatom.STRING, 8, f"Xft.dpi:\t{96 * percent // 100}\n".encode())
        self.d.sync()

    def check_owner(self, selection, program):
        if not self.d.get_selection_owner(self.d.intern_atom(selection)):
            raise StepError(f"{program} did not start")

    def windows(self):
        """The application's mapped windows, topmost first."""
        found = []
        for frame in reversed(self.root.query_tree().children):
            try:
                attr = frame.get_attributes()
                if attr.map_state != X.IsViewable or attr.win_class != X.InputOutput:
                    continue
                own = bool(frame.get_wm_class())        # else a window manager's frame
                inner = [] if own else reversed(frame.query_tree().children)
                client = frame if own else next((c for c in inner if c.get_wm_class()), None)
                if client:
                    at, g = self.root.translate_coords(client, 0, 0), client.get_geometry()
                    title = (self.prop(client, "_NET_WM_NAME") or b"").decode("utf-8", "replace")
                    found.append(dict(popup=own and bool(attr.override_redirect), client=client, frame=frame,
                                      x=at.x, y=at.y, w=g.width, h=g.height, title=title))
            except error.XError:
                pass
        return found

    def holds(self, x, y):
        screen = self.d.screen()
        return 0 <= x < screen.width_in_pixels and 0 <= y < screen.height_in_pixels

    def window_at(self, x, y):
        """The one of windows() that is on top at this point of the screen, or None."""
        under = self.root.translate_coords(self.root, x, y).child
        return next((w for w in self.windows() if w["frame"] == under), None)

    def focused(self):
        """The application's window with the keyboard focus."""
        focus = self.d.get_input_focus().focus
        for w in self.windows():
            if not w["popup"] and focus in (w["client"], *w["client"].query_tree().children):
                return w
        raise StepError("no window of the application has the keyboard focus")

    def fake(self, kind, detail=0, x=0, y=0):
        xtest.fake_input(self.d, kind, detail, x=x, y=y)
        self.d.sync()

    def move(self, x, y):
        self.fake(X.MotionNotify, x=x - 1, y=y)         # tooltips want a movement inside the widget
        self.fake(X.MotionNotify, x=x, y=y)
        self.at = (x, y)

    def wheel(self, clicks):
        for kind in (X.ButtonPress, X.ButtonRelease) * abs(clicks):
            self.fake(kind, 5 if clicks > 0 else 4)
            time.sleep(0.01)                            # GTK loses some of those that come faster than its frames

    def click(self, button, times=1, mods=()):
        if self.clicked[0] == self.at:                  # two clicks are no double click
            time.sleep(max(0, self.clicked[1] + 0.5 - time.monotonic()))
        held = [self.keys[keysym(m)][0] for m in mods]
        for code in held:
            self.fake(X.KeyPress, code)
        for kind in (X.ButtonPress, X.ButtonRelease) * times:
            self.fake(kind, button)
            time.sleep(0.03)
        for code in held:
            self.fake(X.KeyRelease, code)
        self.clicked = self.at, time.monotonic()

    def key(self, key, mods=()):
        try:
            code, shifted = self.keys[keysym(key)]
            held = [self.keys[keysym(m)][0] for m in [*mods] + ["shift"] * shifted]
        except KeyError:
            raise StepError(f"no such key: {'+'.join([*mods, key])}")
        for c in (*held, code):
            self.fake(X.KeyPress, c)
        for c in (code, *reversed(held)):
            self.fake(X.KeyRelease, c)

    def type(self, char):
        """Type a character.  One that the keyboard lacks goes on the spare key that got one the longest time ago: a
        program looks up what is on a key when it handles the event, so that must not change while it is on its way."""
        if keysym(char) not in self.keys:
            self.spare.append(self.spare.pop(0))
            self.keys = {s: k for s, k in self.keys.items() if k[0] != self.spare[-1]}
            self.keys[keysym(char)] = (self.spare[-1], False)
            self.d.change_keyboard_mapping(self.spare[-1], [[keysym(char)] * 2])
        self.key(char)

    def picture(self):
        """The screen as a GdkPixbuf, once two pictures in a row are the same."""
        g, last = self.root.get_geometry(), None
        for _ in range(20):
            data = self.root.get_image(0, 0, g.width, g.height, X.ZPixmap, 0xffffffff).data
            if data == last:
                break
            last = data
            time.sleep(0.05)
        rgb = bytearray(g.width * g.height * 3)
        rgb[0::3], rgb[1::3], rgb[2::3] = data[2::4], data[1::4], data[0::4]
        return GdkPixbuf.Pixbuf.new_from_bytes(GLib.Bytes.new(bytes(rgb)), GdkPixbuf.Colorspace.RGB, False, 8,
                                               g.width, g.height, g.width * 3)


def trim(name):
    """A name without its mnemonic, and once where GTK 4.8 has it twice: with and without the underscore."""
    twice = re.fullmatch(r"(.*?)_?(.*) \1\2", name, re.S)
    return re.sub(r"\(_?[A-Z0-9]\)(?!\w)|^_(?=\w)", "", twice[1] + twice[2] if twice else name)


def overlap(a, b):
    x, y = max(a[0], b[0]), max(a[1], b[1])
    w, h = min(a[0] + a[2], b[0] + b[2]) - x, min(a[1] + a[3], b[1] + b[3]) - y
    return (x, y, w, h) if w > 0 and h > 0 else None


def ask(questions):
    """Call D-Bus methods of many elements at once; return the first value of each answer, None for an error."""
    answers, waiting = [], 0

    def done(bus, result, i):
        nonlocal waiting
        waiting -= 1
        try:
            answers[i] = bus.call_finish(result).unpack()[0]
        except GLib.Error:
            pass
    for i, (node, interface, method, args) in enumerate(questions):
        answers.append(None)
        waiting += 1
        node.bus.call(node.dest, node.path, interface, method, args, None, Gio.DBusCallFlags.NONE, 5000, None, done, i)
    while waiting:
        GLib.MainContext.default().iteration(True)
    return answers


class Node:
    """An accessible element: its D-Bus address, and what the last look at it told."""
    rect = seen = (0, 0, 1 << 15, 1 << 15)

    def __init__(self, bus, ref, parent=None):
        self.bus, (self.dest, self.path), self.parent, self.children = bus, ref, parent, []

    def call(self, interface, method, signature="()", *args, prefix=ATSPI):
        try:
            result = self.bus.call_sync(self.dest, self.path, prefix + interface, method, GLib.Variant(signature, args),
                                        None, Gio.DBusCallFlags.NONE, 5000, None).unpack()
        except GLib.Error as e:
            raise StepError(f"{interface}.{method}: {e.message}")
        return result[0] if result else None

    def get(self, interface, name):
        return self.call("Properties", "Get", "(ss)", ATSPI + interface, name, prefix="org.freedesktop.DBus.")

    def has(self, interface):
        return ATSPI + interface in self.call("Accessible", "GetInterfaces")

    def load(self):
        """Read this element and, level by level, those in it that are not clipped away; False if it cannot be seen."""
        self.children, self.role, level = [], None, [self]
        while level:
            boxed = [n for n in level if n.parent]      # all but the application itself
            for n, rect in zip(boxed, ask((n, *RECTANGLE) for n in boxed)):
                n.rect, n.seen = rect, rect and overlap(rect, n.parent.seen)
            level = [n for n in level if n.seen]
            answers = ask((n, *question) for n in level for question in QUESTIONS)
            level, above = [], level
            for n, refs, layer, n.role, n.name in zip(above, *[iter(answers)] * len(QUESTIONS)):
                if n.name is None:
                    continue                            # it has gone meanwhile
                n.role = n.role.replace(" ", "")
                if n.parent:                            # native: the element that has the X window
                    n.native = n.parent.native if n.parent.parent else n
                    if layer == POPUP_LAYER:
                        n.native, n.seen = n, n.rect
                if n is not self:
                    n.parent.children.append(n)
                level += [Node(n.bus, ref, n) for ref in refs]
        return bool(self.role)

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def chain(self):
        return [self, *self.parent.chain()] if self.parent else []

    def label(self):
        return " ".join(n.name for n in self.walk() if n.role == "label" and n is not self)

    def names(self):
        """All that this element can be called: its name or its labels, as they are or without the trimmings."""
        names = [self.name, self.label()] if self.role in LABELLED else [self.name]
        return {*names, *map(trim, names), *(re.sub(r"\s*(…|\.\.\.|:|：)$", "", trim(n)) for n in names)}

    def states(self):
        low, high = self.call("Accessible", "GetState")
        return {s for i, s in enumerate(STATES) if (low | high << 32) >> i & 1}

    def text(self):
        return self.call("Text", "GetText", "(ii)", 0, 0x7fffffff) if self.has("Text") else self.label()

    def check_visible(self, x, y):
        """Check that at this point, in window coordinates, lies this element, part of it, or what contains it."""
        ref = self.native.call("Component", "GetAccessibleAtPoint", "(iiu)", x, y, WINDOW_COORDS)
        if not ref[0] or ref[1] in [n.path for n in self.chain()]:
            return                                      # no ref: a part that has no accessible, like an entry's text
        while ref[1] != self.path:
            ref = Node(self.bus, ref).get("Accessible", "Parent")
            if ref[1].endswith(("/root", "/null")):
                raise StepError("it is hidden or covered")
