// Listens to the signals that hx-sse hands on as events, and asks htmx to fetch the page's main
// part again when a view it shows has moved on. It also says whether the page is live.
(() => {
  "use strict";
  const live = document.getElementById("live");
  const main = document.getElementById("main");
  if (!live || !main) return;

  const say = (state, text) => {
    live.dataset.state = state;
    if (live.textContent !== text) live.textContent = text;
  };

  const shown = () => Number(main.querySelector("[data-position]")?.dataset.position ?? 0);

  // Of a page that is shown already only the sections that changed are sent: the service is told which
  // there are, and sends those that are the same without what they hold. They stay as they are.
  htmx.registerExtension("sections", {
    // Asked when the request goes out: one that waited for another is told of what that one brought.
    htmx_before_request: (_, { ctx }) => {
      if (ctx.sourceElement !== main) return;
      const held = [...main.querySelectorAll("[data-section]")];
      ctx.request.headers["Greyfile-Sections"] = held.map((one) => `${one.id}=${one.dataset.section}`).join(",");
    },
    htmx_before_morph_node: (_, { newNode }) => !(newNode instanceof Element && newNode.hasAttribute("data-same")),
  });

  live.addEventListener("position", (event) => {
    let signal;
    try {
      signal = JSON.parse(event.detail.data);
    } catch {
      return;
    }
    say("on", live.dataset.on);
    const wanted = main.dataset.view;
    if (wanted !== "any" && wanted !== signal.view) return;
    if (signal.position > shown()) htmx.trigger(main, "changed");
  });
  // What stands at the top of every page: something stopped, or goes on.
  live.addEventListener("notices", () => htmx.trigger(main, "changed"));
  live.addEventListener("htmx:sse:after:connection", () => say("on", live.dataset.on));
  for (const name of ["htmx:sse:error", "htmx:sse:close", "htmx:error"]) {
    live.addEventListener(name, () => say("off", live.dataset.off));
  }
})();
