// What the page is, and the licences of what it carries.
import { h } from "./element";
import type { Words } from "./words";

interface Licence { name: string; version: string; licence: string; text: string }

export function aboutDialog(version: string, words: Words): HTMLDialogElement {
  const licences = JSON.parse(document.getElementById("licences")?.textContent ?? "[]") as Licence[];
  const close = h("button", { type: "button", click: () => dialog.close() }, words.say("about.close"));
  const dialog = h("dialog", { class: "about", "aria-label": words.say("about") }, h("h2", {}, words.say("about")), h("p", {}, words.say("about.text", { version })),
    h("h3", {}, words.say("about.licences")),
    ...licences.map((each) => h("details", {}, h("summary", {}, `${each.name} ${each.version} · ${each.licence}`), h("pre", { tabindex: "0" }, each.text))), close);
  dialog.addEventListener("close", () => dialog.remove());
  return dialog;
}
