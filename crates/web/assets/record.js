// What a form does besides being sent: of a choice it shows what belongs to the chosen way, and it
// keeps what was typed. Every form works without it.
(() => {
  "use strict";
  const form = document.querySelector("form[data-keep]");
  if (!form) return;

  // ── Choices ──────────────────────────────────────────────────────────────────────────────────
  // What belongs to another way than the chosen one is not shown, and is not sent either; chosen
  // again, it is there again.
  const choose = () => {
    for (const one of form.querySelectorAll(".way :is(input, select, textarea)")) {
      one.disabled = !one.checkVisibility();
    }
  };
  form.addEventListener("change", choose);
  form.addEventListener("shown", choose);

  // ── Keeping ──────────────────────────────────────────────────────────────────────────────────
  // In this tab everything is kept, for a reload, for back, for a sending that failed. When the tab
  // closes only what is no personal data is left: desks are shared.
  const name = `greyfile ${form.dataset.keep}`;
  const DAYS_KEPT = 7;
  const isOld = (one) => Date.now() - one.at > DAYS_KEPT * 24 * 3600 * 1000;
  // Hands and basis stand in the next form of this tab as in the last that was sent. A correction has
  // the basis of what it corrects.
  const HANDS = "hands" in form.dataset ? /^(actor|basis(\..*)?)$/ : /^actor$/;
  // A file that was chosen cannot be kept, and what was received of one belongs to no other form.
  const isFile = (one) => one.type === "file" || /^f\.(sha256|bytes|media_type)$/.test(one.name);
  const isOwn = (one) => one.name === "do" || one.name === "more" || (form.enctype === "multipart/form-data" && isFile(one));
  const fields = () => [...form.elements].filter((one) => one.name && !isOwn(one));
  const store = (where, value) => {
    try {
      value ? where.setItem(name, JSON.stringify(value)) : where.removeItem(name);
    } catch {
      // A browser that keeps nothing keeps nothing; the form is as good without.
    }
  };
  const stored = (where, key = name) => {
    try {
      return JSON.parse(where.getItem(key));
    } catch {
      return null;
    }
  };
  // Into a picker people type names; an id, or a place, names nobody.
  const ID = /^[a-z]+-[0-9A-Z]{26}$/;
  const lasts = (one) =>
    !("personal" in one.dataset) && (!one.dataset.pick || one.dataset.pick === "place" || ID.test(one.value));
  // What was kept and has no field here yet: more of a list than a blank form shows.
  let rest = {};
  // What stands in these fields: of radio buttons the chosen one, of boxes of one name those that are
  // ticked.
  const typed = (kept) => {
    const all = {};
    for (const one of fields().filter(kept)) {
      if (one.type === "checkbox") all[one.name] = [...(all[one.name] ?? []), ...(one.checked ? [one.value] : [])];
      else if (one.type === "radio") all[one.name] = one.checked ? one.value : (all[one.name] ?? "");
      else all[one.name] = one.value;
    }
    return all;
  };
  const keep = () => {
    const at = Date.now();
    store(sessionStorage, { at, typed: { ...rest, ...typed(() => true) } });
    store(localStorage, { at, typed: typed(lasts) });
  };
  const forget = () => {
    store(sessionStorage, null);
    store(localStorage, null);
  };
  const fill = (values) => {
    for (const one of fields().filter((one) => one.name in values)) {
      if (one.type === "checkbox" || one.type === "radio") one.checked = [values[one.name]].flat().includes(one.value);
      else one.value = values[one.name];
    }
  };

  // What nobody came back to is not kept for ever.
  try {
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith("greyfile "))) {
      const old = stored(localStorage, key);
      if (old?.at && isOld(old)) localStorage.removeItem(key);
    }
  } catch {
    // As above.
  }

  const notice = document.getElementById("kept");
  if ("fresh" in form.dataset) {
    const hands = stored(sessionStorage, "greyfile hands");
    if (hands) fill(Object.fromEntries(Object.entries(hands).filter(([field]) => HANDS.test(field))));
    const blank = typed(() => true);
    const kept = [stored(sessionStorage), stored(localStorage)].find(
      (one) => one && !isOld(one),
    );
    // The id goes with what was typed: sent twice, it is recorded once. What nobody typed tells nothing.
    const isTyped = (field) => form.elements.namedItem(field)?.type !== "hidden";
    const told = kept && Object.entries(kept.typed).some(([field, value]) => isTyped(field) && `${value}` !== `${blank[field] ?? ""}`);
    if (told) {
      fill(kept.typed);
      const there = new Set(fields().map((one) => one.name));
      rest = Object.fromEntries(Object.entries(kept.typed).filter(([field]) => !there.has(field)));
      form.dispatchEvent(new CustomEvent("kept", { detail: kept.typed }));
      if (notice) notice.hidden = false;
    }
    notice?.querySelector("[data-discard]")?.addEventListener("click", () => {
      forget();
      rest = {};
      fill(blank);
      choose();
      // What was read of a table goes with it.
      for (const one of form.querySelectorAll("[hx-post]")) one.dispatchEvent(new Event("input"));
      notice.hidden = true;
      form.querySelector("input:not([type=hidden]), select, textarea")?.focus();
    });
  }
  // What the service added to the form stays with what was typed: a centre that is ticked now.
  if (!("fresh" in form.dataset)) keep();
  choose();
  // Back at the form, nothing was answered: a link from here is no answer either.
  const unanswered = () => {
    try {
      if (JSON.parse(sessionStorage.getItem("greyfile sent"))?.id === form.elements.id.value) {
        sessionStorage.removeItem("greyfile sent");
      }
    } catch {
      // As above.
    }
  };
  unanswered();
  window.addEventListener("pageshow", unanswered);
  form.addEventListener("shown", () => {
    rest = {};
  });
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  form.addEventListener("submit", (event) => {
    keep();
    // A check, or a part of the form, is no sending.
    const { name: asked, value } = event.submitter ?? {};
    if (asked === "more" || (asked === "do" && value !== "record")) return;
    try {
      const hands = fields().filter((one) => HANDS.test(one.name) && one.value && !one.disabled);
      sessionStorage.setItem("greyfile hands", JSON.stringify(Object.fromEntries(hands.map((one) => [one.name, one.value]))));
      const from = location.href.split("#")[0];
      sessionStorage.setItem("greyfile sent", JSON.stringify({ id: form.elements.id.value, from }));
    } catch {
      // As above.
    }
  });
})();

// What answers a form has the form's own address. Back, or a reload, asks for that address and shows
// what was typed, which is kept; it does not ask whether to send the form again.
(() => {
  "use strict";
  const answers = document.querySelector("form[data-keep]:not([data-fresh]), [data-problem]");
  if (answers && /^\/(record\/|events\/\d+\/|raids\/new$)/.test(location.pathname)) {
    history.replaceState(history.state, "", location.href);
  }
})();

// A page that is no form came as the answer: what was sent is on record, and is kept no longer.
(() => {
  "use strict";
  try {
    const sent = JSON.parse(sessionStorage.getItem("greyfile sent"));
    // Whoever came here otherwise, from a bookmark after a sending that failed, has no answer yet.
    if (!sent || document.referrer !== sent.from) return;
    sessionStorage.removeItem("greyfile sent");
    const back = document.querySelector("form[data-keep]");
    if (back?.elements.id.value === sent.id || document.querySelector("[data-problem]")) return;
    // Whatever the form was kept under: what it is about may have been chosen on the way.
    for (const store of [sessionStorage, localStorage]) {
      for (const key of Object.keys(store).filter((one) => one.startsWith("greyfile "))) {
        if (JSON.parse(store.getItem(key))?.typed?.id === sent.id) store.removeItem(key);
      }
    }
  } catch {
    // As above.
  }
})();
