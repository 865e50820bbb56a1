// What happened: the calls the bot made, and the source of each figure.
import { byId, el } from "./dom.js";
import { readingPath } from "./entities.js";

const KEPT = 200;

export class Panel {
  constructor(store) {
    this.store = store;
    this.calls = [];
    this.path = "";
    for (const tab of ["source", "calls"]) {
      byId(`tab-${tab}`).addEventListener("click", () => this.show(tab));
      byId(`tab-${tab}`).addEventListener("keydown", (event) => this.arrow(event, tab));
    }
    byId("only").addEventListener("change", () => this.drawCalls());
  }

  arrow(event, tab) {
    if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    const other = tab === "source" ? "calls" : "source";
    this.show(other);
    byId(`tab-${other}`).focus();
  }

  show(wanted) {
    for (const tab of ["source", "calls"]) {
      byId(tab).hidden = tab !== wanted;
      byId(`tab-${tab}`).setAttribute("aria-selected", String(tab === wanted));
      byId(`tab-${tab}`).tabIndex = tab === wanted ? 0 : -1;
    }
  }

  setCalls(calls) { this.calls = calls; this.drawCalls(); }

  addCall(call) {
    this.calls.unshift(call);
    this.calls.length = Math.min(this.calls.length, KEPT);
    if (!this.isShown(call)) return;
    byId("log").prepend(this.line(call));
    while (byId("log").children.length > KEPT) byId("log").lastElementChild.remove();
  }

  isShown(call) { return !byId("only").checked || call.chat_id === this.store.chatId; }

  drawCalls() {
    byId("log").replaceChildren(...this.calls.filter((call) => this.isShown(call)).map((call) => this.line(call)));
  }

  line(call) {
    const brief = call.ok ? this.brief(call) : call.description || "the answer was lost";
    const ending = el("span", { class: "ending" }, el("b", {}, call.ok ? "ok" : String(call.code || "lost")), ` · ${call.milliseconds} ms`);
    const details = el("details", {}, el("summary", {}, el("strong", {}, call.method), ending, el("span", { class: "brief" }, brief)));
    details.addEventListener("toggle", () => {
      if (details.open && !details.querySelector("pre")) details.append(el("pre", { tabindex: "0" }, this.whole(call)));
    });
    return el("li", { class: call.ok ? "" : "wrong" }, details);
  }

  brief(call) {
    const chat = this.store.chats.get(Number(call.chat_id));
    const where = chat ? this.store.titleFor(chat) : "";
    const { text, caption, action, commands, scope } = call.params;
    const list = Array.isArray(commands) ? commands.map((each) => `/${each.command}`).join(" ") : "";
    const updates = call.method === "getUpdates" ? `brought ${kinds(call.result)}` : "";
    const said = text ?? caption ?? action ?? (list || updates);
    return [where, scope?.type, String(said || "").replace(/<[^>]*>/g, "").replace(/\s+/g, " ")].filter(Boolean).join(" · ");
  }

  whole(call) {
    const { params, result, description, code, at } = call;
    return JSON.stringify({ at, code, ...(description ? { description } : {}), params, result }, null, 2);
  }

  // The links of a message that lead to words in an article, with theirs.
  figures(message) {
    const text = message.text ?? message.caption ?? "";
    const entities = message.entities ?? message.caption_entities ?? [];
    const inText = entities.filter((e) => e.type === "text_link")
      .map((e) => ({ words: text.slice(e.offset, e.offset + e.length), path: readingPath(e.url) }));
    const inButtons = (message.reply_markup?.inline_keyboard ?? []).flat()
      .filter((b) => b.url).map((b) => ({ words: b.text, path: readingPath(b.url) }));
    return [...inText, ...inButtons].filter((each) => each.path?.startsWith("/a/"));
  }

  offer(message) {
    const found = this.figures(message);
    if (!found.length) return;
    this.offered = message;
    byId("source-hint").hidden = true;
    const chips = found.map(({ words, path }) =>
      el("button", { type: "button", "aria-pressed": String(path === this.path), "data-path": path, onclick: () => this.read(path) }, words));
    byId("figures").replaceChildren(el("h3", {}, `Figures of this message (${found.length})`), el("div", { class: "chips" }, ...chips));
  }

  read(path) {
    this.path = path;
    this.show("source");
    byId("source-hint").hidden = true;
    byId("reading").hidden = false;
    const frame = byId("frame");
    // A fresh frame each time: a change of only the fragment would not load it again.
    const fresh = frame.cloneNode();
    fresh.src = path;
    frame.replaceWith(fresh);
    byId("outside").href = path;
    for (const each of document.querySelectorAll("[data-path]")) each.setAttribute("aria-pressed", String(each.dataset.path === path));
    for (const each of document.querySelectorAll("a.figure")) each.classList.toggle("shown", each.getAttribute("href") === path);
  }
}

function kinds(updates) {
  return (updates ?? []).map((update) => Object.keys(update).find((key) => key !== "update_id")).join(", ");
}
