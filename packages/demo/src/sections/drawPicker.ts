import { html, nothing, svg, type TemplateResult } from 'lit';
import { fill, type Messages } from '../messages/index.js';

export interface Picker {
  /** Makes the ids on the page different. */
  name: string;
  index: number;
  count: number;
  words: Messages;
  /** The entry was no index. */
  isRefused: boolean;
  /** Undefined where the reader entered what is no index. */
  picked(index: number | undefined): void;
  more?: TemplateResult;
}

const arrow = (path: string) =>
  svg`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d=${path} /></svg>`;
const left = arrow('M10.5 2.6v10.8a.6.6 0 0 1-1 .45L3.6 8.5a.65.65 0 0 1 0-1l5.9-5.35a.6.6 0 0 1 1 .45z');
const right = arrow('M5.5 2.6v10.8a.6.6 0 0 0 1 .45l5.9-5.35a.65.65 0 0 0 0-1L6.5 2.15a.6.6 0 0 0-1 .45z');

/** Chooses an image: previous, a number, next, random. The arrow keys do the same. */
export function drawPicker({ name, index, count, words, isRefused, picked, more }: Picker): TemplateResult {
  const go = (to: number) => () => picked((to + count) % count);
  const entered = ({ target }: Event) => {
    const { value } = target as HTMLInputElement;
    const number = Number(value);
    picked(
      value.trim() !== '' && Number.isInteger(number) && number >= 0 && number < count ? number : undefined,
    );
  };
  const pressed = (event: KeyboardEvent) => {
    if ((event.target as Element).matches('input') || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    go(index + step)();
  };
  const problem = `${name}-problem`;
  return html`<div class="picker" @keydown=${pressed}>
      <button
        type="button"
        class="icon"
        aria-label=${words.previous}
        title=${words.previous}
        @click=${go(index - 1)}
      >
        ${left}
      </button>
      <label>
        <span class="visually-hidden">${words.index}</span>
        <input
          type="number"
          inputmode="numeric"
          min="0"
          max=${count - 1}
          step="1"
          .value=${String(index)}
          aria-invalid=${isRefused ? 'true' : 'false'}
          aria-describedby=${isRefused ? problem : nothing}
          @change=${entered}
        />
      </label>
      <button type="button" class="icon" aria-label=${words.next} title=${words.next} @click=${go(index + 1)}>
        ${right}
      </button>
      <button type="button" @click=${() => picked(Math.floor(Math.random() * count))}>${words.random}</button>
      ${more ?? nothing}
    </div>
    ${
      isRefused
        ? html`<p class="field-problem" id=${problem} role="alert">
            ${fill(words.outOfRange, { last: (count - 1).toLocaleString('en') })}
          </p>`
        : nothing
    }`;
}
