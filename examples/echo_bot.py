"""An echo bot in plain Python. Start it with the address of an incoming webhook:

    python3 echo_bot.py http://127.0.0.1:8080/rest/1/code/ 9000

It registers itself, hears what people write to it and says it back.
"""
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlencode
from urllib.request import urlopen

webhook, port = sys.argv[1], int(sys.argv[2])


def call(method, **params):
    body = urlencode({**params, "CLIENT_ID": "echo-python"}).encode()
    with urlopen(webhook + method, body) as answer:
        return json.load(answer)


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        event = dict(parse_qsl(body, keep_blank_values=True))
        if event["event"] == "ONIMBOTMESSAGEADD":
            call(
                "imbot.message.add",
                DIALOG_ID=event["data[PARAMS][DIALOG_ID]"],
                MESSAGE="Echo: " + event["data[PARAMS][MESSAGE]"],
            )
        self.send_response(200)  # anything else, and the event comes again
        self.end_headers()

    def log_message(self, *args):
        pass


server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
bot = call(
    "imbot.register",
    CODE="echo",
    EVENT_HANDLER=f"http://127.0.0.1:{server.server_port}/",
    **{"PROPERTIES[NAME]": "Python echo"},
)
print(bot.get("result"), flush=True)
print("ready", flush=True)
server.serve_forever()
