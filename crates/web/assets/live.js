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
  live.addEventListener("htmx:sse:after:connection", () => say("on", live.dataset.on));
  for (const name of ["htmx:sse:error", "htmx:sse:close", "htmx:error"]) {
    live.addEventListener(name, () => say("off", live.dataset.off));
  }
})();
