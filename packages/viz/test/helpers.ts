import type { ConvStep, PoolStep } from '@cnn/viz';
import { userEvent } from 'vitest/browser';

type Figure = ConvStep | PoolStep;

/** Appends markup to the page and returns its first element, updated. */
export async function put<Element extends HTMLElement = ConvStep>(markup: string): Promise<Element> {
  const place = document.createElement('div');
  place.className = 'test-place';
  place.innerHTML = markup;
  document.body.append(place);
  const element = place.firstElementChild as Element & Partial<Figure>;
  await element.updateComplete;
  return element;
}

export function clear(): void {
  for (const place of document.querySelectorAll('.test-place')) place.remove();
  document.documentElement.lang = '';
  document.documentElement.style.colorScheme = '';
}

/** After a test with the pointer, so that it hovers no figure of the next tests. */
export const movePointerAway = (): Promise<void> =>
  userEvent.hover(document.documentElement, { position: { x: 0, y: 0 } });

/** Dispatches the event of a key pressed on an element. */
export function pressKey(target: Element, key: string): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
  target.dispatchEvent(event);
  return event;
}

export const inside = <E extends Element = HTMLElement>(element: Element, selector: string): E =>
  element.shadowRoot!.querySelector<E>(selector)!;

export const all = (element: Element, selector: string): HTMLElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];

const textOf = (node: Element): string => (node.textContent ?? '').replace(/\s+/g, ' ').trim();

/** The result as rows of texts; a value that is not computed yet is ''. */
export function result(element: Element): string[][] {
  const rows = inside(element, '.matrix.output').querySelectorAll('[role=row]');
  return [...rows].map((row) => [...row.querySelectorAll('.cell')].map(textOf));
}

/** The lines of the calculation, without spaces. */
export const calculation = (element: Element): string[] =>
  all(element, '.calculation .line').map((line) => textOf(line).replace(/ /g, ''));

export const sentence = (element: Element): string => textOf(inside(element, '[aria-live=polite]'));

export const problem = (element: Element): string | undefined => {
  const alert = inside(element, '[role=alert]') as HTMLElement | null;
  return alert ? textOf(alert) : undefined;
};

export const button = (element: Element, label: string): HTMLElement =>
  inside(element, `button[aria-label="${label}"]`);

/** A list to which the detail of every event of a name is added. */
export function record(element: EventTarget, name: string): unknown[] {
  const details: unknown[] = [];
  element.addEventListener(name, (event) => details.push((event as CustomEvent).detail));
  return details;
}

/** The detail of the next event of a name. */
export const once = (element: EventTarget, name: string): Promise<unknown> =>
  new Promise((resolve) =>
    element.addEventListener(name, (event) => resolve((event as CustomEvent).detail), { once: true }),
  );

type Updating = Element & { updateComplete: Promise<boolean>; isUpdatePending: boolean };

/** All figures in an element or shadow root are updated, also those that an update of another one changed. */
export async function settled(root: ParentNode = document): Promise<void> {
  const figures = ([...root.querySelectorAll('*')] as Updating[]).filter((one) => one.updateComplete);
  do await Promise.all(figures.map((figure) => figure.updateComplete));
  while (figures.some((figure) => figure.isUpdatePending));
}

/** The finite animations and transitions of all figures in an element have ended. */
export async function animationsFinished(root: ParentNode): Promise<void> {
  await settled(root);
  const animations = [...root.querySelectorAll('*')].flatMap((one) => one.shadowRoot?.getAnimations() ?? []);
  await Promise.allSettled(animations.map((animation) => animation.finished));
}
