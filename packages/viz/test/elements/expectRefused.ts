import { expect } from 'vitest';
import { problem, record } from '../helpers.js';

type Updating = HTMLElement & { updateComplete: Promise<boolean> };

/**
 * Expects that a value is reported as an error of `argument` once, in a sentence without placeholders, and that the
 * element shows no error once the value is undone.
 *
 * @returns the sentence
 */
async function expectRefused(
  element: Updating,
  argument: string,
  write: () => void,
  undo: () => void,
): Promise<string> {
  const errors = record(element, 'cnn-error') as { argument: string }[];
  write();
  await element.updateComplete;
  const sentence = problem(element) ?? '';
  expect(sentence).toMatch(/./);
  expect(sentence).not.toMatch(/NaN|undefined|\{(?! data, shape \})/);
  expect(errors.map((error) => error.argument)).toEqual([argument]);
  undo();
  await element.updateComplete;
  expect(problem(element)).toBeUndefined();
  return sentence;
}

/** @param good what undoes the bad values; by default they become undefined */
export const expectPropertiesRefused = (
  element: Updating,
  properties: object,
  argument: string,
  good: object = Object.fromEntries(Object.keys(properties).map((name) => [name, undefined])),
): Promise<string> =>
  expectRefused(
    element,
    argument,
    () => Object.assign(element, properties),
    () => Object.assign(element, good),
  );

export const expectAttributeRefused = (
  element: Updating,
  name: string,
  value: string,
  argument: string,
): Promise<string> =>
  expectRefused(
    element,
    argument,
    () => element.setAttribute(name, value),
    () => element.removeAttribute(name),
  );
