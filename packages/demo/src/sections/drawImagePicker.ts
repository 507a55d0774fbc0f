import { formatCount } from '@cnn/core/steps';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { fill, type Messages } from '../messages/index.js';

export interface ImagePickerOptions {
  /** Part of the ids in the picker; different for each picker on the page. */
  name: string;
  index: number;
  count: number;
  messages: Messages;
  /** Whether the last entry was no index. */
  isInvalid: boolean;
  /** Receives undefined where the entry is no index. */
  onPick(index: number | undefined): void;
  /** More buttons. */
  extra?: TemplateResult;
}

const arrow = (path: string) =>
  svg`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d=${path} /></svg>`;
const left = arrow('M10.5 2.6v10.8a.6.6 0 0 1-1 .45L3.6 8.5a.65.65 0 0 1 0-1l5.9-5.35a.6.6 0 0 1 1 .45z');
const right = arrow('M5.5 2.6v10.8a.6.6 0 0 0 1 .45l5.9-5.35a.65.65 0 0 0 0-1L6.5 2.15a.6.6 0 0 0-1 .45z');

/** Selects an image: the previous or next one, also by the arrow keys, one by its index, or a random one. */
export function drawImagePicker({
  name,
  index,
  count,
  messages,
  isInvalid,
  onPick,
  extra,
}: ImagePickerOptions): TemplateResult {
  const go = (to: number) => () => onPick((to + count) % count);
  const enter = ({ target }: Event) => {
    const { value } = target as HTMLInputElement;
    const number = Number(value);
    onPick(
      value.trim() !== '' && Number.isInteger(number) && number >= 0 && number < count ? number : undefined,
    );
  };
  const pressKey = (event: KeyboardEvent) => {
    if ((event.target as Element).matches('input') || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    go(index + step)();
  };
  const problem = `${name}-problem`;
  return html`<div class="picker" @keydown=${pressKey}>
      <button
        type="button"
        class="icon"
        aria-label=${messages.previous}
        title=${messages.previous}
        @click=${go(index - 1)}
      >
        ${left}
      </button>
      <label>
        <span class="visually-hidden">${messages.index}</span>
        <input
          type="number"
          inputmode="numeric"
          min="0"
          max=${count - 1}
          step="1"
          .value=${String(index)}
          aria-invalid=${isInvalid ? 'true' : 'false'}
          aria-describedby=${isInvalid ? problem : nothing}
          @change=${enter}
        />
      </label>
      <button
        type="button"
        class="icon"
        aria-label=${messages.next}
        title=${messages.next}
        @click=${go(index + 1)}
      >
        ${right}
      </button>
      <button type="button" @click=${() => onPick(Math.floor(Math.random() * count))}>
        ${messages.random}
      </button>
      ${extra ?? nothing}
    </div>
    ${
      isInvalid
        ? html`<p class="field-problem" id=${problem} role="alert">
            ${fill(messages.outOfRange, { last: formatCount(count - 1) })}
          </p>`
        : nothing
    }`;
}
