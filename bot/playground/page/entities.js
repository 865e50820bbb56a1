// A text with its entities becomes elements. Offsets count UTF-16 units, as strings do here.
import { el } from "./dom.js";

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
};
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);

// The reading pages of the bot live on this very server, whatever name it was called by.
export function readingPath(url) {
  let link;
  try { link = new URL(url, location.href); } catch { return null; }
  const loopback = ["127.0.0.1", "localhost", "[::1]"];
  const here = link.origin === location.origin
    || (link.port === location.port && loopback.includes(link.hostname) && loopback.includes(location.hostname));
  return here && /^\/([abst]\/|pages$)/.test(link.pathname) ? link.pathname + link.search + link.hash : null;
}

export function renderText(text, entities, handlers) {
  const ordered = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return part(text, 0, text.length, ordered, handlers);
}

function part(text, from, to, entities, handlers) {
  const made = document.createDocumentFragment();
  let at = from;
  let rest = entities.filter((e) => e.offset < to && e.offset + e.length > from);
  while (rest.length) {
    const entity = rest.shift();
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    if (start >= end) continue;
    const block = BLOCKS.has(entity.type);
    let before = text.slice(at, start);
    // A block stands on lines of its own, so the breaks around it are not shown twice.
    if (block && before.endsWith("\n")) before = before.slice(0, -1);
    made.append(before);
    const inner = rest.filter((e) => e.offset < end);
    rest = rest.filter((e) => e.offset + e.length > end);
    made.append(wrap(entity, text.slice(start, end), part(text, start, end, inner, handlers), handlers));
    at = block && text[end] === "\n" ? end + 1 : end;
  }
  made.append(text.slice(at, to));
  return made;
}

function wrap(entity, words, inner, handlers) {
  const tag = TAGS[entity.type];
  if (tag) return el(tag, {}, inner);
  const maker = MAKERS[entity.type];
  return maker ? maker(entity, words, inner, handlers) : el("span", {}, inner);
}

function link(url, inner, handlers) {
  const path = readingPath(url);
  if (path) {
    return el("a", { href: path, class: "figure", onclick: (event) => { event.preventDefault(); handlers.read(path, event.currentTarget); } }, inner);
  }
  if (/^https?:\/\//i.test(url)) {
    const own = (event) => { if (handlers.deepLink(url)) event.preventDefault(); };
    return el("a", { href: url, target: "_blank", rel: "noopener noreferrer", onclick: own }, inner);
  }
  return el("span", { class: "link" }, inner);
}

function expandable(inner) {
  const button = el("button", { type: "button", class: "unfold", "aria-expanded": "false" }, "Show all");
  const made = el("blockquote", { class: "short" }, el("div", { class: "inner" }, inner), button);
  button.addEventListener("click", () => {
    const short = made.classList.toggle("short");
    button.setAttribute("aria-expanded", String(!short));
    button.textContent = short ? "Show all" : "Show less";
  });
  requestAnimationFrame(() => {
    const box = made.firstElementChild;
    if (made.isConnected && box.scrollHeight <= box.clientHeight + 1) button.hidden = true;
  });
  return made;
}

const MAKERS = {
  text_link: (entity, _words, inner, handlers) => link(entity.url, inner, handlers),
  url: (_entity, words, inner, handlers) => link(/^https?:/i.test(words) ? words : `http://${words}`, inner, handlers),
  bot_command: (_entity, words, inner, handlers) =>
    el("button", { type: "button", class: "link", dir: "ltr", onclick: () => handlers.command(words) }, inner),
  blockquote: (_entity, _words, inner) => el("blockquote", {}, inner),
  expandable_blockquote: (_entity, _words, inner) => expandable(inner),
  spoiler: (_entity, _words, inner) => el("span", { class: "spoiler", tabindex: "0" }, inner),
  date_time: (entity, _words, inner, handlers) => {
    const moment = new Date(entity.unix_time * 1000);
    const shown = entity.date_time_format ? handlers.moment(moment, entity.date_time_format) : inner;
    return el("time", { datetime: moment.toISOString(), title: handlers.moment(moment, "wDt") }, shown);
  },
};
for (const kind of ["mention", "hashtag", "cashtag", "email", "text_mention", "phone_number"]) {
  MAKERS[kind] = (_entity, _words, inner) => el("span", { class: "link" }, inner);
}
