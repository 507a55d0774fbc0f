import { kerasName } from '@cnn/core/steps';
import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../messages/index.js';
import { asImage } from '../../../model/imageShape.js';
import { asImageLayer, asImageWeights } from '../network/asImageLayer.js';
import { isAugmentation } from '../network/layerKinds.js';
import type { ComputedState, DetailEvents, DetailState } from './DetailState.js';
import { drawDense } from './drawDense.js';
import { drawFlattenOrder } from './drawFlattenOrder.js';
import {
  drawGlobalPooling,
  drawPadding,
  drawReshape,
  drawTransposedConv,
  drawUpSampling,
} from './drawSource.js';
import { drawSeparableConv } from './drawSeparableConv.js';
import { drawStep } from './drawStep.js';
import { parameterFormula } from './parameterFormula.js';
import { convStepInput, hasSmallWindow, poolStepInput } from './stepInput.js';

type Drawing<State> = (state: State, events: DetailEvents) => TemplateResult | typeof nothing;

/** By kind: what needs no values. */
const structureDrawings: Readonly<Record<string, Drawing<DetailState> | undefined>> = {
  flatten: drawFlattenOrder,
  reshape: drawReshape,
  zeroPadding2d: drawPadding,
  upSampling2d: drawUpSampling,
  dropout: drawDropout,
};

/** Draws a window only where a step figure has room for it. */
const withSmallWindow =
  (draw: Drawing<ComputedState>): Drawing<ComputedState> =>
  (state, events) =>
    hasSmallWindow(state.layer) ? draw(state, events) : nothing;

/** Draws only once the model has sent its weights. */
const withWeights =
  (draw: Drawing<ComputedState>): Drawing<ComputedState> =>
  (state, events) =>
    state.weights.length > 0 ? draw(state, events) : nothing;

const drawPool = withSmallWindow((state, events) =>
  drawStep(state, () => poolStepInput(state.layer, state.input, state.diagram.focus), events),
);

/** By the kind of `asImageLayer`: how the focused value is computed. */
const valueDrawings: Readonly<Record<string, Drawing<ComputedState> | undefined>> = {
  conv2d: withWeights(
    withSmallWindow((state, events) =>
      drawStep(
        state,
        () => convStepInput(state.layer, state.input, state.weights, state.diagram.focus),
        events,
      ),
    ),
  ),
  separableConv2d: withWeights(drawSeparableConv),
  conv2dTranspose: drawTransposedConv,
  maxPooling2d: drawPool,
  averagePooling2d: drawPool,
  sumPooling2d: drawPool,
  globalMaxPooling2d: drawGlobalPooling,
  globalAveragePooling2d: drawGlobalPooling,
  dense: withWeights(drawDense),
};

/** How the parameters of a stage are counted and how its focused value is computed. */
export function drawDetail(state: DetailState, events: DetailEvents): TemplateResult {
  const formula = parameterFormula(state);
  return html`${formula === '' ? nothing : html`<p class="formula">${formula}</p>`}
  ${drawCalculation(state, events)} ${drawAugmentation(state)}`;
}

function drawCalculation(state: DetailState, events: DetailEvents): TemplateResult | typeof nothing {
  const { stage, layer, input, weights, diagram } = state;
  const drawStructure = structureDrawings[stage.kind];
  if (drawStructure) return drawStructure(state, events);
  if (layer && input) {
    const imageLayer = asImageLayer(layer);
    const computed = {
      ...state,
      layer: imageLayer,
      input: asImage(input),
      weights: asImageWeights(layer, weights),
    };
    return valueDrawings[imageLayer.kind]?.(computed, events) ?? nothing;
  }
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

/** What the layers for augmentation do that are shown with this one. */
function drawAugmentation({ diagram, stage }: DetailState): TemplateResult | typeof nothing {
  const { messages, network } = diagram;
  const kinds = network.layers.slice(stage.layerIndex + 1, stage.lastLayerIndex + 1).map(({ kind }) => kind);
  const names = kinds.filter(isAugmentation).map(kerasName);
  return names.length > 0
    ? html`<p>${fill(messages.augmentation, { names: names.join(', ') })}</p>`
    : nothing;
}
