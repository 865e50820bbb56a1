// What the page knows: people, chats with their messages, who looks, and the time.
import { Times } from "./times.js";

const PRESENT = new Set(["creator", "administrator", "member", "restricted"]);
const LEADS = new Set(["creator", "administrator"]);

export class Store {
  constructor() {
    this.chats = new Map();
    this.users = new Map();
    this.unread = new Map();
    this.thread = 0;
    this.userId = 0;
    this.chatId = 0;
  }

  load(state) {
    this.bot = state.bot;
    this.places = state.places;
    this.users = new Map(state.users.map((user) => [user.id, user]));
    this.chats = new Map(state.chats.map((chat) => [chat.id, chat]));
    this.setNow(state.now);
    if (!this.users.has(this.userId)) this.userId = state.users[0].id;
    if (!this.mayRead(this.chat())) this.chatId = this.userId;
  }

  setNow(text) { this.base = Date.parse(text) - performance.now(); }

  now() { return new Date(this.base + performance.now()); }

  user() { return this.users.get(this.userId); }

  chat() { return this.chats.get(this.chatId); }

  times() { return new Times(this.user().zone); }

  standing(chat, user = this.userId) { return chat.members[user] ?? "left"; }

  mayRead(chat) {
    if (!chat || chat.gone) return false;
    return chat.type === "private" ? chat.id === this.userId : PRESENT.has(this.standing(chat));
  }

  leads(chat) { return LEADS.has(this.standing(chat)); }

  hasBot(chat) { return PRESENT.has(chat.bot); }

  canWrite() {
    const chat = this.chat();
    if (!chat) return false;
    if (chat.type === "private") return this.hasBot(chat);
    return chat.type !== "channel" || this.leads(chat);
  }

  titleFor(chat) {
    if (chat.type !== "private") return chat.title;
    return chat.id === this.userId ? this.bot.name : `${chat.title} (private)`;
  }

  listed() {
    const last = (chat) => chat.messages.at(-1)?.date ?? 0;
    const mine = [...this.chats.values()].filter((chat) => this.mayRead(chat));
    return mine.sort((a, b) => (b.type === "private") - (a.type === "private") || last(b) - last(a));
  }

  updateChat(view) {
    const known = this.chats.get(view.id);
    this.chats.set(view.id, { ...view, messages: known?.messages ?? [] });
  }

  put(chatId, message) {
    const chat = this.chats.get(chatId);
    if (!chat) return false;
    const at = chat.messages.findIndex((each) => each.message_id === message.message_id);
    if (at >= 0) chat.messages[at] = message; else chat.messages.push(message);
    return at < 0;
  }

  remove(chatId, messageId) {
    const chat = this.chats.get(chatId);
    if (chat) chat.messages = chat.messages.filter((each) => each.message_id !== messageId);
  }

  // In a forum only the messages of the topic in view; General has no thread of its own.
  shown() {
    const chat = this.chat();
    if (!chat.is_forum) return chat.messages;
    return chat.messages.filter((each) => (each.message_thread_id ?? 0) === this.thread);
  }
}
