// Type is made smaller only where a slide would not fit otherwise; a test says that it stays legible.
const deck = new Reveal({
  hash: true, width: 1280, height: 720, margin: 0.03, center: false, controls: true,
  slideNumber: "c/t", transition: "none", pdfSeparateFragments: false, pdfMaxPagesPerSlide: 1,
  plugins: [RevealNotes],
});

function fit(section) {
  section.querySelectorAll(".formula").forEach((formula) => {
    for (let size = 30; size > 20 && formula.scrollWidth > formula.clientWidth; size -= 1) {
      formula.style.fontSize = `${size}px`;
    }
  });
  for (let size = 30; size > 20 && section.scrollHeight > 720; size -= 1) {
    section.style.fontSize = `${size}px`;
  }
}

deck.initialize().then(() => {
  const fitCurrent = () => fit(deck.getCurrentSlide());
  deck.on("slidechanged", fitCurrent);
  if (document.fonts) document.fonts.ready.then(fitCurrent);
  if (!deck.isPrintView()) fitCurrent();
});
deck.on("pdf-ready", () => {
  document.querySelectorAll(".slides section").forEach(fit);
  document.body.dataset.printable = "";
});
