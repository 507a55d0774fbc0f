import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../messages/index.js';
import { formatNumber } from '../../../values/formatNumber.js';
import { focusedValue } from '../network/focus.js';
import type { DetailEvents, DetailState } from './DetailState.js';
import type { StepInput } from './stepInput.js';

const stopPropagation = (event: Event): void => event.stopPropagation();

/** A `<conv-step>` or `<pool-step>` at the focused value; its events stay inside the diagram. */
export function drawStep(
  { diagram, s, stage, output, stepInput }: DetailState,
  create: () => StepInput,
  events: DetailEvents,
): TemplateResult {
  const { messages, focus, values } = diagram;
  const step = stepInput(create);
  const onStep = (event: Event) => {
    event.stopPropagation();
    const { index } = (event as CustomEvent<{ index?: number }>).detail ?? {};
    if (!step.columns || index === undefined) return;
    events.onStep(Math.floor(index / step.columns), index % step.columns);
  };
  const { mergedLayers, layerIndex, lastLayerIndex } = stage;
  const final = values[s];
  return html`<div
      class="step"
      @cnn-step=${onStep}
      @cnn-change=${stopPropagation}
      @cnn-complete=${stopPropagation}
      @cnn-error=${stopPropagation}
    >
      ${drawFigure(step)}
    </div>
    ${step.rest ? html`<p>${fill(messages.rest, { ...step.rest, value: formatNumber(step.rest.value) })}</p>` : nothing}
    ${
      final && output && (lastLayerIndex !== layerIndex || mergedLayers.length > 0)
        ? html`<p>
            ${fill(messages.after, { names: mergedLayers.join(', '), value: formatNumber(focusedValue(final, focus)) })}
          </p>`
        : nothing
    }`;
}

function drawFigure(step: StepInput): TemplateResult {
  return step.filter
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
      ></pool-step>`;
}
