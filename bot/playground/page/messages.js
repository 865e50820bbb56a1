// One message as a bubble, with its buttons.
import { el } from "./dom.js";
import { renderText } from "./entities.js";

const SERVICE = {
  new_chat_members: (m) => `${name(m.from)} added ${m.new_chat_members.map(name).join(", ")}`,
  left_chat_member: (m) => `${name(m.left_chat_member)} left`,
  forum_topic_created: (m) => `${name(m.from)} opened the topic “${m.forum_topic_created.name}”`,
  forum_topic_closed: () => "The topic was closed",
  forum_topic_reopened: () => "The topic was reopened",
  migrate_to_chat_id: () => "The group became a supergroup",
  migrate_from_chat_id: () => "The group became a supergroup",
};

const name = (user) => user?.first_name ?? "Someone";

export function said(message) {
  if (message.text || message.caption) return message.text ?? message.caption;
  if (message.photo) return "Photo";
  if (message.document) return message.document.file_name ?? "File";
  if (message.location) return "Location";
  const kind = Object.keys(SERVICE).find((key) => key in message);
  return kind ? SERVICE[kind](message) : "";
}

export function authorOf(message) {
  return message.sender_chat?.title ?? name(message.from);
}

export function bubble(message, view) {
  const kind = Object.keys(SERVICE).find((key) => key in message);
  if (kind) return el("div", { class: "service", "data-id": message.message_id }, SERVICE[kind](message));
  const mine = message.from?.id === view.user && !message.sender_chat;
  const box = el("div", { class: "bubble" });
  if (!mine && view.crowd) box.append(el("span", { class: "author" }, authorOf(message)));
  if (message.via_bot) box.append(el("span", { class: "via" }, `via @${message.via_bot.username}`));
  box.append(...[quote(message), ...media(message), words(message, view), stamp(message, view)].filter(Boolean));
  const stack = el("div", { class: "stack" }, box, buttons(message, view));
  const reply = el("button", { type: "button", class: "round reply", "aria-label": `Reply to “${said(message).slice(0, 40)}”`, onclick: () => view.reply(message) }, "↩");
  const like = el("button", { type: "button", class: "round reply", "aria-label": `React with 👍 to “${said(message).slice(0, 40)}”`, onclick: () => view.react(message) }, "👍");
  return el("article", { class: mine ? "row mine" : "row", "data-id": message.message_id, "aria-label": `${mine ? "You" : authorOf(message)}, ${view.times.time(new Date(message.date * 1000))}` }, stack, view.canWrite ? reply : null, view.react ? like : null);
}

function quote(message) {
  const origin = message.reply_to_message;
  if (!origin || origin.forum_topic_created) return null;
  return el("span", { class: "quote" }, `${authorOf(origin)}: ${said(origin)}`);
}

function words(message, view) {
  const text = message.text ?? message.caption;
  if (!text) return null;
  return el("div", { class: "words", dir: "auto" }, renderText(text, message.entities ?? message.caption_entities ?? [], view.handlers));
}

function media(message) {
  if (message.photo) {
    const size = message.photo[message.photo.length - 1];
    return [el("img", { class: "photo", src: `/api/files/${encodeURIComponent(size.file_id)}`, width: size.width, height: size.height, alt: message.caption ?? "Photo" })];
  }
  if (message.document) {
    const kilobytes = Math.max(1, Math.round(message.document.file_size / 1024));
    return [el("a", { class: "file", href: `/api/files/${encodeURIComponent(message.document.file_id)}`, download: message.document.file_name },
      el("span", { "aria-hidden": "true" }, "⤓"), el("div", {}, message.document.file_name ?? "File", el("small", {}, `${kilobytes} KB`)))];
  }
  if (message.location) {
    const { latitude, longitude } = message.location;
    return [el("div", { class: "file" }, el("span", { "aria-hidden": "true" }, "⌖"), el("div", {}, "Location", el("small", {}, `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`)))];
  }
  return [];
}

function stamp(message, view) {
  const moment = new Date(message.date * 1000);
  const edited = message.edit_date ? "edited " : "";
  return el("time", { class: "stamp", datetime: moment.toISOString() }, edited + view.times.time(moment));
}

function buttons(message, view) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return el("div", { class: "buttons", role: "group", "aria-label": "Buttons of this message" },
    ...rows.map((row) => el("div", {}, ...row.map((button) => pressable(message, button, view)))));
}

function pressable(message, button, view) {
  if (button.url) {
    const open = (event) => { if (view.handlers.open(button.url)) event.preventDefault(); };
    return el("a", { href: button.url, target: "_blank", rel: "noopener noreferrer", class: button.style, onclick: open }, button.text);
  }
  const press = (event) => view.press(message, button, event.currentTarget);
  return el("button", { type: "button", class: button.style, onclick: press }, button.text);
}
