import { kerasName } from '@cnn/core/steps';
import { html, nothing, type TemplateResult } from 'lit';
import { pixels, type PixelImage } from '../../../../figure/draw/pixels.js';
import { fill, plural } from '../../../../messages/index.js';
import { formatCount, formatNumber } from '../../../../values/formatNumber.js';
import type { CnnDiagramMessages } from '../../messages.js';
import type { DiagramNetwork } from '../../network/diagramNetwork.js';
import type { Stage } from '../../network/stages.js';
import type { DiagramEvents, DiagramState } from '../DiagramState.js';
import { drawClassBars } from './drawClassBars.js';
import { drawFlatValues } from './drawFlatValues.js';
import { drawImage } from './drawImage.js';
import { layerSizeText } from './layerSizeText.js';

const maxThumbnails = 28;

export const titleOf = (stage: Stage, messages: CnnDiagramMessages): string =>
  stage.kind === 'input' ? messages.input : kerasName(stage.kind);

/** One layer: its values in a box, and its name, options, shape and parameter count. */
export function drawStage(state: DiagramState, s: number, events: DiagramEvents): TemplateResult {
  const { stages, network, messages, opened, images } = state;
  const stage = stages[s];
  const title = titleOf(stage, messages);
  const thumbnails = stage.image && stage.image[2] > 1 ? images[s] : undefined;
  const onKeyDown = (event: KeyboardEvent) => events.onKeyDown(s, event);
  return html`<li class="stage ${stage.image ? 'image' : 'flat'} ${stage.kind}" part="stage">
    <div
      class="box"
      role="application"
      tabindex="0"
      aria-label=${fill(messages.picture, { name: title })}
      @keydown=${onKeyDown}
      @pointermove=${(event: PointerEvent) => events.onPointerMove(s, event)}
      @click=${(event: MouseEvent) => events.onClick(s, event)}
    >
      ${drawValues(state, s)}
    </div>
    <div class="text">
      <button
        type="button"
        class="name"
        aria-expanded=${opened === s ? 'true' : 'false'}
        @click=${(event: MouseEvent) => events.onClick(s, event)}
        @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && onKeyDown(event)}
      >
        ${title}
      </button>
      <span class="settings">${optionsText(stage, network, messages)}</span>
      <span class="shape">${stage.shape.map(formatCount).join(' × ')}</span>
      <span class="settings"
        >${stage.parameters > 0 ? fill(plural(messages.parameters, stage.parameters), { count: formatCount(stage.parameters) }) : nothing}</span
      >
      ${stage.kind === 'dropout' ? drawTrainingToggle(state, s, events) : nothing}
      ${thumbnails ? drawThumbnails(state, s, thumbnails, events) : nothing}
    </div>
  </li>`;
}

function drawValues(state: DiagramState, s: number): TemplateResult {
  const { image, activation } = state.stages[s];
  if (image) return drawImage(state, s);
  return activation === 'softmax' ? drawClassBars(state, s) : drawFlatValues(state, s);
}

/** The options that matter for the shape, and the layers that are shown with this one. */
function optionsText(
  { kind, layerIndex, mergedLayers }: Stage,
  { layers }: DiagramNetwork,
  messages: CnnDiagramMessages,
): string {
  const options = layers[layerIndex]?.options ?? {};
  const text = describeOptions(kind, options, messages);
  return [text, ...mergedLayers].filter(Boolean).join('\u00a0· ');
}

function describeOptions(
  kind: string,
  options: Readonly<Record<string, unknown>>,
  messages: CnnDiagramMessages,
): string | undefined {
  const { kernelSize, poolSize = 2, size = 2, filters, depthMultiplier = 1, rate, padding = 1 } = options;
  if (kind === 'depthwiseConv2d') {
    const count = depthMultiplier as number;
    return fill(plural(messages.depthwise, count), { count, size: layerSizeText(kind, kernelSize) });
  }
  if (kernelSize !== undefined) {
    return fill(messages.filters, { count: filters as number, size: layerSizeText(kind, kernelSize) });
  }
  if (/^(max|average|sum)Pooling/.test(kind))
    return fill(messages.window, { size: layerSizeText(kind, poolSize) });
  if (kind === 'upSampling2d') return fill(messages.enlarged, { size: layerSizeText(kind, size) });
  if (kind === 'dropout') return fill(messages.rate, { rate: rate as number });
  if (kind === 'zeroPadding2d') return fill(messages.padding, { size: [padding].flat(2).join(', ') });
  return undefined;
}

/** A button that shows the units that one training step drops. */
function drawTrainingToggle(
  { masks, network, stages, messages }: DiagramState,
  s: number,
  events: DiagramEvents,
): TemplateResult {
  const mask = masks.get(s);
  const rate = network.layers[stages[s].layerIndex].options.rate as number;
  const dropped = Array.from(mask ?? []).filter((kept) => kept === 0).length;
  const scale = formatNumber(1 / (1 - rate));
  return html`<button
      type="button"
      class="toggle"
      aria-pressed=${mask ? 'true' : 'false'}
      @click=${() => events.onTrainingToggle(s)}
    >
      ${messages.training}
    </button>
    <span class="settings"
      >${mask ? fill(messages.dropped, { off: dropped, units: mask.length, scale }) : messages.allOn}</span
    >`;
}

/** The channels in small; a click on one shows it in the box. */
function drawThumbnails(
  { channel, messages }: DiagramState,
  s: number,
  images: readonly PixelImage[],
  events: DiagramEvents,
): TemplateResult {
  return html`<div class="thumbs" aria-hidden="true">
      ${images
        .slice(0, maxThumbnails)
        .map(
          (image, c) =>
            html`<canvas
              class="output ${c === channel ? 'chosen' : ''}"
              @click=${() => events.onChannel(s, c)}
              ${pixels(image)}
            ></canvas>`,
        )}
    </div>
    ${
      images.length > maxThumbnails
        ? html`<span class="settings"
            >${fill(messages.first, { shown: maxThumbnails, count: formatCount(images.length) })}</span
          >`
        : nothing
    }`;
}
