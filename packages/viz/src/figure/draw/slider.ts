import { html, type TemplateResult } from 'lit';
import { FigureError } from '../../values/errors/FigureError.js';
import { truncate } from '../../values/errors/quoteValue.js';

/** A slider over whole numbers from 0, with its label before and the current value as text after it. */
export function drawSlider(
  label: string,
  value: number,
  max: number,
  text: string,
  changed: (value: number) => void,
): TemplateResult {
  return html`<label
    ><span>${label}</span
    ><input
      type="range"
      min="0"
      max=${max}
      .value=${String(value)}
      aria-valuetext=${text}
      @input=${({ target }: Event) => changed(Number((target as HTMLInputElement).value))}
    /><span aria-hidden="true">${text}</span></label
  >`;
}

/** A whole number from 0 to `last`; others are refused with `badIndex`. */
export function readIndex(argument: string, value: unknown, last: number): number {
  if (Number.isInteger(value) && (value as number) >= 0 && (value as number) <= last) return value as number;
  throw new FigureError<'badIndex'>(argument, 'badIndex', { last, text: truncate(value) });
}
