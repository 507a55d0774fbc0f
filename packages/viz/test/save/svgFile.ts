import type { ConvStep } from '@cnn/viz';
import { expect } from 'vitest';
import { put } from '../helpers.js';

/** Puts a figure on the page in a container 960 px wide. */
export async function putWide<Figure extends HTMLElement = ConvStep>(markup: string): Promise<Figure> {
  const container = await put(`<div style="inline-size: 960px">${markup}</div>`);
  const figure = container.firstElementChild as Figure & { updateComplete: Promise<unknown> };
  await figure.updateComplete;
  return figure;
}

/** Parses an SVG file; fails where it is not well-formed. */
export function parseSVG(text: string): Element {
  const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml');
  expect(documentElement.querySelector('parsererror')).toBe(null);
  expect(documentElement.localName).toBe('svg');
  return documentElement;
}

export const select = (root: Element, selector: string): Element[] => [...root.querySelectorAll(selector)];

export const textsOf = (root: Element): string[] =>
  select(root, 'text').map(({ textContent }) => textContent!);

export const number = (element: Element, name: string): number => Number(element.getAttribute(name));
