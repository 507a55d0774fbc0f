// The first script of every page that the browser tests open: it collects errors, and finds elements in shadow trees.
// WebDriver does not report the errors of a page, so the page itself collects them, in all three engines.
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
