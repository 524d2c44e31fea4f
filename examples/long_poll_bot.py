"""An echo bot without a public address: it fetches its events. `python3 long_poll_bot.py WEBHOOK`

WEBHOOK is an incoming webhook with the scopes imbot and confab: http://localhost:8080/rest/1/code/
"""

import json
import sys
import urllib.request

CLIENT_ID = "long-poll-echo"
WEBHOOK = sys.argv[1]


def call(method, **params):
    body = json.dumps({"CLIENT_ID": CLIENT_ID, **params}).encode()
    request = urllib.request.Request(WEBHOOK + method, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=70) as answer:
        return json.load(answer)["result"]


# the original wants an address for events; nobody ever calls this one
bot = call(
    "imbot.register",
    CODE="long-poll-echo",
    TYPE="B",
    EVENT_HANDLER="https://nowhere.invalid/",
    PROPERTIES={"NAME": "Echo that fetches"},
)
call("confab.delivery.set", BOT_ID=bot, RECEIVE="fetch")
print("ready", flush=True)

place = {}
while True:
    fetched = call("confab.events.get", BOT_ID=bot, WAIT=50, **place)
    for event in fetched["EVENTS"]:
        params = event["data"].get("PARAMS", {})
        if event["event"] == "ONIMBOTMESSAGEADD":
            text = "Echo: " + params["MESSAGE"]
            call("imbot.message.add", BOT_ID=bot, DIALOG_ID=params["DIALOG_ID"], MESSAGE=text)
            print("answered", text, flush=True)
    # asking for the next ones says that these are done
    place = {"OFFSET": fetched["NEXT"]}
