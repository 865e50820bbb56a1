// Writing: the text field, the list of commands, the keyboard a bot opened.
import { act } from "./server.js";
import { ask, byId, el } from "./dom.js";
import { authorOf, said } from "./messages.js";

export class Composer {
  constructor(store) {
    this.store = store;
    this.replying = null;
    this.chosen = 0;
    this.text = byId("text");
    byId("composer").addEventListener("submit", (event) => { event.preventDefault(); this.send(this.text.value); });
    this.text.addEventListener("input", () => { this.grow(); this.suggest(this.text.value); });
    this.text.addEventListener("keydown", (event) => this.key(event));
    byId("slash").addEventListener("click", () => this.toggleCommands());
    byId("attach").addEventListener("click", () => byId("file").click());
    byId("file").addEventListener("change", () => this.sendFile(byId("file")));
  }

  where() {
    return { user: this.store.userId, chat: this.store.chatId, thread: this.store.thread };
  }

  async send(text) {
    if (!text.trim()) return;
    const reply = this.replying ? { reply_to: this.replying.message_id } : {};
    const sent = await act("send", { ...this.where(), ...reply, text });
    if (sent === null) return;
    this.text.value = "";
    this.grow();
    this.reply(null);
    this.hideCommands();
  }

  grow() {
    this.text.style.height = "auto";
    this.text.style.height = `${this.text.scrollHeight + 2}px`;
  }

  key(event) {
    const open = !byId("commands").hidden;
    if (event.key === "Escape") { this.hideCommands(); this.reply(null); }
    else if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) { event.preventDefault(); this.move(event.key === "ArrowDown" ? 1 : -1); }
    else if (open && event.key === "Tab" && this.options().length) { event.preventDefault(); this.fill(this.options()[this.chosen]); }
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      const typed = this.text.value;
      const option = open && this.options()[this.chosen];
      if (option && this.moved) this.fill(option); else this.send(typed);
    }
  }

  commands() {
    const chat = this.store.chat();
    return chat?.menus[this.store.userId] ?? [];
  }

  options() { return [...byId("commands").querySelectorAll("button")]; }

  toggleCommands() {
    if (byId("commands").hidden) { this.suggest("/"); this.text.focus(); } else this.hideCommands();
  }

  suggest(typed) {
    const word = /^\/(\w*)$/.exec(typed);
    const found = word ? this.commands().filter((each) => each.command.startsWith(word[1].toLowerCase())) : [];
    const box = byId("commands");
    this.chosen = 0;
    this.moved = false;
    const none = typed === "/" && !found.length ? [el("p", { class: "hint" }, "The bot has set no commands for this chat yet.")] : [];
    box.replaceChildren(...none, ...found.map((each, index) =>
      el("button", { type: "button", role: "option", "aria-selected": String(index === 0), "data-command": each.command, onclick: () => this.run(each.command) },
        el("strong", {}, `/${each.command}`), el("span", {}, each.description))));
    box.hidden = !found.length && !none.length;
    byId("slash").setAttribute("aria-expanded", String(!box.hidden));
  }

  hideCommands() {
    byId("commands").hidden = true;
    byId("slash").setAttribute("aria-expanded", "false");
  }

  move(step) {
    const options = this.options();
    if (!options.length) return;
    this.moved = true;
    this.chosen = (this.chosen + step + options.length) % options.length;
    options.forEach((each, index) => each.setAttribute("aria-selected", String(index === this.chosen)));
    options[this.chosen].scrollIntoView({ block: "nearest" });
  }

  fill(option) {
    this.text.value = `/${option.dataset.command} `;
    this.hideCommands();
    this.text.focus();
  }

  // In groups a command names its bot, as Telegram writes it from the menu.
  run(command) {
    const crowd = this.store.chat().type !== "private";
    this.send(`/${command}${crowd ? `@${this.store.bot.username}` : ""}`);
    this.text.focus();
  }

  reply(message) {
    this.replying = message;
    const box = byId("answering");
    box.hidden = !message;
    if (!message) return;
    box.replaceChildren(
      el("p", {}, `Reply to ${authorOf(message)}: ${said(message)}`),
      el("button", { type: "button", class: "round", "aria-label": "Do not reply", onclick: () => this.reply(null) }, "×"));
    this.text.focus();
  }

  drawKeys() {
    const keyboard = this.store.canWrite() ? this.store.chat()?.keyboard : null;
    const box = byId("keys");
    box.hidden = !keyboard?.keyboard;
    if (box.hidden) { box.replaceChildren(); this.text.placeholder = keyboard?.input_field_placeholder ?? "Message"; return; }
    this.text.placeholder = keyboard.input_field_placeholder ?? "Message";
    box.replaceChildren(...keyboard.keyboard.map((row) => el("div", {}, ...row.map((key) =>
      el("button", { type: "button", onclick: () => this.type(key, keyboard) }, key.text)))));
  }

  async type(key, keyboard) {
    if (key.request_location) await this.shareLocation();
    else await this.send(key.text);
    if (keyboard.one_time_keyboard) byId("keys").hidden = true;
  }

  async sendFile(input) {
    const [file] = input.files;
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    input.value = "";
    await act("file", { user: this.store.userId, chat: this.store.chatId, name: file.name, body: btoa(text) });
  }

  async shareLocation() {
    const place = await ask({ title: "Share your location", text: "Where are you just now?", options: this.store.places });
    if (place) await act("locate", { user: this.store.userId, chat: this.store.chatId, place });
  }
}
