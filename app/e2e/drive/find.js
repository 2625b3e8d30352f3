(() => {
  // What a person perceives: visible elements by accessible name, label or text.
  const interactive = "button,a[href],input,select,textarea,summary,[role],[tabindex],[contenteditable=true],label,option";
  const implicit = {
    BUTTON: "button", SELECT: "combobox", TEXTAREA: "textbox", H1: "heading", H2: "heading", H3: "heading", H4: "heading",
    NAV: "navigation", MAIN: "main", TABLE: "table", TR: "row", TD: "cell", TH: "columnheader", DIALOG: "dialog",
    UL: "list", OL: "list", LI: "listitem", OPTION: "option", PROGRESS: "progressbar", IMG: "img", SUMMARY: "button",
  };
  const inputs = { checkbox: "checkbox", radio: "radio", button: "button", submit: "button", range: "slider", search: "searchbox", number: "spinbutton" };

  const clean = (s) => (s || "").replace(/\s+/g, " ").trim();

  const roleOf = (el) => {
    if (el.getAttribute("role")) return el.getAttribute("role");
    if (el.tagName === "A") return el.hasAttribute("href") ? "link" : "";
    if (el.tagName === "INPUT") return inputs[el.type] || "textbox";
    return implicit[el.tagName] || "";
  };

  const visible = (el) => {
    if (el.type === "file" || el.tagName === "OPTION") return true;
    return el.checkVisibility({ checkOpacity: false, checkVisibilityCSS: true }) && el.getClientRects().length > 0;
  };

  const names = (el) => {
    const out = [];
    const by = el.getAttribute("aria-labelledby");
    if (by) out.push(by.split(/\s+/).map((id) => document.getElementById(id)?.textContent || "").join(" "));
    if (el.getAttribute("aria-label")) out.push(el.getAttribute("aria-label"));
    for (const label of el.labels || []) out.push(label.textContent);
    if (!/^(INPUT|SELECT|TEXTAREA)$/.test(el.tagName)) out.push(el.innerText ?? el.textContent);
    else if (/^(button|submit)$/.test(el.type)) out.push(el.value);
    for (const a of ["placeholder", "title", "alt"]) if (el.getAttribute(a)) out.push(el.getAttribute(a));
    return out.map(clean).filter(Boolean);
  };

  const matches = (list, wanted, how) => list.some((n) => {
    if (how === "exact") return n === wanted;
    if (how === "fold") return n.toLowerCase() === wanted.toLowerCase();
    return n.toLowerCase().includes(wanted.toLowerCase());
  });

  const depth = (el) => { let d = 0; for (; el; el = el.parentElement) d++; return d; };

  // An open modal dialog hides what is behind it, as it does from a person.
  const ground = () => [...document.querySelectorAll("dialog[open]")].filter((d) => d.matches(":modal")).pop() || document.body;

  const candidates = (root, name) => {
    if (name.startsWith("css=")) return [...root.querySelectorAll(name.slice(4))];
    if (/^[#.[]/.test(name)) return [...root.querySelectorAll(name)];
    let all = [...root.querySelectorAll("*")];
    let wanted = name, role = "";
    if (name.startsWith("role=")) {
      [role, wanted] = [name.slice(5, name.indexOf("|")), name.slice(name.indexOf("|") + 1)];
      all = all.filter((el) => roleOf(el) === role);
      if (wanted === "") return all.filter(visible);
    }
    wanted = clean(wanted);
    for (const how of ["exact", "fold", "part"]) {
      const hits = all.filter((el) => matches(names(el), wanted, how) && visible(el));
      const used = hits.filter((el) => el.matches(interactive) && el.tagName !== "LABEL");
      if (used.length) return how === "part" ? innermost(used) : used;
      if (hits.length) return innermost(hits);
    }
    return [];
  };

  const innermost = (list) => {
    const inner = list.filter((el) => !list.some((other) => other !== el && el.contains(other)));
    return inner.sort((a, b) => depth(b) - depth(a));
  };

  const find = (name) => {
    let roots = [/^(css=|[#.[])/.test(name) ? document : ground()];
    for (const step of name.split(" >> ")) {
      roots = roots.flatMap((root) => candidates(root, step));
      if (!roots.length) return [];
    }
    return roots;
  };

  return {
    async locate(name) {
      const all = find(name);
      const el = all.find(visible) || all[0];
      if (!el) return { found: false, why: "nothing has this name" };
      const info = {
        found: true, why: "", count: all.length, tag: el.tagName, type: el.type || "", text: clean(el.innerText ?? el.textContent),
        value: el.value === undefined ? "" : String(el.value), checked: !!el.checked, x: 0, y: 0,
      };
      if (!visible(el)) return { ...info, why: "it is not visible" };
      if (el.disabled || el.getAttribute("aria-disabled") === "true") return { ...info, why: "it is disabled" };
      el.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
      const box = () => { const r = (el.getClientRects()[0]) || el.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; };
      const before = box();
      await new Promise((done) => setTimeout(done, 30));
      const [x, y] = box();
      if (Math.abs(x - before[0]) + Math.abs(y - before[1]) > 1) return { ...info, why: "it is moving" };
      if (el.tagName !== "OPTION" && el.type !== "file") {
        const top = document.elementFromPoint(x, y);
        const label = top && top.closest("label");
        if (!top || !(el.contains(top) || top.contains(el) || (label && label.control === el))) {
          return { ...info, why: "it is covered by " + (top ? top.outerHTML.slice(0, 200) : "nothing: outside the window") };
        }
      }
      return { ...info, x, y };
    },
    count: (name) => find(name).filter(visible).length,
    box(name) {
      const r = find(name)[0].getBoundingClientRect();
      return [r.x, r.y, r.width, r.height];
    },
    element: (name) => find(name).find(visible) || find(name)[0] || null,
    set(name, value) {
      const el = find(name)[0];
      if (el.tagName === "SELECT") {
        const option = [...el.options].find((o) => clean(o.textContent) === value) || [...el.options].find((o) => o.value === value);
        if (!option) return "no such option; there are: " + [...el.options].map((o) => clean(o.textContent)).join(", ");
        el.value = option.value;
      } else {
        el.value = value;
      }
      el.dispatchEvent(new Event("input", { bubbles: true }));
      el.dispatchEvent(new Event("change", { bubbles: true }));
      return "";
    },
    visibleText: () => clean(document.body ? document.body.innerText : ""),
    sees(text) {
      const wanted = clean(text).toLowerCase();
      if (clean(document.body.innerText).toLowerCase().includes(wanted)) return true;
      return [...document.querySelectorAll("input,textarea,select")].some((el) => visible(el) &&
        clean(el.tagName === "SELECT" ? el.selectedOptions[0]?.textContent : el.value).toLowerCase().includes(wanted));
    },
  };
})()
