// Inline mode: "@bot words" in any chat lists what the bot offers; choosing sends it.
import { act } from "./server.js";
import { byId, el } from "./dom.js";

const PAUSE_MS = 250;

export class Offers {
  constructor(store, composer, open) {
    this.store = store;
    this.composer = composer;
    this.open = open;
    this.query = null;
    this.text = byId("text");
    this.text.addEventListener("input", () => this.typed());
    this.text.addEventListener("keydown", (event) => this.key(event), true);
  }

  // The words behind the bot's name, null when it is not addressed.
  words() {
    const found = /^@(\w+)\s([\s\S]*)$/.exec(this.text.value);
    const ours = found && found[1].toLowerCase() === this.store.bot.username.toLowerCase();
    return ours ? found[2].trim() : null;
  }

  typed() {
    clearTimeout(this.timer);
    if (this.words() === null) this.hide();
    else this.timer = setTimeout(() => this.ask(), PAUSE_MS);
  }

  async ask() {
    const words = this.words();
    if (words === null) return;
    this.asked = words;
    const query = await act("inline", { user: this.store.userId, chat: this.store.chatId, query: words });
    // Meanwhile more may have been typed, and the answer may have come already.
    if (query === null || this.asked !== words) return;
    this.query = query;
    if (this.early?.query_id === query) this.show(this.early);
  }

  show(event) {
    if (event.user_id !== this.store.userId) return;
    this.early = event;
    if (event.query_id !== this.query || this.words() === null) return;
    const box = byId("offers");
    const start = event.button && el("button", { type: "button", class: "start", onclick: () => this.begin(event.button) }, event.button.text);
    const none = event.results.length ? null : el("p", { class: "hint" }, "Nothing to offer for these words.");
    box.replaceChildren(...[start, none, ...event.results.map((each) =>
      el("button", { type: "button", role: "option", "aria-selected": "false", onclick: () => this.choose(each.id) },
        el("strong", { dir: "auto" }, each.title), el("span", { dir: "auto" }, each.description)))].filter(Boolean));
    box.hidden = false;
    box.scrollTop = 0;
  }

  hide() {
    this.query = null;
    byId("offers").hidden = true;
  }

  begin(button) {
    this.clear();
    this.open(button.start_parameter);
  }

  async choose(result) {
    const sent = await act("choose", { ...this.composer.where(), query: this.query, result });
    if (sent !== null) this.clear();
  }

  clear() {
    this.hide();
    this.text.value = "";
    this.composer.grow();
  }

  key(event) {
    const options = [...byId("offers").querySelectorAll("button")];
    if (byId("offers").hidden || !options.length) return;
    if (event.key === "Escape") this.hide();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); options.at(event.key === "ArrowDown" ? 0 : -1).focus(); }
  }
}
