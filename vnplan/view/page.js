// Characters that turn the direction of text or are not seen are written out, as in the page.
const unseen = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]/gu;
const pairs = /[\ud800-\udbff][\udc00-\udfff]/;
const plain = text => text.replace(unseen, c => "\u27e8U+" + c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0") + "\u27e9");

// The three ways to show repairs.
const modes = all("[data-mode]");
function show(mode) {
  root.dataset.text = mode;
  for (const b of modes) b.setAttribute("aria-checked", b.dataset.mode === mode);
  index = null;
  if (input.value) find(false);
}

// Search: an index of the text as it is shown, made when it is first asked for. Matches are highlighted without touching the page.
const input = one("#find input"), said = one("#find output"), most = 2000;
let index = null, matches = [], current = -1;
const bare = text => text.toLowerCase().replace(/[^\x00-\x7f]/g, c => c === "đ" ? "d" : c.normalize("NFD")[0]);
function build() {
  const hidden = { scanned: "INS", repaired: "DEL" }[root.dataset.text];
  const nodes = [], starts = [], parts = [];
  let length = 0, block = null;
  const walk = document.createTreeWalker(one("#text"), NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    const parent = node.parentElement;
    if (parent.tagName === hidden) continue;
    const within = parent.closest(".t");
    if (!within) continue;
    if (within !== block) { parts.push("\n"); length += 1; block = within; }
    nodes.push(node); starts.push(length);
    parts.push(node.data); length += node.data.length;
  }
  const text = parts.join("");
  let lower = text.toLowerCase();
  if (lower.length !== text.length) lower = text;
  let folded = bare(text);
  if (folded.length !== text.length) folded = lower;
  index = { nodes, starts, lower, folded };
}
function place(at) {
  let low = 0, high = index.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (index.starts[middle] <= at) low = middle; else high = middle - 1;
  }
  return [index.nodes[low], at - index.starts[low]];
}
function range(match) {
  const made = document.createRange(), [a, i] = place(match[0]), [b, j] = place(match[1] - 1);
  made.setStart(a, i); made.setEnd(b, j + 1);
  return made;
}
function find(jump) {
  const query = input.value.toLowerCase().normalize("NFC").trim();
  matches = []; current = -1;
  if (query) {
    if (!index) build();
    const text = bare(query) === query ? index.folded : index.lower;
    for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) matches.push([at, at + query.length]);
  }
  if (window.Highlight) CSS.highlights.set("found", new Highlight(...matches.slice(0, most).map(range)));
  if (matches.length && jump) step(1); else count();
}
function count() {
  said.value = !input.value.trim() ? "" : matches.length ? `${current + 1}/${matches.length}` : say("search_none");
  if (current < 0 && window.Highlight) CSS.highlights.delete("now");
}
function step(by) {
  if (!matches.length) return count();
  current = (current + by + matches.length) % matches.length;
  const at = range(matches[current]);
  if (window.Highlight) CSS.highlights.set("now", new Highlight(at));
  else { const selection = getSelection(); selection.removeAllRanges(); selection.addRange(at); }
  at.startContainer.parentElement.scrollIntoView({ block: "center" });
  count();
}
let waiting = 0;
input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => find(true), 120); });
one("#find").addEventListener("submit", event => { event.preventDefault(); });
input.addEventListener("keydown", event => {
  if (event.key === "Enter") { event.preventDefault(); clearTimeout(waiting); if (current < 0) find(true); else step(event.shiftKey ? -1 : 1); }
  if (event.key === "Escape") { input.value = ""; find(false); input.blur(); }
});

// The source: what was read, around the ranges that a mark points to. Offsets count code points.
const panel = one("#panel"), quote = one("pre", panel), about = one(".where", panel), mention = one("[data-do=mention]", panel);
let source = null, ranges = [], around = 300, marked = null;
function read() {
  if (source === null) {
    source = JSON.parse(one("#source").textContent);
    if (pairs.test(source)) source = Array.from(source);
  }
  return source;
}
const cut = (from, to) => {
  const piece = read().slice(from, to);
  return plain(typeof piece === "string" ? piece : piece.join("")).replace(/\n\s*\n/g, "\n\n");
};
function draw() {
  const first = ranges[0][0], last = ranges[ranges.length - 1][1], length = read().length;
  const from = Math.max(0, first - around), to = Math.min(length, last + around);
  quote.replaceChildren(from ? "…" : "");
  let at = from;
  for (const [start, end] of ranges) {
    const mark = document.createElement("mark");
    mark.textContent = cut(start, end);
    quote.append(cut(at, start), mark);
    at = end;
  }
  quote.append(cut(at, to), to < length ? "…" : "");
  about.textContent = `${say("characters")} ${first}–${last}`;
  const shown = one("mark", quote);
  if (shown) shown.scrollIntoView({ block: "nearest" });
}
function open(element) {
  const where = element.dataset.s;
  if (!/^\d+-\d+(,\d+-\d+)*$/.test(where)) return;
  ranges = where.split(",").map(pair => pair.split("-").map(Number));
  around = 300;
  if (marked) marked.classList.remove("at");
  marked = element.classList.contains("m") ? element : one(`#text .m[data-s="${where}"]`);
  if (marked) marked.classList.add("at");
  mention.hidden = !element.dataset.r;
  mention.dataset.r = element.dataset.r || "";
  panel.hidden = false;
  root.dataset.panel = "";
  draw();
  if (marked) marked.scrollIntoView({ block: "nearest" });
  try { history.replaceState(null, "", "#s=" + where); } catch { /* a frame without an address */ }
}
function shut() {
  panel.hidden = true;
  delete root.dataset.panel;
  if (marked) marked.classList.remove("at");
  marked = null;
}
function again() {
  const same = all(`#text .m[data-r="${CSS.escape(mention.dataset.r)}"]`);
  if (same.length) reveal(same[(same.indexOf(marked) + 1) % same.length]);
}
function reveal(element) {
  open(element);
  element.scrollIntoView({ block: "center" });
}
const inText = element => one(`#text .m[data-s="${element.dataset.s}"]`) || element;

// Tooltips: what a mark says, and what those around it say.
const tip = one("#tip");
function tell(mark) {
  tip.replaceChildren();
  for (let e = mark; e; e = e.parentElement && e.parentElement.closest(".m")) {
    if (!e.dataset.s) continue;
    const kind = e.classList[1], keys = (e.dataset.k || "").split(" ").filter(Boolean).map(say);
    if (tip.childNodes.length) tip.append(document.createElement("hr"));
    const head = document.createElement("b");
    head.textContent = [say("mark." + kind), ...keys].join(" · ");
    tip.append(head, e.dataset.t ? "\n" + e.dataset.t : "");
  }
  if (!tip.childNodes.length) return;
  tip.hidden = false;
  const box = mark.getClientRects()[0] || mark.getBoundingClientRect(), own = tip.getBoundingClientRect();
  tip.style.left = Math.max(8, Math.min(innerWidth - own.width - 8, box.left)) + "px";
  tip.style.top = (box.top > own.height + 66 ? box.top - own.height - 6 : box.bottom + 6) + "px";
}
const hush = () => { tip.hidden = true; };
const text = one("#text");
text.addEventListener("mouseover", event => { const mark = event.target.closest(".m"); if (mark) tell(mark); else hush(); });
text.addEventListener("mouseleave", hush);
text.addEventListener("focusin", event => { if (event.target.matches(".m")) tell(event.target); });
text.addEventListener("focusout", hush);

// The section that is read is marked in the outline.
let active = null, asked = false;
function follow() {
  asked = false;
  const box = text.getBoundingClientRect();
  const at = document.elementFromPoint(box.left + box.width / 2, one("#bar").offsetHeight + 48);
  const section = at && at.closest && at.closest("section[id]");
  const link = section && text.contains(section) ? document.getElementById("o." + section.id) : null;
  if (link === active) return;
  if (active) { active.classList.remove("on"); active.removeAttribute("aria-current"); }
  active = link;
  if (!link) return;
  link.classList.add("on");
  link.setAttribute("aria-current", "true");
  const nav = one("#outline"), own = link.getBoundingClientRect(), frame = nav.getBoundingClientRect();
  if (own.height && (own.top < frame.top || own.bottom > frame.bottom)) nav.scrollTop += own.top - frame.top - frame.height / 2;
}
addEventListener("scroll", () => { hush(); if (!asked) { asked = true; requestAnimationFrame(follow); } }, { passive: true });
function section(by) {
  const links = all("#outline a"), at = links.indexOf(active);
  const next = links[Math.max(0, Math.min(links.length - 1, at + by))];
  if (next) document.getElementById(next.id.slice(2)).scrollIntoView();
}
function mark(by) {
  const marks = text.getElementsByClassName("m"), length = marks.length;
  if (!length) return;
  const now = document.activeElement, here = now && now.matches(".m") ? Array.prototype.indexOf.call(marks, now) : -1;
  const next = marks[here < 0 ? (by > 0 ? 0 : length - 1) : (here + by + length) % length];
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
  tell(next);
}

// Tabs and the filter of tasks.
const tabs = all("[role=tab]");
function choose(tab) {
  for (const t of tabs) {
    t.setAttribute("aria-selected", t === tab);
    document.getElementById(t.getAttribute("aria-controls")).classList.toggle("on", t === tab);
  }
}
const filter = one(".filter");
function sift() {
  const query = bare(one("input[type=search]", filter).value.trim()), timed = one("[type=checkbox]", filter).checked;
  for (const group of all(".group")) {
    const whole = bare(one("summary", group).textContent).includes(query);
    let left = 0;
    for (const card of all(".card", group)) {
      const keep = (!timed || card.classList.contains("timed")) && (whole || bare(card.textContent).includes(query));
      card.classList.toggle("gone-by", !keep);
      left += keep;
    }
    group.classList.toggle("gone-by", !left);
  }
}
if (filter) filter.addEventListener("input", sift);
one("#legend").addEventListener("change", event => body.classList.toggle("no-" + event.target.dataset.kind, !event.target.checked));

// What is clicked.
const deeds = {
  next: () => step(1), previous: () => step(-1), language: () => speak(1 - language), theme: () => colour(dark() ? "light" : "dark"),
  print: () => print(), help: () => one("#help").showModal(), wide: () => body.classList.toggle("wide-facts"),
  close: shut, more: () => { around *= 4; draw(); }, mention: again,
};
document.addEventListener("click", event => {
  const at = event.target, deed = at.closest("[data-do]"), mode = at.closest("[data-mode]"), tab = at.closest("[role=tab]");
  if (deed) return deeds[deed.dataset.do]();
  if (mode) return show(mode.dataset.mode);
  if (tab) return choose(tab);
  if (at.closest("#menu")) return body.classList.toggle("outlined");
  if (at.closest("a[href]")) { if (at.closest("#outline")) body.classList.remove("outlined"); return undefined; }
  const found = at.closest("[data-s]");
  if (!found) return undefined;
  if (text.contains(found)) return open(found);
  return reveal(inText(found));
});

// What is typed.
const typed = {
  "/": () => { input.focus(); input.select(); }, n: () => step(1), p: () => step(-1), N: () => step(-1), j: () => section(1), k: () => section(-1),
  ".": () => mark(1), ",": () => mark(-1), r: () => show({ repaired: "scanned", scanned: "both", both: "repaired" }[root.dataset.text]),
  d: deeds.theme, l: deeds.language, "?": deeds.help, Escape: () => { shut(); hush(); },
  1: () => choose(tabs[0]), 2: () => choose(tabs[1]), 3: () => choose(tabs[2]), 4: () => choose(tabs[3]),
};
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input,textarea") || one("#help").open) return;
  if (event.key === "Enter" && event.target.matches("[data-s]")) return event.target.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  if (typed[event.key]) { event.preventDefault(); typed[event.key](); }
});

// Today, on each line of time that has it.
for (const line of all("svg.line")) {
  const { first, last, left, right } = line.dataset, share = (Date.now() - Date.parse(first)) / (Date.parse(last) - Date.parse(first));
  if (!(share > 0 && share < 1)) continue;
  const path = document.createElementNS(line.namespaceURI, "path");
  path.setAttribute("class", "today");
  path.setAttribute("d", `M${+left + share * (right - left)} 20V${line.viewBox.baseVal.height}`);
  line.append(path);
}

follow();
const asked_for = /^#s=(\d+-\d+(?:,\d+-\d+)*)$/.exec(location.hash);
if (asked_for) {
  const found = one(`[data-s="${asked_for[1]}"]`);
  if (found) reveal(inText(found));
}
