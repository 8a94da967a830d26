// What scrolls sideways can be scrolled by the keyboard too; what does not is no stop of the Tab key.

(() => {
  const WIDE = "article pre, article div.math, article .table-wrapper, article .cell_output, .annlib-stage, .annlib-words";

  function mark() {
    for (const element of document.querySelectorAll(WIDE)) {
      if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
      else element.removeAttribute("tabindex");
    }
  }

  window.addEventListener("resize", mark);
  window.addEventListener("load", () => (window.MathJax?.startup?.promise ?? Promise.resolve()).then(mark));
})();
