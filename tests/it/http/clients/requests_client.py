"""Sends one request with Python requests, as described by JSON on standard input, and prints the reply as JSON."""

import json
import sys

import requests

case = json.load(sys.stdin)
parts = []
for part in case["parts"]:
    if "path" in part:
        with open(part["path"], "rb") as file:
            parts.append((part["name"], (part.get("filename"), file.read())))
    else:
        parts.append((part["name"], (None, part["text"])))
# Without a part, requests would send no multipart body at all.
options = {"files": parts} if parts else {}
reply = requests.post(case["url"], headers=case["headers"], timeout=120, **options)
print(json.dumps({"status": reply.status_code, "text": reply.text, "retryAfter": reply.headers.get("Retry-After")}))
