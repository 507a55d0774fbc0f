import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../messages/index.js';
import type { ComputedState, DetailEvents, DetailState } from './DetailState.js';
import { drawDense } from './drawDense.js';
import { drawFlattenOrder } from './drawFlattenOrder.js';
import { drawGlobalPooling, drawPadding, drawTransposedConv } from './drawSource.js';
import { drawStep } from './drawStep.js';
import { parameterFormula } from './parameterFormula.js';
import { convStepInput, poolStepInput } from './stepInput.js';

type Drawing<State> = (state: State, events: DetailEvents) => TemplateResult | typeof nothing;

/** By kind: what needs no values. */
const structureDrawings: Readonly<Record<string, Drawing<DetailState> | undefined>> = {
  flatten: drawFlattenOrder,
  dropout: drawDropout,
};

const drawPool: Drawing<ComputedState> = (state, events) =>
  drawStep(state, () => poolStepInput(state.layer, state.input, state.diagram.focus), events);

/** Draws only once the model has sent its weights. */
const withWeights =
  (draw: Drawing<ComputedState>): Drawing<ComputedState> =>
  (state, events) =>
    state.weights.length > 0 ? draw(state, events) : nothing;

/** By kind: how the focused value is computed. */
const valueDrawings: Readonly<Record<string, Drawing<ComputedState> | undefined>> = {
  conv2d: withWeights((state, events) =>
    drawStep(
      state,
      () => convStepInput(state.layer, state.input, state.weights, state.diagram.focus),
      events,
    ),
  ),
  conv2dTranspose: drawTransposedConv,
  maxPooling2d: drawPool,
  averagePooling2d: drawPool,
  sumPooling2d: drawPool,
  globalMaxPooling2d: drawGlobalPooling,
  globalAveragePooling2d: drawGlobalPooling,
  zeroPadding2d: drawPadding,
  dense: withWeights(drawDense),
};

/** How the parameters of a stage are counted and how its focused value is computed. */
export function drawDetail(state: DetailState, events: DetailEvents): TemplateResult {
  const formula = parameterFormula(state);
  return html`${formula === '' ? nothing : html`<p class="formula">${formula}</p>`}
  ${drawCalculation(state, events)}`;
}

function drawCalculation(state: DetailState, events: DetailEvents): TemplateResult | typeof nothing {
  const { stage, layer, input, diagram } = state;
  const drawStructure = structureDrawings[stage.kind];
  if (drawStructure) return drawStructure(state, events);
  if (layer && input) return valueDrawings[stage.kind]?.({ ...state, layer, input }, events) ?? nothing;
  const isComputed = stage.parameters > 0 || stage.kind.includes('Pool');
  return isComputed ? html`<p>${diagram.messages.noWeights}</p>` : nothing;
}

function drawDropout({ diagram, s, layer }: DetailState, events: DetailEvents): TemplateResult {
  const { messages, masks } = diagram;
  return html`<p>${fill(messages.dropout, { rate: layer!.options.rate as number })}</p>
    ${
      masks.has(s)
        ? html`<button type="button" class="toggle" @click=${() => events.onNextBatch()}>
            ${messages.another}
          </button>`
        : nothing
    }`;
}
