// What helps to fill a form: it finds what is meant while somebody types, tells what a picked thing
// is called, shows more of a list, and puts on record first what is still missing. Every form works
// without it.
(() => {
  "use strict";
  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  const field = (name) => form.elements.namedItem(name);
  const changed = (input) => input.dispatchEvent(new Event("input", { bubbles: true }));

  // ── Telling ──────────────────────────────────────────────────────────────────────────────────
  // An id, alone or in the address of a page. What it is called stands in the list under the field.
  const ID = /[a-z]+-[0-9A-Z]{26}/;
  const list = (input) => document.getElementById(input.getAttribute("list"));
  const picked = (input) => {
    const id = input.value.match(ID)?.[0];
    return id && [...(list(input)?.options ?? [])].find((option) => option.value === id);
  };
  const tell = (input) => {
    const told = document.getElementById(`${input.name}-called`);
    if (!told) return;
    const called = picked(input)?.label ?? "";
    told.hidden = !called;
    told.querySelector("bdi").textContent = called;
    // What the whole entry is about is told in its summary as well.
    const summary = input.closest("details")?.querySelector("summary bdi");
    if (summary && called) summary.textContent = called;
  };

  // ── Finding ──────────────────────────────────────────────────────────────────────────────────
  // The list under a field is filled by the service. What is typed goes in the body: it can name
  // somebody, and addresses are logged.
  const find = async (input) => {
    const typed = input.value;
    const body = new URLSearchParams({ kind: input.dataset.pick, q: typed, case: form.dataset.case ?? "" });
    try {
      const answer = await fetch("/record/find", { method: "POST", body });
      if (!answer.ok) return;
      const options = await answer.text();
      // An older answer that comes late offers nothing.
      if (input.value !== typed) return;
      const offers = list(input);
      if (ID.test(typed)) {
        // What else was offered can still be chosen instead.
        offers?.insertAdjacentHTML("beforeend", options);
      } else if (offers && options) {
        // What was offered before stays where nothing else is found.
        offers.innerHTML = options;
      }
      tell(input);
    } catch {
      // Without an answer the field takes an id as before.
    }
  };
  let waiting;
  form.addEventListener("input", (event) => {
    const input = event.target;
    if (!input.dataset?.pick) return;
    tell(input);
    clearTimeout(waiting);
    if (input.value.trim().length < 2 || picked(input)) return;
    waiting = setTimeout(() => find(input), 150);
  });
  // ── Showing again ────────────────────────────────────────────────────────────────────────────
  // The service shows the form with these values: as many of a list as there are, and what each
  // picked thing is called. What somebody types meanwhile is not lost: it asks again.
  const written = () => new URLSearchParams(new FormData(form));
  // The same as an object; several boxes of one name are a list.
  const values = () => {
    const all = {};
    for (const [name, value] of written()) all[name] = name in all ? [all[name], value].flat() : value;
    return all;
  };
  const again = async (wanted, left = 5) => {
    const before = `${written()}`;
    const body = new URLSearchParams(Object.entries(wanted).flatMap(([name, value]) => [value].flat().map((one) => [name, one])));
    if (!body.get("more")) body.set("more", "-");
    try {
      const answer = await fetch(form.action, { method: "POST", body });
      if (!answer.ok) return false;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const shown = page.querySelector("form[data-keep]");
      if (!shown) return false;
      if (`${written()}` !== before) {
        return left > 0 && again({ ...wanted, ...values() }, left - 1);
      }
      const at = document.activeElement?.name;
      form.replaceChildren(...shown.childNodes);
      reveal();
      window.htmx?.process(form);
      form.dispatchEvent(new Event("shown"));
      if (at) field(at)?.focus?.();
      return true;
    } catch {
      return false;
    }
  };
  // A list that is pasted into a field of a list is as many answers as it has lines.
  form.addEventListener("paste", async (event) => {
    const input = event.target;
    const [, of, at] = input.name?.match(/^(.+)\.(\d+)$/) ?? [];
    const pasted = event.clipboardData.getData("text/plain").split(/[\r\n]+/).map((line) => line.trim());
    const lines = pasted.filter(Boolean);
    if (!of || !input.dataset.pick || lines.length < 2) return;
    event.preventDefault();
    const all = values();
    const there = [];
    for (let index = 0; field(`${of}.${index}`); index += 1) there.push(all[`${of}.${index}`]);
    // What stands there already stays.
    there.splice(Number(at) + (input.value ? 1 : 0), 0, ...lines);
    there.filter(Boolean).forEach((value, index) => (all[`${of}.${index}`] = value));
    // It is kept as what is typed is.
    if (await again(all)) form.dispatchEvent(new Event("change"));
  });

  // What was kept can hold more of a list than a blank form shows, ids whose names it does not tell, and
  // a table of which it does not tell what was understood.
  form.addEventListener("kept", (event) => {
    const lacks = Object.entries(event.detail).some(([name, value]) => value && !field(name));
    const pickers = [...form.querySelectorAll("[data-pick]")];
    const ids = pickers.some((input) => ID.test(input.value) && input.value !== input.defaultValue);
    const read = [...form.querySelectorAll("[hx-post]")].some((input) => input.value !== input.defaultValue);
    if (lacks || ids || read) again(event.detail);
  });

  // ── Putting on record first ──────────────────────────────────────────────────────────────────
  const dialog = document.getElementById("add-first");
  const frame = dialog?.querySelector("iframe");
  let wanted = null;
  const add = (button) => {
    wanted = field(button.dataset.for);
    frame.src = button.dataset.add;
    dialog.showModal();
  };
  frame?.addEventListener("load", () => {
    const recorded = frame.contentDocument?.querySelector("[data-recorded]");
    if (!recorded || !wanted) return;
    wanted.value = recorded.dataset.recorded;
    list(wanted)?.append(new Option(recorded.dataset.called, recorded.dataset.recorded));
    changed(wanted);
    dialog.close();
    wanted.focus();
  });
  dialog?.querySelector("[data-close]")?.addEventListener("click", () => dialog.close());
  dialog?.addEventListener("close", () => frame.removeAttribute("src"));

  // ── Buttons ──────────────────────────────────────────────────────────────────────────────────
  // They do nothing without a script, so nobody sees them without one.
  const clear = (button) => {
    const input = field(button.dataset.clear);
    input.value = "";
    changed(input);
    input.focus();
    try {
      input.showPicker();
    } catch {
      // The list opens as soon as somebody types.
    }
  };
  // The day or the minute it is in Pakistan, as people write it and as the field's help shows it. What
  // a day is said to be is what the clock of this device says: it is typed, and can be changed.
  const now = (button) => {
    const locale = document.documentElement.lang === "ur" ? "ur-u-nu-latn" : "en-GB";
    const of = { timeZone: "Asia/Karachi", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    const parts = new Intl.DateTimeFormat(locale, of).formatToParts(new Date());
    const at = Object.fromEntries(parts.map((part) => [part.type, part.value]));
    const input = field(button.dataset.for);
    input.value = `${at.day} ${at.month} ${at.year}${button.dataset.now === "minute" ? ` ${at.hour}:${at.minute}` : ""}`;
    changed(input);
    input.focus();
  };
  const reveal = () => {
    for (const line of form.querySelectorAll(".now")) line.hidden = false;
    for (const button of form.querySelectorAll("[data-clear]")) button.hidden = false;
    for (const button of form.querySelectorAll("[data-add]")) button.hidden = !dialog;
  };
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.add) add(button);
    if (button?.dataset.clear) clear(button);
    if (button?.dataset.now) now(button);
  });
  // More of a list comes without leaving the page. Where it cannot be asked for so, the form is sent.
  form.addEventListener("submit", async (event) => {
    const button = event.submitter;
    if (button?.name !== "more" || button.dataset.sent) return;
    event.preventDefault();
    if (await again({ ...values(), more: button.value })) return;
    button.dataset.sent = "";
    form.requestSubmit(button);
  });
  reveal();
})();
