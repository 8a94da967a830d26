// Keep SVG elements by their keys: create an element once, then change only what differs.
// The nodes come from anncourse/figures/scene.py.

const SVG = "http://www.w3.org/2000/svg";

function patch(parent, nodes) {
  const before = parent.annlibChildren ?? new Map();
  const after = new Map();
  let place = parent.firstChild;
  for (const node of nodes) {
    let child = before.get(node.key);
    if (child?.tagName !== node.tag) child = document.createElementNS(SVG, node.tag);
    else before.delete(node.key);
    after.set(node.key, child);
    if (child === place) place = place.nextSibling;
    else parent.insertBefore(child, place);
    patchElement(child, node);
  }
  for (const child of before.values()) child.remove();
  parent.annlibChildren = after;
}

function patchElement(element, node) {
  const attributes = node.attributes;
  for (const name of element.getAttributeNames()) {
    if (!(name in attributes)) element.removeAttribute(name);
  }
  for (const [name, value] of Object.entries(attributes)) {
    const text = String(value);
    if (element.getAttribute(name) !== text) element.setAttribute(name, text);
  }
  if (node.children) patch(element, node.children);
  else if (element.textContent !== (node.text ?? "")) element.textContent = node.text ?? "";
}
