// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The page of defer-cost: marks what belongs together and scrolls there.
// report-html.c says which attributes it goes by. "#site-2" in the address picks
// the second deferred statement of the page.
"use strict";
(function () {
  const status = document.getElementById("status");
  const help = status.innerHTML;
  // The deferred statements of the page: those with a row of figures, once each.
  const sites = [];
  let site = -1; // the one that is picked
  let copy = -1; // of it

  for (const row of document.querySelectorAll("tr.site")) {
    const unit = row.closest("section");
    const number = row.dataset.site;
    const known = sites.find((s) => s.unit === unit && s.number === number);
    if (known)
      known.rows.push(row);
    else
      sites.push({unit, number, rows: [row]});
  }

  function clear() {
    for (const name of ["picked", "current"])
      for (const element of document.querySelectorAll("." + name))
        element.classList.remove(name);
  }

  function pick(elements) {
    for (const element of elements)
      element.classList.add("picked");
  }

  // Scrolls the pane to ELEMENT; the page, too, if the pane is out of sight.
  function show(element) {
    const pane = element && element.closest(".pane");
    if (!pane)
      return;
    const frame = pane.getBoundingClientRect();
    if (frame.top > innerHeight - 150 || frame.bottom < 150)
      pane.scrollIntoView({block: "end"});
    const {top, bottom} = pane.getBoundingClientRect();
    const end = Math.min(bottom, innerHeight);
    const place = element.getBoundingClientRect();
    if (place.top < top + 40 || place.bottom > end - 20)
      pane.scrollTop += place.top - top - (end - top) / 3;
  }

  function plural(count, word) {
    return count + " " + word + (count === 1 ? "" : "s");
  }

  function pickSite(index) {
    if (!sites.length)
      return;
    site = (index + sites.length) % sites.length;
    copy = -1;
    const {unit, number, rows} = sites[site];
    const insns = unit.querySelectorAll(`.insn[data-site="${number}"]`);
    const marks = unit.querySelectorAll(`mark[data-site="${number}"]`);
    clear();
    pick(rows);
    pick(insns);
    pick([...marks].map((mark) => mark.closest(".line")));
    show(marks[0]);
    show(insns[0]);
    status.textContent = `Deferred statement ${site + 1} of ${sites.length}: ` +
      `${plural(insns.length, "instruction")}, ${copies().length} pieces`;
    history.replaceState(null, "", "#site-" + (site + 1));
  }

  // The first instructions of the pieces of the site that is picked.
  function copies() {
    if (site < 0)
      return [];
    const {unit, number} = sites[site];
    const first = new Map();
    for (const insn of unit.querySelectorAll(`.insn[data-site="${number}"]`)) {
      const functions = [...unit.querySelectorAll(".function")];
      const key = functions.indexOf(insn.closest(".function")) + ":" +
        insn.dataset.copy;
      if (!first.has(key))
        first.set(key, insn);
    }
    return [...first.values()];
  }

  function pickCopy(step) {
    const all = copies();
    if (!all.length)
      return;
    copy = copy < 0 && step < 0 ? all.length - 1
      : (copy + step + all.length) % all.length;
    for (const element of document.querySelectorAll(".current"))
      element.classList.remove("current");
    all[copy].classList.add("current");
    show(all[copy]);
    const path = all[copy].querySelector(".path").textContent || "normal";
    status.textContent = `Piece ${copy + 1} of ${all.length}, ${path} path`;
  }

  function pickLine(line) {
    const unit = line.closest("section");
    const insns = unit.querySelectorAll(
      `.insn[data-lines~="${line.dataset.line}"]`);
    clear();
    site = -1;
    pick([line]);
    pick(insns);
    line.classList.add("current");
    show(insns[0]);
    status.textContent = `Line ${line.dataset.line.split(":")[1]}: ` +
      plural(insns.length, "instruction");
  }

  function pickInstruction(insn) {
    const unit = insn.closest("section");
    const lines = insn.dataset.lines.split(" ").filter((place) => place)
      .map((place) => unit.querySelector(`.line[data-line="${place}"]`))
      .filter((line) => line);
    clear();
    site = -1;
    pick([insn]);
    pick(lines);
    insn.classList.add("current");
    show(lines[0]);
    status.textContent = lines.length
      ? "From line " + lines.map((line) => line.dataset.line.split(":")[1])
        .join(", called in line ")
      : "No line of a file that is shown here";
  }

  function pickElement(target) {
    const row = target.closest("tr.site");
    const line = target.closest(".line");
    const insn = target.closest(".insn");
    if (row)
      pickSite(sites.findIndex((s) => s.rows.includes(row)));
    else if (line)
      pickLine(line);
    else if (insn)
      pickInstruction(insn);
  }

  document.addEventListener("click", (event) => pickElement(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey)
      return;
    if (event.key === "n")
      pickSite(site + 1);
    else if (event.key === "p")
      pickSite(site < 0 ? -1 : site - 1);
    else if (event.key === "j")
      pickCopy(1);
    else if (event.key === "k")
      pickCopy(-1);
    else if (event.key === "Enter" && event.target.closest(".line"))
      pickElement(event.target);
    else if (event.key === "Escape") {
      clear();
      site = -1;
      status.innerHTML = help;
    }
  });

  const wanted = /^#site-(\d+)$/.exec(location.hash);
  if (wanted)
    pickSite(Number(wanted[1]) - 1);
})();
