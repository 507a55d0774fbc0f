import { paintOf } from './color.js';
import { shadowRootsOf, finishAnimations } from './settle.js';
import { DomWalker } from './domWalker.js';
import type { DisplayList } from './displayList.js';

/**
 * What a figure shows now, at the width that it has on the page. Nothing of the page changes: what is left out gives
 * way only while the picture is taken, and the figure keeps its height meanwhile.
 *
 * @throws Error where the element is no figure that is drawn on a page.
 */
export function captureFigure(figure: Element, caller: string): DisplayList {
  const root = figure.shadowRoot;
  const { width, height } = figure.getBoundingClientRect();
  if (!root || !(width > 0 && height > 0)) {
    throw new Error(`${caller}: element must be a figure that is drawn on a page.`);
  }
  const inner = figure as HTMLElement;
  const roots = shadowRootsOf(figure);
  const hold = new CSSStyleSheet();
  hold.replaceSync(
    `:host { block-size: ${getComputedStyle(figure).height} !important; content-visibility: visible !important }`,
  );
  const sheets = roots.map((one) => [...one.adoptedStyleSheets]);
  try {
    roots.forEach((one, i) => (one.adoptedStyleSheets = [...sheets[i], hiddenInExport(sheets[i])]));
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, hold];
    finishAnimations(figure);
    return displayListOf(inner, root);
  } finally {
    roots.forEach((one, i) => (one.adoptedStyleSheets = sheets[i]));
    finishAnimations(figure);
  }
}

/** Beside what is left out in print, such as controls: what only a screen reader says, and what is asked. */
const hiddenSelectors = ['.visually-hidden', '.quiz'];

/** Takes it away: neither seen nor in the way, it keeps the focus that it would lose if it were not displayed. */
function hiddenInExport(sheets: readonly CSSStyleSheet[]): CSSStyleSheet {
  const inPrint = sheets
    .flatMap(({ cssRules }) => [...cssRules])
    .filter((rule) => rule instanceof CSSMediaRule && rule.conditionText === 'print')
    .flatMap((rule) => [...(rule as CSSMediaRule).cssRules] as CSSStyleRule[])
    .filter(({ style }) => style?.display === 'none');
  const selectors = [...hiddenSelectors, ...inPrint.map(({ selectorText }) => selectorText)];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${selectors.join()} { position: fixed !important; opacity: 0 !important }`);
  return sheet;
}

function displayListOf(figure: HTMLElement, root: ShadowRoot): DisplayList {
  const card = root.querySelector('.card') ?? figure;
  const bounds = card.getBoundingClientRect();
  // A page may scale what it shows, such as slides; offsets are whole pixels.
  const ratio = figure.getBoundingClientRect().width / figure.offsetWidth;
  const scale = Math.abs(ratio - 1) < 0.005 ? 1 : ratio;
  const { backgroundColor, color } = getComputedStyle(card);
  return {
    width: bounds.width / scale,
    height: bounds.height / scale,
    title: card.getAttribute('aria-label') ?? figure.localName,
    description: descriptionOf(root),
    background: backgroundOf(figure, color),
    hasCard: paintOf(backgroundColor)?.opacity === 1,
    marks: new DomWalker(bounds, scale).collectMarks(card),
  };
}

/** The sentence that says what the figure shows. */
function descriptionOf(root: ShadowRoot): string {
  const said = ['[aria-live=polite]', '#summary', '.summary', 'caption', '[role=img]']
    .flatMap((selector) => [...root.querySelectorAll(selector)])
    .map((element) => element.getAttribute('aria-label') ?? element.textContent ?? '')
    .map((text) => text.replace(/\s+/g, ' ').trim());
  return said.find(Boolean) ?? '';
}

/** The first colour behind an element; on a page without any, that of paper on which its text can be read. */
function backgroundOf(figure: Element, ink: string): string {
  for (let place: Element | null = figure; place; place = parentOf(place)) {
    const paint = paintOf(getComputedStyle(place).backgroundColor);
    if (paint?.opacity === 1) return paint.color;
  }
  const green = parseInt(paintOf(ink)?.color.slice(3, 5) ?? '0', 16);
  return green > 127 ? '#121212' : '#ffffff';
}

function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
