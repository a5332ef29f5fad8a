#!/usr/bin/env python3
"""Writes Sources/Terminal/WidthTable.swift from the Unicode Character Database (Debian: unicode-data).

usage: widths.py [/usr/share/unicode] > Sources/Terminal/WidthTable.swift
"""
import re
import sys

root = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode"
ZERO, ONE, TWO, HIDDEN = range(4)
table = [ONE] * 0x110000
ambiguous = []


def rows(name):
    with open(f"{root}/{name}", encoding="utf-8") as lines:
        for line in lines:
            fields = [field.strip() for field in line.split("#")[0].split(";")]
            if len(fields) >= 2:
                span = fields[0].split("..")
                yield range(int(span[0], 16), int(span[-1], 16) + 1), fields[1]


with open(f"{root}/EastAsianWidth.txt", encoding="utf-8") as lines:
    version = re.search(r"EastAsianWidth-([\d.]+)\.txt", next(lines)).group(1)
for span in [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD)]:
    for code in range(span[0], span[1] + 1):
        table[code] = TWO
for span, width in rows("EastAsianWidth.txt"):
    for code in span:
        table[code] = TWO if width in ("W", "F") else ONE
    if width == "A":
        ambiguous.append(span)
for span, category in rows("extracted/DerivedGeneralCategory.txt"):
    for code in span:
        if category in ("Mn", "Me"):
            table[code] = ZERO
        elif category in ("Cc", "Cf", "Zl", "Zp", "Cs"):
            table[code] = HIDDEN
for code in [*range(0x1160, 0x1200), *range(0xD7B0, 0xD7C7), *range(0xD7CB, 0xD7FC)]:
    table[code] = ZERO  # Hangul vowels and finals stand in the cell of their initial
for span, name in rows("DerivedCoreProperties.txt"):
    if name == "Default_Ignorable_Code_Point":
        for code in span:
            table[code] = HIDDEN
for code in [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x034F, 0x17B4, 0x17B5, *range(0x180B, 0x180E), 0x180F]:
    table[code] = ZERO  # variation selectors and their like belong to the character before them

merged = []
for span in sorted(ambiguous, key=lambda span: span.start):
    if span.start < 0xE000:  # private use and variation selectors are nobody's text
        if merged and merged[-1][1] + 1 == span.start:
            merged[-1][1] = span.stop - 1
        else:
            merged.append([span.start, span.stop - 1])

points, last = [], None
for code, kind in enumerate(table):
    if kind != last:
        points.append((code << 2) | kind)
        last = kind

print(f"""// Made by Tests/Data/widths.py from the Unicode Character Database {version}; not edited by hand.
// Unicode data: copyright Unicode, Inc., used under the Unicode License (https://www.unicode.org/license.txt).

extension CharacterWidth {{
    /// The Unicode version of the table.
    package static let unicodeVersion = "{version}"

    /// Where the kind of character changes: code point << 2 | kind, in order.
    static let changes: [UInt32] = [""")
for start in range(0, len(points), 12):
    print("        " + ", ".join(f"0x{point:X}" for point in points[start:start + 12]) + ",")
print("""    ]

    /// First and last of the characters that are wide on some East Asian terminals, in order.
    static let ambiguous: [ClosedRange<UInt32>] = [""")
spans = [f"0x{first:X}...0x{last:X}" for first, last in merged]
for start in range(0, len(spans), 7):
    print("        " + ", ".join(spans[start:start + 7]) + ",")
print("    ]\n}")
