// Shows recorded figures (site/recorded.py) with the notebook's own script.

(() => {
  // What a number of a part stands for; built when a picture is first looked at.
  function grow(recording, number) {
    const part = recording.parts[number];
    if (Array.isArray(part)) return part.map((item) => grow(recording, item));
    if (part === null || typeof part !== "object") return part;
    return Object.fromEntries(Object.entries(part["#"]).map(([key, item]) => [key, grow(recording, item)]));
  }

  function picture(recording, values) {
    let place = 0;
    for (const [name, levels] of Object.entries(recording.levels)) {
      const near = (level) => (typeof level === "number" ? Math.abs(level - values[name]) : Number(level !== values[name]));
      const best = levels.reduce((kept, level, i) => (near(level) < near(levels[kept]) ? i : kept), 0);
      place = place * levels.length + best;
    }
    return { of: values, ...grow(recording, recording.pictures[place]) };
  }

  // What anywidget gives a figure in a notebook, with the recording in Python's place.
  function modelOf(recording) {
    const state = {
      title: recording.title,
      controls: recording.controls,
      values: { ...recording.start },
      picture: picture(recording, recording.start),
    };
    const heard = {};
    return {
      get: (name) => state[name],
      set: (name, value) => (state[name] = value),
      on: (event, listener) => (heard[event] ??= []).push(listener),
      off: () => {},
      send: () => {},
      save_changes() {
        state.picture = picture(recording, state.values);
        for (const event of ["change:values", "change:picture"]) for (const listener of heard[event] ?? []) listener();
      },
    };
  }

  function follow(theme) {
    const dark = document.body.dataset.theme === "dark" || (document.body.dataset.theme !== "light" && theme.matches);
    for (const place of document.querySelectorAll("[data-recorded]")) place.dataset.jpThemeLight = String(!dark);
  }

  document.addEventListener("DOMContentLoaded", () => {
    const theme = window.matchMedia("(prefers-color-scheme: dark)");
    theme.addEventListener("change", () => follow(theme));
    new MutationObserver(() => follow(theme)).observe(document.body, { attributeFilter: ["data-theme"] });
    follow(theme);
    for (const place of document.querySelectorAll("[data-recorded]")) {
      window.annFigure.render({ model: modelOf(window.annRecorded[place.dataset.recorded]), el: place });
    }
  });
})();
