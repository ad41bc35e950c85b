# SPDX-License-Identifier: GPL-3.0-or-later
"""Hostile inputs for tests.

hostile.py make DIR             writes them
hostile.py ordinary FILE        writes a text of two megabytes that is none
hostile.py seconds TIMES CMD... prints so many times the seconds of a processor that a command takes, 1 at least
hostile.py run SECONDS MB CMD...  runs a command; status 99 with a line on stderr where it took more time of a processor
                                or more memory"""
import bz2
import gzip
import io
import lzma
import os
import resource
import struct
import subprocess
import sys
import tarfile
import zipfile
import zlib

PROSE = "Le conseil municipal a voté hier soir le budget de la ville, après un long débat. "


def page(body):
    return f"<html><head><title>Une page</title></head><body>{body}</body></html>".encode()


def feed(description, doctype=""):
    return (
        f'<?xml version="1.0"?>{doctype}<rss version="2.0"><channel><title>T</title><item><title>Un</title>'
        f"<description>{description}</description></item></channel></rss>"
    ).encode()


def zip_of(files, compression=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return buffer.getvalue()


def tar_of(members):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for info, data in members:
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def tar_info(name, kind=tarfile.REGTYPE, target=""):
    info = tarfile.TarInfo(name)
    info.type = kind
    info.linkname = target
    return info


def zeros(size, wbits=31):
    """So many zeros, packed piece by piece: gzip, or the bare stream of a zip."""
    packer = zlib.compressobj(9, zlib.DEFLATED, wbits)
    parts = []
    block = bytes(1 << 20)
    for _ in range(size >> 20):
        parts.append(packer.compress(block))
    parts.append(packer.flush())
    return b"".join(parts)


def overlapping_zip(count, size):
    """Many names for the same packed bytes."""
    packed = zeros(size, -15)
    crc = 0
    for _ in range(size >> 20):
        crc = zlib.crc32(bytes(1 << 20), crc)
    local = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 33, crc, len(packed), size, 5, 0) + b"a.txt"
    table = b""
    for number in range(count):
        name = f"{number:05}.txt".encode()
        table += struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 33, crc, len(packed), size, len(name),
                             0, 0, 0, 0, 0, 0) + name
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(table), len(local) + len(packed), 0)
    return local + packed + table + end


def levels(count):
    data = b"Le texte au fond.\n\nIl est petit."
    name = "fond.txt"
    for level in range(count):
        data = zip_of([(name, data)])
        name = f"{level}.zip"
    return data


def sparse_tar(size):
    """A file of half a kilobyte that says it is so large, with a hole where the rest would be (GNU tar)."""
    head = bytearray(512)
    head[0:5] = b"a.txt"
    for at, value in ((100, b"0000644"), (124, b"%011o" % 512), (136, b"%011o" % 0), (257, b"ustar  \0"),
                      (386, b"%011o" % (size - 512)), (398, b"%011o" % 512), (483, b"%011o" % size)):
        head[at : at + len(value)] = value
    head[156:157] = b"S"
    head[148:156] = b" " * 8
    head[148:155] = b"%06o\0" % sum(head)
    return bytes(head) + b"x" * 512 + bytes(1024)


def web_archive(headers, body):
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + headers + b"\r\n" + body
    return (b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
            b"Content-Length: %d\r\n\r\n" % len(answer) + answer + b"\r\n\r\n")


def laughs():
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    return f"<!DOCTYPE rss [{entities}]>"


def make(directory):
    os.makedirs(directory, exist_ok=True)

    def write(name, data):
        with open(os.path.join(directory, name), "wb") as file:
            file.write(data)

    def sparse(name, head, size):
        with open(os.path.join(directory, name), "wb") as file:
            file.write(head)
            file.truncate(size)

    deep = 100_000
    # Cut: the text is there, and what is too much is not.
    write("cut-nested.html", page("<div>" * deep + f"<p>{PROSE * 5}</p>" + "</div>" * deep))
    write("cut-unclosed.html", page("<b><i>" * deep + PROSE * 5))
    write("cut-lists.html", page("<ul><li>" * deep + PROSE * 5))
    write("cut-tables.html", page("<table><tr><td>" * deep + PROSE * 5))
    write("cut-attributes.html", page("<p " + "a='1' " * deep + f">{PROSE * 5}</p>"))
    write("cut-references.html", page("<p>" + PROSE * 5 + "&eacute;&#233;&#xE9;&amp;" * deep + "</p>"))
    write("cut-open-tags.html", page(f"<p>{PROSE * 5}</p>" + "<" * 1_000_000))
    write("cut-comments.html", page(f"<p>{PROSE * 5}</p>" + "<!--" * deep))
    write("cut-scripts.html", page(f"<p>{PROSE * 5}</p>" + "<script>" * deep))
    script = "<script type='application/ld+json'>"
    write("cut-json-ld.html", page(script + '{"@graph":' * deep + "1" + "}" * deep + f"</script><p>{PROSE * 5}</p>"))
    write("cut-json-lists.html", page((script + '[{"@type":"NewsArticle"}]</script>') * 10_000 + f"<p>{PROSE * 5}</p>"))
    write("cut-days.html", page("<time datetime='2024-01-01'>1 janvier</time>" * deep + f"<p>{PROSE * 5}</p>"))
    write("cut-anchors.md", b"---\na: &a [x,x]\n" + b"b: &b [*a,*a]\n" * deep + b"---\n" + PROSE.encode())
    write("cut-brackets.md", b"# Titre\n\n" + PROSE.encode() + b"[" * deep + b"![](" * deep)
    write("cut-quotes.md", b"# Titre\n\n" + PROSE.encode() + b"\n\n" + b"> " * deep + b"fin\n" + b"*_" * deep)
    write("words.eml", b"Subject: " + b"=?utf-8?q?a?= " * deep + b"\n\n" + PROSE.encode())
    # Refused.
    write("deep.jsonl", b'{"id":"a","body":' + b"[" * deep + b"]" * deep + b"}\n")
    write("deep-feed.rss", feed("<b>" * deep + "x" + "</b>" * deep))
    write("laughs.rss", feed("&a9;", laughs()))
    write("external.rss", feed("&x;", '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'))
    write("parameter.rss", feed("x", '<!DOCTYPE rss [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>'))
    system = '<!DOCTYPE rss [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>'
    write("web.atom", feed("&x;", system))
    write("wide.xml", feed("&x;", system).decode().encode("utf-16"))
    write("zeros.gz", zeros(2 << 30))
    write("zeros.txt.gz", zeros(300 << 20))
    write("zeros.tar.gz", zeros(1 << 30))
    write("zeros.gz.gz", gzip.compress(zeros(1 << 30)))
    write("zeros.txt.bz2", bz2.compress(bytes(64 << 20)))
    write("zeros.txt.xz", lzma.compress(bytes(64 << 20), preset=0))
    write("zeros.warc", web_archive(b"Content-Encoding: gzip\r\n", zeros(1 << 30)))
    write("sparse.tar", sparse_tar((8 << 30) - 1))
    write("bomb.zip", zip_of([("a.txt", bytes(400 << 20))]))
    write("overlap.zip", overlapping_zip(1000, 8 << 20))
    write("levels.zip", levels(5))
    text = gzip.compress(PROSE.encode() * 1000)
    write("short.txt.gz", text[: len(text) // 2])
    write("short.zip", zip_of([("a.txt", os.urandom(9000))])[:5000])
    write("short.tar", tar_of([(tar_info("a.txt"), PROSE.encode() * 100)])[:2000])
    write("short.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 99999999999\r\n\r\nHTTP/1.1 200 OK\r\n")
    write("chunks.warc", web_archive(b"Transfer-Encoding: chunked\r\n", b"ffffffffffffffff\r\nabc\r\n-1\r\n"))
    write("long.warc", b"WARC/1.0\r\n" + b"X: y\r\n" * deep)
    write("headers.eml", b"X: y\n" * deep + b"\n" + PROSE.encode())
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(5000))
    write("parts.eml", b"Subject: S\n" + parts + PROSE.encode())
    write("quote.csv", b'title,body\nUn,"' + PROSE.encode() * 200_000)
    write("columns.csv", b"title," * deep + b"body\n" + b"a," * deep + b"b\n")
    sparse("line.txt", b"Une seule ligne", 1 << 30)
    sparse("line.jsonl", b'{"body":"', 1 << 30)
    sparse("line.csv", b"title,body\n\"", 1 << 30)
    sparse("line.mbox", b"From a@b Thu Jan  1 00:00:00 2024\nSubject: ", 1 << 30)
    sparse("line.tsv", b"title\tbody\nx\t", 1 << 30)
    sparse("line.md", b"# Titre ", 1 << 30)
    sparse("line.eml", b"Subject: ", 1 << 30)
    sparse("line.warc", b"WARC/1.0\r\nX: ", 1 << 30)
    sparse("line.rss", b"<rss><channel><item><title>", 1 << 30)
    sparse("line.html", b"<html><p>", 1 << 30)
    body = PROSE.encode() * 3
    write("paths.zip", zip_of([("../dehors.txt", body), ("/tmp/dehors-absolu.txt", body), ("a/../../dehors.txt", body),
                               ("..\\dehors.txt", body), ("C:\\dehors.txt", body)]))
    write("paths.tar", tar_of([(tar_info("../dehors.txt"), body), (tar_info("/tmp/dehors-absolu.txt"), body),
                               (tar_info("lien.txt", tarfile.SYMTYPE, "/etc/passwd"), b""),
                               (tar_info("dur.txt", tarfile.LNKTYPE, "/etc/passwd"), b""),
                               (tar_info("zero.txt", tarfile.CHRTYPE), b"")]))


def ordinary(path):
    with open(path, "w", encoding="utf-8") as file:
        file.write("Le budget\n\n" + "\n\n".join([PROSE * 5] * 5000) + "\n")


def measured(command):
    """The status of a command, the seconds of a processor and the kilobytes of memory that it took."""
    status = subprocess.run(command, check=False).returncode
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return status, used.ru_utime + used.ru_stime, used.ru_maxrss


def run(seconds, megabytes, command):
    status, took, kilobytes = measured(command)
    if took > seconds or kilobytes > megabytes << 10:
        print(f"used {took:.2f} s and {kilobytes >> 10} MB", file=sys.stderr)
        return 99
    return status


if sys.argv[1] == "make":
    make(sys.argv[2])
elif sys.argv[1] == "ordinary":
    ordinary(sys.argv[2])
elif sys.argv[1] == "seconds":
    print(f"{max(1, float(sys.argv[2]) * measured(sys.argv[3:])[1]):.2f}")
else:
    sys.exit(run(float(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]))
