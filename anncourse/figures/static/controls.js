// Native controls of the browser, so that keyboard, focus and screen readers work as everywhere.
// The specs come from anncourse/figures/controls.py. Each builder returns the element and a function
// that shows a value which came from elsewhere.

// Each figure on a page runs a copy of this file, so a count alone would not tell them apart.
const unique = () => `annlib-${Math.random().toString(36).slice(2)}`;

function make(tag, properties = {}, children = []) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  // Else JupyterLab takes arrow keys and letters as its own commands. It asks the element with the
  // focus before its parents, so the mark has to be on each control.
  if (element.matches("input, button")) element.dataset.lmSuppressShortcuts = "true";
  return element;
}

function written(value, digits) {
  return value.toFixed(digits).replace(/^-(0(?:\.0*)?)$/, "$1").replace("-", "−");
}

function rangeInput(spec, range, onMove, text) {
  const input = make("input", { type: "range", id: unique(), ...range });
  const output = make("output", { htmlFor: input.id });
  const show = (value) => {
    // A value that comes back late must not pull the thumb from under the learner's hand.
    if (Number(input.value) !== value) input.value = value;
    output.textContent = text(value);
    input.setAttribute("aria-valuetext", `${spec.label} ${text(value)}`);
  };
  input.addEventListener("input", () => {
    show(Number(input.value));
    onMove(spec.name, Number(input.value));
  });
  const label = make("label", { htmlFor: input.id, textContent: spec.label });
  return { element: make("div", { className: "annlib-slider" }, [label, input, output]), show };
}

const builders = {
  slider(spec, onMove) {
    const range = { min: spec.low, max: spec.high, step: spec.step };
    return rangeInput(spec, range, onMove, (value) => written(value, spec.digits));
  },

  choice(spec, onMove) {
    const name = unique();
    const inputs = spec.options.map((option) => make("input", { type: "radio", name, value: option }));
    for (const input of inputs) {
      input.addEventListener("change", () => onMove(spec.name, input.value));
    }
    const labels = inputs.map((input) => make("label", {}, [input, input.value]));
    const legend = make("legend", { textContent: spec.label });
    return {
      element: make("fieldset", { className: "annlib-choice" }, [legend, ...labels]),
      show: (value) => inputs.forEach((input) => (input.checked = input.value === value)),
    };
  },

  toggle(spec, onMove) {
    const input = make("input", { type: "checkbox" });
    input.addEventListener("change", () => onMove(spec.name, input.checked));
    return {
      element: make("label", { className: "annlib-toggle" }, [input, spec.label]),
      show: (value) => (input.checked = value),
    };
  },

  stepper(spec, onMove) {
    let position = spec.start;
    const range = { min: 0, max: spec.last, step: 1 };
    const slider = rangeInput(spec, range, onMove, (value) => `${value} of ${spec.last}`);
    const next = (stops) => stops.find((stop) => stop > position) ?? spec.last;
    const goals = [
      ["first", () => 0],
      ["back", () => Math.max(position - 1, 0)],
      ["next", () => Math.min(position + 1, spec.last)],
      ...Object.entries(spec.stops).map(([label, stops]) => [label, () => next(stops)]),
      ["last", () => spec.last],
    ];
    const show = (value) => {
      position = value;
      slider.show(value);
    };
    const buttons = goals.map(([label, goal]) => {
      const button = make("button", { type: "button", textContent: label });
      button.addEventListener("click", () => {
        show(goal());
        onMove(spec.name, position);
      });
      return button;
    });
    slider.element.addEventListener("input", (event) => (position = Number(event.target.value)));
    const row = make("div", { className: "annlib-buttons", role: "group" }, buttons);
    row.setAttribute("aria-label", spec.label);
    return { element: make("div", { className: "annlib-stepper" }, [slider.element, row]), show };
  },

  listen(spec, onMove, onPress, onListen) {
    const button = make("button", { type: "button", textContent: spec.label });
    button.addEventListener("click", onListen);
    const row = make("div", { className: "annlib-buttons" }, [button]);
    return { element: row, show: () => {} };
  },

  buttons(spec, onMove, onPress) {
    const buttons = spec.options.map((label) => {
      const button = make("button", { type: "button", textContent: label });
      button.addEventListener("click", () => onPress(label));
      return button;
    });
    const row = make("div", { className: "annlib-buttons", role: "group" }, buttons);
    row.setAttribute("aria-label", spec.label);
    return { element: row, show: () => {} };
  },
};
