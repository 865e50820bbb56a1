// The page: draws what the store knows, and lets the person at the screen act.
import { act, fetchState, follow } from "./server.js";
import { ask, byId, el, face, toast } from "./dom.js";
import { bubble, said } from "./messages.js";
import { Composer } from "./composer.js";
import { Offers } from "./inline.js";
import { Panel } from "./panel.js";
import { readingPath } from "./entities.js";
import { offerFaults } from "./faults.js";
import { Store } from "./store.js";

const GENERAL = 1;
const TYPING_MS = 5000;
const ANSWER_MS = 10000;

const store = new Store();
const panel = new Panel(store);
offerFaults();
const composer = new Composer(store);
const offers = new Offers(store, composer, openBot);
const pressed = new Map();
const early = new Map();
let typingTimer;
let opened = false;

// Drawing

function drawAll() {
  drawPeople(); drawChats(); drawChat(); drawClock();
}

function drawPeople() {
  byId("people").replaceChildren(...[...store.users.values()].map((user) => {
    const input = el("input", { type: "radio", name: "user", value: user.id, onchange: () => switchUser(user.id) });
    input.checked = user.id === store.userId;
    return el("label", {}, input, el("span", {}, user.name, el("small", {}, user.zone.split("/").pop().replace("_", " "))));
  }));
}

function drawChats() {
  byId("chats").replaceChildren(...store.listed().map((chat) => {
    const last = chat.messages.at(-1);
    const title = store.titleFor(chat);
    const unread = store.unread.get(chat.id);
    const aside = unread ? el("span", { class: "badge", "aria-label": `${unread} new` }, String(unread)) : el("span");
    return el("li", {}, el("button", { type: "button", "aria-current": String(chat.id === store.chatId), onclick: () => openChat(chat.id) },
      face(title, chat.id, chat.type === "private"),
      el("strong", {}, title),
      el("time", {}, last ? store.times().time(new Date(last.date * 1000)) : ""),
      el("span", { class: "last" }, last ? said(last).replace(/\s+/g, " ").slice(0, 80) : describe(chat)), aside));
  }));
}

function describe(chat) {
  if (chat.type === "private") return "bot";
  const count = Object.values(chat.members).filter((each) => !["left", "kicked"].includes(each)).length;
  const kind = chat.type === "channel" ? "channel" : chat.is_forum ? "forum" : "group";
  const people = chat.type === "channel" ? "subscribers" : "members";
  return `${kind} · ${count} ${people}${store.hasBot(chat) ? ` · with ${store.bot.name}` : ""}`;
}

function drawChat() {
  const chat = store.chat();
  const title = store.titleFor(chat);
  const head = face(title, chat.id, chat.type === "private");
  head.id = "face";
  byId("face").replaceWith(head);
  byId("title").textContent = title;
  drawSubtitle();
  drawTopics();
  drawMessages();
  drawFooting();
  panel.drawCalls();
}

function drawSubtitle() {
  byId("subtitle").className = "";
  byId("subtitle").textContent = describe(store.chat());
}

function drawTopics() {
  const chat = store.chat();
  const box = byId("topics");
  box.hidden = !chat.is_forum;
  if (!chat.is_forum) { store.thread = 0; return; }
  const thread = (topic) => (topic.id === GENERAL ? 0 : topic.id);
  if (!chat.topics.some((topic) => thread(topic) === store.thread)) store.thread = 0;
  box.replaceChildren(...chat.topics.map((topic) =>
    el("button", { type: "button", role: "tab", "aria-selected": String(thread(topic) === store.thread), onclick: () => openTopic(thread(topic)) },
      topic.closed ? `${topic.title} (closed)` : topic.title)));
}

function view() {
  const chat = store.chat();
  return {
    user: store.userId,
    crowd: chat.type !== "private",
    times: store.times(),
    canWrite: store.canWrite(),
    reply: (message) => composer.reply(message),
    react: chat.type === "channel" ? react : null,
    press,
    handlers: {
      read: (path, anchor) => readFigure(path, anchor),
      open: openLink,
      deepLink,
      command: (words) => composer.send(words),
      moment: (moment, shape) => store.times().entity(moment, shape, store.now()),
    },
  };
}

function drawMessages() {
  const box = byId("messages");
  box.replaceChildren();
  const how = view();
  for (const message of store.shown()) append(box, message, how);
  if (!box.childElementCount) box.append(el("p", { class: "empty" }, emptyText()));
  settle(box);
}

// Each day begins with its name.
function append(box, message, how) {
  const day = how.times.day(new Date(message.date * 1000));
  if (box.dataset.day !== day || !box.querySelector("[data-id]")) box.append(el("div", { class: "day" }, day));
  box.dataset.day = day;
  box.append(bubble(message, how));
}

function emptyText() {
  const chat = store.chat();
  if (chat.type === "private") return store.bot.description || "What can this bot do? Press Start and see.";
  return "Nothing here yet.";
}

function drawFooting() {
  const chat = store.chat();
  const offer = footing(chat);
  byId("composer").hidden = !store.canWrite();
  byId("banner").hidden = !offer;
  if (offer) {
    const button = offer.label && el("button", { type: "button", onclick: offer.act }, offer.label);
    byId("banner").replaceChildren(...[offer.text && el("span", {}, offer.text), button].filter(Boolean));
  }
  composer.drawKeys();
  composer.hideCommands();
  offers.hide();
}

function footing(chat) {
  const user = store.userId;
  if (chat.type === "private") {
    if (chat.bot === "left") return { label: "Start", act: () => act("start", { user }) };
    return chat.bot === "kicked" ? { text: "You have blocked this bot.", label: "Unblock", act: () => act("unblock", { user }) } : null;
  }
  if (!store.hasBot(chat) && store.leads(chat)) {
    return { text: `${store.bot.name} is not here yet.`, label: `Add ${store.bot.name}`, act: () => changeBot("add") };
  }
  if (!store.hasBot(chat)) return { text: `${store.bot.name} is not here yet; an administrator can add it.` };
  return store.canWrite() ? null : { text: "Only administrators post in this channel." };
}

function drawClock() {
  byId("now").textContent = store.times().clock(store.now());
  byId("now").dateTime = store.now().toISOString();
  byId("zone").textContent = store.user().zone;
}

// Moving about

function show(name) {
  byId("app").dataset.view = name;
  for (const button of document.querySelectorAll("[data-go]")) button.setAttribute("aria-current", String(button.dataset.go === name));
  if (name === "chat") byId("messages").scrollTop = byId("messages").scrollHeight;
}

function openChat(chatId) {
  store.chatId = chatId;
  store.thread = 0;
  store.unread.delete(chatId);
  composer.reply(null);
  drawChats(); drawChat(); offerLatest(); show("chat");
  if (matchMedia("(min-width: 901px)").matches && store.canWrite()) composer.text.focus();
}

function openTopic(thread) {
  store.thread = thread;
  drawTopics(); drawMessages(); offerLatest();
}

function switchUser(userId) {
  store.userId = userId;
  if (!store.mayRead(store.chat())) store.chatId = userId;
  store.unread.clear();
  keepUser(userId);
  drawAll(); offerLatest();
}

function offerLatest() {
  const found = store.shown().filter((message) => panel.figures(message).length);
  if (found.length) panel.offer(found.at(-1));
}

function readFigure(path, anchor) {
  const id = Number(anchor?.closest("[data-id]")?.dataset.id);
  const message = store.chat().messages.find((each) => each.message_id === id);
  if (message) panel.offer(message);
  panel.read(path);
  show("panel");
  if (matchMedia("(min-width: 901px)").matches) byId("app").dataset.view = "chat";
}

function openLink(url) {
  const path = readingPath(url);
  if (path) readFigure(path);
  return Boolean(path) || deepLink(url);
}

// A t.me link to this bot is opened here, as the Telegram app would.
function deepLink(url) {
  const link = new URL(url, location.href);
  const own = ["t.me", "telegram.me"].includes(link.hostname) && link.pathname.slice(1).toLowerCase() === store.bot.username.toLowerCase();
  if (!own) return false;
  if (link.searchParams.has("startgroup")) addToGroup(link.searchParams.get("startgroup"));
  else if (link.searchParams.has("startchannel")) addToGroup("", "channel");
  else openBot(link.searchParams.get("start") ?? "");
  return true;
}

function openBot(payload) {
  openChat(store.userId);
  act("start", { user: store.userId, payload });
}

async function addToGroup(payload, kind = "supergroup") {
  const open = [...store.chats.values()].filter((chat) => chat.type === kind && store.leads(chat) && !store.hasBot(chat));
  if (!open.length) { toast(`You lead no ${kind === "channel" ? "channel" : "group"} that ${store.bot.name} is not in yet.`); return; }
  const title = await ask({ title: `Add ${store.bot.name} to…`, options: open.map((chat) => chat.title) });
  const chat = open.find((each) => each.title === title);
  if (!chat) return;
  await act("bot", { user: store.userId, chat: chat.id, change: "add", payload });
  openChat(chat.id);
}

// Acting

function changeBot(change) { return act("bot", { user: store.userId, chat: store.chatId, change }); }

async function newTopic() {
  const title = await ask({ title: "New topic", input: "Title", options: ["Create"] });
  if (!title?.trim()) return;
  const thread = await act("topic", { user: store.userId, chat: store.chatId, title });
  if (thread) openTopic(thread);
}

function choices() {
  const chat = store.chat();
  const user = store.userId;
  if (chat.type === "private") {
    return chat.bot === "kicked"
      ? [["Unblock the bot", () => act("unblock", { user })]]
      : [["Send /start again", () => act("start", { user })], ["Share location…", () => composer.shareLocation()], ["Block the bot", () => act("block", { user })]];
  }
  const made = [];
  if (store.leads(chat)) {
    if (!store.hasBot(chat)) made.push([`Add ${store.bot.name}`, () => changeBot("add")]);
    else {
      if (chat.bot === "member") made.push([`Make ${store.bot.name} administrator`, () => changeBot("promote")]);
      if (chat.bot === "administrator" && chat.type !== "channel") made.push([`Dismiss ${store.bot.name} as administrator`, () => changeBot("demote")]);
      made.push([`Remove ${store.bot.name}`, () => changeBot("remove")]);
    }
  }
  if (chat.is_forum) made.push(["New topic…", newTopic]);
  return made.length ? made : [["Only administrators can change this chat", () => {}]];
}

function toggleMenu(open) {
  const menu = byId("menu");
  menu.hidden = !open;
  byId("more").setAttribute("aria-expanded", String(open));
  if (!open) return;
  menu.replaceChildren(...choices().map(([label, run]) =>
    el("button", { type: "button", role: "menuitem", onclick: () => { toggleMenu(false); run(); } }, label)));
  menu.firstElementChild.focus();
}

async function react(message) {
  const done = await act("react", { user: store.userId, chat: store.chatId, message: message.message_id, emoji: "👍" });
  if (done) toast("You reacted with 👍");
}

async function press(message, button, element) {
  if (button.copy_text) {
    await navigator.clipboard.writeText(button.copy_text.text).catch(() => {});
    toast("Copied"); return;
  }
  element.classList.add("waiting");
  const query = await act("press", { user: store.userId, chat: store.chatId, message: message.message_id, button: button.callback_data ?? button.text });
  const done = () => { element.classList.remove("waiting"); pressed.delete(query); };
  if (query === null) { done(); return; }
  pressed.set(query, done);
  if (early.has(query)) { answer(early.get(query)); return; }
  setTimeout(done, ANSWER_MS);
}

function answer(event) {
  if (event.user_id !== store.userId) return;
  // The answer may come before the press has returned its number.
  if (!pressed.has(event.query_id) && !early.has(event.query_id)) { early.set(event.query_id, event); return; }
  early.delete(event.query_id);
  pressed.get(event.query_id)?.();
  if (event.url) openLink(event.url);
  if (event.text && event.alert) ask({ title: store.bot.name, text: event.text });
  else if (event.text) toast(event.text);
}

// What happens

const HAPPENINGS = {
  message: ({ chat_id: chatId, message }) => {
    const fresh = store.put(chatId, message);
    const chat = store.chats.get(chatId);
    if (!store.mayRead(chat)) return;
    if (chatId === store.chatId) arrive(message, fresh);
    else if (fresh) store.unread.set(chatId, (store.unread.get(chatId) ?? 0) + 1);
    drawChats();
  },
  delete: ({ chat_id: chatId, message_id: messageId }) => {
    store.remove(chatId, messageId);
    if (chatId === store.chatId) document.querySelector(`.messages [data-id="${messageId}"]`)?.remove();
    drawChats();
  },
  chat: ({ chat }) => {
    store.updateChat(chat);
    if (!store.mayRead(store.chat())) store.chatId = store.userId;
    drawChats();
    if (chat.id === store.chatId) { drawSubtitle(); drawTopics(); drawFooting(); redraw(); }
  },
  chats: ({ chats }) => { chats.forEach((chat) => store.updateChat(chat)); drawChats(); drawSubtitle(); },
  typing: ({ chat_id: chatId, thread }) => {
    if (chatId !== store.chatId || (thread || 0) !== store.thread) return;
    byId("subtitle").className = "busy";
    byId("subtitle").textContent = "typing…";
    clearTimeout(typingTimer);
    typingTimer = setTimeout(drawSubtitle, TYPING_MS);
  },
  answer,
  offers: (event) => offers.show(event),
  call: ({ call }) => panel.addCall(call),
  clock: ({ now }) => { store.setNow(now); drawClock(); },
  pulse: () => {},
};

function arrive(message, fresh) {
  const box = byId("messages");
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 160;
  const old = box.querySelector(`[data-id="${message.message_id}"]`);
  if (fresh && message.from?.is_bot) drawSubtitle();
  if (!store.shown().includes(message)) return;
  if (old) old.replaceWith(bubble(message, view()));
  else {
    box.querySelector(".empty")?.remove();
    append(box, message, view());
    box.lastElementChild.querySelector(".bubble")?.classList.add("new");
  }
  if (atEnd || message.from?.id === store.userId) settle(box);
  drawDown();
  if (panel.figures(message).length) {
    panel.offer(message);
    if (fresh && !panel.seen) { panel.seen = true; panel.show("source"); }
  }
}

// Go to the end, but not past the beginning of a message longer than the screen.
function settle(box) {
  box.scrollTop = box.scrollHeight;
  const last = box.lastElementChild;
  if (last.offsetHeight > box.clientHeight) last.scrollIntoView({ block: "start" });
}

function drawDown() {
  const box = byId("messages");
  byId("down").hidden = box.scrollHeight - box.scrollTop - box.clientHeight < 160;
}

function redraw() {
  const box = byId("messages");
  const top = box.scrollTop;
  const atEnd = box.scrollHeight - top - box.clientHeight < 160;
  drawMessages();
  if (!atEnd) box.scrollTop = top;
}

async function reload() {
  try {
    const state = await fetchState();
    store.load(state);
    panel.setCalls(state.calls);
    drawAll(); offerLatest();
    document.body.dataset.ready = "true";
    if (!opened) { opened = true; keepUser(store.userId); followLink(); }
  } catch (error) {
    toast(`The playground does not answer: ${error.message}`);
  }
}

// ?user=1002 chooses who you are, ?start=PAYLOAD opens the bot as a t.me link would.
function followLink() {
  const wanted = new URLSearchParams(location.search);
  if (!wanted.has("start")) return;
  history.replaceState(null, "", location.pathname);
  openChat(store.userId);
  act("start", { user: store.userId, payload: wanted.get("start") });
}

function firstUser() {
  let kept = null;
  try { kept = sessionStorage.getItem("user"); } catch { /* private mode forgets */ }
  return Number(new URLSearchParams(location.search).get("user") ?? kept) || 0;
}

function keepUser(userId) {
  try { sessionStorage.setItem("user", String(userId)); } catch { /* private mode forgets */ }
}

store.userId = firstUser();
byId("hour").addEventListener("click", () => act("hour", {}));
byId("tomorrow").addEventListener("click", () => act("tomorrow", { user: store.userId }));
byId("messages").addEventListener("scroll", drawDown);
byId("down").addEventListener("click", () => { byId("messages").scrollTop = byId("messages").scrollHeight; });
byId("more").addEventListener("click", () => toggleMenu(byId("menu").hidden));
byId("menu").addEventListener("keydown", (event) => {
  const items = [...byId("menu").children];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) { event.preventDefault(); items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus(); }
  if (event.key === "Escape") { toggleMenu(false); byId("more").focus(); }
});
document.addEventListener("click", (event) => { if (!event.target.closest("#menu, #more")) toggleMenu(false); });
for (const button of document.querySelectorAll("[data-go]")) button.addEventListener("click", () => show(button.dataset.go));
setInterval(() => { if (store.base) drawClock(); }, 1000);
panel.show("calls");
follow(reload, (event) => HAPPENINGS[event.kind]?.(event));
