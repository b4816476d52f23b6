"""Writes the hive of a profile that Windows had not closed when it was copied, all of it invented, into the folder registry below
the current one: what the hive's file holds is out of date, and only who replays the two logs beside it sees the present.

Every key and value is written by hivexregedit (Debian's libwin-hivex-perl). What it cannot do is done here after the "Windows
registry file format specification" of Maxim Suhanov: the empty hive that it starts from, the times, and the logs, which hold
the pages that differ from one state to the next.
"""
import datetime
import os
import struct
import subprocess
import tempfile

HIVE = 'registry/ATL-WS-0305.dat'

# The state of the file, then that after each log.
STATES = [('2026-11-03T09:14:00', r'''
[HKEY_CURRENT_USER\Software]

[HKEY_CURRENT_USER\Software\Microsoft]

[HKEY_CURRENT_USER\Software\Microsoft\Office]

[HKEY_CURRENT_USER\Software\Microsoft\Office\15.0]

[HKEY_CURRENT_USER\Software\Microsoft\Office\15.0\Lync]
"ServerSipUri"="diane.prescott@litwareinc.com"

[HKEY_CURRENT_USER\Software\Microsoft\Office\15.0\Lync\diane.prescott@litwareinc.com]

[HKEY_CURRENT_USER\Software\Microsoft\Office\15.0\Lync\diane.prescott@litwareinc.com\UCS]
"InUCSMode"=dword:00000000
'''), ('2026-11-19T08:01:00', r'''
[HKEY_CURRENT_USER\Software\Microsoft\Office\16.0]

[HKEY_CURRENT_USER\Software\Microsoft\Office\16.0\Lync]

[HKEY_CURRENT_USER\Software\Microsoft\Office\16.0\Lync\diane.prescott@litwareinc.com]

[HKEY_CURRENT_USER\Software\Microsoft\Office\16.0\Lync\diane.prescott@litwareinc.com\UCS]
"InUCSMode"=dword:00000000
'''), ('2026-11-19T08:12:00', r'''
[HKEY_CURRENT_USER\Software\Microsoft\Office\15.0\Lync\diane.prescott@litwareinc.com\UCS]
"InUCSMode"=dword:00000875

[HKEY_CURRENT_USER\Software\Microsoft\Office\16.0\Lync\diane.prescott@litwareinc.com\UCS]
"InUCSMode"=dword:00000875
''')]

PAGE = 4096
NOWHERE = 0xFFFFFFFF
PRIMARY, LOG = 0, 6
FIRST_ENTRY = 2  # The number of the entry in .LOG1; that in .LOG2 is the next.


def filetime(text):
    since = datetime.datetime.fromisoformat(text) - datetime.datetime(1601, 1, 1)
    return int(since.total_seconds()) * 10_000_000


def base_block(kind, primary, secondary, bins_size, time):
    block = struct.pack('<4sIIQIIIIIII64s', b'regf', primary, secondary, time, 1, 5, kind, 1, 32, bins_size, 1,
                        r'\??\C:\Users\diane\NTUSER.DAT'.encode('utf-16-le'))
    block = block.ljust(508, b'\0')
    checksum = 0
    for word, in struct.iter_unpack('<I', block):
        checksum ^= word
    return block + struct.pack('<I', {0: 1, 0xFFFFFFFF: 0xFFFFFFFE}.get(checksum, checksum))


def cell(data):
    size = -(-(4 + len(data)) // 8) * 8
    return struct.pack('<i', -size) + data.ljust(size - 4, b'\0')


def empty_hive(time):
    name = b'ROOT'
    security_at = 32 + len(cell(bytes(76 + len(name))))
    root = struct.pack('<2sHQIIIIIIIIIIIIIIIHH', b'nk', 0x2C, time, 0, NOWHERE, 0, 0, NOWHERE, NOWHERE, 0, NOWHERE, security_at,
                       NOWHERE, 0, 0, 0, 0, 0, len(name), 0) + name
    administrators = struct.pack('>BB6sII', 1, 2, bytes([0, 0, 0, 0, 0, 5]), 0x20000000, 0x20020000)
    system = struct.pack('>BB6sI', 1, 1, bytes([0, 0, 0, 0, 0, 5]), 0x12000000)
    descriptor = struct.pack('<BBHIIII', 1, 0, 0x8000, 20, 36, 0, 0) + administrators + system
    security = struct.pack('<2sHIIII', b'sk', 0, security_at, security_at, 1, len(descriptor)) + descriptor
    cells = cell(root) + cell(security)
    free = PAGE - 32 - len(cells)
    bin_header = struct.pack('<4sII8xQI', b'hbin', 0, PAGE, time, 0)
    return base_block(PRIMARY, 1, 1, PAGE, time).ljust(PAGE, b'\0') + bin_header + cells + struct.pack('<i', free).ljust(free, b'\0')


def merged(hive, text, time):
    """The hive after hivexregedit, and then with this time in all keys that say UCS: it leaves the times as they are."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'hive')
        with open(path, 'wb') as file:
            file.write(hive)
        subprocess.run(['hivexregedit', '--merge', '--prefix', 'HKEY_CURRENT_USER', path], check=True,
                       input=('Windows Registry Editor Version 5.00\n' + text).encode('ascii'))
        with open(path, 'rb') as file:
            hive = bytearray(file.read())
    at = hive.find(b'nk', PAGE)
    while at >= 0:
        length, = struct.unpack_from('<H', hive, at + 72)
        if at % 8 == 4 and hive[at + 76:at + 76 + length] == b'UCS':
            struct.pack_into('<Q', hive, at + 4, time)
        at = hive.find(b'nk', at + 1)
    return bytes(hive)


def marvin32(data):
    low, high = 0x7A4E55C5, 0x82EF4D88

    def rotated(word, bits):
        return (word << bits | word >> 32 - bits) & 0xFFFFFFFF

    whole = data + b'\x80'
    for word, in struct.iter_unpack('<I', whole.ljust(-(-len(whole) // 4) * 4, b'\0') + bytes(4)):
        low = low + word & 0xFFFFFFFF
        high ^= low
        low = rotated(low, 20) + high & 0xFFFFFFFF
        high = rotated(high, 9) ^ low
        low = rotated(low, 27) + high & 0xFFFFFFFF
        high = rotated(high, 19)
    return struct.pack('<II', low, high)


def log(before, after, number, time):
    """A log of the format of Windows 8.1 and later, with one entry: the pages in which the second state differs from the first."""
    old, new = before[PAGE:], after[PAGE:]
    dirty = [at for at in range(0, len(new), PAGE) if new[at:at + PAGE] != old[at:at + PAGE]]
    body = b''.join(struct.pack('<II', at, PAGE) for at in dirty) + b''.join(new[at:at + PAGE] for at in dirty)
    size = -(-(40 + len(body)) // 512) * 512
    body = body.ljust(size - 40, b'\0')
    header = struct.pack('<4sIIIII', b'HvLE', size, 0, number, len(new), len(dirty)) + marvin32(body)
    return base_block(LOG, number, number, len(old), time) + header + marvin32(header) + body


def main():
    time = filetime(STATES[0][0])
    states = [empty_hive(time)]
    for written, text in STATES:
        states.append(merged(states[-1], text, filetime(written)))
    states = states[1:]
    os.makedirs(os.path.dirname(HIVE), exist_ok=True)
    last = FIRST_ENTRY + len(states) - 2
    head = base_block(PRIMARY, last, FIRST_ENTRY, len(states[0]) - PAGE, time).ljust(PAGE, b'\0')
    files = {HIVE: head + states[0][PAGE:]}
    for i in range(1, len(states)):
        files[f'{HIVE}.LOG{i}'] = log(states[i - 1], states[i], FIRST_ENTRY + i - 1, time)
    for name, content in files.items():
        with open(name, 'wb') as file:
            file.write(content)


main()
