#!/usr/bin/env python3
"""The window as a screen reader has it: `residua` on a display and a bus of its own, read by AT-SPI. Names and roles of what matters are
there, and nothing that takes the keyboard is without a name.

Arguments: residua. To be run by with_display.sh. Status 77 (skipped) where AT-SPI, its Python or D-Bus is not installed.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import time

try:
    import gi
    gi.require_version('Atspi', '2.0')
    from gi.repository import Atspi, GLib
except (ImportError, ValueError) as missing:
    system = '/usr/bin/python3' # Debian's packages are for its own Python, which need not be the first in PATH
    if os.access(system, os.X_OK) and os.path.realpath(sys.executable) != os.path.realpath(system):
        os.execv(system, [system, *sys.argv])
    print(f'skipped: {missing}; Debian has it as at-spi2-core, python3-gi and gir1.2-atspi-2.0')
    sys.exit(77)

OWN_BUS = 'RESIDUA_OWN_BUS'
PATIENCE = 120  # seconds
STATE = Atspi.StateType
# Containers whose contents are read as well, one by one or a few of many.
MANY = {'tree': 80, 'table': 80, 'list': 24}
# What newer ones say: AT-SPI from 2.56 on, and Qt from 6.8 on of a button that opens a menu.
ROLES = {'button': 'push button', 'push button menu': 'push button'}
# What is a member of something with a name.
MEMBERS = ('list item', 'table cell', 'table column header', 'table row header', 'menu item', 'check menu item', 'radio menu item', 'separator')


class Node:
    """One object as it was when it was read."""

    def __init__(self, thing):
        states = thing.get_state_set()
        self.thing = thing
        self.role = ROLES.get(thing.get_role_name(), thing.get_role_name())
        self.name = thing.get_name() or ''
        self.description = thing.get_description() or ''
        self.seen = states.contains(STATE.VISIBLE) and states.contains(STATE.SHOWING)
        self.takes_keyboard = states.contains(STATE.FOCUSABLE)
        self.labels = [target.get_name() for relation in thing.get_relation_set() if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
                       for target in [relation.get_target(0)] if target]


def wait(what, look):
    """What `look` finds, once it finds something."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            found = look()
        except GLib.Error:  # it has gone meanwhile, or is not there yet
            found = None
        if found:
            return found
        time.sleep(0.1)
    sys.exit(f'no {what} within {PATIENCE} s')


def window_of(pid):
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(index)
        if program and program.get_process_id() == pid and program.get_child_count():
            return program.get_child_at_index(0)
    return None


def read(thing, found, depth=0):
    """Reads `thing` and all that can be seen in it."""
    node = Node(thing)
    if depth > 0 and not node.seen:
        return
    found.append(node)
    if depth > 20 or node.role in ('combo box', 'menu item'):
        return  # what they open is not seen
    for index in range(min(thing.get_child_count(), MANY.get(node.role, 100))):
        child = thing.get_child_at_index(index)
        if child:
            read(child, found, depth + 1)


def all_of(window):
    found = []
    read(window, found)
    return found


def nameless(nodes):
    """What takes the keyboard and does not say what it is: a choice needs a label or a description, since its name is what is chosen."""
    wrong = []
    for node in nodes:
        if node.takes_keyboard and node.role not in MEMBERS:
            says = node.labels or node.description if node.role == 'combo box' else node.name
            if not says:
                wrong.append(f'{node.role} "{node.name}" takes the keyboard and has no name')
    return wrong


def lacks(nodes, wanted, state):
    """Which (role, beginning of the name) of `wanted` are not there."""
    return [f'{state}: no {role} "{name}"' for role, name in wanted
            if not any(node.role == role and node.name.startswith(name) for node in nodes)]


def press(nodes, role, name):
    """Does what a press on that one would: the reader's own way, by AT-SPI's action."""
    node = next(node for node in nodes if node.role == role and node.name.startswith(name))
    action = node.thing.get_action_iface()
    names = [action.get_action_name(index) for index in range(action.get_n_actions())]
    action.do_action(next(index for index, each in enumerate(names) if each in ('Press', 'Toggle')))


def main():
    if OWN_BUS not in os.environ:
        if not shutil.which('dbus-run-session'):
            print('skipped: there is no dbus-run-session; Debian has it in dbus-daemon')
            return 77
        os.execvpe('dbus-run-session', ['dbus-run-session', '--', sys.executable, *sys.argv], dict(os.environ, **{OWN_BUS: '1'}))
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON='1', XDG_CONFIG_HOME=folder, XDG_STATE_HOME=folder, LC_ALL='C.UTF-8')
        program = subprocess.Popen([sys.argv[1], 'resnet18'], env=environment)
        try:
            found = look(wait('window on the bus', lambda: window_of(program.pid)))
        finally:
            program.terminate()
            program.wait()
    print('\n'.join(found) if found else 'names and roles are there')
    return 1 if found else 0


def look(window):
    def has(role, name):
        return lambda: (nodes if not lacks(nodes := all_of(window), [(role, name)], '') else None)

    nodes = wait('picture', has('list item', 'layer4.1'))
    found = nameless(nodes) + lacks(nodes, [
        ('menu item', 'File'), ('menu item', 'Help'),
        ('push button', 'New'), ('push button', '▶ Run'), ('check box', 'Blocks'), ('push button', 'Image of the run'),
        ('list', 'Stage strip'), ('list item', 'input'), ('list item', 'stage 2: depth 2, width 128, stride 2'), ('list item', 'head: '),
        ('text', 'name'), ('combo box', 'resnet18'), ('spin button', 'stage 1 depth'),
        ('list', 'Picture of the network'), ('list item', 'layer2.0, Basic block, 128 × 28 × 28'),
        ('page tab', 'Layers'), ('page tab', 'Module tree'), ('page tab', 'Cost map'), ('page tab', 'Advice'),
        ('tree', 'Layers'), ('table column header', 'parameters'), ('table column header', 'MACs'), ('table cell', 'stage 1'),
        ('link', 'Open image…'), ('link', 'Use the sample'), ('filler', 'Status')], 'at the beginning')
    if found:
        return found
    # The strip's parts and links can be pressed by it.
    press(nodes, 'list item', 'stage 3: ')
    wait('selection of stage 3', has('list', 'Stage strip, stage 3'))
    press(nodes, 'link', 'Use the sample')
    nodes = wait('feature maps', has('check box', 'The maps alone'))
    return nameless(nodes)


if __name__ == '__main__':
    sys.exit(main())
