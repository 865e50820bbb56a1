// Making elements. Text always goes in as text, never as markup.

export function el(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "class") made.className = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export const byId = (id) => document.getElementById(id);

export function initials(name) {
  return name.split(/\s+/).map((word) => [...word][0] ?? "").join("").slice(0, 2).toUpperCase();
}

export function face(name, id, brand) {
  if (brand) return el("span", { class: "face", "aria-hidden": "true" }, el("img", { src: "/page/icon.svg", alt: "" }));
  return el("span", { class: `face c${Math.abs(id) % 7}`, "aria-hidden": "true" }, initials(name));
}

let toastTimer;
export function toast(text) {
  const box = byId("toast");
  box.textContent = text;
  box.classList.add("on");
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => box.classList.remove("on"), 3500);
}

// Ask something in a dialog; resolves to the chosen option, the typed text, or null.
export function ask({ title, text, options = [], input }) {
  const box = byId("dialog");
  return new Promise((resolve) => {
    let chosen = null;
    const choose = (value) => { chosen = value; box.close(); };
    const field = input && el("input", { "aria-label": input, placeholder: input, maxlength: 128 });
    const buttons = options.map((option, index) =>
      el("button", { type: "button", class: input && index === 0 ? "primary" : "", onclick: () => choose(input ? field.value : option) }, option));
    const cancel = el("button", { type: "button", class: options.length ? "" : "primary", onclick: () => choose(null) }, options.length ? "Cancel" : "OK");
    box.replaceChildren(...[
      el("h2", { id: "dialog-title" }, title),
      text ? el("p", {}, text) : null, field || null,
      el("div", { class: "choices" }, ...buttons, cancel),
    ].filter(Boolean));
    if (field) field.addEventListener("keydown", (event) => { if (event.key === "Enter") choose(field.value); });
    box.addEventListener("close", () => resolve(chosen), { once: true });
    box.showModal();
  });
}
