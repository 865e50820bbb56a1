// Talking to the playground's server.
import { toast } from "./dom.js";

export async function fetchState() {
  const answer = await fetch("/api/state");
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  return answer.json();
}

// Do something as a person; resolves to the result, or null after showing what was wrong.
export const act = (name, fields) => post("/api/act", { act: name, ...fields });

// Put faults on the server's script; resolves to how many, or null.
export const misbehave = (script) => post("/api/faults", script);

async function post(path, wanted) {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(wanted),
    });
    const body = await answer.json();
    if (answer.ok) return body.result;
    toast(body.error[0].toUpperCase() + body.error.slice(1));
  } catch {
    toast("The playground does not answer. Is it still running?");
  }
  return null;
}

// Follow what happens; `opened` is called at every (re)connection, to fetch the state anew.
export function follow(opened, happened) {
  const source = new EventSource("/api/events");
  source.addEventListener("open", opened);
  source.addEventListener("message", (event) => happened(JSON.parse(event.data)));
}
