// A document of the graph that is pointed at shows its lines and what is at their other ends.
const network = one(".network");
function choose(node) {
  network.classList.toggle("chosen", Boolean(node));
  for (const e of all(".on", network)) e.classList.remove("on");
  if (!node) return;
  const side = node.dataset.a === undefined ? "b" : "a", other = side === "a" ? "b" : "a";
  node.classList.add("on");
  for (const edge of all(`.edge[data-${side}="${node.dataset[side]}"]`, network)) {
    edge.classList.add("on");
    one(`.node[data-${other}="${edge.dataset[other]}"]`, network).classList.add("on");
  }
}
if (network) {
  for (const kind of ["mouseover", "focusin"]) network.addEventListener(kind, event => choose(event.target.closest(".node")));
  for (const kind of ["mouseleave", "focusout"]) network.addEventListener(kind, () => choose(null));
}
const deeds = { language: () => speak(1 - language), theme: () => colour(dark() ? "light" : "dark"), print: () => print() };
document.addEventListener("click", event => {
  const deed = event.target.closest("[data-do]");
  if (deed) deeds[deed.dataset.do]();
});
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "l") deeds.language();
  if (event.key === "d") deeds.theme();
});
