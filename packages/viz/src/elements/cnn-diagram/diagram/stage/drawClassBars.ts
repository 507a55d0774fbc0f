import { argmax } from '@cnn/core/steps';
import { html, type TemplateResult } from 'lit';
import { styleVars } from '../../../../figure/draw/styleVars.js';
import { formatNumber } from '../../../../values/formatNumber.js';
import type { DiagramState } from '../DiagramState.js';
import { shownClasses } from './shownClasses.js';

/** The probabilities of a softmax layer as one bar per class. */
export function drawClassBars({ stages, values, network, focus }: DiagramState, s: number): TemplateResult {
  const data = values[s]?.data;
  const best = data && argmax(data);
  return html`<div class="bars">
    ${shownClasses(data, stages[s].units).map(
      (i) =>
        html`<div
          class="bar ${i === best ? 'best' : ''} ${focus.stage === s && focus.channel === i ? 'here' : ''}"
          data-unit=${i}
        >
          <span>${network.classNames?.[i] ?? i}</span><i ${styleVars({ '--_share': data?.[i] ?? 0 })}></i
          ><span>${data ? `${formatNumber(Math.round(data[i] * 1000) / 10)} %` : ''}</span>
        </div>`,
    )}
  </div>`;
}
