"use strict";
const root = document.documentElement, body = document.body;
const one = (query, from = document) => from.querySelector(query);
const all = (query, from = document) => [...from.querySelectorAll(query)];
const words = JSON.parse(one("#words").textContent);
const kept = {
  get(key) { try { return localStorage.getItem("vnplan." + key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem("vnplan." + key, value); } catch { /* a frame without storage */ } },
};
let language = 0;
const say = key => words[key] ? words[key][language] : key;

// Language and theme.
function speak(number) {
  language = number;
  root.lang = number ? "en" : "vi";
  for (const e of all("[data-l]")) e.textContent = say(e.dataset.l);
  for (const e of all("[data-lt]")) { e.title = say(e.dataset.lt); e.setAttribute("aria-label", e.title); }
  for (const e of all("[data-lp]")) e.placeholder = say(e.dataset.lp);
  kept.set("language", number);
}
function colour(theme) {
  if (theme) root.dataset.theme = theme; else delete root.dataset.theme;
  kept.set("theme", theme || "");
}
const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
colour(kept.get("theme"));
if (kept.get("language") === "1") speak(1);
