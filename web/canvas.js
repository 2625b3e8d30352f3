/*
 * Draws the cards of a picture of people: one is made as a pattern, the others are copies of it. Components would take a
 * second over two hundred of them.
 *
 *   rumboCanvas.paint(group, prefix, width, height, cards, order)
 *
 * group is the SVG element that holds the cards; their elements' IDs are prefix + ID. cards are those that have changed, between
 * them U+001E, their fields between U+001F, in the order of the destructuring below; what they say is text, never HTML. order is the IDs of
 * all cards as they follow each other, between U+001F, or null if that has not changed; who is not named goes away.
 */
(() => {
  "use strict";

  const make = (name, attributes, ...inner) => {
    const el = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [k, v] of Object.entries(attributes)) el.setAttribute(k, v);
    el.append(...inner);
    return el;
  };
  const patterns = {};

  // The words stand in a window that cuts off what the estimates of their widths let through.
  function pattern(w, h) {
    const path = (cls, x, y) => make("path", { class: cls, transform: `translate(${x} ${y})` });
    const words = make("svg", { "aria-hidden": "true", x: 16, y: 0, width: w - 22, height: h },
      make("text", {}, make("tspan", { class: "canvas-title", x: 0, y: 24 }), make("tspan", { class: "canvas-sub", x: 0, y: 43 }),
        make("tspan", { class: "canvas-word", x: 17, y: 68 }), make("tspan", { class: "canvas-tag" })));
    return make("g", { role: "treeitem" }, make("title", {}),
      make("rect", { class: "canvas-frame", x: 0, y: 0, width: w, height: h, rx: 8 }),
      make("rect", { class: "canvas-band", x: 0, y: 10, width: 4, height: h - 20, rx: 2 }),
      words, path("canvas-signal", 15, 58), path("canvas-bars", w - 30, 57), path("canvas-stance", w - 48, 60),
      make("circle", { class: "canvas-corner", cx: w - 22, cy: 21, r: 12 }),
      make("text", { class: "canvas-initials", "aria-hidden": "true", x: w - 22, y: 25, "text-anchor": "middle" }));
  }

  // The button under a card that folds away who hangs from it.
  function fold(w, h, sign) {
    const half = sign.length > 1 ? 8 + 4 * sign.length : 11;
    const text = make("text", { class: "canvas-fold-sign", x: w / 2, y: h + 4, "text-anchor": "middle" });
    text.textContent = sign;
    return make("g", { class: "canvas-fold", "aria-hidden": "true", "data-control": "fold" },
      make("rect", { class: "canvas-fold-shape", x: w / 2 - half, y: h - 10, width: 2 * half, height: 20, rx: 10 }), text);
  }

  function show(el, w, h, fields) {
    const [, x, y, level, selected, tab, cls, says, title, sub, word, tag, signal, signalClass, bars, stance, corner, expanded, sign] = fields;
    const attributes = { transform: `translate(${x} ${y})`, class: cls, tabindex: tab, "aria-level": level, "aria-selected": selected };
    for (const [k, v] of Object.entries(attributes)) el.setAttribute(k, v);
    const [name, , , window, light, counts, leans, circle, initials] = el.children;
    name.textContent = says;
    [title, sub, word, tag].forEach((text, i) => { window.firstChild.children[i].textContent = text; });
    light.setAttribute("class", signalClass);
    for (const [part, d] of [[light, signal], [counts, bars], [leans, stance]]) d ? part.setAttribute("d", d) : part.removeAttribute("d");
    circle.setAttribute("r", corner ? 12 : 0);
    initials.textContent = corner;
    el.querySelector(".canvas-fold")?.remove();
    if (!sign) return el.removeAttribute("aria-expanded");
    el.setAttribute("aria-expanded", expanded);
    el.append(fold(w, h, sign));
  }

  // What has the focus keeps it when the cards change places.
  function arrange(group, of, order) {
    const focus = document.activeElement;
    group.replaceChildren(...order.split("\x1f").filter(Boolean).map(of));
    if (group.contains(focus)) focus.focus({ preventScroll: true });
  }

  window.rumboCanvas = {
    paint(group, prefix, w, h, cards, order) {
      const drawn = (group.rumboCards ??= new Map());
      patterns[w + " " + h] ??= pattern(w, h);
      for (const card of cards ? cards.split("\x1e") : []) {
        const fields = card.split("\x1f");
        let el = drawn.get(fields[0]);
        if (!el) {
          el = patterns[w + " " + h].cloneNode(true);
          el.id = prefix + fields[0];
          el.dataset.thing = fields[0];
          drawn.set(fields[0], el);
        }
        show(el, w, h, fields);
      }
      if (order === null) return;
      arrange(group, (id) => drawn.get(id), order);
      const kept = new Set(order.split("\x1f"));
      for (const id of drawn.keys()) if (!kept.has(id)) drawn.delete(id);
    },
  };
})();
