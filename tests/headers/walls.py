#!/usr/bin/env python3
"""The walls of ARCHITECTURE.md hold: who may include what, who may ask what an operation is, and no file above 450 lines.

Argument: the source folder.
"""
import re
import sys
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
QT = re.compile(r'^Q[A-Z]|^Qt')
TORCH = re.compile(r'^(torch|ATen|c10|caffe2)/')
NETWORK = re.compile(r"^(QtNetwork/)?Q(Network|Tcp|Udp|Ssl|Local(Server|Socket)|AbstractSocket|Host(Info|Address)|Dns)|^netdb\.h|^netinet/|^curl/")
NETWORK_FOLDERS = ('app/fetch/', 'tests/')
GRAPHVIZ = re.compile(r'^(graphviz/|gvc\.h|cgraph\.h|gvplugin|gvcext)')
TORCH_FOLDERS = ('core/run/', 'tests/engine/', 'tests/bench/', 'packaging/')
FOLDERS = ('app', 'core', 'packaging', 'tests', 'ui')
MAX_LINES = 450
# A folder may include from these; what is not named here may include from everywhere.
MAY_INCLUDE = {
    'core/arch/': ('core/arch/',),
    'core/compare/': ('core/arch/', 'core/compare/', 'core/data/', 'core/report/'),
    'core/data/': ('core/arch/', 'core/data/'),
    'core/weights/': ('core/arch/', 'core/data/', 'core/weights/'),
    'core/infer/': ('core/arch/', 'core/data/', 'core/infer/', 'core/weights/'),
    'core/export/': ('core/arch/', 'core/data/', 'core/export/', 'core/weights/'),
    'core/layout/': ('core/arch/', 'core/data/', 'core/layout/', 'core/report/'),
    'core/report/': ('core/arch/', 'core/data/', 'core/layout/', 'core/report/', 'core/weights/'),
    'core/run/': ('core/arch/', 'core/data/', 'core/run/'),
    'ui/advice/': ('core/arch/', 'core/compare/', 'core/data/', 'ui/advice/', 'ui/look/', 'ui/state/', 'ui/views/', 'ui/work/'),
    'ui/costs/': ('core/arch/', 'core/compare/', 'core/data/', 'core/layout/', 'core/report/', 'ui/costs/', 'ui/look/', 'ui/state/', 'ui/strip/',
                  'ui/views/', 'ui/work/'),
    'ui/print/': ('core/arch/', 'core/data/', 'core/layout/', 'ui/look/', 'ui/print/'),
    'ui/': ('core/arch/', 'core/compare/', 'core/data/', 'core/infer/', 'core/layout/', 'core/report/', 'core/weights/', 'core/export/', 'ui/'),
}


# Which operation a node is, is asked in op_facts and op_words, by the kernels and by the exporters. Whoever else puts operations into words
# visits them, and then names each: none falls through.
MAY_ASK = re.compile(r'^core/arch/op_(facts|words)\.|^core/run/operations\.|^core/export/|^tests/')
ASKS = re.compile(r'\b(get_if|holds_alternative|get)\s*<\s*(?:\w+::)*(\w+Op)\s*>|\b(get_if|holds_alternative|get)\s*<\s*\w+\s*>\s*\([^()]*\b(op)\)')
COMMENT = re.compile(r'//.*')
VISITS = re.compile(r'(?:operator\(\)|\])\s*\(const (?:\w+::)*(\w+Op|OneOf<[^>]*>) (?:auto )?&')
OPERATIONS = re.compile(r'using Op = std::variant<([^>]*)>')
OPERATION_NAME = re.compile(r'\b\w+Op\b')


def asks(path, text, operations):
    """Where one file asks what an operation is though it is not its business, or visits operations and leaves one out."""
    if path.startswith('tests/'):
        return []
    found = []
    text = COMMENT.sub('', text)
    if not MAY_ASK.search(path):
        for match in ASKS.finditer(text):
            name = match[2] or match[4]
            if name == 'op' or name in operations:
                found.append(f'{path}: {match[1] or match[3]} on {name}; which operation a node is, is asked in core/arch/op_facts.cpp')
    if VISITS.search(text):
        visited = {name for match in VISITS.finditer(text) for name in OPERATION_NAME.findall(match[1])}
        if visited & operations and operations - visited:
            found.append(f'{path}: visits operations, but not {", ".join(sorted(operations - visited))}')
    return found


def problems(path, text):
    """What is wrong with one file, as sentences."""
    found = []
    names = [match[2] for match in INCLUDE.finditer(text)]
    allowed = next((folders for prefix, folders in MAY_INCLUDE.items() if path.startswith(prefix)), None)
    for name in names:
        if path.startswith('core/') and QT.search(name):
            found.append(f'{path}: includes {name}; core/ is free of Qt')
        if TORCH.search(name) and not path.startswith(TORCH_FOLDERS):
            found.append(f'{path}: includes {name}; libtorch stays behind core/run')
        if NETWORK.search(name) and not path.startswith(NETWORK_FOLDERS):
            found.append(f'{path}: includes {name}; the network is touched in app/fetch only')
        if GRAPHVIZ.search(name) and not path.startswith('core/layout/'):
            found.append(f'{path}: includes {name}; Graphviz stays in one file of core/layout')
        if allowed and re.match(r'(core|ui|app|tests)/', name) and not name.startswith(allowed):
            found.append(f'{path}: includes {name}; it may include only from {", ".join(allowed)}')
        if name.startswith('../'):
            found.append(f'{path}: includes {name}; includes start at the root')
    if path.endswith('CMakeLists.txt') and 'Qt6::Network' in text and not path.startswith(NETWORK_FOLDERS):
        found.append(f'{path}: links Qt6::Network; only tests may')
    if any(map(QT.search, names)) and any(map(TORCH.search, names)):
        found.append(f'{path}: includes both Qt and libtorch, which clash on `slots`')
    own = re.sub(r'\.cpp$', '.h', path)
    if own in names[1:]:
        found.append(f'{path}: includes {own} after others; its own header comes first, which shows that it stands alone')
    if path.endswith('.h') and '#pragma once' not in text:
        found.append(f'{path}: has no #pragma once')
    lines = text.count('\n')
    if lines > MAX_LINES:
        found.append(f'{path}: {lines} lines; {MAX_LINES} at most, split it by meaning')
    return found


def notices():
    """Each wall is seen to be broken when it is, so that a silent success means something."""
    broken = {
        'core/arch/a.cpp': ['#include <QString>\n', '#include "core/report/summary.h"\n', '# include <torch/torch.h>\n',
                            '#include "core/data/engine.h"\n', 'x\n' * 451],
        'core/run/a.h': ['int x;\n', '#pragma once\n#include <QtGlobal>\n'],
        'app/a.cpp': ['#include <graphviz/gvc.h>\n', '#include <ATen/ATen.h>\n', '#include "../core/arch/op.h"\n'],
        'ui/a.cpp': ['#include "core/run/network.h"\n', '#include <QNetworkAccessManager>\n', '#include "ui/b.h"\n#include "ui/a.h"\n'],
    }
    fine = {'core/run/a.cpp': '#include <ATen/ops/add.h>\n#include "core/data/engine.h"\n', 'core/layout/a.cpp': '#include <graphviz/gvc.h>\n',
            'app/fetch/a.cpp': '#include <curl/curl.h>\n', 'app/a.cpp': '#include <QImageReader>\n#include "core/report/summary.h"\n'}
    two = {'AddOp', 'ConvOp'}
    asked = {
        'core/report/a.cpp': ['std::get_if<ConvOp>(&x)', 'holds_alternative< residua::AddOp >(x)', 'return std::get_if<T>(&m_node.op);',
                              '[](const ConvOp &) { return 1; }', 'int operator()(const OneOf<AddOp> auto &) const;'],
        'core/arch/op_words.cpp': ['[](const ConvOp &) { return 1; }, [](const auto &) { return 2; }'],
    }
    unasked = {
        'core/report/a.cpp': 'std::get_if<ResNetSpec>(&read), std::visit(Overloaded{[](const ConvOp &c) {}, [](const AddOp &) {}}, op)',
        'ui/a.cpp': '[&](const OneOf<AddOp, ConvOp> auto &) {}, QString words(const ConvOp &op), std::get<Json>(parsed)',
        'core/arch/a.h': '/// `[](const ConvOp &) {}`\nint x;',
        'core/run/operations.cpp': 'std::get_if<ConvOp>(&op)',
        'tests/core/a.cpp': 'std::get_if<ConvOp>(&op)',
    }
    return ([f'the check overlooks {text[:40]!r} in {path}' for path, texts in broken.items() for text in texts if not problems(path, text)]
            + [f'the check complains of what is fine: {p}' for path, text in fine.items() for p in problems(path, text)]
            + [f'the check overlooks {text!r} in {path}' for path, texts in asked.items() for text in texts if not asks(path, text, two)]
            + [f'the check complains of what is fine: {p}' for path, text in unasked.items() for p in asks(path, text, two)])


def main():
    root = Path(sys.argv[1])
    found = notices()
    variant = OPERATIONS.search((root / 'core/arch/op.h').read_text(encoding='utf-8'))
    operations = set(OPERATION_NAME.findall(variant[1])) if variant else set()
    if not operations:
        found.append('core/arch/op.h: no `using Op = std::variant<...>`; where are the operations?')
    graphviz = []
    count = 0
    for folder in FOLDERS:
        for file in sorted((root / folder).rglob('*')):
            if file.suffix not in ('.h', '.cpp', '.py', '.sh', '.cmake') and file.name != 'CMakeLists.txt':
                continue
            path = file.relative_to(root).as_posix()
            text = file.read_text(encoding='utf-8')
            count += 1
            is_code = file.suffix in ('.h', '.cpp')
            if is_code and any(GRAPHVIZ.search(match[2]) for match in INCLUDE.finditer(text)):
                graphviz.append(path)
            found += problems(path, text)
            if is_code:
                found += asks(path, text, operations)
    if len(graphviz) > 1:
        found.append(f'Graphviz is included in {len(graphviz)} files, {", ".join(graphviz)}; one is meant to')
    if count < 10:
        found.append(f'only {count} files under {root}; is it the source folder?')
    print('\n'.join(found) if found else f'{count} files, no wall broken')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
