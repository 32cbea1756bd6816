// Sends one request with fetch and FormData, as described by JSON on standard input, and prints the reply as JSON.
import { readFileSync } from "node:fs";

const request = JSON.parse(readFileSync(0, "utf8"));
const form = new FormData();
for (const part of request.parts) {
  if ("path" in part) {
    const blob = new Blob([readFileSync(part.path)], { type: "text/csv" });
    form.append(part.name, blob, part.filename ?? "leads.csv");
  } else {
    form.append(part.name, part.text);
  }
}
const reply = await fetch(request.url, { method: "POST", headers: request.headers, body: form });
const retryAfter = reply.headers.get("Retry-After");
console.log(JSON.stringify({ status: reply.status, text: await reply.text(), retryAfter }));
