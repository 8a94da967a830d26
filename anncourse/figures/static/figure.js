// One view for all figures: controls on one side, the picture and its words on the other.

const PATIENCE = 1000; // milliseconds after which a silent kernel is worth a word

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function drawTable(element, table) {
  element.hidden = !table;
  if (!table) return;
  const texts = [table.head, ...table.rows];
  const same = [...element.rows].map((row) => row.cells.length).join() === texts.map((row) => row.length).join();
  if (same) {
    // Only what differs is laid out anew.
    texts.forEach((row, i) => row.forEach((text, j) => write(element.rows[i].cells[j], text)));
    return;
  }
  // An empty cell is no heading of a column.
  const cell = (text, tag) => make(text ? tag : "td", { textContent: text });
  const row = (cells, tag) => make("tr", {}, cells.map((text) => cell(text, tag)));
  const head = make("thead", {}, [row(table.head, "th")]);
  element.replaceChildren(head, make("tbody", {}, table.rows.map((cells) => row(cells, "td"))));
}

function lineUp(handles, specs) {
  // Sliders below one another share their columns: as wide as the longest label, and number, of all.
  const widest = (texts) => `${0.6 * Math.max(5, ...texts.map((text) => text.length))}em`;
  const sliders = specs.filter(({ kind }) => kind === "slider" || kind === "stepper");
  const numbers = sliders.map(({ kind, last }) => (kind === "stepper" ? `${last} of ${last}` : ""));
  handles.style.setProperty("--label", widest(sliders.map(({ label }) => label)));
  handles.style.setProperty("--number", widest(numbers));
}

function keepHeight(element) {
  // Sentences differ in length: a box that has grown once stays so, and nothing below it jumps.
  const height = element.offsetHeight;
  if (height > (parseFloat(element.style.minHeight) || 0)) element.style.minHeight = `${height}px`;
}

function render({ model, el }) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "annlib-picture");
  svg.setAttribute("role", "img");
  const waiting = make("p", { className: "annlib-waiting", role: "status", hidden: true });
  waiting.textContent = "Waiting for Python. If this stays, run the cell again.";
  const trouble = make("p", { className: "annlib-trouble", role: "alert" });
  const say = make("div", { className: "annlib-say", role: "status" });
  say.setAttribute("aria-live", "polite");
  say.setAttribute("aria-atomic", "true");
  const table = make("table", { className: "annlib-table" });
  // Sentences come last: they alone differ in length from one picture to the next.
  const words = make("div", { className: "annlib-words" }, [trouble, table, say]);

  let timer = 0;
  const expect = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (waiting.hidden = false), PATIENCE);
  };
  const onMove = (name, value) => {
    model.set("values", { ...model.get("values"), [name]: value });
    model.save_changes(); // ipywidgets sends one at a time and, of those that pile up, the newest
    expect();
  };
  const onPress = (label) => {
    model.send({ press: label });
    expect();
  };
  const player = new Audio();
  const onListen = () => {
    const { sound } = model.get("picture");
    if (!sound) return;
    player.src = sound;
    player.play().catch(() => {}); // a machine without a loudspeaker, or the next press came first
  };
  const controls = model.get("controls").map((spec) => {
    const control = builders[spec.kind](spec, onMove, onPress, onListen);
    return { name: spec.name, ...control };
  });

  const showValues = () => {
    for (const { name, show } of controls) show(model.get("values")[name]);
  };
  const showPicture = () => {
    const picture = model.get("picture");
    clearTimeout(timer);
    waiting.hidden = true;
    svg.setAttribute("viewBox", `0 0 ${picture.size[0]} ${picture.size[1]}`);
    svg.setAttribute("aria-label", picture.description);
    stage.style.setProperty("--wide", `${picture.size[0] / 20}em`);
    svg.style.minWidth = `${picture.size[0] / 26}em`; // smaller nobody reads it: it scrolls instead
    svg.style.maxWidth = `${picture.size[0] / 14.5}em`;
    patch(svg, picture.nodes);
    trouble.hidden = !picture.trouble;
    write(trouble, picture.trouble);
    while (say.children.length > picture.say.length) say.lastChild.remove();
    while (say.children.length < picture.say.length) say.append(make("p"));
    picture.say.forEach((text, i) => write(say.children[i], text));
    drawTable(table, picture.table);
    root.dataset.of = JSON.stringify(picture.of);
    // Python runs ahead of what is on the screen by a few frames and no more.
    if (picture.answer) requestAnimationFrame(() => model.send({ shown: picture.frame }));
  };

  const handles = make("div", { className: "annlib-controls" }, controls.map(({ element }) => element));
  lineUp(handles, model.get("controls"));
  const panel = make("div", { className: "annlib-panel" }, [handles, words]);
  const stage = make("div", { className: "annlib-stage" }, [svg, waiting]);
  const caption = make("figcaption", { textContent: model.get("title") });
  const root = make("figure", { className: "annlib-figure" }, [caption, stage, panel]);
  el.replaceChildren(root);

  // An observer is told once the browser has laid the page out; to ask in between would make it do
  // so once more for every picture. A new width breaks lines anew: forget the height of the old one.
  let width = 0;
  const resized = new ResizeObserver(() => {
    if (words.offsetWidth !== width) words.style.minHeight = "";
    width = words.offsetWidth;
    keepHeight(words);
  });
  resized.observe(words);
  model.on("change:values", showValues);
  model.on("change:picture", showPicture);
  showValues();
  showPicture();
  return () => {
    clearTimeout(timer);
    player.pause();
    player.removeAttribute("src");
    resized.disconnect();
    model.off("change:values", showValues);
    model.off("change:picture", showPicture);
    // JupyterLab keeps the place of a widget that is gone: let it not keep the picture with it.
    el.replaceChildren();
  };
}

export default { render };
