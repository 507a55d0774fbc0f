import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import { styleVars } from '../../figure/draw/styleVars.js';
import { fill, type Messages } from '../../messages/index.js';
import { icons } from './icons.js';
import type { PlaybackController } from './PlaybackController.js';

/** With more steps, the scrubber is a plain slider. */
const maxTicks = 40;
const rates = [0.5, 1, 2, 4];

export interface Controls {
  playback: PlaybackController;
  count: number;
  rate: number;
  messages: Messages;
  rateChanged(rate: number): void;
}

/** First, back, play or pause, forward; the scrubber; the position; the speed. */
export function drawControls({ playback, count, rate, messages, rateChanged }: Controls): TemplateResult {
  const { index, playing } = playback;
  const values = { step: index + 1, steps: count };
  const isFirst = index === 0;
  return html`<div class="controls" part="controls" role="group" aria-label=${messages.controls}>
    <div class="buttons">
      ${button(messages.first, icons.first, isFirst, () => playback.goTo(0))}
      ${button(messages.back, icons.back, isFirst, () => playback.previous())}
      ${button(
        playing ? messages.pause : messages.play,
        playing ? icons.pause : icons.play,
        false,
        () => playback.toggle(),
        'main',
      )}
      ${button(messages.forward, icons.forward, index === count - 1, () => playback.next())}
    </div>
    ${drawScrubber(playback, count, messages)}
    <span class="position" aria-hidden="true" ${styleVars({ '--_digits': String(count).length * 2 + 3 })}>
      ${fill(messages.position, values)}
    </span>
    ${drawSpeed(rate, messages, rateChanged)}
  </div>`;
}

function button(
  label: string,
  icon: SVGTemplateResult,
  isAtEnd: boolean,
  press: () => void,
  kind = '',
): TemplateResult {
  return html`<button
    type="button"
    class=${kind}
    part="button ${kind}"
    aria-label=${label}
    title=${label}
    aria-disabled=${isAtEnd ? 'true' : nothing}
    @click=${press}
  >
    ${icon}
  </button>`;
}

function drawScrubber(playback: PlaybackController, count: number, messages: Messages): TemplateResult {
  const { index } = playback;
  const hasTicks = count <= maxTicks;
  const state = (i: number) => (i < index ? 'past' : i === index ? 'now' : '');
  return html`<div
    class="scrubber ${hasTicks ? 'ticked' : ''}"
    part="scrubber"
    ${styleVars({ '--_steps': count, '--_done': count < 2 ? 1 : index / (count - 1) })}
  >
    ${
      hasTicks
        ? html`<div class="ticks" aria-hidden="true">
            ${Array.from({ length: count }, (_, i) => html`<i class=${state(i)}></i>`)}
          </div>`
        : nothing
    }
    <input
      type="range"
      min="0"
      max=${count - 1}
      step="1"
      aria-label=${messages.scrubber}
      aria-valuetext=${fill(messages.positionSpoken, { step: index + 1, steps: count })}
      .value=${String(index)}
      @input=${({ target }: InputEvent) => playback.goTo(Number((target as HTMLInputElement).value))}
    />
  </div>`;
}

/** A button and not a list, since browsers lay out every list of a page to look for form fields. */
function drawSpeed(rate: number, messages: Messages, changed: (rate: number) => void): TemplateResult {
  const text = fill(messages.rate, { rate });
  const label = fill(messages.speed, { rate: text });
  return html`<button
    type="button"
    class="speed"
    part="button"
    aria-label=${label}
    title=${label}
    @click=${() => changed(rates.find((other) => other > rate) ?? rates[0])}
  >
    ${text}
  </button>`;
}
