(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("form").textContent), w = data.words;
  var main = document.querySelector("main"), name = "";

  function add(to, tag, cls, text) {
    var el = document.createElement(tag);
    if (cls) el.className = cls;
    if (text !== undefined) el.textContent = text;
    to.appendChild(el);
    return el;
  }

  function scale(to, key, question, needed) {
    var set = add(to, "fieldset");
    add(set, "legend", "", question + (needed ? "" : " " + w.optional));
    var row = add(set, "div", "scale");
    for (var v = data.low; v <= data.high; v++) {
      var label = add(row, "label"), input = add(label, "input");
      input.type = "radio";
      input.name = key;
      input.value = String(v);
      add(label, "span", "", String(v));
    }
    var ends = add(set, "div", "ends");
    add(ends, "span", "", data.low + " · " + data.lowText);
    add(ends, "span", "", data.high + " · " + data.highText);
    var problem = add(set, "p", "problem");
    problem.hidden = true;
    problem.setAttribute("role", "alert");
    return { chosen: function () { var c = set.querySelector("input:checked"); return c ? Number(c.value) : null; },
      refuse: function () { problem.textContent = w.needed; problem.hidden = false; set.querySelector("input").focus(); },
      clear: function () { problem.hidden = true; } };
  }

  document.title = data.title;
  var asked = add(main, "form");
  asked.noValidate = true;
  if (data.from) add(asked, "p", "quiet", data.from);
  var head = add(asked, "h1", "", data.title);
  head.tabIndex = -1;
  if (data.to) add(asked, "p", "", data.to);
  if (data.intro) add(asked, "p", "", data.intro);
  var score = data.question ? scale(asked, "score", data.question, true) : null;
  var expected = data.expects ? scale(asked, "expected", w.expected, false) : null;
  var further = (data.questions || []).map(function (q, i) { return scale(asked, "q" + i, q, !score && i === 0); });
  var words = add(asked, "label", "label", w.comment);
  words.htmlFor = "comment";
  var comment = add(asked, "textarea");
  comment.id = "comment";
  comment.rows = 4;
  comment.maxLength = 4000;
  add(asked, "p");
  add(asked, "button", "", w.done).type = "submit";

  var given = add(main, "section");
  given.hidden = true;

  asked.addEventListener("submit", function (e) {
    e.preventDefault();
    var first = score || further[0];
    if (first && first.chosen() === null) { first.refuse(); return; }
    if (first) first.clear();
    var now = new Date(), two = function (n) { return (n < 10 ? "0" : "") + n; };
    var answer = { rumbo: "survey-answer", version: 1, form: data.form, survey: data.survey, account: data.account, contact: data.contact, person: data.person,
      on: now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate()), at: now.toISOString() };
    if (score) answer.score = score.chosen();
    if (expected && expected.chosen() !== null) answer.expected = expected.chosen();
    if (further.length) answer.scores = further.map(function (f) { return f.chosen(); });
    if (comment.value.trim()) answer.comment = comment.value.trim();
    answer.end = true;
    show(JSON.stringify(answer, null, 1));
  });

  function show(text) {
    given.textContent = "";
    var thanks = add(given, "h1", "", w.thanks);
    thanks.tabIndex = -1;
    add(given, "p", "", w.send);
    var link = add(given, "a", "button", w.save);
    link.id = "save";
    if (name) URL.revokeObjectURL(name);
    name = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.href = name;
    link.download = data.file;
    var copy = add(given, "button", "second", w.copy);
    copy.type = "button";
    var label = add(given, "label", "label", w.text);
    label.htmlFor = "answer";
    var box = add(given, "textarea", "file");
    box.id = "answer";
    box.readOnly = true;
    box.rows = 8;
    box.value = text;
    add(given, "p");
    var back = add(given, "button", "second", w.change);
    back.type = "button";
    copy.addEventListener("click", function () {
      box.focus();
      box.select();
      var done = false;
      try { done = document.execCommand("copy"); } catch (e) { done = false; }
      copy.textContent = done ? w.copied : w.select;
    });
    back.addEventListener("click", function () { given.hidden = true; asked.hidden = false; head.focus(); });
    asked.hidden = true;
    given.hidden = false;
    window.scrollTo(0, 0);
    thanks.focus();
  }
})();
