import { paintOf } from './css/color.js';
import { Coordinates } from './coordinates.js';
import type { DisplayList } from './displayList.js';
import { DomWalker } from './domWalker.js';
import { parentOf } from './parentOf.js';

/**
 * What a figure shows now, at its width on the page, without its controls. They are hidden only during this call, in
 * which the figure keeps its height, so that the page does not change.
 *
 * @param caller the public function, which an error names
 * @throws Error where the element is not a figure that is drawn on a page.
 */
export function captureFigure(figure: Element, caller: string): DisplayList {
  const root = figure.shadowRoot;
  const { width, height } = figure.getBoundingClientRect();
  if (!root || !(width > 0 && height > 0)) {
    throw new Error(`${caller}: element must be a figure that is drawn on a page.`);
  }
  const fixedHeight = new CSSStyleSheet();
  fixedHeight.replaceSync(
    `:host { block-size: ${getComputedStyle(figure).height} !important; content-visibility: visible !important }`,
  );
  const roots = shadowRootsOf(figure);
  const originalSheets = roots.map(({ adoptedStyleSheets }) => [...adoptedStyleSheets]);
  try {
    roots.forEach((each, i) => {
      each.adoptedStyleSheets = [...originalSheets[i], sheetHidingControls(originalSheets[i])];
    });
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, fixedHeight];
    finishAnimations(figure);
    return displayListOf(figure as HTMLElement, root);
  } finally {
    roots.forEach((each, i) => (each.adoptedStyleSheets = originalSheets[i]));
    finishAnimations(figure);
  }
}

/** Finishes the animations and transitions of a figure, other than those that run forever. */
export function finishAnimations(figure: Element): void {
  const roots = shadowRootsOf(figure);
  // Transitions start once the layout is computed.
  for (const { lastElementChild } of roots) lastElementChild?.getBoundingClientRect();
  for (const animation of roots.flatMap((root) => root.getAnimations())) {
    if (Number.isFinite(Number(animation.effect?.getComputedTiming().endTime))) animation.finish();
  }
}

/** The shadow roots of a figure and of the figures in it. */
function shadowRootsOf(figure: Element): ShadowRoot[] {
  const root = figure.shadowRoot;
  return root ? [root, ...[...root.querySelectorAll('*')].flatMap(shadowRootsOf)] : [];
}

/** Hidden in addition to what the style sheets hide in print, such as controls. */
const hiddenSelectors = ['.visually-hidden', '.quiz'];

/** Hides elements without `display: none`, which would make a focused one lose its focus. */
function sheetHidingControls(sheets: readonly CSSStyleSheet[]): CSSStyleSheet {
  const hiddenInPrint = sheets
    .flatMap(({ cssRules }) => [...cssRules])
    .filter((rule) => rule instanceof CSSMediaRule && rule.conditionText === 'print')
    .flatMap((rule) => [...(rule as CSSMediaRule).cssRules] as CSSStyleRule[])
    .filter(({ style }) => style?.display === 'none');
  const selectors = [...hiddenSelectors, ...hiddenInPrint.map(({ selectorText }) => selectorText)];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${selectors.join()} { position: fixed !important; opacity: 0 !important }`);
  return sheet;
}

function displayListOf(figure: HTMLElement, root: ShadowRoot): DisplayList {
  const card = root.querySelector('.card') ?? figure;
  const bounds = card.getBoundingClientRect();
  // A page may scale a figure by a CSS transform. `offsetWidth` is rounded, so small differences are no scale.
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
    marks: new DomWalker(new Coordinates(bounds, scale)).collectMarks(card),
  };
}

/** The sentence that describes the state of a figure to a screen reader. */
function descriptionOf(root: ShadowRoot): string {
  const sentences = ['[aria-live=polite]', '#summary', '.summary', 'caption', '[role=img]']
    .flatMap((selector) => [...root.querySelectorAll(selector)])
    .map((element) => element.getAttribute('aria-label') ?? element.textContent ?? '')
    .map((text) => text.replace(/\s+/g, ' ').trim());
  return sentences.find(Boolean) ?? '';
}

/** The closest opaque background of an element; if it has none, black or white, on which `textColor` is readable. */
function backgroundOf(figure: Element, textColor: string): string {
  for (let element: Element | null = figure; element; element = parentOf(element)) {
    const paint = paintOf(getComputedStyle(element).backgroundColor);
    if (paint?.opacity === 1) return paint.color;
  }
  const green = parseInt(paintOf(textColor)?.color.slice(3, 5) ?? '0', 16);
  return green > 127 ? '#121212' : '#ffffff';
}
