// What is wrong with the page at hand, in words; nothing if nothing is.
// `arguments[0]` says how far to look: "words" once for a page, "sight" for every width and scheme.
const wrong = [];
const name = (element) => {
  const id = element.id ? `#${element.id}` : "";
  const kind = typeof element.className === "string" && element.className ? `.${element.className}` : "";
  return `<${element.tagName.toLowerCase()}${id}${kind}> ${JSON.stringify(element.textContent.trim().slice(0, 60))}`;
};
const all = (selector) => [...document.querySelectorAll(selector)];

if (arguments[0] === "words") {
  if (!/\S.* · Greyfile$/.test(document.title)) wrong.push(`the title is ${JSON.stringify(document.title)}`);
  const { lang, dir } = document.documentElement;
  if (!["en ltr", "ur rtl"].includes(`${lang} ${dir}`)) wrong.push(`the language is ${lang}, and it runs ${dir}`);
  if (all("h1").length !== 1) wrong.push(`${all("h1").length} first headings`);
  if (!document.querySelector("h1")?.innerText.trim()) wrong.push("an empty heading");
  if (all("main").length !== 1) wrong.push("not one main part");
  const ids = all("[id]").map((element) => element.id);
  for (const id of ids.filter((id, at) => ids.indexOf(id) !== at)) wrong.push(`two elements are called ${id}`);
  for (const attribute of ["for", "aria-labelledby", "aria-describedby", "form", "list"]) {
    for (const element of all(`[${attribute}]`)) {
      for (const id of element.getAttribute(attribute).split(" ")) {
        if (!document.getElementById(id)) wrong.push(`${attribute}=${id} leads nowhere: ${name(element)}`);
      }
    }
  }
  for (const field of all("input:not([type=hidden]), select, textarea")) {
    const label = [...(field.labels ?? [])].some((label) => label.innerText.trim());
    if (!label && !field.ariaLabel) wrong.push(`no label: ${name(field)} ${field.name}`);
  }
  for (const element of all("a[href], button")) {
    if (!(element.textContent.trim() || element.ariaLabel)) wrong.push(`no words: ${name(element)}`);
  }
  // Urdu decides its own direction, so that it does not turn what stands around it.
  const urdu = /[\u0600-\u06ff]/;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const around = texts.currentNode.parentElement;
    if (urdu.test(texts.currentNode.data) && !around.closest("bdi, [dir=auto], [dir=rtl], script, option")) {
      wrong.push(`Urdu without a direction: ${name(around)}`);
    }
  }
  // What a reader of Urdu is told is Urdu: what stays in other letters is set apart as what it is, a
  // name, an id, a figure, what somebody typed.
  if (lang === "ur") {
    const apart = "bdi, code, [lang=en], [dir=ltr], script, style, textarea, datalist";
    const plain = (text) => text.replace(/\u2068[^\u2069]*\u2069/g, "");
    const english = (text) => plain(text).match(/[A-Za-z]{2,}/g)?.filter((word) => !["Greyfile", "CSV"].includes(word)) ?? [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const around = texts.currentNode.parentElement;
      if (around.closest(apart)) continue;
      const words = english(texts.currentNode.data);
      if (words.length) wrong.push(`English words ${words.slice(0, 4)}: ${name(around)}`);
    }
    for (const attribute of ["aria-label", "placeholder", "title", "alt", "data-label", "data-on", "data-off"]) {
      for (const element of all(`[${attribute}]:not([dir=ltr])`)) {
        const words = english(element.getAttribute(attribute));
        if (words.length) wrong.push(`English words in ${attribute}, ${words.slice(0, 4)}: ${name(element)}`);
      }
    }
  }
  for (const field of all("input, textarea")) {
    if (urdu.test(field.value) && field.dir !== "auto") wrong.push(`Urdu without a direction: ${field.name}`);
  }
}

if (arguments[0] === "sight") {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) {
    const wide = all("body *").filter((element) =>
      element.getBoundingClientRect().right > width + 0.5 && !element.parentElement.closest(".scroll, .hidden"));
    wrong.push(`${document.documentElement.scrollWidth} px wide in ${width}: ${wide.slice(0, 4).map(name).join("; ")}`);
  }
  // Text against what is behind it (WCAG 2.2, 1.4.3).
  const numbers = (colour) => {
    const parts = colour.match(/[\d.]+/g).map(Number);
    return colour.startsWith("color(") ? [...parts.slice(0, 3).map((part) => part * 255), parts[3] ?? 1] : [...parts.slice(0, 3), parts[3] ?? 1];
  };
  const over = (top, below) => [0, 1, 2].map((at) => top[at] * top[3] + below[at] * (1 - top[3])).concat(1);
  const behind = (element) => {
    if (!element) return [255, 255, 255, 1];
    const own = numbers(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, behind(element.parentElement));
  };
  const light = (colour) => {
    const [red, green, blue] = colour.map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const seen = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || seen.has(element) || !element.checkVisibility()) continue;
    seen.add(element);
    if (element.closest(".hidden, title, script, option")) continue;
    const style = getComputedStyle(element);
    const below = behind(element);
    const ink = numbers(element instanceof SVGElement ? style.fill : style.color);
    const [bright, dark] = [light(over(ink, below)), light(below)].sort((one, other) => other - one);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const contrast = (bright + 0.05) / (dark + 0.05);
    if (contrast < (large ? 3 : 4.5)) wrong.push(`contrast ${contrast.toFixed(2)}: ${name(element)}`);
  }
}
return [...new Set(wrong)];
