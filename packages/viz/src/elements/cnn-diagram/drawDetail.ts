import { softmaxSteps } from '@cnn/core/steps';
import { dense } from '@cnn/core/reference';
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../values/formatNumber.js';
import { fill, plural } from '../../messages/index.js';
import type { Numbers } from '../../values/readLargeNumbers.js';
import { convStepInput, poolStepInput, denseUnitSum, windowOf, type StepInput } from './stepInput.js';
import { shownClasses, formatCount, type DiagramState } from './drawDiagram.js';
import { unflatten, valueAt, type Stage } from './stages.js';

/** What the calculation of a value is drawn from. */
export interface Opened {
  plate: DiagramState;
  /** The stage, and the values before and behind its own layer. */
  s: number;
  input?: Numbers;
  output?: Numbers;
  weights: readonly Numbers[];
  /** The same as before while nothing that it depends on changed. */
  stepOf(make: () => StepInput): StepInput;
  /** A step figure inside went to another step. */
  stepped(row: number, column: number): void;
  another(): void;
}

/** How the focused value of a stage comes about. */
export function drawDetail(opened: Opened): TemplateResult {
  const { plate, s, input, weights } = opened;
  const { words, network, stages } = plate;
  const stage = stages[s];
  const layer = network.layers[stage.layerIndex];
  const count = countOf(stage, opened);
  const hasWeights = weights.length > 0;
  return html`${count === '' ? nothing : html`<p class="formula">${count}</p>`}
  ${
    stage.kind === 'flatten'
      ? drawOrder(opened)
      : stage.kind === 'dropout'
        ? drawDropout(opened)
        : !input || stage.kind === 'input'
          ? stage.parameters > 0 || stage.kind.includes('Pool')
            ? html`<p>${words.noWeights}</p>`
            : nothing
          : layer.kind === 'conv2d' && hasWeights
            ? drawStep(opened, () => convStepInput(layer, input, weights, plate.focus))
            : /^(max|average|sum)Pooling2d$/.test(layer.kind)
              ? drawStep(opened, () => poolStepInput(layer, input, plate.focus))
              : layer.kind === 'dense' && hasWeights
                ? drawDense(opened, input)
                : drawMoved(opened)
  }`;
}

/** How the parameters are counted, as a product. */
function countOf({ kind, layerIndex: main, parameters }: Stage, { plate }: Opened): string {
  const { options, inputShape, outputShape, parameters: own } = plate.network.layers[main] ?? {};
  if (!own || own !== parameters) return '';
  const bias = options.useBias === false ? '' : ' + 1';
  const inputs = inputShape[inputShape.length - 1];
  const out = outputShape[outputShape.length - 1];
  const [height, width] =
    [options.kernelSize].flat().length === 2
      ? [options.kernelSize].flat()
      : [options.kernelSize, options.kernelSize];
  const groups = (options.groups as number | undefined) ?? 1;
  const each = kind.startsWith('conv')
    ? `${String(height)} × ${String(width)} × ${formatCount(inputs / groups)}`
    : kind === 'dense'
      ? formatCount(inputs)
      : '';
  return each === ''
    ? ''
    : `(${each}${bias}) × ${formatCount(out)} = ${fill(plural(plate.words.parameters, own), { count: formatCount(own) })}`;
}

function drawStep(opened: Opened, make: () => StepInput): TemplateResult {
  const { plate, stepped, stepOf, output, s } = opened;
  const { words, stages, focus, values } = plate;
  const step = stepOf(make);
  const moved = (event: Event) => {
    event.stopPropagation();
    const { index } = (event as CustomEvent<{ index?: number }>).detail ?? {};
    if (step.columns && index !== undefined) stepped(Math.floor(index / step.columns), index % step.columns);
  };
  const inside = (event: Event) => event.stopPropagation();
  const { mergedLayers: more, lastLayerIndex: last, layerIndex: main } = stages[s];
  const after = values[s];
  return html`<div
      class="step"
      @cnn-step=${moved}
      @cnn-change=${inside}
      @cnn-complete=${inside}
      @cnn-error=${inside}
    >
      ${
        step.filter
          ? html`<conv-step
              .input=${step.input}
              .filter=${step.filter}
              .bias=${step.bias}
              .strides=${step.strides}
              .padding=${step.padding}
              .dilationRate=${step.dilationRate}
              .step=${step.step}
            ></conv-step>`
          : html`<pool-step
              .input=${step.input}
              .mode=${step.mode}
              .poolSize=${step.poolSize}
              .strides=${step.strides}
              .padding=${step.padding}
              .step=${step.step}
            ></pool-step>`
      }
    </div>
    ${step.rest ? html`<p>${fill(words.rest, { ...step.rest, value: formatNumber(step.rest.value) })}</p>` : nothing}
    ${
      after && output && (last !== main || more.length > 0)
        ? html`<p>
            ${fill(words.after, { names: more.join(', '), value: formatNumber(valueAt(after, focus)) })}
          </p>`
        : nothing
    }`;
}

/** Layers that only take, move or spread values, in a sentence. */
function drawMoved(opened: Opened): TemplateResult | typeof nothing {
  const { plate, s, output } = opened;
  const { network, stages, words, focus } = plate;
  const layer = network.layers[stages[s].layerIndex];
  const { kind, inputShape } = layer;
  const value = output ? formatNumber(valueAt(output, focus)) : '';
  if (kind.startsWith('global')) {
    const [height, width] = inputShape;
    const text = kind.includes('Max') ? words.most : words.mean;
    return html`<p>
      ${fill(text, { count: formatCount(height * width), channel: focus.channel + 1 })} <b>${value}</b>
    </p>`;
  }
  if (!/^(zeroPadding2d|conv2dTranspose)$/.test(kind)) return nothing;
  const { row, column, height, width } = windowOf(layer, focus, 'visible');
  const isInside = height * width > 0;
  const places = {
    row: row + 1,
    column: column + 1,
    top: row + 1,
    bottom: row + height,
    left: column + 1,
    right: column + width,
  };
  const text = kind === 'conv2dTranspose' ? words.windows : isInside ? words.inside : words.margin;
  return html`<p>${fill(text, places)}</p>`;
}

/** Which values of the image stand beside the chosen one, and the sum that says its place. */
function drawOrder({ plate }: Opened): TemplateResult | typeof nothing {
  const { focus, stages, words, values } = plate;
  const origin = unflatten(stages, focus);
  if (!origin) return nothing;
  const [, columns, channels] = stages[origin.stage].shape;
  const unit = focus.channel;
  const [total] = stages[focus.stage].shape;
  const from = Math.max(0, Math.min(unit - 2, total - 5));
  const near = Array.from({ length: Math.min(5, total) }, (_, i) => from + i);
  const data = values[focus.stage]?.data;
  return html`<p>
      ${words.order}
      <span class="formula"
        >(${origin.row} × ${columns} + ${origin.column}) × ${channels} + ${origin.channel} =
        <b>${formatCount(unit)}</b></span
      >
    </p>
    <div class="order">
      ${near.map((i) => {
        const place = unflatten(stages, { ...focus, channel: i })!;
        return html`<span class=${i === unit ? 'here' : ''}
          ><b>${formatCount(i)}</b>${place.row}, ${place.column}, ${place.channel}<i
            >${data ? formatNumber(data[i]) : '·'}</i
          ></span
        >`;
      })}
    </div>`;
}

function drawDropout({ plate, s, another }: Opened): TemplateResult {
  const { words, masks, network, stages } = plate;
  const { rate } = network.layers[stages[s].layerIndex].options;
  return html`<p>${fill(words.dropout, { rate: rate as number })}</p>
    ${masks.has(s) ? html`<button type="button" class="toggle" @click=${another}>${words.another}</button>` : nothing}`;
}

function drawDense(opened: Opened, input: Numbers): TemplateResult {
  const { plate, s, weights } = opened;
  const { words, focus, stages, values } = plate;
  const stage = stages[s];
  const unit = focus.stage === s ? focus.channel : 0;
  const { sum, bias } = denseUnitSum(input, weights, unit);
  const z = formatNumber(sum + bias);
  const after = values[s]?.data[unit];
  const isSoftmax = stage.activation === 'softmax';
  return html`<p class="formula">
      <span class="output">${formatNumber(sum)}</span>
      <small>${fill(words.sum, { count: formatCount(input.data.length) })}</small> ${bias < 0 ? '−' : '+'}
      <span class="filter">${formatNumber(Math.abs(bias))}</span> <small>${words.bias}</small> = <b>${z}</b>
      ${!isSoftmax && stage.mergedLayers.length > 0 && after !== undefined ? html`<small>→ ${stage.mergedLayers.join(', ')} →</small> <b>${formatNumber(after)}</b>` : nothing}
    </p>
    ${isSoftmax ? drawSoftmax(opened, input) : nothing}`;
}

/** Softmax spelled out: z, the exponentials, their sum, the quotients. */
function drawSoftmax({ plate, s, weights: [kernel, bias] }: Opened, input: Numbers): TemplateResult {
  const { words, network, values, focus } = plate;
  const z = dense(input, kernel, bias).data;
  const { max, exponentials, total, values: shares } = softmaxSteps({ data: z, shape: [z.length] });
  const shown = shownClasses(values[s]?.data, z.length);
  const three = (value: number) => value.toFixed(3).replace('-', '−');
  return html`<div class="scroll" tabindex="0" role="region" aria-label="softmax">
      <table>
        <thead>
          <tr>
            <th scope="col">${words.class}</th>
            <th scope="col">z</th>
            <th scope="col">e<sup>z − ${three(max)}</sup></th>
            <th scope="col">÷ ${three(total)}</th>
            <th scope="col">${words.share}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            (i) =>
              html`<tr class=${focus.stage === s && focus.channel === i ? 'here' : ''}>
                <th scope="row">${network.classNames?.[i] ?? i}</th>
                <td>${three(z[i])}</td>
                <td>${three(exponentials[i])}</td>
                <td>${three(exponentials[i])} ÷ ${three(total)}</td>
                <td class="output">${three(shares[i])}</td>
              </tr>`,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan="2">${words.exponentials}</th>
            <td>${three(total)}</td>
            <td colspan="2">
              ${shown.length < z.length ? fill(words.top, { shown: shown.length, count: z.length }) : ''}
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
    <p>${fill(words.largest, { value: three(max) })}</p>`;
}
