# SPDX-License-Identifier: GPL-3.0-or-later
"""A server for tests: http_server.py DIR PORTFILE [CERTIFICATE] serves the files of DIR on 127.0.0.1, by TLS with a
certificate (and its key), and writes its port to PORTFILE.

DIR/NAME.headers, where it is, holds the headers of DIR/NAME, one a line (`Status: 302` the status), instead of none."""
import http.server
import os
import ssl
import sys

directory, port_file = sys.argv[1:3]


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        name = os.path.join(directory, os.path.basename(self.path.split("?")[0]))
        headers = []
        if os.path.exists(name + ".headers"):
            with open(name + ".headers", encoding="latin-1") as lines:
                headers = [line.rstrip("\n").split(": ", 1) for line in lines]
        body = b""
        status = 404
        if os.path.exists(name):
            status = 200
            with open(name, "rb") as file:
                body = file.read()
        for header in headers:
            if header[0] == "Status":
                status = int(header[1])
        self.send_response_only(status)
        for header in headers:
            if header[0] != "Status":
                self.send_header(*header)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
if len(sys.argv) > 3:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[3])
    server.socket = context.wrap_socket(server.socket, server_side=True)
with open(port_file + ".new", "w", encoding="ascii") as file:
    file.write(str(server.server_address[1]))
os.rename(port_file + ".new", port_file)
server.serve_forever()
