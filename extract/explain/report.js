// The report of pith explain --html. Everything is in the page without this; it
// links the list of reasons with the text, filters, and takes keys. It only ever
// writes text (the policy refuses markup), and listens at few places, since a page
// may have 20,000 blocks.
"use strict";
(() => {
  const $ = id => document.getElementById(id);
  const main = $("text"), panel = $("panel"), find = $("find"), now = $("now");
  const blocks = [...main.querySelectorAll(".b")];
  const index = new Map(blocks.map((b, i) => [b, i]));
  const parts = [...main.querySelectorAll(".part")];
  const reasons = [...document.querySelectorAll(".reason")];
  const narrow = matchMedia("(max-width: 60rem)");
  const whole = Number(document.querySelector(".fates b").dataset.count);
  let at = -1; // the marked block

  const make = (tag, className, text) => {
    const e = document.createElement(tag);
    if (className) e.className = className;
    if (text !== undefined) e.textContent = text;
    return e;
  };
  const runOf = b => b.parentElement;
  const fateOf = b => runOf(b).classList[1];
  const textOf = b => b.childNodes[1]?.data ?? ""; // of marks of direction alone nothing is left
  const reasonOf = b => reasons[runOf(b).dataset.reason];
  const isShown = b => !b.hidden && !runOf(b).hidden;

  // The entries of a reason are made when it is opened, a hundred to a list, so that
  // those out of view cost nothing.
  const chunk = 100;
  function fill(reason) {
    if (reason.querySelector(".entries")) return;
    const mine = blocks.filter(b => reasonOf(b) === reason);
    for (let i = 0; i < mine.length; i += chunk) {
      const list = make("ol", "entries");
      const some = mine.slice(i, i + chunk);
      list.style.containIntrinsicSize = `auto ${(narrow.matches ? 2.5 : 1.75) * some.length}rem`;
      for (const b of some) {
        const button = make("button"), text = make("bdi", "", textOf(b).slice(0, 120));
        button.type = "button";
        button.dataset.block = index.get(b);
        button.append(text);
        const item = make("li");
        item.append(button);
        list.append(item);
      }
      reason.append(list);
    }
  }

  // entry is a block's entry in the list of reasons, opened.
  function entry(b) {
    const reason = reasonOf(b);
    fill(reason);
    reason.open = reason.closest(".fold").open = true;
    return reason.querySelector(`[data-block="${index.get(b)}"]`);
  }

  const clearEntry = () => panel.querySelector("[aria-current]")?.removeAttribute("aria-current");
  function markEntry(b, scroll) {
    clearEntry();
    const e = entry(b);
    e.setAttribute("aria-current", "true");
    if (scroll) e.scrollIntoView({ block: "nearest" });
    return e;
  }

  // mark marks a block, tells of it, and brings it into view.
  function mark(i, { focus = true, scroll = true } = {}) {
    const b = blocks[i];
    if (!b) return;
    unmark();
    at = i;
    b.classList.add("on");
    b.tabIndex = 0;
    if (focus) b.focus({ preventScroll: true });
    if (scroll) bringIn(b);
    tell(b);
    if (narrow.matches) return clearEntry(); // the list stands far above the text
    markEntry(b, true);
  }

  // bringIn scrolls twice: the first time lays out what is there, whose real height may
  // differ from what was supposed.
  function bringIn(b) {
    b.scrollIntoView({ block: "nearest" });
    requestAnimationFrame(() => b.scrollIntoView({ block: "nearest" }));
  }

  function unmark() {
    if (at < 0) return;
    blocks[at].classList.remove("on");
    blocks[at].tabIndex = -1;
  }

  function tell(b) {
    const fate = fateOf(b), odds = b.querySelector("i");
    const why = make("p", "why"), about = make("p"), list = make("button", "", "In the list");
    list.type = "button";
    const label = document.querySelector(`[data-fate="${fate}"] span`).textContent;
    why.append(make("span", fate, label), make("bdi", "", reasonOf(b).querySelector(".why").textContent));
    about.append(make("code", "", b.firstChild.textContent));
    if (odds) about.append(make("span", "", `log-odds ${odds.textContent}`));
    about.append(make("small", "", `${at + 1} of ${blocks.length}`), list);
    now.replaceChildren(why, about);
    if (b.dataset.weighed) now.append(weighed(b.dataset.weighed));
    now.hidden = false;
  }

  // weighed is what weighed most in a block, pass by pass (weighed.go says how it is
  // written). Whether it is open stays from block to block.
  const features = [...$("features").children].map(e => e.textContent);
  let open = !narrow.matches;
  const signed = n => (n <= -5 ? "\u2212" : "+") + (Math.abs(n) / 100).toFixed(1);
  function weighed(passes) {
    const all = make("details", "weighed");
    all.open = open;
    all.append(make("summary", "", "What weighed most"));
    all.addEventListener("toggle", () => { open = all.open; });
    passes.split(";").forEach((pass, i) => {
      const [start, end, ...weights] = pass.split(" ");
      const list = make("ol");
      for (const weight of weights) {
        const [feature, adds] = weight.split(":").map(Number), item = make("li");
        const steps = Math.min(8, Math.round(Math.abs(adds) / 15));
        item.append(make("span", "", features[feature]), make("i", `${adds < 0 ? "minus" : "plus"} n${steps}`, signed(adds)));
        list.append(item);
      }
      all.append(make("h3", "", `${i ? "Second" : "First"} pass, from ${signed(start)} to ${signed(end)}`), list);
    });
    return all;
  }

  // toEntry goes from the marked block to its entry.
  function toEntry() {
    if (at >= 0) markEntry(blocks[at], true).focus();
  }

  // step goes to the next block in a direction that is shown and that want takes.
  function step(by, want = () => true) {
    let i = at < 0 ? firstInView() - by : at;
    for (i += by; i >= 0 && i < blocks.length; i += by) {
      if (isShown(blocks[i]) && want(blocks[i])) return mark(i);
    }
  }
  const firstInView = () => {
    const part = parts.find(p => p.getBoundingClientRect().bottom > 0) ?? parts[0];
    const b = [...(part?.querySelectorAll(".b") ?? [])].find(b => b.getBoundingClientRect().bottom > 0);
    return index.get(b) ?? 0;
  };
  const change = by => {
    const from = at < 0 ? null : reasonOf(blocks[at]);
    step(by, b => reasonOf(b) !== from);
  };

  // filter hides what is not asked for. Parts with nothing to show go as a whole: one
  // that is out of view would hold its place.
  let fate = "";
  let lower = null;
  function filter() {
    const query = find.value.trim().toLowerCase();
    if (query) lower ??= blocks.map(b => textOf(b).toLowerCase());
    let count = 0, i = 0;
    for (const part of parts) {
      let some = false;
      for (const run of part.children) {
        const mine = !fate || run.classList.contains(fate);
        let any = false;
        for (const b of run.children) {
          if (!b.classList.contains("b")) continue;
          b.hidden = Boolean(query) && !lower[i].includes(query);
          i++;
          if (mine && !b.hidden) any = true, count++;
        }
        run.hidden = !any;
        some ||= any;
      }
      part.hidden = !some;
    }
    $("showing").textContent = count === whole ? "" : `${count} of ${whole} shown`;
    $("nothing").hidden = count > 0 || whole === 0;
  }
  function choose(button) {
    fate = button.dataset.fate;
    for (const b of document.querySelectorAll(".fates button")) b.setAttribute("aria-pressed", String(b === button));
    filter();
    if (at >= 0 && isShown(blocks[at])) bringIn(blocks[at]);
  }
  // reveal shows a block that the filter hides, by clearing it.
  function reveal(i) {
    if (!isShown(blocks[i])) clear();
    mark(i, { focus: false });
  }
  function clear() {
    find.value = "";
    choose(document.querySelector(".fates button"));
  }

  let waiting;
  find.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 100);
  });

  document.addEventListener("click", e => {
    const button = e.target.closest("button");
    const summary = e.target.closest(".reason > summary");
    if (button?.dataset.fate !== undefined) choose(button);
    else if (button?.dataset.block) reveal(Number(button.dataset.block));
    else if (button?.id === "keys") $("help").showModal();
    else if (button?.id === "close") $("help").close();
    else if (button && now.contains(button)) toEntry();
    else if (summary && !summary.parentElement.open) { // it opens: show the first of its blocks
      const reason = summary.parentElement;
      fill(reason);
      if (!narrow.matches) reveal(blocks.findIndex(b => reasonOf(b) === reason));
    } else if (getSelection().isCollapsed) {
      const b = e.target.closest(".b");
      if (b) mark(index.get(b), { scroll: false });
    }
  });
  document.addEventListener("toggle", e => {
    if (e.target.classList?.contains("reason") && e.target.open) fill(e.target);
  }, true);

  // What is tabbed to is marked.
  main.addEventListener("focusin", e => {
    const i = index.get(e.target);
    if (i !== undefined && i !== at) mark(i, { focus: false });
  });

  $("map").addEventListener("click", e => {
    const box = $("map").getBoundingClientRect();
    const lengths = blocks.map(b => textOf(b).length + 20);
    let left = (e.clientY - box.top) / box.height * lengths.reduce((a, b) => a + b, 0);
    reveal(Math.max(0, lengths.findIndex(n => (left -= n) <= 0)));
  });

  const keys = {
    j: () => step(1), k: () => step(-1), n: () => change(1), p: () => change(-1),
    f: () => find.focus(), "/": () => find.focus(), "?": () => $("help").showModal(), Escape: clear,
  };
  document.addEventListener("keydown", e => {
    if (e.ctrlKey || e.metaKey || e.altKey || $("help").open) return;
    if (e.target === find) {
      if (e.key === "Escape") clear(), find.blur();
      return;
    }
    if (e.key === "Enter" && index.has(e.target)) toEntry();
    else if (Object.hasOwn(keys, e.key)) keys[e.key]();
    else return;
    e.preventDefault();
  });

  if (narrow.matches) for (const f of document.querySelectorAll(".fold")) f.open = false;
  const first = blocks.find(b => fateOf(b) === "kept") ?? blocks[0];
  if (first) first.tabIndex = 0; // the way in by Tab; j and k go on from there
  document.documentElement.dataset.ready = blocks.length;
})();
