// What a visitor can let go wrong, to see that nothing is lost and nothing comes twice.
import { byId, el, toast } from "./dom.js";
import { misbehave } from "./server.js";

const CHOICES = [
  ["Too many requests, for 30 s", { faults: [{ fault: "storm", lasting: 30, most: 5 }] }],
  ["Lose the next 3 answers", { faults: [{ fault: "close", after: true, times: 3 }] }],
  ["Away for 30 s", { faults: [{ fault: "close", method: "*", lasting: 30 }] }],
  ["Send the last 3 updates again", { repeat: 3 }],
  ["All is well again", { clear: true }],
];

export function offerFaults() {
  const buttons = CHOICES.map(([label, script]) =>
    el("button", { type: "button", onclick: () => choose(label, script) }, label));
  byId("faults").replaceChildren(...buttons);
}

async function choose(label, script) {
  if (await misbehave(script) !== null) toast(`${label}: set`);
}
