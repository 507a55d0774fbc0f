import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatNumber } from '../../../values/formatNumber.js';
import { unflatten } from '../network/focus.js';
import { isLine } from '../../../model/imageShape.js';
import type { DetailState } from './DetailState.js';

/** How many neighbouring units are shown, and how many of them before the focused one. */
const shownUnits = 5;
const shownBefore = 2;

/** The index of a flattened value as a sum, and the values next to it. */
export function drawFlattenOrder({ diagram }: DetailState): TemplateResult | typeof nothing {
  const { focus, stages, messages, values } = diagram;
  const source = unflatten(stages, focus);
  if (!source) return nothing;
  const { image, shape } = stages[source.stage];
  const ofLine = isLine(shape);
  const [, columns, channels] = image!;
  const unit = focus.channel;
  const { units } = stages[focus.stage];
  const first = Math.max(0, Math.min(unit - shownBefore, units - shownUnits));
  const shown = Array.from({ length: Math.min(shownUnits, units) }, (_, i) => first + i);
  const data = values[focus.stage]?.data;
  return html`<p>
      ${ofLine ? messages.lineOrder : messages.order}
      <span class="formula"
        >${ofLine ? source.column : html`(${source.row} × ${columns} + ${source.column})`} × ${channels} +
        ${source.channel} = <b>${formatCount(unit)}</b></span
      >
    </p>
    <div class="order">
      ${shown.map((i) => {
        const { row, column, channel } = unflatten(stages, { ...focus, channel: i })!;
        return html`<span class=${i === unit ? 'here' : ''}
          ><b>${formatCount(i)}</b>${ofLine ? '' : `${row}, `}${column}, ${channel}<i
            >${data ? formatNumber(data[i]) : '·'}</i
          ></span
        >`;
      })}
    </div>`;
}
