// The first script of every page that the browser tests open: collects errors, and finds elements in shadow trees.
// WebDriver reports no errors of a page, so that all three engines are asked in this one way.
const errors = [];

addEventListener(
  'error',
  // Where a file can not be loaded, the event has no message, and its target is the element.
  ({ message, target }) => errors.push(`error: ${message ?? `${target.src ?? target.href} is not loaded`}`),
  true,
);
addEventListener('unhandledrejection', ({ reason }) => errors.push(`unhandled rejection: ${reason}`));
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  errors.push(`content security policy: ${violatedDirective} ${blockedURI}`),
);
const { error } = console;
console.error = (...values) => {
  errors.push(`console: ${values.join(' ')}`);
  error.apply(console, values);
};

/** The first element of the first selector that has, in its shadow tree, one of the next selector, and so on. */
function find([selector, ...rest], root = document) {
  for (const element of root.querySelectorAll(selector)) {
    const found = rest.length === 0 ? element : element.shadowRoot && find(rest, element.shadowRoot);
    if (found) return found;
  }
  return null;
}

globalThis.testing = { errors, find };
